import i18n from 'i18next'
import { dayText, nameOf } from '../../app/i18n.ts'
import { yuan } from '../../kit/yuan.ts'
import type { Proposal, Shown, SigningDraft } from './signing-draft.ts'

type Tier = Proposal['combination']['tiers'][number]
type Item = { item: string; zh: string; en: string; times: number | null }

/** The tiers somebody chooses a hospital on; the rung of the signing institution itself is not chosen. */
export const openTiers = (proposal: Proposal): Tier[] => proposal.combination.tiers.filter((tier) => !tier.isOwn)
/** Where a choice is asked for, the first stands until another is chosen; where it is not, none does. */
export const hospitalOn = (tier: Tier, draft: SigningDraft): string => {
  const chosen = draft.hospitals[tier.tier]
  const isOffered = chosen === '' || tier.institutions.some(({ id }) => id === chosen)
  return chosen !== undefined && isOffered ? chosen : tier.least > 0 ? (tier.institutions[0]?.id ?? '') : ''
}
export const hospitalsOf = (proposal: Proposal, draft: SigningDraft) =>
  openTiers(proposal).flatMap((tier) => {
    const institutionId = hospitalOn(tier, draft)
    return institutionId ? [{ tier: tier.tier, institutionId }] : []
  })

/** Packages that were chosen and are offered no more: withdrawn, or replaced by their next version. */
export const goneFrom = (proposal: Proposal, { packageIds }: SigningDraft): string[] =>
  (packageIds ?? []).filter((id) => !proposal.packages.some((one) => one.id === id))
export const chosenPackages = (proposal: Proposal) => proposal.packages.filter(({ isChosen }) => isChosen)
/** Why a package is wanted that nobody proposed to this person, where it is asked. */
export const reasonsAsked = (proposal: Proposal) => chosenPackages(proposal).filter(({ fit }) => fit === 'ask')
export const doctorOf = ({ team, doctorStaffId }: Proposal) => team.doctors.find(({ staffId }) => staffId === doctorStaffId)
export const isFull = (proposal: Proposal): boolean => proposal.team.isFull || (doctorOf(proposal)?.isFull ?? false)
export const consentsOf = (proposal: Proposal, draft: SigningDraft) =>
  proposal.consents.map(({ id }) => ({ id, agreed: draft.consents[id] === true }))

export const itemText = (one: Item): string =>
  one.times === null ? nameOf(one) : i18n.t('phone-signing:package.times', { name: nameOf(one), times: one.times })
export const partyName = (party: string): string => {
  const key = `phone-signing:package.party.${party}`
  return i18n.exists(key) ? i18n.t(key) : i18n.t('phone-signing:package.party.other')
}
/** The resident last: what the holder pays stands at the end. */
export const payersOf = (shares: readonly { party: string; fen: number }[]) =>
  [...shares]
    .sort((one, other) => Number(one.party === 'resident') - Number(other.party === 'resident'))
    .map(({ party, fen }) => ({ party, name: partyName(party), fen }))

/** The text as one reads it: another text has to be read anew. */
export const textOf = (proposal: Proposal): string => JSON.stringify([proposal.offerHash, proposal.team.teamId, proposal.doctorStaffId])
/** All that is agreed to by the signature. */
export const signedThing = (proposal: Proposal, draft: SigningDraft): string =>
  JSON.stringify([
    textOf(proposal),
    hospitalsOf(proposal, draft),
    consentsOf(proposal, draft),
    reasonsAsked(proposal).map(({ id }) => draft.packageReasons[id]),
    draft.residentId,
  ])

export const shownNow = (proposal: Proposal): Shown => ({
  offerHash: proposal.offerHash,
  residentFen: proposal.fee.residentFen,
  totalFen: proposal.fee.totalFen,
  from: proposal.term.from,
  lastDay: proposal.term.lastDay,
  packages: chosenPackages(proposal).map((one) => ({
    id: one.id,
    name: nameOf(one),
    items: one.items.map(itemText).join(i18n.language === 'zh' ? '、' : ', '),
  })),
  clauses: JSON.stringify(proposal.agreement.clauses),
  consents: JSON.stringify(proposal.consents),
})

/** What of the agreement is no longer as it was shown, in words. */
export function changesSince(shown: Shown, proposal: Proposal): string[] {
  const now = shownNow(proposal)
  const what = (key: string, name = '') => i18n.t(`phone-signing:check.whats.${key}`, { name })
  const was = (key: string, before: string, after: string, name = '') =>
    before === after ? [] : [i18n.t('phone-signing:check.was', { what: what(key, name), before, now: after })]
  const money = (amount: number) => i18n.t('phone-signing:yuan', { yuan: yuan(amount) })
  const period = ({ from, lastDay }: Shown) => i18n.t('phone-signing:term.period', { from: dayText(from), lastDay: dayText(lastDay) })
  const found = [
    ...was('pays', money(shown.residentFen), money(now.residentFen)),
    ...was('total', money(shown.totalFen), money(now.totalFen)),
    ...was('term', period(shown), period(now)),
    ...shown.packages.flatMap(({ id, name, items }) => {
      const same = now.packages.find((one) => one.id === id)
      return same ? was('services', items, same.items, name) : [what('gone', name)]
    }),
    ...(shown.clauses === now.clauses ? [] : [what('clauses')]),
    ...(shown.consents === now.consents ? [] : [what('consents')]),
  ]
  return found.length > 0 ? found : [what('other')]
}
