import { useTranslation } from 'react-i18next'
import type { DoctorCard } from '#api/find-doctor.ts'
import { listOf } from '../../../app/i18n.ts'

/** What a resident chooses by: near home, room left, what is spoken. */
export function DoctorTags({ doctor }: { doctor: DoctorCard }) {
  const { t } = useTranslation('phone-doctors')
  const { isOfVillage, isFull, room, languages } = doctor
  return (
    <>
      <span className="tags">
        {isOfVillage ? <span className="tag care">{t('ofVillage')}</span> : null}
        {isFull ? (
          <span className="tag">{t('full')}</span>
        ) : (
          <span className="small">{room === null ? t('hasRoom') : t('room', { room })}</span>
        )}
      </span>
      {languages.length > 0 ? (
        <span className="small quiet">{t('speaks', { languages: listOf(languages.map((one) => t(`spoken.${one}`))) })}</span>
      ) : null}
    </>
  )
}
