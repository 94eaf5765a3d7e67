import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { askBondEndpoint, bondByDeskEndpoint, confirmBondEndpoint, endBondEndpoint } from '#api/resident-accounts.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import type { OwnPerson } from '#platform/http/actor.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound } from '#platform/problem.ts'
import type { PersonDirectory } from '../residents/index.ts'
import { countSending, demandCarrier, maySend, sendCode, subjectOf, spendCode } from './codes.ts'
import { deskDigest } from './desk-codes.ts'
import { bondText } from './domain/message-texts.ts'
import { deskCodeEnded, meaningOfConstraint, wrongCode } from './errors.ts'
import { closeBond, closeBondsWith, closeOtherSelves, closeOver, findDeskCode, findOwnPhone, findRequest, insertBond, insertRequest, takeDeskCode } from './store.ts'
import type { ResidentAccountsUsing } from './using.ts'

const requestSeconds = 300
const untilAfter = (on: LocalDate, months: number): LocalDate => addDays(on, months === 3 ? 92 : 365)

/**
 * Asks to act for somebody: name, document and the code that goes to the telephone in that person's record. Whoever does not match gets the same
 * answer and no code, so nothing is learned of who is registered; nor does who calls himself somebody whose record names another telephone: that is for
 * the desk. @throws Problem TooMany
 */
export async function askBond(using: ResidentAccountsUsing & { people: PersonDirectory }, context: Context, input: InputOf<typeof askBondEndpoint>): Promise<OutputOf<typeof askBondEndpoint>> {
  const { run, at, on, actor } = context
  demandCarrier(using)
  await countSending(using, run, 'account', actor.accountId, at)
  const person = await using.people.findByNameAndDocument(input.documentKind, input.number, input.name, on)
  const known = person?.phone?.startsWith('1') ? person.phone : null
  const isOwn = known !== null && (await isOwnPhone(using, context, known))
  // Counted apart from signing in, so that a mother who has just signed in can let her daughter in at once.
  const isReachable = known !== null && (isOwn || (input.relation !== 'self' && (await maySend(using, run, 'phone', `bond ${known}`, at))))
  const mobile = isReachable ? known : null
  const requestId = context.newId()
  const reached = person && mobile ? person : null
  await run(insertRequest, {
    requestId, accountId: actor.accountId, countyCode: reached?.countyCode ?? null, residentId: reached?.residentId ?? null, relation: input.relation,
    expiresAt: new Date(Date.parse(at) + requestSeconds * 1000).toISOString(),
  })
  return { requestId, ...(await sendCode(using, run, at, subjectOf(using, 'bond', requestId), mobile, (code) => bondText(code, actor.displayName))) }
}

/** The person's consent is the code. @throws Problem Refused for a wrong code, Conflict when bound already */
export async function confirmBond(using: ResidentAccountsUsing, context: CommandContext, input: InputOf<typeof confirmBondEndpoint>): Promise<Answer> {
  const { actor, at, on, run } = context
  const [request] = await run(findRequest, { requestId: input.requestId, accountId: actor.accountId, at })
  const countyCode = request?.resident_county ?? 0
  // The key counts within its request: one used before, in the county of somebody else's record, would tell by its refusal who is registered there.
  const key = subjectOf(using, 'bond.key', `${input.requestId} ${context.key}`).toString('hex')
  return commitOnce(actingIn({ ...context, key }, countyCode), input, async (inside) => {
    if (!request) throw wrongCode()
    // Outside the transaction, so that a wrong try counts although nothing else is kept.
    await spendCode(using, run, at, subjectOf(using, 'bond', input.requestId), input.code)
    const until = request.relation === 'self' ? null : untilAfter(on, input.months)
    return bind(inside, context, { residentId: request.resident_id as string, countyCode, relation: request.relation, until }, 'code', {})
  }, meaningOfConstraint)
}

/** The doctor has seen who stands at the desk. A code is good once. */
export async function bondByDesk(using: ResidentAccountsUsing, context: CommandContext, input: InputOf<typeof bondByDeskEndpoint>): Promise<Answer> {
  const { actor, at, on, run } = context
  await countSending(using, run, 'account', `${actor.accountId} desk`, at)
  const codeDigest = deskDigest(using, input.deskCode)
  const [shown] = await run(findDeskCode, { codeDigest, at })
  return commitOnce(actingIn(context, shown?.resident_county ?? 0), input, async (inside) => {
    if (!shown || (await inside(takeDeskCode, { codeDigest, at })).length === 0) throw deskCodeEnded()
    const until = input.relation === 'self' ? null : untilAfter(on, 12)
    return bind(inside, context, { residentId: shown.resident_id, countyCode: shown.resident_county, relation: input.relation, until }, 'desk', { shownBy: shown.shown_by })
  }, meaningOfConstraint)
}

/** Whether a telephone in a record is the account's own. */
const isOwnPhone = async (using: ResidentAccountsUsing, { run, actor }: Context, phone: string): Promise<boolean> =>
  (await run(findOwnPhone, { accountId: actor.accountId, phoneDigest: subjectOf(using, 'phone', phone) })).length > 0

async function bind(run: Run, context: CommandContext, bond: OwnPerson, way: 'code' | 'desk', body: object) {
  const { actor, at, on } = context
  const { residentId, relation, until } = bond
  await run(closeOver, { accountId: actor.accountId, residentId, at, on })
  if (relation === 'self') await run(closeOtherSelves, { accountId: actor.accountId, residentId, at })
  const bondId = context.newId()
  await run(insertBond, { bondId, accountId: actor.accountId, ...bond, way, at })
  return { answer: { residentId, until }, audit: [{ action: 'resident-accounts.bind', subjectKind: 'resident', subjectId: residentId, body: { bondId, relation, way, until, ...body } }], announce: [{ topic: 'bond-made', subjectId: bondId }] }
}

/** Ends one's own acting for somebody (`bondId` null), or somebody's acting for oneself. */
export function endBond(context: CommandContext, { bondId, residentId }: InputOf<typeof endBondEndpoint>): Promise<Answer> {
  const { actor, at } = context
  const bond = bondWith(context, residentId)
  if (bondId !== null && bond.relation !== 'self') throw notFound('bond')
  return commitOnce(actingIn(context, bond.countyCode), { bondId, residentId }, async (run) => {
    const [closed] = await run(closeBond, { bondId, accountId: actor.accountId, residentId, at })
    if (!closed) throw notFound('bond')
    return { answer: {}, audit: [{ action: 'resident-accounts.unbind', subjectKind: 'resident', subjectId: residentId, body: { bondId: closed.id, byThemselves: bondId !== null } }], announce: [{ topic: 'bond-ended', subjectId: closed.id }] }
  })
}

/** The bond with which the actor may act for somebody. @throws Problem NotFound, as for nobody at all */
export function bondWith({ actor }: Pick<Context, 'actor'>, residentId: string): OwnPerson {
  const bond = actor.people?.find((one) => one.residentId === residentId)
  if (!bond) throw notFound('resident')
  return bond
}

/** The same request in one county: where its key, its audit and its rows are. */
export function actingIn<C extends Context>(context: C, countyCode: number): C {
  const run: Run = (statement, params) => context.database.run(statement, params, [countyCode])
  return { ...context, run, actor: { ...context.actor, countyCode, countyCodes: [countyCode] } }
}

/** Ends every bond to residents who are taken out of the registry, in the caller's transaction: the accounts see them no more. */
export const endBondsWith = (run: Run, residentIds: readonly string[], at: string): Promise<unknown> => run(closeBondsWith, { residentIds, at })
