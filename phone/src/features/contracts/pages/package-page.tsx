import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../app/i18n.ts'
import { go } from '../../../app/router.tsx'
import { Button } from '../../../kit/button.tsx'
import { CallLink } from '../../../kit/call-link.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { Notice } from '../../../kit/notice.tsx'
import { Page } from '../../../kit/page.tsx'
import { PayerBar } from '../../../kit/payer-bar.tsx'
import { yuan } from '../../../kit/yuan.ts'
import { PackageCard } from '../components/package-card.tsx'
import { goneFrom, payersOf } from '../offer.ts'
import { type Signing, signingPage } from '../signing-page.tsx'
import { after, stepOf } from '../steps.ts'

/** How many packages stand in one list before some are put behind a line to open. */
const shownAtOnce = 6

/** Which services: the basic ones are there, paid ones may be added; what each costs and who pays is said before. */
function PackagePage({ proposal, isCurrent, hindrance, draft, change }: Signing) {
  const { t } = useTranslation(['phone-signing', 'phone'])
  const [faults, setFaults] = useState<Fault[]>([])
  const basic = proposal.packages.filter(({ kind, isChosen }) => kind === 'basic' && isChosen)
  const paid = proposal.packages.filter(({ kind }) => kind === 'paid')
  const gone = goneFrom(proposal, draft)
  const chosen = (draft.packageIds ?? proposal.packages.filter(({ isChosen }) => isChosen).map(({ id }) => id)).filter(
    (id) => !gone.includes(id),
  )
  // Where there are many, those made for other people stand behind a line to open; what is chosen is never hidden.
  const isAtHand = ({ id, fit }: (typeof paid)[number]) => paid.length <= shownAtOnce || fit === 'fits' || chosen.includes(id)
  const others = paid.filter((one) => !isAtHand(one))
  const tick = (id: string, isTicked: boolean) => {
    setFaults([])
    change({ packageIds: isTicked ? [...chosen, id] : chosen.filter((one) => one !== id) })
  }
  const send = () => {
    if (draft.packageIds && hindrance.length > 0) return setFaults(hindrance)
    const unsaid = paid.filter(({ id, fit }) => chosen.includes(id) && fit === 'ask' && (draft.packageReasons[id] ?? '').trim().length < 2)
    setFaults(unsaid.map((one) => ({ field: `why-${one.id}`, text: t('package.whyFill', { name: nameOf(one) }) })))
    if (unsaid.length > 0) return
    change({ packageIds: chosen })
    go(after('package', draft))
  }
  const { fee, planned } = proposal
  const card = (one: (typeof paid)[number]) => (
    <li key={one.id}>
      <PackageCard
        one={one}
        isTicked={chosen.includes(one.id)}
        onTick={(isTicked) => tick(one.id, isTicked)}
        why={{
          text: draft.packageReasons[one.id] ?? '',
          fault: faultOf(faults, `why-${one.id}`),
          write: (text) => change({ packageReasons: { ...draft.packageReasons, [one.id]: text } }),
        }}
      />
    </li>
  )
  return (
    <Page
      title={t('package.title')}
      step={stepOf('package', draft)}
      send={send}
      dock={
        <>
          <p className="sum" role="status">
            <span>{t('package.youPayYear')}</span>
            <strong>{isCurrent ? t('yuan', { yuan: yuan(fee.residentFen) }) : t('package.counting')}</strong>
          </p>
          <Button type="submit">{t('phone:next')}</Button>
        </>
      }
    >
      <ErrorSummary faults={faults} />
      <p>{t('package.text')}</p>
      {gone.length > 0 ? (
        <Notice tone="mid">
          <p role="alert">{t('package.gone', { count: gone.length })}</p>
        </Notice>
      ) : null}
      <ul className="packages">
        {basic.map((one) => (
          <li key={one.id}>
            <PackageCard one={one} isTicked />
          </li>
        ))}
        {paid.filter(isAtHand).map(card)}
      </ul>
      {others.length > 0 ? (
        <details className="more search-more">
          <summary>{t('package.others', { count: others.length })}</summary>
          <p>{t('package.othersText')}</p>
          <ul className="packages">{others.map(card)}</ul>
        </details>
      ) : null}
      {isCurrent && fee.totalFen > 0 ? (
        <section className="card">
          <PayerBar
            label={t('package.whoPays', { yuan: yuan(fee.totalFen) })}
            payers={payersOf(fee.shares)}
            unit={(text) => t('yuan', { yuan: text })}
          />
        </section>
      ) : null}
      {planned.length > 0 ? (
        <section className="card" aria-labelledby="planned">
          <h2 id="planned">{t('package.planned')}</h2>
          <ul className="ticks">
            {planned.map((one) => (
              <li key={one.item}>{t('package.times', { name: nameOf(one), times: one.times })}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <CallLink phone={proposal.team.phone} text={t('team.call')} isLink />
    </Page>
  )
}
export default signingPage('package', PackagePage)
