import type { KeyObject } from 'node:crypto'
import type { EndReasonCode } from '#api/end-reasons.ts'
import type { Reason } from '#kernel/decision.ts'
import { type DocumentKind, parseIdentityDocument } from '#kernel/identity-document.ts'
import { addDays, addYears, type LocalDate } from '#kernel/local-date.ts'
import { orNone, type Pack, servicePackages, signingTerm } from '#policy/index.ts'
import type { Run } from '#platform/database/database.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Policies } from '../policy/index.ts'
import { isWithinReach, personDigest } from '../residents/index.ts'
import { old } from './errors.ts'
import { type Signatory, type SigningTeam, selectNumbersTaken, selectSignatories, selectSigningTeams } from './store-taken-over.ts'

/** One contract of an older system as a list says it. */
export type GivenContract = {
  name: string; documentKind: DocumentKind; number: string; paperNumber: string; institution: string; team: string | null; doctor: string | null; signedOn: LocalDate | null; from: LocalDate; lastDay: LocalDate
  packages: readonly string[]; paidFen: number; endedOn: LocalDate | null; endReason: EndReasonCode | null
}
export type ContractFault = { column: keyof GivenContract; reason: Reason }
type Term = { from: LocalDate; until: LocalDate }
type Plan = { given: GivenContract; resident: Signatory; team: SigningTeam; doctorStaffId: string; term: Term; standing: 'in force' | 'ahead' | 'over' }
export type ContractJudgement = { outcome: 'error'; faults: ContractFault[] } | ({ outcome: 'new' | 'duplicate'; warnings: ContractFault[] } & Plan)
export type ContractGround = { actor: Actor; on: LocalDate; pack: Pack; teams: SigningTeam[]; packages: ReadonlySet<string>; years: number[] | null }

/** Reads what judging rests on: the county's teams with their doctors and panels, and what is offered today. */
export async function layContractGround({ policies }: { policies: Pick<Policies, 'packOf'> }, run: Run, actor: Actor, on: LocalDate): Promise<ContractGround> {
  const pack = await policies.packOf(actor.countyCode, on)
  const teams = (await run(selectSigningTeams, { countyCode: actor.countyCode })).filter(({ institutionId, townshipCode, id }) => isWithinScope(actor, { countyCode: actor.countyCode, townshipCode, institutionId, teamId: id }))
  return { actor, on, pack, teams, packages: new Set(servicePackages(pack, on).value.flatMap(({ id, zh }) => [id, zh])), years: orNone(() => signingTerm(pack, on))?.value.years ?? null }
}

const wrong = (column: ContractFault['column'], why: Reason): ContractJudgement => ({ outcome: 'error', faults: [{ column, reason: why }] })

/**
 * What is to become of each contract of an older system. It is taken over when the resident is known here by document and name and within reach, team and doctor are known,
 * and its term crosses no other contract of the same person. What the county's rules would not allow today (a package, a term, one more on a full panel, a short stay) is
 * told and taken all the same: it is history. Writes nothing.
 */
export async function judgeOldContracts(keys: { index: KeyObject }, run: Run, ground: ContractGround, list: readonly GivenContract[]): Promise<ContractJudgement[]> {
  const { countyCode } = ground.actor
  const read = list.map(({ documentKind, number }) => parseIdentityDocument(documentKind, number, ground.on))
  const digests = read.map((one) => (one.allowed ? personDigest(keys, one.value) : null))
  const known = await run(selectSignatories, { countyCode, digests: digests.filter((one) => one !== null) })
  const byDigest = new Map(known.map((one) => [one.digest.toString('hex'), one]))
  const taken = new Map((await run(selectNumbersTaken, { countyCode, numbers: list.map(({ paperNumber }) => paperNumber) })).map(({ number, residentId }) => [number, residentId]))
  const terms = new Map(known.map((one) => [one.id, one.contracts.map(({ from, until }) => ({ from, until }))]))
  const added = new Map<string, number>()
  return list.map((given, i) => {
    const document = read[i]
    if (!document?.allowed) return { outcome: 'error', faults: (document?.reasons ?? []).map((why): ContractFault => ({ column: 'number', reason: why })) }
    const judged = judgeOne(ground, given, byDigest.get(digests[i]?.toString('hex') ?? ''), terms, taken)
    if (judged.outcome !== 'new') return judged
    terms.get(judged.resident.id)?.push(judged.term)
    taken.set(given.paperNumber, judged.resident.id)
    if (judged.standing !== 'over') judged.warnings.push(...fullPanels(judged, added))
    return judged
  })
}

