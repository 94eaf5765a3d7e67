import { randomBytes } from 'node:crypto'
import { type Reason, refuse } from '#kernel/decision.ts'
import { type LocalDate, yearOf } from '#kernel/local-date.ts'
import type { Pack } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { type Run, violatedConstraint } from '#platform/database/database.ts'
import { systemActor, type SystemContext } from '#platform/http/context.ts'
import { insertOutboxOfMany } from '#platform/outbox.ts'
import { lockResidents } from '../residents/index.ts'
import { contractNumberOf, numberBytes } from './domain/contract-number.ts'
import { decideRenewal } from './domain/decide-renewal.ts'
import { keepOutcomes, lockRunOut, selectRunOut, type Stand, storeRenewals } from './store-renewals.ts'

/** The pack a county goes by on a day; null where nobody decided on one. */
type PackOn = (on: LocalDate) => Promise<Pack | null>
export type Renewed = { decided: number; renewed: number }
type Batch = Renewed & { next: Stand | null }
type Options = { batch?: number; lanes?: number; progress?(done: number): Promise<void> }
const mostDraws = 5
const start = { afterUntil: '-infinity', afterId: '00000000-0000-0000-0000-000000000000' }

/**
 * Decides what follows the contracts whose term is over, before the day is turned for them: the same once more where pack and resident agreed to it
 * (`decideRenewal`), nothing otherwise, with the reason kept. A transaction a batch, in lanes beside each other, each contract decided once: it may be killed
 * and run again, on any later day, and twice at once.
 */
export async function renewContracts(context: SystemContext, packOn: PackOn, { batch = 1000, lanes = 2, progress = async () => {} }: Options = {}): Promise<Renewed> {
  const all: Renewed = { decided: 0, renewed: 0 }
  const ended = await Promise.allSettled(Array.from({ length: lanes }, async (_, lane) => {
    for (let stand: Stand | null = { ...start, lane, lanes }; stand !== null;) {
      const { decided, renewed, next }: Batch = await renewBatch(context, packOn, stand, batch)
      stand = next
      all.decided += decided
      all.renewed += renewed
      await progress(all.decided)
    }
  }))
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason
  return all
}

/** One batch whole, or nothing of it. Two numbers drawn alike are drawn anew. */
async function renewBatch(context: SystemContext, packOn: PackOn, stand: Stand, batch: number, draws = mostDraws): Promise<Batch> {
  try {
    return await context.database.transact([context.countyCode], (run) => decideBatch(context, packOn, run, stand, batch))
  } catch (error) {
    if (draws > 1 && violatedConstraint(error) === 'contract_county_code_number_key') return renewBatch(context, packOn, stand, batch, draws - 1)
    throw error
  }
}

async function decideBatch(context: SystemContext, packOn: PackOn, run: Run, stand: Stand, batch: number): Promise<Batch> {
  const { countyCode, on, at, newId } = context
  const due = await run(lockRunOut, { countyCode, on, most: batch, ...stand })
  const last = due.at(-1)
  if (!last) return { decided: 0, renewed: 0, next: null }
  const next = due.length < batch ? null : { ...stand, afterUntil: last.until, afterId: last.id }
  await run(lockResidents, { countyCode, residentIds: [...new Set(due.map(({ residentId }) => residentId))] })
  const outcomes: { contract_id: string; next_id: string | null; reason: string | null; params: Reason['params'] | null }[] = []
  const renewals = []
  for (const contract of await run(selectRunOut, { countyCode, contractIds: due.map(({ id }) => id) })) {
    if (contract.isDecided) continue // by a twin of this run, which was waited for
    const pack = await packOn(contract.until)
    const decision = pack ? decideRenewal(pack, contract) : refuse({ code: 'CONTRACTS.RENEWAL_NOT_AUTOMATIC' })
    const nextId = decision.allowed ? newId() : null
    const against = decision.allowed ? undefined : decision.reasons[0]
    outcomes.push({ contract_id: contract.id, next_id: nextId, reason: against?.code ?? null, params: against?.params ?? null })
    if (!decision.allowed) continue
    const { from, until, because } = decision.value
    renewals.push({ id: nextId as string, number: contractNumberOf(countyCode, yearOf(from), randomBytes(numberBytes)), contract_id: contract.id, from, until, because, event_id: newId() })
  }
  if (outcomes.length === 0) return { decided: due.length, renewed: 0, next }
  if (renewals.length > 0) {
    const [stored] = await run(storeRenewals, { countyCode, renewals: JSON.stringify(renewals), actorId: systemActor.accountId, actorName: systemActor.displayName, at, eventId: newId() })
    if (stored?.renewed !== renewals.length) throw new Error('a contract changed while it was locked')
    await run(insertOutboxOfMany, { countyCode, outboxIds: renewals.map(newId), topic: 'contract-renewed', subjectIds: renewals.map(({ id }) => id), at })
  }
  await run(keepOutcomes, { countyCode, outcomes: JSON.stringify(outcomes), on, at })
  await run(insertAuditEvent, auditOf({ at, newId, actor: systemActor, client: systemActor }, countyCode, {
    action: 'contracts.renew-automatically', subjectKind: 'county', subjectId: String(countyCode),
    body: { on, renewed: renewals.map(({ id, contract_id }) => [contract_id, id]), not: outcomes.filter(({ reason }) => reason !== null).map(({ contract_id, reason }) => [contract_id, reason]) },
  }))
  return { decided: due.length, renewed: renewals.length, next }
}
