import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { getOwnContractEndpoint } from '#api/online-signing.ts'
import { dayText, nameOf } from '../../../app/i18n.ts'

type Service = OutputOf<typeof getOwnContractEndpoint>['services'][number]

/** What of the contract was done, and when last. */
export function ServicesCard({ services }: { services: readonly Service[] }) {
  const { t } = useTranslation('phone-signing')
  const isNothing = services.every(({ done }) => done === 0)
  const shown = services.filter(({ timesAYear, done }) => timesAYear !== null || done > 0)
  if (services.length === 0) return null
  return (
    <section className="card" aria-labelledby="served">
      <h2 id="served">{t('one.served')}</h2>
      {isNothing ? <p>{t('one.nothingServed')}</p> : null}
      <ul className="plain-list">
        {shown.map((one) => (
          <li key={one.item}>
            <span className="strong" lang="zh-CN">
              {nameOf(one)}
            </span>{' '}
            {one.timesAYear === null ? t('one.times', { done: one.done }) : t('one.timesOf', { done: one.done, times: one.timesAYear })}
            {one.lastOn ? <span className="small quiet"> {t('one.lastServed', { day: dayText(one.lastOn) })}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
