import type { Decision, Reason } from '#kernel/decision.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { type Because, checkProvider, checkUsualResident, combination, type CombinationTier, contractUnit, exclusiveProviders, joinBecause, orNone, type Pack, packageFee, packageFits, renewalNoticeDays, renewalRule, servicePackages, type Residence, termPeriod } from '#policy/index.ts'
import { fitsTier, isOwnTier, type TierCandidate } from './hospital-tiers.ts'

export type Signer = { status: 'living' | 'moved' | 'deceased' | 'merged'; residence: Residence; contracts: readonly { id: string; number: string; from: LocalDate; until: LocalDate }[] }
export type Load = { name: string; contracts: number; cap: number | null; isHard: boolean }
export type SigningParty = {
  isActive: boolean; mode: 'team' | 'individual'; institutionKind: string; isSupervised: boolean
  doctor: { name: string; licences: readonly string[] } | null // null: no such family doctor in the team on the day
  loads: readonly Load[]
}
export type Asked = {
  years: number; unit: 'person' | 'household'; packageIds: readonly string[]
  /** The resident's populations, and why a paid package is taken that nobody proposed to them, by package. */
  populations: readonly string[]; packageReasons: ReadonlyMap<string, string>
  hospitals: readonly { tier: string; found: TierCandidate | null }[]
  consents: ReadonlyMap<string, boolean>
}
export type CheckName = 'living' | 'not_signed' | 'usual_resident' | 'provider' | 'room'
export type Check = { check: CheckName; state: 'ok' | 'warn' | 'no'; reasons: Reason[]; facts: Record<string, string | number>; because: Because[] }
/** When the contract would begin, which one it follows or replaces, and how each check came out. */
export type SigningChecks = { from: LocalDate; previousId: string | null; replacesId: string | null; checks: Check[]; because: Because[] }
/** The contract that another team's shall replace while it runs. */
export type Change = { replaces: string; isSameTeam: boolean }

const doctorRole = 'family_doctor'
/** Whether a member of a team contracts: the family doctors do, and an independent village doctor alone. */
export const isContracting = (member: { role: string }, kind: 'team' | 'independent'): boolean => kind === 'independent' || member.role === doctorRole

/** How long before its end a contract may be followed by the next; a pack that does not say lets none be signed ahead. */
export function noticeDays(pack: Pack, on: LocalDate): { days: number; because: Because[] } {
  const notice = orNone(() => renewalNoticeDays(pack, on))
  return { days: notice?.value ?? 0, because: notice?.because ?? [] }
}

/**
 * Whether this resident may sign with this provider today: living, no contract in force, usual resident, provider admitted, room left.
 * A contract within its notice time is followed, not refused: the new one begins when it is over. One that is to be replaced by another team's ends
 * on the day the new one begins.
 *
 * Example: in force until 2026-12-01, notice 30 days, on 2026-11-24 → from 2026-12-01. In force until 2027-03-01 → CONTRACTS.ALREADY_SIGNED.
 */
export function checkEligibility(pack: Pack, on: LocalDate, signer: Signer, party: SigningParty, change: Change | null = null): SigningChecks {
  const living: Check = { check: 'living', state: 'ok', reasons: [], facts: {}, because: [] }
  if (signer.status !== 'living') blame(living, { code: 'CONTRACTS.RESIDENT_NOT_HERE', params: { status: signer.status } })
  const { check: signed, from, previousId, replacesId } = (change && checkChange(pack, on, signer, change)) ?? { ...checkNotSigned(pack, on, signer), replacesId: null }
  const usual = judged('usual_resident', checkUsualResident(pack, on, signer.residence), { since: signer.residence.livesHereSince })
  const provider = checkParty(pack, on, party)
  const checks = [living, signed, usual, provider, checkRoom(party.loads)]
  return { from, previousId, replacesId, checks, because: joinBecause(...checks.map(({ because }) => because)) }
}

function checkNotSigned(pack: Pack, on: LocalDate, { contracts }: Signer): { check: Check; from: LocalDate; previousId: string | null } {
  const rule = exclusiveProviders(pack, on)
  const check: Check = { check: 'not_signed', state: 'ok', reasons: [], facts: {}, because: rule.because }
  const current = contracts.find((one) => one.from <= on)
  const ahead = contracts.find((one) => one.from > on)
  const notice = noticeDays(pack, on)
  if (ahead) blame(check, { code: 'CONTRACTS.ALREADY_SIGNED', params: { from: ahead.from, lastDay: addDays(ahead.until, -1) }, source: rule.because[0]?.source })
  else if (current && current.until > addDays(on, notice.days)) {
    blame(check, { code: 'CONTRACTS.ALREADY_SIGNED', params: { from: current.from, lastDay: addDays(current.until, -1) }, source: rule.because[0]?.source })
  } else if (current) {
    check.facts = { lastDay: addDays(current.until, -1), from: current.until }
    check.because = joinBecause(rule.because, notice.because)
    return { check, from: current.until, previousId: current.id }
  }
  return { check, from: on, previousId: null }
}

