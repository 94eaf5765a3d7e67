import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { acceptEndingEndpoint, listEndingsEndpoint, refuseEndingEndpoint } from '#api/endings.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { refused } from '#platform/problem.ts'
import { getContractRow } from './contract-rows.ts'
import { endRow } from './end-contract.ts'
import { alreadyDecided, meaningOfConstraint } from './errors.ts'
import { endingTables, type EndingWhole, endingWholeColumns, getEnding, showEndingForDoctor } from './select-endings.ts'
import { decideEndingRequest } from './store-endings.ts'
import type { ContractsUsing } from './using.ts'

const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Wishes to end contracts of the teams within the scope, those that wait longest first, with how many wait and how many of them too long. */
export const listEndings = () => async (context: Context, input: InputOf<typeof listEndingsEndpoint>): Promise<OutputOf<typeof listEndingsEndpoint>> => {
  const { actor, on, at, run } = context
  const { countyCode } = actor
  const scope = scopeFilter(actor, { township: 'c.township_code', institution: 'c.institution_id', team: 'c.team_id' })
  const { afterSort, afterId } = readCursor(input.after, (sort) => instantShape.test(sort) && !Number.isNaN(Date.parse(sort)))
  const select = compose<EndingWhole>()(fragment<Record<string, unknown>>('list-endings', `
    SELECT ${endingWholeColumns} FROM ${endingTables} WHERE e.county_code = :countyCode AND e.state = :state AND ${scope.condition}
    ${input.after === undefined ? '' : 'AND (e.asked_at, e.id) > (:afterSort::timestamptz, :afterId::uuid)'} ORDER BY e.asked_at, e.id LIMIT :most::int + 1`))
  const count = compose<{ waiting: number; late: number }>()(fragment<Record<string, unknown>>('count-endings', `
    SELECT count(*) AS waiting, count(*) FILTER (WHERE e.answer_by < :at::timestamptz) AS late FROM contracts.ending_request e JOIN contracts.contract c ON c.county_code = e.county_code AND c.id = e.contract_id
    WHERE e.county_code = :countyCode AND e.state = 'waiting' AND ${scope.condition}`))
  const params = { ...scope.params, countyCode }
  const [rows, [counted]] = await Promise.all([run(select, { ...params, state: input.state, most: input.most, afterSort, afterId }), run(count, { ...params, at })])
  const { items, next } = pageOf(rows, input.most, ({ askedAt, id }) => [askedAt, id])
  return { items: items.map((row) => showEndingForDoctor(row, on, at)), next, waiting: counted?.waiting ?? 0, late: counted?.late ?? 0 }
}

/** Ends the contract as its resident asked, today; the note says how it was checked, beside the resident's own words. @throws NotFound, Conflict when it was answered */
export const acceptEnding = (using: ContractsUsing) => (context: CommandContext, input: InputOf<typeof acceptEndingEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { endingId } = input
    const { actor: { countyCode, accountId }, at, on } = context
    const asked = await getEnding({ run, actor: context.actor }, endingId)
    const [done] = await run(decideEndingRequest, { countyCode, endingId, state: 'accepted', at, decidedBy: accountId, refuseReason: null, refuseNote: null })
    if (!done) throw alreadyDecided()
    const row = await getContractRow({ run, actor: context.actor }, asked.contractId)
    const { answer, audit, announce } = await endRow(context, run, row, { reason: asked.reason, note: asked.note === null ? input.note : `${input.note}；${asked.note}`, lastDay: null }, await using.policies.packOf(countyCode, on))
    return { answer: { endingId, ...answer }, audit: [...audit, { action: 'contracts.accept-ending', subjectKind: 'contract', subjectId: row.id, body: { residentId: row.residentId, endingId } }], announce }
  }, meaningOfConstraint)

/** Does not end it, with a reason that tells the resident how to go on. @throws NotFound, Refused, Conflict when it was answered */
export const refuseEnding = () => (context: CommandContext, input: InputOf<typeof refuseEndingEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { endingId, reason, note } = input
    const { actor: { countyCode, accountId }, at } = context
    const { residentId, contractId } = await getEnding({ run, actor: context.actor }, endingId)
    if (reason === 'other' && note === null) throw refused([{ code: 'CONTRACTS.REJECT_NEEDS_NOTE' }])
    const [done] = await run(decideEndingRequest, { countyCode, endingId, state: 'refused', at, decidedBy: accountId, refuseReason: reason, refuseNote: note })
    if (!done) throw alreadyDecided()
    return {
      answer: { endingId }, audit: [{ action: 'contracts.refuse-ending', subjectKind: 'contract', subjectId: contractId, reason, body: { residentId, endingId, note: note !== null } }], announce: [{ topic: 'ending-refused', subjectId: endingId }],
    }
  })
