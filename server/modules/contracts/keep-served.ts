import type { LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { itemsOf, nextServiceOn } from './domain/service-plan.ts'
import type { Terms } from './domain/terms.ts'
import { markServed, selectDone } from './store-services.ts'

/** Keeps with a contract what its services come to, after one of them or what it owes has changed. The contract is locked. */
export async function keepServed(run: Run, countyCode: number, contractId: string, terms: Terms, from: LocalDate): Promise<void> {
  const done = await run(selectDone, { countyCode, contractId })
  const lastServedOn = done.map(({ lastOn }) => lastOn).sort().at(-1) ?? null
  await run(markServed, { countyCode, contractId, lastServedOn, nextServiceOn: nextServiceOn(itemsOf(terms), done, from) })
}
