import type { InputOf } from '#api/endpoint.ts'
import type { proposeSigningEndpoint, SigningProposal } from '#api/contracts.ts'
import { addDays, addYears, ageOn, type LocalDate } from '#kernel/local-date.ts'
import { agreementTemplate, type Because, combination, contractUnit, keyPopulations, orNone, type Pack, packageFee, packageFits, plannedServices, presentBecause, servicePackages, signingTerm, suggestPackages } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { checkEligibility, isContracting } from './domain/decide-signing.ts'
import { fitsTier, isOwnTier } from './domain/hospital-tiers.ts'
import { needsRepresentative } from './domain/representative.ts'
import { hashOffer } from './offer-hash.ts'
import { demandResident, demandTeam, partyOf, signerOf } from './signing-facts.ts'
import { type FamilyMember, listFamily, listHospitals, listSigningTeams, loadSituation } from './select-signing-choices.ts'
import type { KnownHospital, KnownTeam, Situation } from './select-situation.ts'
import type { ContractsUsing } from './using.ts'

/**
 * What signing this resident today would be: whether it may be and why not (everything at once), with whom, which packages fit the person's
 * populations, what they cost and who pays, the term, the hospitals, the consents. Opening a person is noted in the audit.
 */
export const proposeSigning = (using: ContractsUsing) => async (context: Context, input: InputOf<typeof proposeSigningEndpoint>): Promise<SigningProposal> => {
  const { actor, on } = context
  const { countyCode } = actor
  const [situation] = await context.run(loadSituation, { countyCode, residentId: input.residentId, teamId: null, hospitalIds: [], on })
  if (!situation) throw notFound('resident')
  demandResident(actor, situation)
  const pack = await using.policies.packOf(countyCode, on)
  const institutionId = actor.scope.kind === 'institution' || actor.scope.kind === 'team' ? actor.scope.institutionId : null
  const regionCodes = [situation.village_code, ...(situation.grid_code ? [situation.grid_code] : [])]
  const [teams, hospitals, family] = await Promise.all([
    context.run(listSigningTeams, { countyCode, institutionId, teamId: actor.scope.kind === 'team' ? actor.scope.teamId : (input.teamId ?? null), regionCodes, on }),
    context.run(listHospitals, { countyCode, on }),
    situation.household_id ? context.run(listFamily, { countyCode, residentId: input.residentId, householdId: situation.household_id, on }) : [],
    context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'contracts.propose', subjectKind: 'resident', subjectId: input.residentId })),
  ])
  const present = (because: readonly Because[]) => presentBecause(pack, because, using.policies.names)
  const own = actor.scope.kind === 'team' ? actor.scope.teamId : null
  const chosenTeam = teams.find(({ team }) => team.id === (input.teamId ?? own))?.team ?? (input.teamId ? null : (teams[0]?.team ?? null))
  const team = demandTeam(actor, chosenTeam, situation.township_code)
  const doctors = team.members.filter((member) => isContracting(member, team.kind))
  const doctor = doctors.find(({ staffId }) => staffId === (input.doctorStaffId ?? actor.staffId)) ?? doctors[0]
  const eligibility = checkEligibility(pack, on, signerOf(situation), partyOf(team, doctor?.staffId ?? team.leaderStaffId))
  const previous = situation.contracts.find(({ id }) => id === eligibility.previousId)
  const offer = describeOffer(pack, on, eligibility.from, situation.populations, input, present)
  return {
    on, resident: describeResident(pack, on, situation, present),
    previous: previous ? { contractId: previous.id, number: previous.number, lastDay: addDays(previous.until, -1) } : null,
    checks: eligibility.checks.map((check) => ({ ...check, because: present(check.because) })),
    reasons: eligibility.checks.flatMap(({ reasons }) => reasons),
    teams: teams.map(({ team: one, is_of_village }) => describeTeam(one, is_of_village)), teamId: team.id, doctorStaffId: doctor?.staffId ?? team.leaderStaffId,
    ...offer, combination: describeCombination(pack, on, countyCode, team, hospitals, present),
    agreement: { ...pickAgreement(pack, on), isDemo: using.settings.isDemo },
    household: family.map((one) => describeMember(pack, on, one)),
  }
}

