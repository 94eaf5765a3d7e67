import type { KeyObject } from 'node:crypto'
import type { Reason } from '#kernel/decision.ts'
import { parseIdentityDocument } from '#kernel/identity-document.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { parsePhoneNumber } from '#kernel/phone-number.ts'
import type { Pack } from '#policy/index.ts'
import { blindIndex } from '#platform/crypto/blind-index.ts'
import type { Run } from '#platform/database/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Candidate } from './domain/check-composition.ts'
import { type Placing, placeInTeam, type TeamAsIs } from './domain/place-in-teams.ts'
import { reason } from './errors.ts'
import { reachOf } from './scope.ts'
import { type ListedInstitution, type ListedStaff, type ListedTeam, selectInstitutionsOfList, selectStaffOfList, selectTeamsOfList } from './store-staff-list.ts'
import type { OrganisationsUsing } from './using.ts'

/** One member of staff as a list says them. */
export type GivenStaff = {
  name: string; number: string; category: string; titleLevel: string; phone: string | null; institution: string; since: LocalDate; otherInstitutions: readonly string[]
  licence: { kind: string; number: string; scope: string | null; validFrom: LocalDate; validUntil: LocalDate | null } | null; team: string | null; role: string | null; isLeader: boolean
}
export type StaffFault = { column: keyof GivenStaff | 'licenceUntil'; reason: Reason }
/** A team of the list with what the rules say to it; it is formed or joined only when they say nothing. */
export type TeamPlan = TeamAsIs & Placing
type New = { given: GivenStaff; digest: Buffer; sex: number; bornOn: string; institutionIds: string[] }
export type StaffJudgement = { outcome: 'error'; faults: StaffFault[] } | { outcome: 'new' | 'update' | 'duplicate'; warnings: StaffFault[]; staffId: string; fresh: New | null; team: TeamPlan | null }
export type StaffGround = { actor: Actor; on: LocalDate; pack: Pack; institutions: Map<string, ListedInstitution[]>; byId: Map<string, ListedInstitution> }
type Read = { given: GivenStaff; faults: StaffFault[]; own: ListedInstitution | undefined; others: ListedInstitution[]; digest: Buffer | null; sex: number; bornOn: string }

/** Reads what judging a list of staff rests on: the institutions within reach and the rules of the day. */
export async function layStaffGround({ policies }: Pick<OrganisationsUsing, 'policies'> | { policies: Pick<OrganisationsUsing['policies'], 'packOf'> }, run: Run, actor: Actor, on: LocalDate): Promise<StaffGround> {
  const rows = await run(selectInstitutionsOfList, { ...reachOf(actor), countyCode: actor.countyCode, on })
  const institutions = new Map<string, ListedInstitution[]>()
  for (const row of rows) for (const word of new Set([row.name, row.shortName, row.creditCode])) if (word) institutions.set(word, [...(institutions.get(word) ?? []), row])
  return { actor, on, pack: await policies.packOf(actor.countyCode, on), institutions, byId: new Map(rows.map((row) => [row.id, row])) }
}

/** The digest a member of staff is found by. */
export const staffDigest = (keys: { index: KeyObject }, number: string): Buffer => blindIndex(keys.index, 'staff.document', number)

/**
 * What is to become of each member of staff of a whole list. New people come in with licence and posts; who is known, by document or by name and licence, is left as
 * they are; both join the team the list names. A team that is not there yet is formed of all its rows. What the region's rules say against a team is told with its rows, and
 * then nobody joins it: the people come in all the same.
 */
export async function judgeStaff(keys: { index: KeyObject }, run: Run, ground: StaffGround, list: readonly GivenStaff[]): Promise<StaffJudgement[]> {
  const { countyCode } = ground.actor
  const read = list.map((given) => readStaff(keys, ground, given))
  const teams = await run(selectTeamsOfList, { countyCode, names: [...new Set(list.flatMap(({ team }) => team ?? []))] })
  const known = await run(selectStaffOfList, { countyCode, digests: read.flatMap(({ digest }) => digest ?? []), names: [...new Set(list.map(({ name }) => name))], ids: [...new Set(teams.flatMap(({ members }) => members.map(({ staffId }) => staffId)))], on: ground.on })
  const judged = read.map((one, i): StaffJudgement => judgeOne(ground, one, known, `row ${i}`))
  placeAll(ground, read, judged, teams, known)
  return judged
}

function readStaff(keys: { index: KeyObject }, { on, institutions }: StaffGround, given: GivenStaff): Read {
  const faults: StaffFault[] = []
  const find = (column: 'institution' | 'otherInstitutions', word: string) => {
    const [found, other] = institutions.get(word) ?? []
    if (!found || other) faults.push({ column, reason: found ? reason.institutionTwice(word) : reason.institutionUnknown(word) })
    return found
  }
  const document = parseIdentityDocument('identity_card', given.number, on)
  if (!document.allowed) faults.push(...document.reasons.map((why): StaffFault => ({ column: 'number', reason: why })))
  if (given.phone !== null && !parsePhoneNumber(given.phone).allowed) faults.push({ column: 'phone', reason: reason.phone() })
  const own = find('institution', given.institution)
  const others = given.otherInstitutions.flatMap((word) => find('otherInstitutions', word) ?? [])
  if (new Set([own, ...others]).size < others.length + 1) faults.push({ column: 'otherInstitutions', reason: reason.postTwice() })
  const { licence } = given
  if (licence?.validUntil && licence.validUntil < licence.validFrom) faults.push({ column: 'licenceUntil', reason: reason.daysReversed() })
  const value = document.allowed ? document.value : null
  return { given, faults, own, others, digest: value && staffDigest(keys, value.number), sex: Number(value?.sex ?? 0), bornOn: value?.bornOn ?? '' }
}

