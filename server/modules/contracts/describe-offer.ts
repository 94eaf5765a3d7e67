import type { SigningProposal } from '#api/contracts.ts'
import { addDays, addYears, ageOn, type LocalDate } from '#kernel/local-date.ts'
import { agreementTemplate, type Because, combination, contractUnit, keyPopulations, orNone, type Pack, packageFee, packageFits, plannedServices, type presentBecause, servicePackages, signingTerm, suggestPackages } from '#policy/index.ts'
import { isContracting } from './domain/decide-signing.ts'
import { fitsTier, isOwnTier } from './domain/hospital-tiers.ts'
import { payersFirst } from './domain/payers-first.ts'
import { needsRepresentative } from './domain/representative.ts'
import { keyFirst, type Relative, suggestRelatives } from './domain/suggest-relatives.ts'
import { owedPopulations } from './list-to-sign.ts'
import { hashOffer } from './offer-hash.ts'
import type { FamilyMember } from './select-signing-choices.ts'
import type { KnownHospital, KnownTeam, Situation } from './select-situation.ts'

export type Present = (because: readonly Because[]) => ReturnType<typeof presentBecause>

type Wish = { years?: number | undefined; unit?: 'person' | 'household' | undefined; packageIds?: readonly string[] | undefined }

/** Packages, money, term and consents. The annex of items agreed on is chosen by being there. Until somebody chooses, only the basic ones are; what the pack proposes for the populations is said, not ticked. */
export function describeOffer(pack: Pack, on: LocalDate, from: LocalDate, populations: readonly string[], input: Wish, present: Present) {
  const packages = servicePackages(pack, on).value
  const suggested = suggestPackages(pack, on, populations).value
  const isPriced = (id: string) => packages.some((one) => one.id === id && one.gap === null)
  const basic = packages.filter(({ id, kind }) => kind === 'basic' && suggested.includes(id)).map(({ id }) => id)
  const fits = packageFits(pack, on, populations).value
  const annex = packages.filter(({ kind }) => kind === 'agreed').map(({ id }) => id)
  const chosen = [...new Set([...(input.packageIds ?? basic), ...annex])].filter(isPriced)
  const fee = packageFee(pack, on, chosen)
  const [term, units, template] = [signingTerm(pack, on), contractUnit(pack, on), agreementTemplate(pack, on)]
  const years = input.years !== undefined && term.value.years.includes(input.years) ? input.years : term.value.usualYears
  const unit = input.unit && units.value.units.includes(input.unit) ? input.unit : units.value.units.includes('person') ? 'person' as const : units.value.main
  return {
    packages: packages.map((one) => ({
      id: one.id, kind: one.kind, zh: one.zh, en: one.en, tier: one.tier, variant: one.variant, price: one.price, items: one.items, residentFen: one.residentFen, totalFen: one.totalFen, isProposed: suggested.includes(one.id), isChosen: chosen.includes(one.id), fit: fits.get(one.id) ?? 'fits',
      question: one.gap ? (one.gap.question ?? one.gap.parameter) : null, because: present(one.because),
    })),
    fee: { ...fee.value, shares: Object.entries(fee.value.shares).map(([party, fen]) => ({ party, fen, because: present(payersFirst(fee.because)) })) },
    planned: plannedOrNone(pack, on, populations, chosen),
    term: { years: term.value.years, usual: term.value.usualYears, chosen: years, from, lastDay: addDays(addYears(from, years), -1), isPrinciple: term.value.isPrinciple, because: present(term.because) },
    unit: { units: units.value.units, main: units.value.main, chosen: unit, because: present(units.because) },
    consents: template.value.consents, consentsBecause: present(template.because),
    offerHash: hashOffer(pack, on, from, years, chosen),
  }
}

/** A region without a norm of services by population plans none; that does not stop signing. */
function plannedOrNone(pack: Pack, on: LocalDate, populations: readonly string[], chosen: readonly string[]) {
  return orNone(() => plannedServices(pack, on, populations, chosen))?.value ?? []
}

export function describeResident(pack: Pack, on: LocalDate, situation: Situation, present: Present): SigningProposal['resident'] {
  const known = keyPopulations(pack, on)
  return {
    id: situation.resident_id as string, name: situation.name, sex: situation.sex, age: ageOn(situation.birth_on, on), bornYear: Number(situation.birth_on.slice(0, 4)), needsRepresentative: needsRepresentative(situation.birth_on, on),
    townshipName: situation.township_name, villageName: situation.village_name, livesHereSince: situation.lives_here_since,
    populations: situation.tags.map(({ population, origin, since }) => {
      const row = known.value.find(({ tag }) => tag === population)
      return { tag: population, zh: row?.zh ?? population, en: row?.en ?? population, origin, since, reach: row?.reach ?? ('person' as const), because: present(known.because) }
    }),
  }
}

type PanelLoad = { contracts: number | null; cap: number | null; isHard: boolean | null }
/** Whether a panel takes nobody more. */
export const isFull = ({ isHard, cap, contracts }: PanelLoad): boolean => isHard === true && cap !== null && (contracts ?? 0) >= cap

export function describeTeam(team: KnownTeam, isOfVillage: boolean): SigningProposal['teams'][number] {
  return {
    teamId: team.id, name: team.name, institutionName: team.institutionName, isOfVillage, contracts: team.contracts ?? 0, cap: team.cap, isFull: isFull(team),
    doctors: team.members.filter((member) => isContracting(member, team.kind)).map((one) => ({ staffId: one.staffId, name: one.name, isLeader: one.isLeader, contracts: one.contracts ?? 0, cap: one.cap, isFull: isFull(one) })),
  }
}

export function describeCombination(pack: Pack, on: LocalDate, countyCode: number, team: KnownTeam, hospitals: readonly KnownHospital[], present: Present): SigningProposal['combination'] {
  const { value, because } = combination(pack, on)
  return {
    name: value.name, because: present(because),
    tiers: value.tiers.map((tier) => ({
      tier: tier.tier, label: tier.label, least: tier.least, most: tier.most, isOwn: isOwnTier(tier),
      institutions: isOwnTier(tier) ? [{ id: team.institutionId, name: team.institutionName }] : hospitals
        .filter((one) => fitsTier(tier, { ...one, isOfCounty: one.countyCode === countyCode }))
        .map(({ id, name }) => ({ id, name })),
    })),
  }
}

export function pickAgreement(pack: Pack, on: LocalDate) {
  const { title, template, clauses } = agreementTemplate(pack, on).value
  return { title, template, clauses }
}

/** Who lives with a resident, key populations first, with whom it suggests to sign. */
export function describeFamily(pack: Pack, on: LocalDate, resident: Relative, family: readonly FamilyMember[]): SigningProposal['household'] {
  const known = keyPopulations(pack, on).value
  const nameAll = (tags: readonly string[]) => tags.flatMap((tag) => known.filter((one) => one.tag === tag).map(({ zh, en }) => ({ tag, zh, en })))
  const suggestions = suggestRelatives([resident, ...family], on)
  return keyFirst(family, owedPopulations(pack, on)).map(({ residentId, name, sex, birthOn, populations, isSigned, until }) => {
    const suggestion = suggestions.get(residentId)
    return { residentId, name, sex, age: ageOn(birthOn, on), populations: nameAll(populations), isSigned, lastDay: until && addDays(until, -1), suggested: suggestion ? { patient: suggestion.patient, illnesses: nameAll(suggestion.illnesses) } : null }
  })
}
