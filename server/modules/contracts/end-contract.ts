import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { type EndReasonCode, endReasons } from '#api/end-reasons.ts'
import type { endContractEndpoint, previewEndingEndpoint, undoEndingEndpoint } from '#api/contracts.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { type Pack, presentBecause } from '#policy/index.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, type Problem, refused } from '#platform/problem.ts'
import { lockResidents } from '../residents/index.ts'
import { getContractRow, type Row } from './contract-rows.ts'
import { decideEnding, decideUndoingEnding, type EndingAsked, isBeforeSupplement, undoMinutes } from './domain/decide-ending.ts'
import { flowOf } from './domain/term-flow.ts'
import { changedMeanwhile, meaningOfConstraint } from './errors.ts'
import { findEndedYear, insertMoneyEvent, settleEnding } from './settle-ending.ts'
import { storeEnding, storeEndingAside, storeUndoing, storeUndoingAside } from './store.ts'
import type { ContractsUsing } from './using.ts'

const followOf = (reason: EndReasonCode) => {
  const { resident } = endReasons[reason]
  return resident === 'moved' ? 'mark_moved' : resident === 'deceased' ? 'mark_deceased' : reason === 'transferred' ? 'sign_again' : 'none'
}

/** Who ends a contract, and when. */
type Acting = Pick<CommandContext, 'actor' | 'at' | 'on' | 'newId'>

/** Ends a contract for a reason of the dictionary: the places go back, the counts move, and the answer says what is to be done next. */
export const endContract = (using: Pick<ContractsUsing, 'policies'>) => (context: CommandContext, input: InputOf<typeof endContractEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const row = await getContractRow({ run, actor: context.actor }, input.contractId)
    if (input.version !== undefined && input.version !== row.version) throw changedMeanwhile()
    return endRow(context, run, row, { reason: input.reason, note: input.note, lastDay: input.lastDay as LocalDate | null }, await using.policies.packOf(context.actor.countyCode, context.on))
  }, meaningOfConstraint)

/** Ends one contract within a transaction: at the desk, because its resident asked for it, or because another team's replaces it. What its broken year comes to by the pack is kept for the ledger. @throws Refused, Conflict when it changed meanwhile */
export async function endRow(context: Acting, run: Run, row: Row, asked: EndingAsked, pack: Pack) {
  const decision = decideEnding(row, asked, context.on)
  if (!decision.allowed) throw refused(decision.reasons)
  const { endedOn } = decision.value
  const { reason, note } = asked
  const isInForce = row.from <= context.on && row.residentStatus === 'living'
  const [stored] = await run(isInForce ? storeEnding : storeEndingAside, {
    ...changeOf(context, row, 'end', reason, { note, from: row.from, until: row.until }), endedOn, endReason: reason, ...flowOf(row, { from: row.from, until: endedOn }),
  })
  if (stored?.changed !== 1) throw changedMeanwhile()
  const settled = settleEnding(pack, row, endedOn)
  if (settled) await keepMoney(context, run, row, 'ended-early', endedOn, settled)
  const undoUntil = new Date(Date.parse(context.at) + undoMinutes * 60_000).toISOString()
  return {
    answer: { contractId: row.id, endedOn, undoUntil, follow: followOf(reason) } as const,
    audit: [{ action: 'contracts.end', subjectKind: 'contract', subjectId: row.id, reason, body: { residentId: row.residentId, endedOn, untilBefore: row.until, note: note !== null, money: settled?.year ?? null } }],
    announce: [{ topic: 'contract-ended', subjectId: row.id }],
  }
}

type LastEnding = { at: string; from: LocalDate; until: LocalDate }
const lastEnding = compose<LastEnding>()(fragment<{ countyCode: number; contractId: string }>('last-ending', `
  SELECT ${instantText('at')} AS at, params ->> 'from' AS "from", params ->> 'until' AS until
  FROM contracts.contract_event WHERE county_code = :countyCode AND contract_id = :contractId AND event = 'end' ORDER BY at DESC, id DESC LIMIT 1`))

