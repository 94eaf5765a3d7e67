import { useTranslation } from 'react-i18next'
import { skillsOfStaffEndpoint } from '#api/stars.ts'
import { listTrainingEndpoint } from '#api/training.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { lastDayBefore } from '../figures.ts'

/** What somebody was found able to do: stars shown today, awards, training that holds. Asked of module `skills`. */
export function SkillsSheets({ staffId }: { staffId: string }) {
  const { t } = useTranslation('organisations')
  const skills = useRead(skillsOfStaffEndpoint, { staffId }).data
  const training = useRead(listTrainingEndpoint, { staffId }).data?.items.filter(({ state }) => state === 'valid' || state === 'expiring')
  if (!skills || !training) return null
  const { stars, awards } = skills
  return (
    <>
      <Sheet title={t('staff.skills')}>
        <ul className="orgs-lines">
          <li>
            {stars ? (
              <span>
                <b>{t('staff.stars', { count: stars.stars })}</b>
                <small lang="zh-CN">{t('staff.starsUntil', { name: stars.roundName, day: stars.lastDay })}</small>
              </span>
            ) : (
              <span className="mute">{t('staff.noStars')}</span>
            )}
          </li>
          {awards.map((award) => (
            <li key={`${award.title}${award.givenOn}`} lang="zh-CN">
              <span>
                {award.title}
                <small>
                  {award.givenBy} · {award.givenOn}
                </small>
              </span>
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t('staff.training')}>
        {training.length === 0 ? (
          <p className="orgs-none">{t('staff.noTraining')}</p>
        ) : (
          <ul className="orgs-lines">
            {training.map((one) => (
              <li key={one.trainingId}>
                <span lang="zh-CN">{one.courseName}</span>
                <StatusTag plain tone={one.state === 'expiring' ? 'mid' : 'low'}>
                  {one.validUntil === null ? t('staff.forGood') : t('staff.trainingUntil', { day: lastDayBefore(one.validUntil) })}
                </StatusTag>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
    </>
  )
}