type Present = (because: readonly Because[]) => ReturnType<typeof presentBecause>

/** Packages, money, term and consents. Until somebody chooses, only the basic ones are; what the pack proposes for the populations is said, not ticked. */
function describeOffer(pack: Pack, on: LocalDate, from: LocalDate, populations: readonly string[], input: InputOf<typeof proposeSigningEndpoint>, present: Present) {
  const packages = servicePackages(pack, on).value
  const suggested = suggestPackages(pack, on, populations).value
  const isPriced = (id: string) => packages.some((one) => one.id === id && one.gap === null)
  const basic = packages.filter(({ id, kind }) => kind === 'basic' && suggested.includes(id)).map(({ id }) => id)
  const fits = packageFits(pack, on, populations).value
  const chosen = (input.packageIds ?? basic).filter(isPriced)
  const fee = packageFee(pack, on, chosen)
  const [term, units, template] = [signingTerm(pack, on), contractUnit(pack, on), agreementTemplate(pack, on)]
  const years = input.years !== undefined && term.value.years.includes(input.years) ? input.years : term.value.usualYears
  const unit = input.unit && units.value.units.includes(input.unit) ? input.unit : units.value.units.includes('person') ? 'person' as const : units.value.main
  return {
    packages: packages.map((one) => ({
      id: one.id, kind: one.kind, zh: one.zh, en: one.en, items: one.items, residentFen: one.residentFen, totalFen: one.totalFen, isProposed: suggested.includes(one.id), isChosen: chosen.includes(one.id), fit: fits.get(one.id) ?? 'fits',
      question: one.gap ? (one.gap.question ?? one.gap.parameter) : null, because: present(one.because),
    })),
    fee: { ...fee.value, shares: Object.entries(fee.value.shares).map(([party, fen]) => ({ party, fen, because: present(fee.because) })) },
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

function describeResident(pack: Pack, on: LocalDate, situation: Situation, present: Present): SigningProposal['resident'] {
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

function describeTeam(team: KnownTeam, isOfVillage: boolean): SigningProposal['teams'][number] {
  const full = (load: { contracts: number | null; cap: number | null; isHard: boolean | null }) => load.isHard === true && load.cap !== null && (load.contracts ?? 0) >= load.cap
  return {
    teamId: team.id, name: team.name, institutionName: team.institutionName, isOfVillage, contracts: team.contracts ?? 0, cap: team.cap, isFull: full(team),
    doctors: team.members.filter((member) => isContracting(member, team.kind)).map((one) => ({ staffId: one.staffId, name: one.name, isLeader: one.isLeader, contracts: one.contracts ?? 0, cap: one.cap, isFull: full(one) })),
  }
}

function describeCombination(pack: Pack, on: LocalDate, countyCode: number, team: KnownTeam, hospitals: readonly KnownHospital[], present: Present): SigningProposal['combination'] {
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

function pickAgreement(pack: Pack, on: LocalDate) {
  const { title, template, clauses } = agreementTemplate(pack, on).value
  return { title, template, clauses }
}

function describeMember(pack: Pack, on: LocalDate, { residentId, name, sex, birthOn, populations, isSigned, until }: FamilyMember): SigningProposal['household'][number] {
  const known = keyPopulations(pack, on).value
  const named = populations.flatMap((tag) => known.filter((one) => one.tag === tag).map(({ zh, en }) => ({ tag, zh, en })))
  return { residentId, name, sex, age: ageOn(birthOn, on), populations: named, isSigned, lastDay: until && addDays(until, -1) }
}
