import { type ComponentType, useEffect } from 'react'
import { proposeOwnSigningEndpoint } from '#api/online-signing.ts'
import type { OwnPerson } from '#api/resident-accounts.ts'
import { useAccount } from '../../app/account.tsx'
import { Failed, Waiting } from '../../app/later.tsx'
import { Problem, problemTexts } from '../../app/problem.ts'
import { go } from '../../app/router.tsx'
import { useAsked } from '../../app/use-asked.ts'
import type { Fault } from '../../kit/error-summary.tsx'
import { StopPage } from './components/stop-page.tsx'
import { WaitingPage } from './components/waiting-page.tsx'
import { goToNext, isFamily, readFamily, without } from './family.ts'
import { emptyDraft, type Proposal, type SigningDraft, useSigningDraft } from './signing-draft.ts'
import { firstOpen, isMendedByTeam, pathOf, type Step } from './steps.ts'
import './contracts.css'

export type Signing = {
  person: OwnPerson
  proposal: Proposal
  /** Whether the proposal is of what is chosen now; while it is on its way, or the line is down, the one before stands. */
  isCurrent: boolean
  /** Why what is chosen now cannot be asked about: empty while the answer is only on its way. */
  hindrance: Fault[]
  again: () => void
  draft: SigningDraft
  change: (patch: Partial<SigningDraft>) => void
}

/**
 * A page of signing. Before it asks anything it knows what the county says of this person: an application that waits shows itself, a reason
 * against signing is told at once, and who comes by an address of a later question is led to the first that is open.
 */
export function signingPage(step: Step, Inside: ComponentType<Signing>): ComponentType {
  return function SigningPage() {
    const { people } = useAccount()
    const [draft, change] = useSigningDraft()
    const { residentId, teamId, doctorStaffId, years, packageIds, replaces } = draft
    const person = people.find((one) => one.residentId === residentId) ?? null
    const input = person && {
      residentId: person.residentId,
      ...(teamId && { teamId }),
      ...(doctorStaffId && { doctorStaffId }),
      ...(years && { years }),
      ...(packageIds && { packageIds }),
      ...(replaces && { replaces }),
    }
    const { answer: proposal, isCurrent, problem, again } = useAsked(proposeOwnSigningEndpoint, input, person?.residentId ?? '')
    const open = proposal && isCurrent ? firstOpen(step, proposal, draft) : null
    const isStopped = proposal !== undefined && (proposal.waiting !== null || againstPerson(proposal, person).length > 0)
    const elsewhere = !person ? '/m/sign' : open && !isStopped ? pathOf(open) : null
    useEffect(() => {
      if (elsewhere) go(elsewhere, true)
    }, [elsewhere])
    if (elsewhere || !person) return null
    if (problem && problem.kind !== 'Offline') return <Failed texts={problemTexts(problem)} retry={again} />
    if (!proposal) return problem ? <Failed texts={problemTexts(problem)} retry={again} /> : <Waiting />
    const skip = skipOf(person.residentId, draft, () => change({}))
    if (proposal.waiting) return <WaitingPage application={proposal.waiting} on={proposal.on} person={person} skip={skip} />
    const reasons = againstPerson(proposal, person)
    if (reasons.length > 0) return <StopPage reasons={reasons} proposal={proposal} skip={skip} />
    // Every answer is a new attempt with a key of its own.
    const answer = (patch: Partial<SigningDraft>) => change({ key: null, ...patch })
    const isDown = !isCurrent && (problem !== null || !navigator.onLine)
    const hindrance = isDown ? problemTexts(problem ?? new Problem('Offline')).map((text) => ({ text })) : []
    return <Inside {...{ person, proposal, isCurrent, hindrance, again, draft }} change={answer} />
  }
}

/** Among several who sign together, the way on without this one; nothing for one alone. */
function skipOf(residentId: string, draft: SigningDraft, readAnew: () => void): (() => void) | undefined {
  const family = readFamily()
  if (!isFamily(family)) return undefined
  return () => {
    goToNext(without(family, residentId), draft)
    readAnew()
  }
}

/** Begins with somebody; what was filled in for the same person stays. */
export function draftFor(draft: SigningDraft, residentId: string): SigningDraft {
  const isSame = draft.residentId === residentId && draft.kind === 'sign'
  return isSame ? { ...draft, isChecking: false, done: null } : { ...emptyDraft, residentId }
}

const minor = { code: 'CONTRACTS.MINOR_NEEDS_REPRESENTATIVE' }
/** What no other choice would mend. Who is too young to sign does not sign alone, on their own phone either. */
function againstPerson(proposal: Proposal, person: OwnPerson | null) {
  const told = proposal.reasons.filter((reason) => !isMendedByTeam(reason))
  const isAlone = proposal.resident.needsRepresentative && person?.relation === 'self'
  return isAlone && !told.some(({ code }) => code === minor.code) ? [...told, minor] : told
}
