import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listServicesEndpoint, ServiceProgress } from '#api/services.ts'
import type { Run } from '#platform/database/database.ts'
import type { Context } from '#platform/http/context.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { getContractRow, type Row } from './contract-rows.ts'
import { itemsOf, progressOf, servableDays } from './domain/service-plan.ts'
import { selectVersions } from './store-changes.ts'
import { selectDone, selectEntries, selectTeamsOfContract } from './store-services.ts'

/** What a contract owes and what was done of it, and by whom a service may be entered. */
export const listServices = () => async (context: Context, { contractId }: InputOf<typeof listServicesEndpoint>): Promise<OutputOf<typeof listServicesEndpoint>> => {
  const { actor, on, run } = context
  const { countyCode } = actor
  const row = await getContractRow(context, contractId)
  const [items, entries, versions, team] = await Promise.all([progressOfContract(run, countyCode, row, on), run(selectEntries, { countyCode, contractId }), run(selectVersions, { countyCode, contractId }), run(selectTeamsOfContract, { countyCode, contractId })])
  const days = servableDays(row, on)
  const names = new Map([...versions.flatMap(({ termsBefore }) => itemsOf(termsBefore)), ...items].map(({ item, zh, en }) => [item, { zh, en }]))
  return {
    items, entries: entries.map((one) => ({ ...one, ...(names.get(one.item) ?? { zh: one.item, en: one.item }) })), days,
    staff: team.filter(({ spans }) => days !== null && spans.some(({ from, until }) => from <= days.last && (until === null || until > days.first))).map((one) => ({ ...one, isSelf: one.staffId === actor.staffId })), mayRecord: days !== null && actor.permissions.has('service.record'),
  }
}

/** Item by item, what of a contract was done and what is behind: as of today, or as of its last day when it is over. */
export async function progressOfContract(run: Run, countyCode: number, row: Row, on: LocalDate): Promise<ServiceProgress[]> {
  const done = await run(selectDone, { countyCode, contractId: row.id })
  return progressOf(itemsOf(row.terms), done, row.from, servableDays(row, on)?.last ?? on)
}
