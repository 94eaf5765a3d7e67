import i18n from 'i18next'
import { nameOf } from '../../app/i18n.ts'
import { yuan } from '../../kit/yuan.ts'
import { chosenPackages, doctorOf, hospitalsOf, itemText } from './offer.ts'
import type { Proposal, SigningDraft } from './signing-draft.ts'

type Current = NonNullable<Proposal['current']>

/** What of the new contract differs from the one it follows or replaces, in words; nothing where all is the same. */
export function differences(current: Current, proposal: Proposal, draft: SigningDraft): string[] {
  const comma = i18n.language === 'zh' ? '、' : ', '
  const was = (what: string, before: string, now: string) =>
    before === now ? [] : [i18n.t('phone-signing:compared.was', { what: i18n.t(`phone-signing:compared.whats.${what}`), before, now })]
  const money = (amount: number) => i18n.t('phone-signing:yuan', { yuan: yuan(amount) })
  const years = (count: number) => i18n.t('phone-signing:term.year', { years: count })
  const packages = chosenPackages(proposal)
  const hospitals = hospitalsOf(proposal, draft).flatMap(({ tier, institutionId }) =>
    proposal.combination.tiers.flatMap((one) => (one.tier === tier ? one.institutions.filter(({ id }) => id === institutionId) : [])),
  )
  return [
    ...was('team', current.teamName, proposal.team.name),
    ...was('doctor', current.doctorName, doctorOf(proposal)?.name ?? ''),
    ...was('packages', current.packages.map(nameOf).join(comma), packages.map(nameOf).join(comma)),
    ...packages.flatMap((one) => {
      const before = current.packages.find(({ id }) => id === one.id)
      const same = before === undefined || before.items.map(itemText).join() === one.items.map(itemText).join()
      return same ? [] : [i18n.t('phone-signing:compared.services', { name: nameOf(one) })]
    }),
    ...was('pays', money(current.residentFen), money(proposal.fee.residentFen)),
    ...(current.years === null ? [] : was('years', years(current.years), years(proposal.term.chosen))),
    ...was('hospitals', current.hospitals.map(({ name }) => name).join(comma), hospitals.map(({ name }) => name).join(comma)),
  ]
}