/** Takes a mistaken ending back within ten minutes: the term, the places and the counts are as before, and both events stay in the record. */
export const undoEnding = () => (context: CommandContext, input: InputOf<typeof undoEndingEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, actor: { countyCode } } = context
    const { residentId } = await getContractRow({ run, actor }, input.contractId)
    // A departure or a signing under way is waited for, and seen.
    await run(lockResidents, { countyCode, residentIds: [residentId] })
    const row = await getContractRow({ run, actor }, input.contractId)
    const [ending] = await run(lastEnding, { countyCode, contractId: row.id })
    const decision = decideUndoingEnding({ state: row.state, endedAt: ending?.at ?? null, residentStatus: row.residentStatus }, context.at)
    if (!decision.allowed) throw refused(decision.reasons)
    if (!ending?.until) throw notFound('ending')
    await storeUndone(context, run, row, ending)
    return {
      answer: { contractId: row.id, lastDay: addDays(ending.until, -1) },
      audit: [{ action: 'contracts.undo-ending', subjectKind: 'contract', subjectId: row.id, body: { residentId: row.residentId, until: ending.until } }],
      announce: [{ topic: 'contract-ending-undone', subjectId: row.id }],
    }
  }, (name): Problem | undefined => meaningOfConstraint(name))

/** Takes an ending back within a transaction, however long ago, for a list whose undo has a term of its own. @throws Conflict when the contract changed meanwhile */
export async function undoRow(context: Acting, run: Run, row: Row): Promise<void> {
  const [ending] = await run(lastEnding, { countyCode: context.actor.countyCode, contractId: row.id })
  if (!ending?.until) throw notFound('ending')
  await storeUndone(context, run, row, ending)
}

async function storeUndone(context: Acting, run: Run, row: Row, ending: LastEnding): Promise<void> {
  const isInForce = ending.from <= context.on && context.on < ending.until && row.residentStatus === 'living'
  const [stored] = await run(isInForce ? storeUndoing : storeUndoingAside, {
    ...changeOf(context, row, 'undo-end', null, {}), from: ending.from, until: ending.until, ...flowOf({ from: ending.from, until: row.endedOn as LocalDate }, ending),
  })
  if (stored?.changed !== 1) throw changedMeanwhile()
  if (await findEndedYear(run, context.actor.countyCode, row.id)) await keepMoney(context, run, row, 'ending-undone', context.on, null)
}

const keepMoney = ({ actor: { countyCode }, newId, at }: Acting, run: Run, row: Row, kind: 'ended-early' | 'ending-undone', happenedOn: LocalDate, settled: ReturnType<typeof settleEnding>) =>
  run(insertMoneyEvent, {
    countyCode, moneyEventId: newId(), contractId: row.id, kind, happenedOn, rule: settled?.year.rule ?? null, months: settled?.year.months ?? null, used: settled?.year.used ? JSON.stringify(settled.year.used) : null, back: settled?.year.back ? JSON.stringify(settled.year.back) : null, due: null, because: JSON.stringify(settled?.because ?? []), at,
  })

function changeOf(context: Acting, row: Row, event: string, reason: string | null, params: object) {
  return {
    countyCode: context.actor.countyCode, contractId: row.id, contractVersion: row.version, residentId: row.residentId, institutionId: row.institutionId, teamId: row.teamId, doctorStaffId: row.doctorStaffId, panelUnit: 'person' as const,
    contractEventId: context.newId(), event, eventReason: reason, actorId: context.actor.accountId, actorName: context.actor.displayName, at: context.at, eventParams: JSON.stringify(params),
    eventId: context.newId(), flowTownshipCode: row.townshipCode, flowTeamId: row.teamId,
  }
}

/** What ending it would come to in money, before one does. A day given is the last it was in force, as for a death; of one on which it may not end, nothing. */
export const previewEnding = (using: Pick<ContractsUsing, 'policies'>) => async (context: Context, input: InputOf<typeof previewEndingEndpoint>): Promise<OutputOf<typeof previewEndingEndpoint>> => {
  const row = await getContractRow(context, input.contractId)
  const wanted = input.lastDay === undefined ? context.on : addDays(input.lastDay as LocalDate, 1)
  const endedOn = wanted < row.from ? row.from : wanted
  const pack = await using.policies.packOf(context.actor.countyCode, context.on)
  const settled = isBeforeSupplement(row, (input.lastDay ?? null) as LocalDate | null) ? null : settleEnding(pack, row, endedOn)
  return { endedOn, year: settled?.year ?? null, because: presentBecause(pack, settled?.because ?? [], using.policies.names) }
}
