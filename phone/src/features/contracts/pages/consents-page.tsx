import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listOwnContractsEndpoint } from '#api/online-signing.ts'
import { lookedAtEndpoint } from '#api/resident-accounts.ts'
import { useActing } from '../../../app/account.tsx'
import { dayText } from '../../../app/i18n.ts'
import { Failed, Waiting } from '../../../app/later.tsx'
import { problemTexts } from '../../../app/problem.ts'
import { useAsked } from '../../../app/use-asked.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { CallLink } from '../../../kit/call-link.tsx'
import { ErrorSummary, type Fault } from '../../../kit/error-summary.tsx'
import { NobodyPage } from '../../../kit/nobody-page.tsx'
import { Page } from '../../../kit/page.tsx'
import { ConsentsOf } from '../components/consents-of.tsx'
import '../contracts.css'

/** What was agreed to with the present contracts, each with the day and the way to take it back, and who of the staff looked at the record. */
export default function ConsentsPage() {
  const { t } = useTranslation('phone-signing')
  const acting = useActing()
  const [faults, setFaults] = useState<Fault[]>([])
  const residentId = acting?.residentId
  const { answer, problem, again } = useAsked(listOwnContractsEndpoint, residentId ? { residentId } : null, residentId ?? '')
  const { answer: looked } = useAsked(lookedAtEndpoint, residentId ? { residentId } : null, residentId ?? '')
  if (!acting) return <NobodyPage title={t('consents.title')} />
  if (!answer && problem) return <Failed texts={problemTexts(problem)} retry={again} />
  if (!answer) return <Waiting />
  const { name } = acting
  const current = answer.contracts.filter(({ standing }) => standing !== 'expired' && standing !== 'ended')
  return (
    <Page title={t('consents.title')}>
      <ErrorSummary faults={faults} />
      <h2>{t('consents.of', { name })}</h2>
      {current.length === 0 ? <p>{t('consents.none')}</p> : null}
      {current.map(({ contractId }) => (
        <ConsentsOf key={contractId} residentId={acting.residentId} contractId={contractId} fail={setFaults} />
      ))}
      <p>{t('consents.helpers')}</p>
      <ButtonLink kind="plain" to="/m/me">
        {t('consents.toMe')}
      </ButtonLink>
      <section className="card" aria-labelledby="looked">
        <h2 id="looked">{t('consents.looked', { name })}</h2>
        <p className="small quiet">{t('consents.lookedText')}</p>
        {looked && looked.items.length === 0 ? <p>{t('consents.nobody')}</p> : null}
        <ol className="timeline">
          {(looked?.items ?? []).map(({ on, who, what, times }) => (
            <li key={`${on}${who}${what}`}>
              <span className="small quiet">{dayText(on)}</span>
              <span className="strong" lang="zh-CN">
                {who}
              </span>
              <span className="small">
                {t(`consents.what.${what}`)} · {t('consents.times', { times })}
              </span>
            </li>
          ))}
        </ol>
        <CallLink phone={current[0]?.phone ?? null} text={t('consents.call')} />
      </section>
    </Page>
  )
}