/**
 * Whether a region lets a contract be changed for another team's while it runs: where its pack says at the end only, within the notice time; where it
 * says nothing, at any time.
 */
export function mayChange(pack: Pack, on: LocalDate, until: LocalDate): { may: boolean; because: Because[] } {
  const rule = orNone(() => renewalRule(pack, on))
  return { may: rule?.value.changeOfProvider !== 'at_expiry' || until <= addDays(on, noticeDays(pack, on).days), because: rule?.because ?? [] }
}

/** The check of who is signed and changes. Null when the contract to be replaced is over meanwhile: then it is a signing like any other. */
function checkChange(pack: Pack, on: LocalDate, { contracts }: Signer, { replaces, isSameTeam }: Change): { check: Check; from: LocalDate; previousId: null; replacesId: string } | null {
  const running = contracts.find(({ id, from }) => id === replaces && from <= on)
  if (!running || contracts.length > 1) return null
  const { may, because } = mayChange(pack, on, running.until)
  const check: Check = { check: 'not_signed', state: 'ok', reasons: [], facts: { number: running.number }, because: joinBecause(exclusiveProviders(pack, on).because, because) }
  if (isSameTeam) blame(check, { code: 'CONTRACTS.CHANGE_NEEDS_OTHER_TEAM' })
  if (!may) blame(check, { code: 'CONTRACTS.CHANGE_AT_EXPIRY', params: { lastDay: addDays(running.until, -1) }, source: because[0]?.source })
  return { check, from: on, previousId: null, replacesId: running.id }
}

function checkParty(pack: Pack, on: LocalDate, party: SigningParty): Check {
  const { doctor } = party
  const check = judged('provider', checkProvider(pack, on, { mode: party.mode, institutionKind: party.institutionKind, licences: doctor?.licences ?? null, isSupervised: party.isSupervised }), { doctor: doctor?.name ?? '' })
  if (!doctor) blame(check, { code: 'CONTRACTS.DOCTOR_NOT_IN_TEAM' })
  if (!party.isActive) blame(check, { code: 'CONTRACTS.TEAM_CLOSED' })
  return check
}

function checkRoom(loads: readonly Load[]): Check {
  const check: Check = { check: 'room', state: 'ok', reasons: [], facts: {}, because: [] }
  for (const { name, contracts, cap, isHard } of loads) {
    if (cap === null) continue
    const isTightest = check.facts.cap === undefined || cap - contracts < Number(check.facts.cap) - Number(check.facts.contracts)
    if (isTightest) check.facts = { name, contracts, cap }
    if (contracts < cap) continue
    if (isHard) blame(check, panelFull(name, contracts, cap))
    else if (check.state === 'ok') check.state = 'warn'
  }
  return check
}

/** Who is full and how full: also what the constraint means when the last place went meanwhile. */
export const panelFull = (name: string, contracts: number, cap: number): Reason => ({ code: 'CONTRACTS.PANEL_FULL', params: { name, contracts, cap } })

export type Bargain = { from: LocalDate; until: LocalDate; lastDay: LocalDate; because: Because[] }

/**
 * Whether what was chosen is on offer: the term, the unit, the packages with a basic one among them, the hospitals of the combination and
 * as many as it asks for, and every consent that must be given. A package for others alone is refused; a paid one that nobody proposed to this
 * person needs its reason. All reasons at once.
 *
 * @throws PolicyGap when a chosen package cannot be priced on that day
 */
