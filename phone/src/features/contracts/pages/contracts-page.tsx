import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listOwnContractsEndpoint } from '#api/online-signing.ts'
import { useActing, useFreshAccount } from '../../../app/account.tsx'
import { forgetAnswers } from '../../../app/answers.ts'
import { problemTexts } from '../../../app/problem.ts'
import { useAsked } from '../../../app/use-asked.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { Notice } from '../../../kit/notice.tsx'
import { Page } from '../../../kit/page.tsx'
import { ContractCard } from '../components/contract-card.tsx'
import { EndingCard } from '../components/ending-card.tsx'
import { Happenings } from '../components/happenings.tsx'
import { RejectedCard } from '../components/rejected-card.tsx'
import { WaitingCard } from '../components/waiting-card.tsx'
import '../contracts.css'

/** Contracts and applications of whom one acts for, and what happened to them. */
export default function ContractsPage() {
  const { t } = useTranslation(['phone-signing', 'phone'])
  const { people } = useFreshAccount()
  const acting = useActing()
  const [isWithdrawn, setWithdrawn] = useState(false)
  const residentId = acting?.residentId
  const { answer, problem, again } = useAsked(listOwnContractsEndpoint, residentId ? { residentId } : null, residentId ?? '')
  if (!acting)
    return (
      <Page title={t('sign.nobodyTitle')} tab="contract" dock={<ButtonLink to="/m/bind">{t('phone:home.bind')}</ButtonLink>}>
        <p>{t('sign.nobodyText')}</p>
      </Page>
    )
  const { name } = acting
  const contracts = answer?.contracts ?? []
  const waiting = answer?.applications.find(({ state }) => state === 'waiting')
  const failed = answer?.applications.filter(({ state }) => state === 'rejected' || state === 'lapsed') ?? []
  const wishes = answer?.endings.filter(({ state }) => state === 'waiting') ?? []
  const renewed = () => {
    setWithdrawn(true)
    forgetAnswers()
    again()
  }
  const current = contracts.filter(({ standing }) => standing !== 'expired' && standing !== 'ended')
  const isFollowed = current.some(({ standing }) => standing === 'upcoming')
  const earlier = contracts.filter((one) => !current.includes(one))
  return (
    <Page title={t('contract.title', { name })} tab="contract" hasBack={false}>
      <p role="status">{isWithdrawn ? t('contract.withdrawn') : ''}</p>
      {people.length > 1 ? (
        <ButtonLink kind="plain" to="/m/people">
          {t('contract.switch')}
        </ButtonLink>
      ) : null}
      {problem && !answer ? (
        <>
          <Notice tone="mid">
            <p>{problemTexts(problem)[0]}</p>
          </Notice>
          <Button onClick={again}>{t('phone:retry')}</Button>
        </>
      ) : null}
      {answer || problem ? null : <div className="skeleton tall" />}
      {waiting ? (
        <section className="card" aria-labelledby="waiting">
          <h2 id="waiting">{t('waiting.title')}</h2>
          <WaitingCard application={waiting} on={answer?.on ?? ''} name={name} withdrawn={renewed} />
        </section>
      ) : null}
      {answer && !waiting && current.length === 0 ? (
        <section className="todo" aria-labelledby="unsigned">
          <h2 id="unsigned">{t('contract.none', { name })}</h2>
          <ButtonLink kind="plain" to="/m/sign">
            {t('contract.find')}
          </ButtonLink>
        </section>
      ) : null}
      {wishes.map((one) => (
        <EndingCard key={one.endingId} residentId={acting.residentId} name={name} ending={one} on={answer?.on ?? ''} withdrawn={renewed} />
      ))}
      {current.length > 0 ? <h2>{t('contract.now')}</h2> : null}
      {current.map((one) => (
        <ContractCard key={one.contractId} contract={one} mayRenew={one.standing === 'expiring' && !isFollowed && !waiting} />
      ))}
      {failed.length > 0 ? <h2>{t('contract.applications')}</h2> : null}
      {failed.map((one) => (
        <RejectedCard key={one.applicationId} application={one} />
      ))}
      {earlier.length > 0 ? <h2>{t('contract.earlier')}</h2> : null}
      {earlier.map((one) => (
        <ContractCard key={one.contractId} contract={one} />
      ))}
      {answer && answer.timeline.length > 0 ? (
        <section className="card" aria-labelledby="happened">
          <h2 id="happened">{t('contract.happened')}</h2>
          <Happenings timeline={answer.timeline} />
        </section>
      ) : null}
    </Page>
  )
}
