import type { listToPrintEndpoint, markPrintedEndpoint, takeBackPrintedEndpoint } from '#api/contract-queues.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { isLocalDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import { listedName } from '#platform/http/listed-name.ts'
import type { Answer } from '#platform/idempotency.ts'
import { conflict, notFound, refused } from '#platform/problem.ts'
import { type Row, rowColumns, rowTables, showRow } from './contract-rows.ts'
import { noticeDays } from './domain/decide-signing.ts'
import { insertPrintMarks, takeBackPrintMarks } from './store.ts'
import type { ContractsUsing } from './using.ts'

/** How long a mark set by mistake may be taken back. */
const takeBackMinutes = 10
const scopeOf = (context: Context) => scopeFilter(context.actor, { township: 'c.township_code', institution: 'c.institution_id', team: 'c.team_id' })
const stands = 'm.county_code = :countyCode::int AND m.contract_id = c.id AND m.taken_back_at IS NULL'
type Printed = { printings: number; copies: number; lastPrintedAt: string | null; lastPrintedBy: string | null }

/** Electronic agreements within the scope that nobody has put on paper yet, or those somebody has, newest first. */
export const listToPrint = (using: ContractsUsing) => async (context: Context, input: InputOf<typeof listToPrintEndpoint>): Promise<OutputOf<typeof listToPrintEndpoint>> => {
  const { actor, on, run } = context
  const { days } = noticeDays(await using.policies.packOf(actor.countyCode, on), on)
  const scope = scopeOf(context)
  const select = compose<Row & Printed>()(fragment<Record<string, unknown>>('list-to-print', `
    SELECT ${rowColumns}, (SELECT count(*)::int FROM contracts.print_mark m WHERE ${stands}) AS printings, (SELECT coalesce(sum(m.copies), 0)::int FROM contracts.print_mark m WHERE ${stands}) AS copies,
      (SELECT ${instantText('max(m.at)')} FROM contracts.print_mark m WHERE ${stands}) AS "lastPrintedAt", (SELECT m.actor_name FROM contracts.print_mark m WHERE ${stands} ORDER BY m.at DESC LIMIT 1) AS "lastPrintedBy"
    FROM ${rowTables} JOIN contracts.agreement a ON a.county_code = c.county_code AND a.contract_id = c.id
    WHERE c.county_code = :countyCode AND c.state = 'active' AND ${scope.condition} ${input.teamId ? 'AND c.team_id = :teamId::uuid' : ''} AND ${input.printed === 'yes' ? '' : 'NOT '}EXISTS (SELECT FROM contracts.print_mark m WHERE ${stands})
    ${input.after ? 'AND (c.signed_on, c.id) < (:afterSort::date, :afterId::uuid)' : ''} ORDER BY c.signed_on DESC, c.id DESC LIMIT :most::int + 1`))
  const rows = await run(select, { ...scope.params, countyCode: actor.countyCode, teamId: input.teamId, most: input.most, ...readCursor(input.after, isLocalDate) })
  const { items, next } = pageOf(rows, input.most, (row) => [row.signedOn, row.id])
  return { items: items.map((row) => ({ ...showRow(row, on, days), residentName: listedName(actor, row.residentName), printings: row.printings, copies: row.copies, lastPrintedAt: row.lastPrintedAt, lastPrintedBy: row.lastPrintedBy })), next }
}

/** Marks agreements as printed; refused when one of them was printed before and nobody says why it is printed again. */
export const markPrinted = () => (context: CommandContext, input: InputOf<typeof markPrintedEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at } = context
    const scope = scopeOf(context)
    const find = compose<{ id: string; isPrinted: boolean }>()(fragment<Record<string, unknown>>('find-to-print', `
      SELECT c.id, EXISTS (SELECT FROM contracts.print_mark m WHERE ${stands}) AS "isPrinted" FROM contracts.contract c JOIN contracts.agreement a ON a.county_code = c.county_code AND a.contract_id = c.id
      WHERE c.county_code = :countyCode AND c.id = ANY (:contractIds::uuid[]) AND ${scope.condition}`))
    const found = await run(find, { ...scope.params, countyCode: actor.countyCode, contractIds: input.contractIds })
    if (found.length < input.contractIds.length) throw notFound('contract')
    const again = found.filter(({ isPrinted }) => isPrinted).length
    if (again > 0 && input.reason === null) throw refused([{ code: 'CONTRACTS.REPRINT_NEEDS_REASON', params: { count: again } }])
    const markIds = found.map(() => context.newId())
    await run(insertPrintMarks, { countyCode: actor.countyCode, markIds, contractIds: found.map(({ id }) => id), reasons: found.map(({ isPrinted }) => (isPrinted ? input.reason : null)), copies: input.copies, actorId: actor.accountId, actorName: actor.displayName, at })
    return {
      answer: { markIds },
      audit: found.map(({ id, isPrinted }) => ({ action: 'contracts.mark-printed', subjectKind: 'contract', subjectId: id, reason: isPrinted ? input.reason : null, body: { copies: input.copies } })),
    }
  }, (name) => (name === 'one_first_printing' ? conflict('CONTRACTS.PRINTED_MEANWHILE') : undefined))

/** Takes back one's own marks of the last ten minutes: the agreements stand in the queue again. */
export const takeBackPrinted = () => (context: CommandContext, input: InputOf<typeof takeBackPrintedEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at } = context
    const since = new Date(Date.parse(at) - takeBackMinutes * 60_000).toISOString()
    const taken = await run(takeBackPrintMarks, { countyCode: actor.countyCode, markIds: input.markIds, actorId: actor.accountId, since, at })
    if (taken.length < input.markIds.length) throw refused([{ code: 'CONTRACTS.PRINT_TOO_LATE', params: { minutes: takeBackMinutes } }])
    return { answer: { takenBack: taken.length }, audit: taken.map(({ contractId }) => ({ action: 'contracts.take-back-printed', subjectKind: 'contract', subjectId: contractId })) }
  })
