import { useTranslation } from 'react-i18next'
import type { DoctorCard } from '#api/find-doctor.ts'
import { listOf } from '../../../app/i18n.ts'

/** What a resident chooses by: near home, room left, what is spoken. */
export function DoctorTags({ doctor }: { doctor: DoctorCard }) {
  const { t } = useTranslation('phone-doctors')
  const { isOfVillage, isFull, room, languages, stars, awards } = doctor
  return (
    <>
      <span className="tags">
        {stars ? (
          <span className="tag stars">
            <span aria-hidden="true">{'★'.repeat(stars.stars)}</span> {t('stars', { count: stars.stars })}
          </span>
        ) : null}
        {isOfVillage ? <span className="tag care">{t('ofVillage')}</span> : null}
        {isFull ? (
          <span className="tag">{t('full')}</span>
        ) : (
          <span className="small">{room === null ? t('hasRoom') : t('room', { room })}</span>
        )}
      </span>
      {awards.length > 0 ? (
        <span className="award" lang="zh-CN">
          {awards[0]!.title}
        </span>
      ) : null}
      {languages.length > 0 ? (
        <span className="small quiet">{t('speaks', { languages: listOf(languages.map((one) => t(`spoken.${one}`))) })}</span>
      ) : null}
    </>
  )
}
