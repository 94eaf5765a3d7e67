import type { KeyObject } from 'node:crypto'
import type { Reason } from '#kernel/decision.ts'
import { type DocumentKind, parseIdentityDocument } from '#kernel/identity-document.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Pack } from '#policy/index.ts'
import type { Run } from '#platform/database/database.ts'
import { isWithinScope } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import { insertOutboxOfMany, insertOutboxOfManyLater } from '#platform/outbox.ts'
import { isWithinReach, lockResidents, personDigest, updateDeparted, updateReturned } from '../residents/index.ts'
import { type Row, selectContract } from './contract-rows.ts'
import { decideEnding, type EndingAsked, isBeforeSupplement, type RunningContract } from './domain/decide-ending.ts'
import { endRow, undoRow } from './end-contract.ts'
import { changedMeanwhile, gone, old } from './errors.ts'

/** One person of a list of deaths and moves: what happened on which day, and by which paper it is known. */
export type GivenDeparture = { name: string; documentKind: DocumentKind; number: string; status: 'moved' | 'deceased'; day: LocalDate; proof: string }
export type DepartureFault = { column: 'name' | 'number' | 'status' | 'day'; reason: Reason }
type Plan = { given: GivenDeparture; residentId: string }
export type DepartureJudgement = { outcome: 'error'; faults: DepartureFault[] } | ({ outcome: 'update' | 'duplicate'; warnings: DepartureFault[] } & Plan)
export type DepartureGround = { actor: Actor; on: LocalDate; pack: Pack }
type Writing = { actor: Actor; at: string; on: LocalDate; newId(): string }
/** `standsFrom`: when the list can no longer be taken back. */
type Departing = Writing & { standsFrom: string }
/** What an undo needs of somebody a list had depart: how the record and the contracts stood when it was done. */
export type BeforeDeparture = { version: number; contracts: { id: string; version: number }[] }

type Held = RunningContract & { id: string; number: string; signedOn: LocalDate; townshipCode: string; institutionId: string; teamId: string }
type Person = { digest: Buffer; id: string; name: string; status: 'living' | 'moved' | 'deceased'; bornOn: LocalDate; townshipCode: string; institutionId: string | null; teamId: string | null; contracts: Held[] }
/** Who carries one of these documents, whoever still lives here first, with the contracts that run or are to begin. Each half is found by an index of its own: who moved away stands only in the country's. */
const selectDeparting = compose<Person>()(fragment<{ countyCode: number; digests: Buffer[]; on: string }>('departing', `
  SELECT DISTINCT ON (r.document_hmac) r.document_hmac AS digest, r.id, r.name, r.status, r.birth_on AS "bornOn", r.township_code AS "townshipCode", r.institution_id AS "institutionId", r.team_id AS "teamId",
    coalesce((SELECT json_agg(json_build_object('id', c.id, 'number', c.number, 'state', c.state, 'signedOn', c.signed_on, 'from', c.valid_from, 'until', c.valid_until, 'amendedOn', (SELECT max(m.amended_on) FROM contracts.amendment m WHERE m.county_code = c.county_code AND m.contract_id = c.id), 'townshipCode', c.township_code, 'institutionId', c.institution_id, 'teamId', c.team_id) ORDER BY c.valid_from)
      FROM contracts.contract c WHERE c.county_code = :countyCode AND c.resident_id = r.id AND c.state = 'active' AND c.valid_until > :on::date), '[]') AS contracts
  FROM residents.resident r WHERE r.county_code = :countyCode AND r.status IN ('living', 'moved', 'deceased') AND r.id IN (
    SELECT l.id FROM residents.resident l WHERE l.county_code = :countyCode AND l.document_hmac = ANY (:digests::bytea[]) AND l.status IN ('living', 'deceased')
    UNION ALL SELECT p.resident_id FROM residents.person_index p WHERE p.county_code = :countyCode AND p.document_hmac = ANY (:digests::bytea[]))
  ORDER BY r.document_hmac, r.status = 'living' DESC, r.status_on DESC`))
const selectHeld = compose<{ id: string }>()(fragment<{ countyCode: number; residentId: string; on: string }>('held-by-departing', `
  SELECT id FROM contracts.contract WHERE county_code = :countyCode AND resident_id = :residentId AND state = 'active' AND valid_until > :on::date ORDER BY valid_from`))

const askedOf = ({ status, day, proof }: GivenDeparture): EndingAsked => ({ reason: status === 'moved' ? 'moved_away' : 'deceased', note: proof, lastDay: day })
const wrong = (column: DepartureFault['column'], ...reasons: Reason[]): DepartureJudgement => ({ outcome: 'error', faults: reasons.map((reason) => ({ column, reason })) })

/**
 * What is to become of each person of a list of deaths and moves: who is known here by document and name, within reach and living, departs on that day, and every contract that
 * runs or is to begin ends by the desk's own rules. Who is recorded so already is passed over. A contract signed after the day is told: it should not exist; one amended after it stays for the desk. Writes nothing.
 */
