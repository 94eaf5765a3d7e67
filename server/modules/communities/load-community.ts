import type { DoneRow, getCommunityEndpoint, UnitAgreement } from '#api/communities.ts'
import { enteredOnes } from '#api/communities.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { maskPhone } from '#kernel/mask.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { tellFiveOnes } from './domain/five-ones.ts'
import { columns, contractOfMember, counted, type CommunityStanding, presentRow, type Row, standingOf, stateOfMember, tables } from './select-communities.ts'
import { type CommunitiesUsing, unseal } from './using.ts'

type Key = { countyCode: number; communityId: string }
type Kept = { id: string; kind: string; name: string; creditCode: string | null; address: string; townshipCode: string; villageCode: string; contactName: string; contactPhone: Buffer; institutionId: string; teamId: string; doctorStaffId: string; headcount: number; version: number }
const kept = `id, kind, name, credit_code AS "creditCode", address, township_code AS "townshipCode", village_code AS "villageCode", contact_name AS "contactName", contact_phone_cipher AS "contactPhone", institution_id AS "institutionId", team_id AS "teamId", doctor_staff_id AS "doctorStaffId", headcount, version`
const selectKept = compose<Kept>()(fragment<Key>('get-community', `SELECT ${kept} FROM communities.community WHERE county_code = :countyCode AND id = :communityId`))
const lockKept = compose<Kept>()(fragment<Key>('lock-community', `SELECT ${kept} FROM communities.community WHERE county_code = :countyCode AND id = :communityId FOR NO KEY UPDATE`))

/** A community within the actor's scope; a foreign one looks like none. @throws Problem NotFound */
export async function demandCommunity(run: Run, actor: Actor, communityId: string, { isLocked = false } = {}): Promise<Kept> {
  const [found] = await run(isLocked ? lockKept : selectKept, { countyCode: actor.countyCode, communityId })
  if (!found || !isWithinScope(actor, { countyCode: actor.countyCode, townshipCode: found.townshipCode, institutionId: found.institutionId, teamId: found.teamId })) throw notFound('community')
  return found
}

type AgreementRow = Omit<UnitAgreement, 'lastDay' | 'from' | 'standing'> & { from: LocalDate | null; until: LocalDate | null; standing: CommunityStanding; packageIds: string[] }
const agreementColumns = `a.id AS "unitAgreementId", a.number, a.state, ${standingOf} AS standing, a.years, a.package_ids AS "packageIds", coalesce((SELECT array_agg(e ->> 'zh') FROM json_array_elements(a.terms -> 'packages') e), a.package_ids) AS packages,
  a.signed_on AS "signedOn", a.valid_from AS "from", a.valid_until AS until, a.ended_on AS "endedOn", a.end_reason AS "endReason", a.version`
const selectAgreements = compose<AgreementRow>()(fragment<Key & { on: string }>('agreements-of-community', `
  SELECT ${agreementColumns} FROM communities.agreement a WHERE a.county_code = :countyCode AND a.community_id = :communityId ORDER BY a.state = 'draft' DESC, a.valid_from DESC`))
const selectShown = compose<Row & { members: number; recorded: number; joined: LocalDate | null; runningFrom: LocalDate | null }>()(fragment<Key & { on: string }>('show-community', `
  SELECT ${columns}, n.recorded, n.joined, CASE WHEN g.is_running THEN g.valid_from END AS "runningFrom" FROM ${tables} ${counted} WHERE u.county_code = :countyCode AND u.id = :communityId`))
const countStates = compose<{ state: 'signed_here' | 'signed_elsewhere' | 'waits' | 'left'; members: number }>()(fragment<Key & { on: string }>('count-members', `
  SELECT ${stateOfMember} AS state, count(*)::int AS members FROM communities.member m JOIN communities.community u ON u.county_code = m.county_code AND u.id = m.community_id ${contractOfMember} WHERE m.county_code = :countyCode AND m.community_id = :communityId GROUP BY 1`))
const selectDone = compose<DoneRow>()(fragment<Key>('done-in-community', `
  SELECT d.id AS "doneId", d.one, d.done_on AS "doneOn", d.persons, d.note, d.recorded_by_name AS "recordedBy", d.struck_by_name AS "struckBy", d.strike_reason AS "strikeReason"
  FROM communities.done d WHERE d.county_code = :countyCode AND d.community_id = :communityId ORDER BY d.done_on DESC, d.id DESC LIMIT 200`))

export const presentAgreement = ({ until, packageIds: _, ...row }: AgreementRow): UnitAgreement => ({ ...row, lastDay: until && addDays(until, -1) })

/** One community with its agreements, its members counted by state, and its five ones. */
export const getCommunity = (using: CommunitiesUsing) => async (context: Context, { communityId }: { communityId: string }): Promise<OutputOf<typeof getCommunityEndpoint>> => {
  const { run, actor, on } = context
  const { countyCode, permissions } = actor
  const found = await demandCommunity(run, actor, communityId)
  const key = { countyCode, communityId, on }
  const [[shown], agreements, states, done] = await Promise.all([run(selectShown, key), run(selectAgreements, key), run(countStates, key), run(selectDone, key)])
  if (!shown) throw notFound('community')
  const { recorded, joined, runningFrom, ...row } = shown
  const counts = { signed_here: 0, signed_elsewhere: 0, waits: 0, left: 0, ...Object.fromEntries(states.map(({ state, members }) => [state, members])) }
  const counting = done.filter(({ struckBy, doneOn }) => struckBy === null && runningFrom !== null && doneOn >= runningFrom)
  const entered = Object.fromEntries(enteredOnes.flatMap((one) => {
    const own = counting.filter((each) => each.one === one)
    return own.length === 0 ? [] : [[one, { since: own.map(({ doneOn }) => doneOn).sort()[0] as LocalDate, persons: own.reduce((sum, { persons }) => sum + persons, 0) }]]
  }))
  return {
    ...presentRow(row), creditCode: found.creditCode, villageCode: found.villageCode, contactName: found.contactName, contactPhoneMasked: maskPhone(unseal(using.keys, 'contact', countyCode, communityId, found.contactPhone)),
    teamId: found.teamId, doctorStaffId: found.doctorStaffId, version: found.version, mayEdit: permissions.has('community.edit'), mayImport: permissions.has('community.edit') && permissions.has('import.run') && runningFrom !== null,
    counts, agreements: agreements.map(presentAgreement), done,
    fiveOnes: tellFiveOnes({ agreementFrom: runningFrom, wasSigned: agreements.some(({ state }) => state !== 'draft'), members: row.members, recorded, recordedSince: joined, entered }),
  }
}
