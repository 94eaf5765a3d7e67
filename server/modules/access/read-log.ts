import type { auditLogEndpoint } from '#api/access.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { addDays, localDate } from '#kernel/local-date.ts'
import { uuidv7 } from '#kernel/uuid.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { Problem } from '#platform/problem.ts'

const pageSize = 50
const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
type Input = InputOf<typeof auditLogEndpoint>
type Row = {
  id: string; at: Date; actor_id: string; actor_name: string; address: string; action: string; subject_kind: string; subject_id: string; reason: string | null
  body: string; leaf: Buffer; is_sealed: boolean
}
const findActorIds = compose<{ id: string }>()(fragment<{ countyCode: number; text: string }>('find-log-actors', `
  SELECT id FROM access.account WHERE county_code = :countyCode AND (starts_with(account, :text) OR position(:text IN lower(display_name)) > 0) ORDER BY account LIMIT 50`))

/**
 * What was done in the county, newest first, by who, what, on what and when. Every page is itself audited, with what was looked for (people
 * by id): were it the first alone, whoever begins at a later one would read unseen. Only who looks after a whole county sees anything.
 *
 * @throws InvalidInput for a beginning that no page gave
 */
export async function readLog(context: Context, input: Input): Promise<OutputOf<typeof auditLogEndpoint>> {
  const { run, actor } = context
  const actorIds = input.actor ? (await run(findActorIds, { countyCode: actor.countyCode, text: input.actor.toLowerCase() })).map(({ id }) => id) : null
  if (input.after !== undefined && !idShape.test(input.after)) throw new Problem('InvalidInput', [{ code: 'PLATFORM.INVALID_FIELD', params: { field: 'after', issue: 'cursor' } }])
  const { actor: _, ...looked } = input
  await run(insertAuditEvent, auditOf(context, actor.countyCode, { action: 'access.read-log', subjectKind: 'audit-log', subjectId: String(actor.countyCode), body: { ...looked, ...(actorIds ? { actorIds } : {}) } }))
  const { condition, params } = scopeFilter(actor, {})
  const from = input.from === undefined ? floorId(0) : floorId(midnight(input.from))
  const until = floorId(input.until === undefined ? 2 ** 47 : midnight(addDays(localDate(input.until), 1)))
  const rows = await run(statementOf(condition, input, actorIds !== null), {
    countyCode: actor.countyCode, ...params, from, fromYear: yearOfId(from), until: input.after !== undefined && input.after < until ? input.after : until, untilYear: Math.min(yearOfId(until), 9999), actorIds,
    area: `${input.area ?? ''}.`, action: input.action ?? null, subjectKind: input.subjectKind ?? null, subjectId: input.subjectId ?? null, most: pageSize + 1,
  })
  const page = rows.slice(0, pageSize)
  return { items: page.map(shown), next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null }
}

type Params = {
  countyCode: number; scopePlace: string; from: string; fromYear: number; until: string; untilYear: number; actorIds: string[] | null; area: string; action: string | null
  subjectKind: string | null; subjectId: string | null; most: number
}

/** Only the conditions asked for stand in the text, so that each question finds its own index. */
function statementOf(condition: string, { area, action, subjectKind, subjectId }: Input, hasActor: boolean) {
  const asked = [
    hasActor ? 'e.actor_id = ANY (:actorIds::uuid[])' : '', area ? 'starts_with(e.action, :area)' : '', action ? 'e.action = :action' : '',
    subjectKind ? 'e.subject_kind = :subjectKind' : '', subjectId ? 'e.subject_id = :subjectId' : '',
  ].filter((one) => one !== '')
  return compose<Row>()(fragment<Params>('read-log', `
    SELECT e.id, e.at, e.actor_id, e.actor_name, e.address, e.action, e.subject_kind, e.subject_id, e.reason, e.body::text AS body, e.leaf, l.event_id IS NOT NULL AS is_sealed
    FROM audit.event e LEFT JOIN audit.sealed_leaf l ON l.county_code = e.county_code AND l.event_id = e.id
    WHERE e.county_code = :countyCode AND ${condition} AND e.year BETWEEN :fromYear AND :untilYear AND e.id >= :from AND e.id < :until
      ${asked.map((one) => `AND ${one}`).join(' ')}
    ORDER BY e.year DESC, e.id DESC LIMIT :most`))
}

const shown = (row: Row) => ({
  auditId: row.id, at: row.at.toISOString(), actorId: row.actor_id, actorName: row.actor_name, address: row.address, action: row.action, subjectKind: row.subject_kind,
  subjectId: row.subject_id, reason: row.reason, body: JSON.parse(row.body), isSealed: row.is_sealed, leaf: row.leaf.toString('hex'),
})

// The ids of events begin with their instant, so a span of days is a span of ids.
const midnight = (day: string): number => Math.max(0, Date.parse(`${day}T00:00:00+08:00`))
const floorId = (ms: number): string => uuidv7(ms, new Uint8Array(10))
const yearOfId = (id: string): number => new Date(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).getUTCFullYear()
