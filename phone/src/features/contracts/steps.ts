import i18n from 'i18next'
import { consentsOf, goneFrom, isFull, openTiers, hospitalOn, reasonsAsked, textOf } from './offer.ts'
import type { Proposal, SigningDraft } from './signing-draft.ts'

/** The questions in their order. Who signs up is asked before, and only when there are several. */
export const steps = ['team', 'package', 'term', 'agreement', 'signature', 'check'] as const
export type Step = (typeof steps)[number]
export const pathOf = (step: Step): string => `/m/sign/${step}`

/** The team chosen, before anything is chosen the one proposed; to change, one is chosen by oneself. */
export const teamOn = ({ team }: Proposal, { kind, teamId }: SigningDraft): string | null =>
  teamId ?? (kind === 'change' ? null : team.teamId)

/** Whether a question is answered, so that the next may be asked. */
const isAnswered: Record<Step, (proposal: Proposal, draft: SigningDraft) => boolean> = {
  team: (proposal, draft) => teamOn(proposal, draft) !== null && !isFull(proposal) && proposal.reasons.length === 0,
  package: (proposal, draft) =>
    goneFrom(proposal, draft).length === 0 && reasonsAsked(proposal).every(({ id }) => (draft.packageReasons[id] ?? '').trim().length >= 2),
  term: (proposal, draft) => openTiers(proposal).every((tier) => tier.least === 0 || hospitalOn(tier, draft) !== ''),
  agreement: (proposal, draft) =>
    draft.readText === textOf(proposal) &&
    proposal.consents.every(({ id, isRequired }) => !isRequired || draft.consents[id] === true) &&
    consentsOf(proposal, draft).length > 0,
  signature: (_, draft) => draft.signature !== null,
  check: () => false,
}

/** The first question before this one that is not answered; checking says by itself what has to be agreed to anew. */
export function firstOpen(before: Step, proposal: Proposal, draft: SigningDraft): Step | null {
  const earlier = steps.slice(0, steps.indexOf(before))
  const asked = before === 'check' ? earlier.filter((step) => step !== 'agreement' || draft.readText === null) : earlier
  return asked.find((step) => !isAnswered[step](proposal, draft)) ?? null
}

/** Where to go on: from a change back to checking, else to the next question. */
export const after = (step: Step, draft: SigningDraft): string =>
  draft.isChecking && step !== 'agreement'
    ? pathOf('check')
    : draft.isShared && step === 'package'
      ? pathOf('agreement')
      : pathOf(steps[steps.indexOf(step) + 1]!)

const renewing: readonly Step[] = ['agreement', 'signature', 'check']
/** Where one is in the row of questions: who renews has only three of them, and the others when something is to be changed. */
export function stepOf(step: Step, { kind }: SigningDraft): { now: number; all: number; what: string } {
  const row = kind === 'renew' && renewing.includes(step) ? renewing : steps
  return { now: row.indexOf(step) + 1, all: row.length, what: i18n.t(`phone-signing:whats.${kind}`) }
}

/** What another team would not mend. */
const mendedByTeam =
  /^(CONTRACTS\.(CHANGE_NEEDS_OTHER_TEAM|PANEL_FULL|LAST_PLACE_TAKEN|TEAM_CLOSED|DOCTOR_NOT_IN_TEAM)|POLICY\.PROVIDER_\w+)$/
export const isMendedByTeam = ({ code }: { code: string }): boolean => mendedByTeam.test(code)