export async function judgeDepartures(keys: { index: KeyObject }, run: Run, { actor, on }: DepartureGround, list: readonly GivenDeparture[]): Promise<DepartureJudgement[]> {
  const read = list.map(({ documentKind, number }) => parseIdentityDocument(documentKind, number, on))
  const digests = read.map((one) => (one.allowed ? personDigest(keys, one.value) : null))
  const known = await run(selectDeparting, { countyCode: actor.countyCode, digests: digests.filter((one) => one !== null), on })
  const byDigest = new Map(known.map((one) => [one.digest.toString('hex'), one]))
  return list.map((given, i) => {
    const document = read[i]
    return document?.allowed ? judgeOne(actor, on, given, byDigest.get(digests[i]?.toString('hex') ?? '')) : wrong('number', ...(document?.reasons ?? []))
  })
}

function judgeOne(actor: Actor, on: LocalDate, given: GivenDeparture, person: Person | undefined): DepartureJudgement {
  if (!person) return wrong('number', gone.notRegistered())
  if (!isWithinReach(actor, person)) return wrong('number', old.ofOthers())
  if (person.name !== given.name) return wrong('name', old.otherName())
  if (given.day > on) return wrong('day', gone.later())
  if (given.day < person.bornOn) return wrong('day', gone.beforeBirth())
  if (person.status === given.status) return { outcome: 'duplicate', warnings: [], given, residentId: person.id }
  if (person.status !== 'living') return wrong('status', gone.otherwise())
  const { contracts } = person
  if (contracts.some(({ townshipCode, institutionId, teamId }) => !isWithinScope(actor, { countyCode: actor.countyCode, townshipCode, institutionId, teamId }))) return wrong('number', gone.signedElsewhere())
  const amended = contracts.find((one) => isBeforeSupplement(one, given.day))
  if (amended?.amendedOn) return wrong('day', gone.amendedAfter(amended.number, amended.amendedOn))
  const refusals = contracts.flatMap((one) => { const decision = decideEnding(one, askedOf(given), on); return decision.allowed ? [] : decision.reasons })
  if (refusals.length > 0) return wrong('day', ...refusals.slice(0, 1))
  const late = contracts.filter(({ signedOn }) => signedOn > given.day)
  return { outcome: 'update', warnings: late.map(({ number, signedOn }) => ({ column: 'day', reason: gone.signedAfter(number, signedOn) })), given, residentId: person.id }
}

/** Has people depart in the caller's transaction: their contracts end, then their records say so. Families are told only when the list can no longer be taken back. Gives what an undo needs, in the order they came, and the text of all that was written. @throws Conflict when somebody was changed since they were judged */
export async function departResidents(run: Run, writing: Departing, pack: Pack, list: readonly Plan[]): Promise<{ befores: BeforeDeparture[]; written: string[] }> {
  const { actor: { countyCode }, on, newId } = writing
  await run(lockResidents, { countyCode, residentIds: list.map(({ residentId }) => residentId) })
  const befores: BeforeDeparture[] = []
  for (const { given, residentId } of list) {
    const contracts: BeforeDeparture['contracts'] = []
    for (const { id } of await run(selectHeld, { countyCode, residentId, on })) {
      const [row] = await run(selectContract, { countyCode, contractId: id })
      if (!row || isBeforeSupplement(row, given.day)) throw changedMeanwhile()
      await endRow(writing, run, row, askedOf(given), pack)
      contracts.push({ id, version: row.version + 1 })
    }
    const [departed] = await run(updateDeparted, { countyCode, residentId, eventId: newId(), status: given.status, statusOn: given.day })
    if (!departed) throw changedMeanwhile()
    befores.push({ version: departed.version, contracts })
  }
  const ended = befores.flatMap(({ contracts }) => contracts.map(({ id }) => id))
  await announce(run, writing, 'contract-ended', ended)
  if (ended.length > 0) await run(insertOutboxOfManyLater, { countyCode, outboxIds: ended.map(newId), topic: 'departure-stands', subjectIds: ended, at: writing.at, notBefore: writing.standsFrom })
  return { befores, written: list.map(({ given: { status, day }, residentId }, i) => JSON.stringify({ residentId, status, day, ended: befores[i]?.contracts.map(({ id }) => id) })) }
}

/** Takes departures back in the caller's transaction where nobody has touched record or contracts since: people live here again and their contracts run on, room or not. Gives those it took. */
export async function takeBackDepartures(run: Run, writing: Writing, list: readonly { residentId: string; before: BeforeDeparture }[]): Promise<string[]> {
  const { actor: { countyCode }, newId } = writing
  await run(lockResidents, { countyCode, residentIds: list.map(({ residentId }) => residentId) })
  const [taken, resumed]: [string[], string[]] = [[], []]
  for (const { residentId, before } of list) {
    const rows: Row[] = []
    for (const { id, version } of before.contracts) rows.push(...(await run(selectContract, { countyCode, contractId: id })).filter((row) => row.version === version))
    if (rows.length < before.contracts.length) continue
    const [returned] = await run(updateReturned, { countyCode, residentId, version: before.version, eventId: newId() })
    if (!returned) continue
    for (const row of rows) await undoRow(writing, run, { ...row, residentStatus: 'living' })
    taken.push(residentId)
    resumed.push(...rows.map(({ id }) => id))
  }
  await announce(run, writing, 'contract-ending-undone', resumed)
  return taken
}

async function announce(run: Run, { actor: { countyCode }, at, newId }: Writing, topic: string, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length > 0) await run(insertOutboxOfMany, { countyCode, outboxIds: subjectIds.map(newId), topic, subjectIds, at })
}
