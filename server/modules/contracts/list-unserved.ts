import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listUnservedEndpoint } from '#api/services.ts'
import { addDays, daysBetween, isLocalDate, type LocalDate } from '#kernel/local-date.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { listedName } from '#platform/http/listed-name.ts'
import { type Row, rowColumns, rowTables, showRow } from './contract-rows.ts'
import { noticeDays } from './domain/decide-signing.ts'
import { type Done, itemsOf, progressOf } from './domain/service-plan.ts'
import { isKept } from './store-services.ts'
import type { ContractsUsing } from './using.ts'

type Params = Record<string, unknown>
type Asked = Omit<InputOf<typeof listUnservedEndpoint>, 'after' | 'most'>
type Unserved = Row & { villageName: string; dueOn: LocalDate | null; services: Done[] }
type Counts = NonNullable<OutputOf<typeof listUnservedEndpoint>['counts']>

const whose = 'contracts.contract c JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id'
/** A contract `c` of a resident `r` who lives here, in force on `:on`. */
export const isInForce = `c.state = 'active' AND c.valid_from <= :on::date AND c.valid_until > :on::date AND r.status = 'living'`
/** Of these: without any service for so many days, by the name of the parameter with the day; or with something behind, which a supplement may have put off where nothing was done yet. */
export const hasNothingSince = (since: string): string => `c.last_served_on IS NULL AND c.valid_from <= :${since}::date`
export const isBehind = 'c.service_due_on <= :on::date AND (c.last_served_on IS NOT NULL OR coalesce(c.next_service_on, c.service_due_on) <= :on::date)'
export const sinceDays = (on: LocalDate) => ({ since30: addDays(on, -30), since60: addDays(on, -60), since90: addDays(on, -90), since180: addDays(on, -180) })
const isAsked = { '30': hasNothingSince('since30'), '60': hasNothingSince('since60'), '90': hasNothingSince('since90'), '180': hasNothingSince('since180'), behind: isBehind }

/** The conditions of the list within the actor's scope, and what they are asked with. */
function ask({ actor, on }: Context, input: Asked) {
  const scope = scopeFilter(actor, { township: 'c.township_code', institution: 'c.institution_id', team: 'c.team_id' })
  const within = [
    'c.county_code = :countyCode', scope.condition, isInForce, ...(input.villageCode ? ['c.village_code = :villageCode'] : []), ...(input.teamId ? ['c.team_id = :teamId::uuid'] : []),
    ...(input.doctorStaffId ? ['c.doctor_staff_id = :doctorStaffId::uuid'] : []), ...(input.population ? ['r.populations @> ARRAY[:population::text]'] : []),
  ].join(' AND ')
  return { scope, within, params: { ...input, ...scope.params, ...sinceDays(on), countyCode: actor.countyCode, on } }
}

/** Contracts that nobody has served: nothing done for so many days, the longest first; or something behind, what was due first first. With the telephone a call away. */
export const listUnserved = (using: ContractsUsing) => async (context: Context, input: InputOf<typeof listUnservedEndpoint>): Promise<OutputOf<typeof listUnservedEndpoint>> => {
  const { actor, on } = context
  const { days } = noticeDays(await using.policies.packOf(actor.countyCode, on), on)
  const { scope, within, params } = ask(context, input)
  const sort = input.kind === 'behind' ? 'c.service_due_on' : 'c.valid_from'
  const begin = input.after ? ` AND ${sort} >= :afterSort::date AND (${sort}, c.id) > (:afterSort::date, :afterId::uuid)` : ''
  const select = compose<Unserved>()(fragment<Params>('list-unserved', `
    SELECT ${rowColumns}, v.name AS "villageName", c.service_due_on AS "dueOn", coalesce((SELECT json_agg(d) FROM (
      SELECT s.item, count(*)::int AS times, max(s.served_on) AS "lastOn" FROM contracts.service_entry s WHERE s.county_code = c.county_code AND s.contract_id = c.id AND ${isKept} GROUP BY s.item) AS d), '[]') AS services
    FROM ${rowTables} JOIN regions.region v ON v.code = c.village_code WHERE ${within} AND ${isAsked[input.kind]}${begin} ORDER BY ${sort}, c.id LIMIT :most::int + 1`))
  const count = compose<Counts>()(fragment<Params>('count-unserved', `
    SELECT n.*, (SELECT count(*)::int FROM ${whose} WHERE ${within} AND ${isBehind}) AS behind FROM (
      SELECT count(*)::int AS "30", ${(['60', '90', '180'] as const).map((kind) => `count(*) FILTER (WHERE ${isAsked[kind]})::int AS "${kind}"`).join(', ')} FROM ${whose} WHERE ${within} AND ${isAsked['30']}) AS n`))
  const selectDoctors = compose<{ staffId: string; name: string }>()(fragment<Params>('doctors-of-unserved', `
    SELECT DISTINCT m.staff_id AS "staffId", f.name FROM organisations.team_member m JOIN organisations.staff f ON f.id = m.staff_id JOIN organisations.team t ON t.county_code = m.county_code AND t.id = m.team_id JOIN organisations.institution i ON i.id = t.institution_id
    WHERE m.county_code = :countyCode AND (m.role = 'family_doctor' OR t.kind = 'independent') AND m.valid_until IS NULL AND t.status = 'active' AND ${scopeFilter(actor, { township: 'i.township_code', institution: 't.institution_id', team: 't.id' }).condition} ORDER BY 2, 1 LIMIT 300`))
  const [rows, [counts], doctors] = await Promise.all([
    context.run(select, { ...params, most: input.most, ...readCursor(input.after, isLocalDate) }), actor.scope.kind === 'region' ? [null] : context.run(count, params), context.run(selectDoctors, { ...scope.params, countyCode: actor.countyCode }),
  ])
  const { items, next } = pageOf(rows, input.most, (row) => [input.kind === 'behind' ? (row.dueOn as LocalDate) : row.from, row.id])
  return {
    items: items.map((row) => ({ ...showRow(row, on, days), residentName: listedName(actor, row.residentName), villageName: row.villageName, ...served(row, on) })), next, on, doctors,
    counts: counts ?? null,
  }
}

function served({ from, terms, services }: Unserved, on: LocalDate) {
  const behind = progressOf(itemsOf(terms), services, from, on).filter((one) => one.isBehind)
  return {
    daysIn: daysBetween(from, on), done: services.reduce((sum, { times }) => sum + times, 0), lastServedOn: services.map(({ lastOn }) => lastOn).sort().at(-1) ?? null,
    behind: behind.map(({ item, zh, en, owedByNow, done }) => ({ item, zh, en, missing: owedByNow - done })),
  }
}

/** How many the same question finds. */
export async function countUnserved(context: Context, input: Asked): Promise<number> {
  const { within, params } = ask(context, input)
  const [found] = await context.run(compose<{ rows: number }>()(fragment<Params>('count-unserved-found', `SELECT count(*)::int AS rows FROM ${whose} WHERE ${within} AND ${isAsked[input.kind]}`)), params)
  return found?.rows ?? 0
}
