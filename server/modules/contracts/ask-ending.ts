import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { askEndingEndpoint, readOwnEndingEndpoint, withdrawEndingEndpoint } from '#api/endings.ts'
import { addDays, dayOfInstant } from '#kernel/local-date.ts'
import { feeProration, orNone, presentBecause } from '#policy/index.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, refused } from '#platform/problem.ts'
import { actingIn, bondWith } from '../resident-accounts/index.ts'
import type { AgreementContent } from './agreement/agreement-content.ts'
import { selectContract } from './contract-rows.ts'
import { answerBy } from './domain/application-states.ts'
import { decideEnding } from './domain/decide-ending.ts'
import { alreadyDecided, meaningOfConstraint } from './errors.ts'
import { loadAgreement } from './seal-agreement.ts'
import { findWaiting } from './select-applications.ts'
import { endingsOfResident, showOwnEnding } from './select-endings.ts'
import { settleEnding } from './settle-ending.ts'
import { decideEndingRequest, insertEndingRequest } from './store-endings.ts'
import type { ApplyingUsing } from './using.ts'

type Own = { residentId: string; contractId: string }
const isOfEnding = /解约|终止/

/** A contract of one of the own people, and what stands against ending it today: a change of team or a renewal that waits, too. @throws NotFound, also for another's */
async function getOwn({ run, actor, on }: Pick<Context, 'run' | 'actor' | 'on'>, { residentId, contractId }: Own) {
  const { countyCode } = actor
  const [[row], [waiting]] = await Promise.all([run(selectContract, { countyCode, contractId }), run(findWaiting, { countyCode, residentId })])
  if (!row || row.residentId !== residentId) throw notFound('contract')
  const decision = decideEnding(row, { reason: 'by_request', note: 'to be written by who accepts', lastDay: null }, on)
  return { row, reasons: [...(decision.allowed ? [] : decision.reasons), ...(waiting ? [{ code: 'CONTRACTS.END_APPLICATION_WAITS' }] : [])] }
}

/** What ending would mean: the clauses of the agreement that speak of it, and what the region says of a fee for part of a year. */
export const readOwnEnding = (using: ApplyingUsing) => async (context: Context, input: InputOf<typeof readOwnEndingEndpoint>): Promise<OutputOf<typeof readOwnEndingEndpoint>> => {
  const inside = actingIn(context, bondWith(context, input.residentId).countyCode)
  const { actor: { countyCode }, on, run } = inside
  const [{ row, reasons }, pack, [stored], endings] = await Promise.all([getOwn(inside, input), using.policies.packOf(countyCode, on), run(loadAgreement, { countyCode, contractId: input.contractId }), run(endingsOfResident, { countyCode, residentId: input.residentId })])
  const proration = orNone(() => feeProration(pack, on))
  const clauses = stored ? (JSON.parse(stored.content) as AgreementContent).clauses : []
  const ending = endings.find(({ contractId, state }) => contractId === row.id && state === 'waiting')
  return {
    contractId: row.id, number: row.number, teamName: row.teamName, doctorName: row.doctorName, institutionName: row.institutionFullName, phone: row.phone, lastDay: addDays(row.until, -1), residentFen: row.residentFeeFen,
    reasons, clauses: clauses.filter(({ heading, text }) => isOfEnding.test(heading + text)), proration: proration?.value ?? 'not_stated', prorationBecause: presentBecause(pack, proration?.because ?? [], using.policies.names),
    endedYear: settleEnding(pack, row, on)?.year ?? null, ending: ending ? showOwnEnding(ending) : null,
  }
}

/** Asks for the end of a contract; it runs on until the doctor accepts. @throws NotFound, Refused also while an application waits, Conflict where it was asked already */
export const askEnding = () => (context: CommandContext, input: InputOf<typeof askEndingEndpoint>): Promise<Answer> => {
  const bond = bondWith(context, input.residentId)
  const inside = actingIn(context, bond.countyCode)
  const { actor: { countyCode, accountId }, at, on } = inside
  return commitOnce(inside, input, async (run) => {
    const { row, reasons } = await getOwn({ run, actor: inside.actor, on }, input)
    const { reason, note } = input
    const against = [...reasons, ...(reason === 'other' && note === null ? [{ code: 'CONTRACTS.END_WHY_MISSING' }] : [])]
    if (against.length > 0) throw refused(against)
    const [endingId, until] = [inside.newId(), answerBy(at)]
    await run(insertEndingRequest, { countyCode, endingId, contractId: row.id, residentId: row.residentId, reason, note, accountId, relation: bond.relation === 'self' ? null : bond.relation, at, answerBy: until })
    return {
      answer: { endingId, answerBy: dayOfInstant(until) }, audit: [{ action: 'contracts.ask-ending', subjectKind: 'contract', subjectId: row.id, reason, body: { residentId: row.residentId, endingId, relation: bond.relation, note: note !== null } }],
      announce: [{ topic: 'ending-asked', subjectId: endingId }],
    }
  }, meaningOfConstraint)
}

/** Takes it back while nobody has answered. @throws NotFound, Conflict when it was answered */
export const withdrawEnding = () => (context: CommandContext, input: InputOf<typeof withdrawEndingEndpoint>): Promise<Answer> => {
  const { residentId, endingId } = input
  const inside = actingIn(context, bondWith(context, residentId).countyCode)
  const { actor: { countyCode, accountId }, at } = inside
  return commitOnce(inside, input, async (run) => {
    const own = (await run(endingsOfResident, { countyCode, residentId })).find(({ id, contractId }) => id === endingId && contractId === input.contractId)
    if (!own) throw notFound('ending')
    const [done] = await run(decideEndingRequest, { countyCode, endingId, state: 'withdrawn', at, decidedBy: accountId, refuseReason: null, refuseNote: null })
    if (!done) throw alreadyDecided()
    return { answer: { endingId }, audit: [{ action: 'contracts.withdraw-ending', subjectKind: 'contract', subjectId: own.contractId, body: { residentId, endingId } }] }
  })
}
