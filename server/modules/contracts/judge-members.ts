import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { agreementTemplate, type Because, combination, joinBecause, keyPopulations, type Pack, packageFee, packageFits, servicePackages } from '#policy/index.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { termsOf } from './build-agreement.ts'
import { combinationOf } from './combination-of.ts'
import { checkBargain, checkEligibility, type Signer } from './domain/decide-signing.ts'
import { needsRepresentative } from './domain/representative.ts'
import type { Terms } from './domain/terms.ts'
import { unit } from './errors.ts'
import { type KnownTeam, teamAsJson } from './select-situation.ts'
import { partyOf } from './signing-facts.ts'

const selectTeam = compose<{ team: KnownTeam }>()(fragment<{ countyCode: number; teamId: string; on: string }>('team-of-unit', `
  SELECT ${teamAsJson('t', ':on::date')} AS team FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id
  LEFT JOIN organisations.panel_load l ON l.county_code = t.county_code AND l.scope = 'team' AND l.holder_id = t.id AND l.unit = 'person' WHERE t.county_code = :countyCode AND t.id = :teamId::uuid`))

/** A team as signing knows it, with its members and how full it and they are today; undefined when there is none. */
export const findSigningTeam = async (run: Run, params: { countyCode: number; teamId: string; on: LocalDate }): Promise<KnownTeam | undefined> => (await run(selectTeam, params))[0]?.team

/** What a unit can agree to for its members: the term and the terms each gets. */
export type UnitOffer = { from: LocalDate; until: LocalDate; lastDay: LocalDate; terms: Terms; because: Because[] }
type Chosen = { years: number; packageIds: readonly string[] }

/** Packages a member can get by the unit's agreement alone: those that cost the member nothing. What a member pays for needs the member's own signature. */
export const packagesForUnits = (pack: Pack, on: LocalDate) => servicePackages(pack, on).value.map((one) => ({ ...one, mayChoose: one.residentFen === 0 }))

/**
 * Whether a unit may agree to these packages for so many years with this team, and the terms of it. As at the desk, but for the person: who the members are is not known yet.
 * The consents that everybody must give are given by each member on the roster; the others are not asked there.
 */
export function decideUnitOffer(pack: Pack, on: LocalDate, from: LocalDate, team: KnownTeam, doctorStaffId: string, { years, packageIds }: Chosen): Decision<UnitOffer> {
  const { consents } = agreementTemplate(pack, on).value
  const given = new Map(consents.map(({ id, isRequired }) => [id, isRequired]))
  const reasonOfAll = new Map(packageIds.map((id) => [id, 'unit']))
  const costly = packagesForUnits(pack, on).filter(({ id, mayChoose }) => packageIds.includes(id) && !mayChoose)
  const party = checkEligibility(pack, on, { status: 'living', residence: { livesHereSince: '1900-01-01' as LocalDate }, contracts: [] }, partyOf(team, doctorStaffId)).checks.find(({ check }) => check === 'provider')
  const bargain = checkBargain(pack, on, from, { years, unit: 'person', packageIds, populations: keyPopulations(pack, on).value.map(({ tag }) => tag), packageReasons: reasonOfAll, hospitals: [], consents: given }, consents)
  const reasons: Reason[] = [...(party?.reasons ?? []), ...costly.map(({ zh }) => unit.packageCosts(zh)), ...(bargain.allowed ? [] : bargain.reasons)]
  if (reasons.length > 0 || !bargain.allowed) return refuse(...(reasons as [Reason, ...Reason[]]))
  const terms = termsOf(pack, on, { years, packageIds, packageReasons: new Map(), institutions: combinationOf(pack, on, team, [], []), consents: given })
  const { until, lastDay, because } = bargain.value
  return allow({ from, until, lastDay, terms, because: joinBecause(party?.because ?? [], because, combination(pack, on).because) })
}

/** Whose members are judged: the team and doctor of the unit's agreement, how many the list has them take already, and the terms that were agreed. */
export type UnitParty = { team: KnownTeam; doctorStaffId: string; terms: Terms }
export type MemberContract = { id: string; number: string; from: LocalDate; until: LocalDate; teamId: string; teamName: string; institutionId: string; institutionName: string }
export type Candidate = Omit<Signer, 'contracts'> & { contracts: readonly MemberContract[]; populations: readonly string[] }
export type MemberJudgement = { standing: 'signs'; terms: Terms; leftOut: string[] } | { standing: 'signed_here' | 'signed_elsewhere'; contract: MemberContract & { lastDay: LocalDate } } | { standing: 'refused'; reasons: Reason[] }

/**
 * Whether somebody signs by the unit's agreement today. Who has a contract already, running or to come, keeps it and gets no second one. Else the rules of the desk hold: living,
 * usual resident, provider, room on both panels after the `added` before. A package that is for others alone is left out and named.
 */
export function judgeMember(pack: Pack, on: LocalDate, { team, doctorStaffId, terms }: UnitParty, candidate: Candidate, added: number): MemberJudgement {
  const [contract] = candidate.contracts
  if (contract) return { standing: contract.teamId === team.id ? 'signed_here' : 'signed_elsewhere', contract: { ...contract, lastDay: addDays(contract.until, -1) } }
  const party = partyOf(team, doctorStaffId)
  const { checks } = checkEligibility(pack, on, { ...candidate, contracts: [] }, { ...party, loads: party.loads.map((load) => ({ ...load, contracts: load.contracts + added })) })
  const reasons = [...checks.flatMap((check) => check.reasons), ...(needsRepresentative(candidate.residence.bornOn ?? on, on) ? [{ code: 'CONTRACTS.MINOR_NEEDS_REPRESENTATIVE' }] : [])]
  if (reasons.length > 0) return { standing: 'refused', reasons }
  const fits = packageFits(pack, on, candidate.populations).value
  const packages = terms.packages.filter(({ id }) => fits.get(id) !== 'refused')
  if (!packages.some(({ kind }) => kind === 'basic')) return { standing: 'refused', reasons: [unit.noPackageFits()] }
  const { totalFen, residentFen, shares } = packageFee(pack, on, packages.map(({ id }) => id)).value
  return { standing: 'signs', terms: { ...terms, packages, fee: { totalFen, residentFen, shares } }, leftOut: terms.packages.filter((one) => !packages.includes(one)).map(({ zh }) => zh) }
}
