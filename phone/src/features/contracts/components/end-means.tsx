import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { readOwnEndingEndpoint } from '#api/endings.ts'
import { dayText } from '../../../app/i18n.ts'
import { yuan } from '../../../kit/yuan.ts'
import { BrokenYear } from './broken-year.tsx'

/** What ending means for who asks for it, in plain words, and the agreement's own beside them. */
export function EndMeans({ one }: { one: OutputOf<typeof readOwnEndingEndpoint> }) {
  const { t } = useTranslation('phone-signing')
  const { doctorName, lastDay, residentFen, proration, endedYear, clauses } = one
  return (
    <section className="card" aria-labelledby="means">
      <h2 id="means">{t('ending.means')}</h2>
      <ul className="plain-list">
        <li>{t('ending.until', { doctor: doctorName })}</li>
        <li>{t('ending.after', { lastDay: dayText(lastDay) })}</li>
        <li>{t('ending.record')}</li>
        <li>
          {endedYear?.used ? (
            <BrokenYear year={endedYear} />
          ) : residentFen === 0 ? (
            t('ending.noFee')
          ) : (
            t(`ending.fee.${proration}`, { yuan: yuan(residentFen) })
          )}
        </li>
        <li>{t('ending.signAgain')}</li>
      </ul>
      {clauses.length > 0 ? (
        <details className="more">
          <summary>{t('ending.clauses')}</summary>
          {clauses.map(({ heading, text }) => (
            <p key={heading} lang="zh-CN">
              <span className="strong">{heading}</span> {text}
            </p>
          ))}
        </details>
      ) : null}
    </section>
  )
}