function judgeOne(ground: ContractGround, given: GivenContract, resident: Signatory | undefined, terms: ReadonlyMap<string, readonly Term[]>, taken: ReadonlyMap<string, string>): ContractJudgement {
  const { actor, on } = ground
  if (!resident) return wrong('number', old.notRegistered())
  if (!isWithinReach(actor, resident)) return wrong('number', old.ofOthers())
  if (resident.name !== given.name) return wrong('name', old.otherName())
  const faults = faultsOfDays(given, on)
  const party = findParty(ground, given)
  if (!('team' in party)) faults.push(party)
  if (faults.length > 0 || !('team' in party)) return { outcome: 'error', faults }
  const whole = { from: given.from, until: addDays(given.lastDay, 1) }
  const term = given.endedOn !== null && given.endedOn < whole.until ? { from: whole.from, until: given.endedOn } : whole
  const standing = given.endedOn !== null || on >= term.until ? 'over' : on < term.from ? 'ahead' : 'in force'
  const plan: Plan = { given, resident, ...party, term, standing }
  if (resident.contracts.some(({ number, from, channel }) => channel === 'import' && number === given.paperNumber && from === given.from)) return { outcome: 'duplicate', warnings: [], ...plan }
  if (taken.has(given.paperNumber)) return wrong('paperNumber', old.numberTaken(given.paperNumber))
  const crossed = terms.get(resident.id)?.find(({ from, until }) => from < term.until && term.from < until)
  if (crossed) return wrong('from', old.crosses(crossed.from, addDays(crossed.until, -1)))
  if (standing !== 'over' && resident.status !== 'living') return wrong('number', old.notLiving())
  if (standing !== 'over' && party.team.status === 'closed') return wrong('team', old.teamClosed())
  return { outcome: 'new', warnings: warningsOf(ground, plan), ...plan }
}

function faultsOfDays({ signedOn, from, lastDay, endedOn }: GivenContract, on: LocalDate): ContractFault[] {
  return [
    ...(lastDay < from ? [{ column: 'lastDay' as const, reason: old.daysReversed() }] : []),
    ...((signedOn ?? from) > on ? [{ column: signedOn ? ('signedOn' as const) : ('from' as const), reason: old.signedLater() }] : []),
    ...(endedOn !== null && endedOn < from ? [{ column: 'endedOn' as const, reason: old.daysReversed() }] : []),
    ...(endedOn !== null && endedOn > on ? [{ column: 'endedOn' as const, reason: old.endedLater() }] : []),
  ]
}

/** The team and the doctor: both as named; without a team, the one team of the institution the doctor is in; without a doctor, the leader or the only one. */
function findParty({ teams }: ContractGround, { institution, team: name, doctor }: GivenContract): { team: SigningTeam; doctorStaffId: string } | ContractFault {
  const own = teams.filter(({ institutionNames }) => institutionNames.includes(institution))
  if (own.length === 0) return { column: 'institution', reason: old.institutionUnknown(institution) }
  const named = name === null ? own : own.filter((one) => one.name === name)
  if (named.length === 0) return { column: 'team', reason: old.teamUnknown(name as string) }
  const withDoctor = doctor === null ? named : named.filter(({ doctors }) => doctors.some((one) => one.name === doctor))
  if (withDoctor.length === 0) return { column: 'doctor', reason: old.doctorUnknown(doctor as string) }
  const active = withDoctor.filter(({ status }) => status === 'active')
  const [team, other] = active.length > 0 ? active : withDoctor
  if (!team || other) return { column: 'team', reason: old.teamUnclear() }
  const possible = doctor === null ? team.doctors.filter(({ isNow }) => isNow) : team.doctors.filter((one) => one.name === doctor)
  const chosen = possible.length === 1 ? possible[0] : possible.find(({ staffId }) => doctor === null && staffId === team.leaderStaffId)
  return chosen ? { team, doctorStaffId: chosen.staffId } : { column: 'doctor', reason: old.doctorUnclear() }
}

/** What the rules of today would not allow: told, and taken. */
function warningsOf({ packages, years, on }: ContractGround, { given, resident, term, standing, team, doctorStaffId }: Plan): ContractFault[] {
  const unknown = given.packages.filter((name) => !packages.has(name))
  const isUsual = years === null || years.some((count) => addDays(addYears(given.from, count), -1) === given.lastDay)
  return [
    ...unknown.map((name): ContractFault => ({ column: 'packages', reason: old.packageNotOffered(name) })),
    ...(isUsual || !years ? [] : [{ column: 'lastDay' as const, reason: old.termNotOffered(years.join('、')) }]),
    ...(term.from < resident.livesHereSince ? [{ column: 'from' as const, reason: old.beforeLivingHere(resident.livesHereSince) }] : []),
    ...(standing !== 'over' && on >= term.from && !team.doctors.some((one) => one.staffId === doctorStaffId && one.isNow) ? [{ column: 'doctor' as const, reason: old.doctorNotInTeam() }] : []),
  ]
}

/** Panels this contract overfills, with those the list brings before it. */
function fullPanels({ team, doctorStaffId }: Plan, added: Map<string, number>): ContractFault[] {
  const doctor = team.doctors.find(({ staffId }) => staffId === doctorStaffId)
  return ([['team', team.id, team.name, team.panel], ['doctor', doctorStaffId, doctor?.name ?? '', doctor?.panel ?? null]] as const).flatMap(([column, id, name, panel]) => {
    const now = (added.get(id) ?? 0) + 1
    added.set(id, now)
    return panel?.cap != null && panel.contracts + now > panel.cap ? [{ column, reason: old.panelFull(name, panel.contracts + now, panel.cap) }] : []
  })
}