const wrong = (column: StaffFault['column'], why: Reason): StaffJudgement => ({ outcome: 'error', faults: [{ column, reason: why }] })

function judgeOne({ actor, on }: StaffGround, { given, faults, own, others, digest, sex, bornOn }: Read, known: readonly ListedStaff[], newId: string): StaffJudgement {
  if (faults.length > 0 || !own || !digest) return { outcome: 'error', faults }
  const same = known.find((one) => one.digest?.equals(digest))
  if (same && same.countyCode !== actor.countyCode) return wrong('number', reason.staffElsewhere())
  if (same && same.name !== given.name) return wrong('name', reason.staffOtherName())
  const namesakes = known.filter((one) => one.countyCode === actor.countyCode && one.name === given.name && one.digest === null)
  const licensed = namesakes.find(({ licences }) => licences.some(({ kind, number }) => kind === given.licence?.kind && number === given.licence?.number))
  const found = same ?? licensed
  if (!found && namesakes.some(({ posts }) => posts.some(({ institutionId }) => institutionId === own.id))) return wrong('name', reason.namesake(given.name))
  const { licence } = given
  const warnings: StaffFault[] = licence?.validUntil && licence.validUntil <= on ? [{ column: 'licenceUntil', reason: reason.licenceExpired(given.name, licence.kind, licence.validUntil) }] : []
  return found ? { outcome: 'duplicate', warnings: [], staffId: found.id, fresh: null, team: null } : { outcome: 'new', warnings, staffId: newId, fresh: { given, digest, sex, bornOn, institutionIds: [own.id, ...others.map(({ id }) => id)] }, team: null }
}

type Row = { i: number; staffId: string; given: GivenStaff; candidate: Candidate }

/** Puts the good rows that name a team together by team, asks the rules, and notes on each row what comes of it. */
function placeAll(ground: StaffGround, read: readonly Read[], judged: StaffJudgement[], teams: readonly ListedTeam[], known: readonly ListedStaff[]): void {
  const groups = new Map<string, { place: ListedInstitution; team: ListedTeam | undefined; name: string; rows: Row[] }>()
  for (const [i, one] of judged.entries()) {
    const { given, own } = read[i] as Read
    if (one.outcome === 'error' || given.team === null || given.role === null || !own) continue
    const place = own.parentId === null ? own : ground.byId.get(own.parentId)
    if (!place) { judged[i] = wrong('team', reason.teamPlaceOutside()); continue }
    const team = teams.find(({ institutionId, name }) => institutionId === place.id && name === given.team)
    if (team?.members.some(({ staffId }) => staffId === one.staffId)) continue
    const key = `${place.id} ${given.team}`
    const group = groups.get(key) ?? { place, team, name: given.team, rows: [] }
    groups.set(key, group)
    group.rows.push({ i, staffId: one.staffId, given, candidate: candidateOf(ground, one, given, known) })
  }
  for (const { place, team, name, rows } of groups.values()) {
    const asIs: TeamAsIs = { institutionId: place.id, institutionKind: place.kind, name, known: team ? { teamId: team.id, kind: team.kind, leaderStaffId: team.leaderStaffId, members: team.members.flatMap(({ staffId, role }) => memberOf(known, staffId, role)) } : null }
    const placing = placeInTeam(ground.pack, ground.on, asIs, rows.map(({ candidate, given }) => ({ candidate, isLeader: given.isLeader })))
    for (const { i, staffId } of rows) note(judged[i] as Exclude<StaffJudgement, { outcome: 'error' }>, { ...asIs, ...placing }, staffId, staffId === rows[0]?.staffId)
  }
}

function note(one: Exclude<StaffJudgement, { outcome: 'error' }>, plan: TeamPlan, staffId: string, isFirst: boolean): void {
  if (plan.reasons.length === 0) {
    one.team = plan
    if (one.outcome === 'duplicate') one.outcome = 'update'
    return
  }
  const own = plan.reasons.filter((why) => (why.staffId === undefined ? isFirst : why.staffId === staffId) && !one.warnings.some(({ reason: { code } }) => code === why.code))
  one.warnings.push({ column: 'team', reason: reason.teamNotJoined(plan.name) }, ...own.map(({ staffId: _, ...why }): StaffFault => ({ column: 'team', reason: why })))
}

function memberOf(known: readonly ListedStaff[], staffId: string, role: string): Candidate[] {
  const one = known.find(({ id }) => id === staffId)
  return one ? [{ staffId, name: one.name, role, isActive: one.isActive, licences: one.licences, posts: one.posts }] : []
}

function candidateOf({ byId }: StaffGround, { staffId, fresh }: Exclude<StaffJudgement, { outcome: 'error' }>, { name, role, licence }: GivenStaff, known: readonly ListedStaff[]): Candidate {
  const [member] = fresh ? [] : memberOf(known, staffId, role as string)
  return member ?? {
    staffId, name, role: role as string, isActive: true, licences: licence ? [licence] : [],
    posts: (fresh?.institutionIds ?? []).flatMap((id, i) => { const at = byId.get(id); return at ? [{ institutionId: id, institutionKind: at.kind, parentId: at.parentId, isPrimary: i === 0 }] : [] }),
  }
}