export function checkBargain(pack: Pack, on: LocalDate, from: LocalDate, asked: Asked, consents: readonly { id: string; isRequired: boolean }[]): Decision<Bargain> {
  const term = termPeriod(pack, on, from, asked.years)
  const units = contractUnit(pack, on)
  const chosen = servicePackages(pack, on).value.filter(({ id }) => asked.packageIds.includes(id))
  const reasons: Reason[] = [...(term.allowed ? [] : term.reasons), ...unitReasons(pack, on, asked.unit), ...packageReasons(pack, on, asked)]
  const bound = combination(pack, on)
  reasons.push(...hospitalReasons(bound.value.tiers, bound.because[0]?.source, asked.hospitals))
  reasons.push(...consentReasons(consents, asked.consents))
  for (const id of asked.consents.keys()) if (!consents.some((one) => one.id === id)) reasons.push({ code: 'CONTRACTS.CONSENT_UNKNOWN', params: { consent: id } })
  if (reasons.length > 0 || !term.allowed) return { allowed: false, reasons }
  const fee = packageFee(pack, on, asked.packageIds)
  return { allowed: true, value: { ...term.value, because: joinBecause(units.because, term.value.because, bound.because, ...chosen.map(({ because }) => because), fee.because) } }
}

/** Against a unit that is not signed here. @throws PolicyGap */
export function unitReasons(pack: Pack, on: LocalDate, unit: Asked['unit']): Reason[] {
  const units = contractUnit(pack, on)
  return units.value.units.includes(unit) ? [] : [{ code: 'CONTRACTS.UNIT_NOT_OFFERED', params: { unit }, source: units.because[0]?.source }]
}

/** Against packages that are not on offer, not for somebody of these populations, proposed to nobody like them and taken without a reason, or without the basic one where there is one. @throws PolicyGap */
export function packageReasons(pack: Pack, on: LocalDate, asked: Pick<Asked, 'packageIds' | 'populations' | 'packageReasons'>): Reason[] {
  const reasons: Reason[] = []
  const offered = servicePackages(pack, on).value
  const chosen = offered.filter(({ id }) => asked.packageIds.includes(id))
  if (chosen.length < asked.packageIds.length) reasons.push({ code: 'CONTRACTS.PACKAGE_NOT_OFFERED' })
  if (!chosen.some(({ kind }) => kind === 'basic') && offered.some(({ kind }) => kind === 'basic')) reasons.push({ code: 'CONTRACTS.NO_BASIC_PACKAGE' })
  const fits = packageFits(pack, on, asked.populations).value
  for (const { id, zh, because } of chosen) {
    const source = because[0]?.source
    if (fits.get(id) === 'refused') reasons.push({ code: 'CONTRACTS.PACKAGE_NOT_FOR', params: { package: zh }, source })
    if (fits.get(id) === 'ask' && !asked.packageReasons.get(id)) reasons.push({ code: 'CONTRACTS.PACKAGE_NEEDS_REASON', params: { package: zh }, source })
  }
  return reasons
}

/** Against consents that must be given and were not. */
export const consentReasons = (asked: readonly { id: string; isRequired: boolean }[], given: ReadonlyMap<string, boolean>): Reason[] =>
  asked.filter(({ id, isRequired }) => isRequired && given.get(id) !== true).map(({ id }) => ({ code: 'CONTRACTS.CONSENT_REQUIRED', params: { consent: id } }))

/** Against hospitals that are too few, too many, of no rung of the combination or not such as it says. */
export function hospitalReasons(tiers: readonly CombinationTier[], source: string | undefined, hospitals: Asked['hospitals']): Reason[] {
  const reasons: Reason[] = []
  for (const tier of tiers.filter((one) => !isOwnTier(one))) {
    const chosen = hospitals.filter((one) => one.tier === tier.tier)
    if (chosen.length < tier.least) reasons.push({ code: 'CONTRACTS.TIER_NEEDS', params: { tier: tier.label, least: tier.least }, source })
    if (chosen.length > tier.most) reasons.push({ code: 'CONTRACTS.TIER_ALLOWS', params: { tier: tier.label, most: tier.most }, source })
    for (const { found } of chosen) {
      if (!found || !fitsTier(tier, found)) reasons.push({ code: 'CONTRACTS.HOSPITAL_NOT_OFFERED', params: { tier: tier.label }, source })
    }
  }
  if (hospitals.some(({ tier }) => !tiers.some((one) => one.tier === tier && !isOwnTier(one)))) reasons.push({ code: 'CONTRACTS.TIER_UNKNOWN' })
  return reasons
}

function judged(check: CheckName, decision: Decision<{ because: Because[] }>, facts: Check['facts']): Check {
  return decision.allowed ? { check, state: 'ok', reasons: [], facts, because: decision.value.because } : { check, state: 'no', reasons: decision.reasons, facts, because: [] }
}
function blame(check: Check, reason: Reason): void {
  check.state = 'no'
  check.reasons.push(reason)
}
