import { useTranslation } from 'react-i18next'
import { useAccount } from '../../../app/account.tsx'
import { dayText } from '../../../app/i18n.ts'
import { problemTexts, Problem } from '../../../app/problem.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { CallLink } from '../../../kit/call-link.tsx'
import { Notice } from '../../../kit/notice.tsx'
import { Page } from '../../../kit/page.tsx'
import type { Proposal } from '../signing-draft.ts'

type Reason = Proposal['reasons'][number]

type Props = {
  reasons: readonly Reason[]
  proposal: Proposal
  /** The way on without this one, among several who sign together. */
  skip?: (() => void) | undefined
}

/** Why this person cannot sign up now and how to go on, before anything was filled in. */
export function StopPage({ reasons, proposal, skip }: Props) {
  const { t } = useTranslation('phone-signing')
  const { people } = useAccount()
  const isSigned = reasons.some(({ code }) => code.startsWith('CONTRACTS.ALREADY_SIGNED'))
  return (
    <Page
      title={t('stop.title')}
      dock={
        <>
          {skip ? <Button onClick={skip}>{t('family.skip')}</Button> : null}
          {isSigned ? <ButtonLink to="/m/contract">{t('stop.contract')}</ButtonLink> : <ButtonLink to="/m">{t('stop.home')}</ButtonLink>}
          {people.length > 1 ? (
            <ButtonLink kind="plain" to="/m/sign">
              {t('stop.other')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <p lang="zh-CN" className="strong">
        {proposal.resident.name}
      </p>
      <p>{t('stop.text')}</p>
      {tellReasons(reasons).map((text) => (
        <Notice key={text} tone="mid">
          <p>{text}</p>
        </Notice>
      ))}
      <CallLink phone={proposal.team.phone} text={t('stop.call', { institution: proposal.team.institutionName })} />
    </Page>
  )
}

/** Reasons as a resident reads them; days as people say them. One that nobody worded says that it cannot be done. */
export function tellReasons(reasons: readonly Reason[]): string[] {
  const isDay = /^\d{4}-\d\d-\d\d$/
  const spoken = reasons.map(({ code, params }) => ({
    code,
    params: Object.fromEntries(
      Object.entries(params ?? {}).map(([name, value]) => [name, isDay.test(String(value)) ? dayText(String(value)) : value]),
    ),
  }))
  return problemTexts(new Problem('Refused', spoken))
}
