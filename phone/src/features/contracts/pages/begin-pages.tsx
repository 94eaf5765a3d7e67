import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { proposeOwnSigningEndpoint } from '#api/online-signing.ts'
import { useActing } from '../../../app/account.tsx'
import { Failed, type PageProps, Waiting } from '../../../app/later.tsx'
import { problemTexts } from '../../../app/problem.ts'
import { go } from '../../../app/router.tsx'
import { writeStored } from '../../../app/stored.ts'
import { useAsked } from '../../../app/use-asked.ts'
import { NobodyPage } from '../../../kit/nobody-page.tsx'
import { emptyDraft, type Proposal, type SigningDraft } from '../signing-draft.ts'
import { pathOf } from '../steps.ts'

/** Begins the next contract from the present one: the same team, services, years and hospitals as far as they are still offered; reading and signing are left. */
export const RenewPage = ({ id = '' }: PageProps) => <Begin kind="renew" contractId={id} />
/** Begins the change to another team: the services as they are, the team to be chosen. */
export const ChangePage = ({ id = '' }: PageProps) => <Begin kind="change" contractId={id} />

function Begin({ kind, contractId }: { kind: 'renew' | 'change'; contractId: string }) {
  const { t } = useTranslation('phone-signing')
  const acting = useActing()
  const residentId = acting?.residentId
  const input = residentId ? { residentId, ...(kind === 'change' && { replaces: contractId }) } : null
  const { answer, isCurrent, problem, again } = useAsked(proposeOwnSigningEndpoint, input, `${residentId} ${kind}`)
  const isKnown = answer !== undefined && isCurrent
  useEffect(() => {
    if (!isKnown || !residentId) return
    // What is not so any more, or waits already, is told by the first page of signing.
    writeStored('sessionStorage', 'sign', draftFrom(answer, residentId, kind, contractId))
    go(pathOf(kind === 'renew' && answer.kind === 'renew' ? 'agreement' : 'team'), true)
  }, [isKnown, answer, residentId, kind, contractId])
  if (!acting) return <NobodyPage title={t(`whats.${kind}`)} />
  if (problem) return <Failed texts={problemTexts(problem)} retry={again} />
  return <Waiting />
}

function draftFrom(proposal: Proposal, residentId: string, kind: 'renew' | 'change', contractId: string): SigningDraft {
  const { current, team } = proposal
  const begun = { ...emptyDraft, residentId, kind, replaces: kind === 'change' ? contractId : null }
  if (!current) return begun
  const offered = proposal.packages.filter((one) => one.question === null && one.fit !== 'refused')
  const packageIds = offered.filter((one) => current.packages.some(({ id }) => id === one.id)).map(({ id }) => id)
  const isSameDoctor =
    team.teamId === current.teamId && team.doctors.some(({ staffId, isFull }) => staffId === current.doctorStaffId && !isFull)
  return {
    ...begun,
    ...(isSameDoctor && { teamId: team.teamId, doctorStaffId: current.doctorStaffId }),
    ...(packageIds.length > 0 && { packageIds }),
    packageReasons: Object.fromEntries(current.packageReasons.map(({ id, reason }) => [id, reason])),
    years: current.years !== null && proposal.term.years.includes(current.years) ? current.years : null,
    hospitals: Object.fromEntries(current.hospitals.map(({ tier, institutionId }) => [tier, institutionId])),
  }
}
