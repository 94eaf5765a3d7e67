import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { unsignedMonthEndpoint } from '#api/unsigned.ts'
import { addMonths, localDate, monthOf } from '#kernel/local-date.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'

type Output = OutputOf<typeof unsignedMonthEndpoint>
type Cell = { townshipName: string; teamId: string | null; teamName: string | null; reason: Output['rows'][number]['reasons'][number]['reason']; persons: number }
const monthsShown = 6

/**
 * The reasons given within a month that stood at its end (today, when it is not over), by township and team as the people belonged then: what was
 * changed or taken back in the same month does not count. And who of the key populations died or moved away in it, by their own record.
 */
export async function countMonth(context: Context, input: InputOf<typeof unsignedMonthEndpoint>): Promise<Output> {
  const { actor, on, run } = context
  const { countyCode } = actor
  const month = input.month ?? monthOf(on)
  const from = localDate(`${month}-01`)
  const until = addMonths(from, 1)
  const first = addMonths(from, 1 - monthsShown)
  const noted = scopeFilter(actor, { township: 'n.township_code', institution: 'n.institution_id', team: 'n.team_id' })
  const lived = scopeFilter(actor, { township: 'r.township_code', institution: 'r.institution_id', team: 'r.team_id' })
  const [cells, past, [gone]] = await Promise.all([
    run(compose<Cell>()(fragment<Record<string, unknown>>('count-reasons-of-month', `
      SELECT p.name AS "townshipName", n.team_id AS "teamId", t.name AS "teamName", n.reason, count(*)::int AS persons
      FROM unsigned.reason n JOIN regions.region p ON p.code = n.township_code LEFT JOIN organisations.team t ON t.county_code = n.county_code AND t.id = n.team_id
      WHERE n.county_code = :countyCode AND n.noted_on >= :from::date AND n.noted_on < :until::date AND (n.closed_on IS NULL OR n.closed_on >= :until::date) AND ${noted.condition}
      GROUP BY p.code, p.name, n.team_id, t.name, n.reason ORDER BY p.code, t.name, 5 DESC, 4`)), { ...noted.params, countyCode, from, until }),
    run(compose<{ month: string; persons: number }>()(fragment<Record<string, unknown>>('count-reasons-by-month', `
      SELECT to_char(n.noted_on, 'YYYY-MM') AS month, count(*)::int AS persons FROM unsigned.reason n
      WHERE n.county_code = :countyCode AND n.noted_on >= :first::date AND n.noted_on < :until::date AND (n.closed_on IS NULL OR date_trunc('month', n.closed_on) > date_trunc('month', n.noted_on)) AND ${noted.condition}
      GROUP BY 1`)), { ...noted.params, countyCode, first, until }),
    run(compose<Output['departed']>()(fragment<Record<string, unknown>>('count-departed-of-month', `
      SELECT count(*) FILTER (WHERE r.status = 'deceased')::int AS deceased, count(*) FILTER (WHERE r.status = 'moved')::int AS moved FROM residents.resident r
      WHERE r.county_code = :countyCode AND r.status IN ('moved', 'deceased') AND r.status_on >= :from::date AND r.status_on < :until::date AND cardinality(r.populations) > 0 AND ${lived.condition}`)),
    { ...lived.params, countyCode, from, until }),
  ])
  const counted = new Map(past.map((row) => [row.month, row.persons]))
  const months = Array.from({ length: monthsShown }, (_, back) => monthOf(addMonths(first, back)))
  return { month, months: months.map((one) => ({ month: one, persons: counted.get(one) ?? 0 })), rows: rowsOf(cells), departed: gone ?? { deceased: 0, moved: 0 } }
}

/** One row a team, with its reasons; the cells come sorted by township and team. */
function rowsOf(cells: readonly Cell[]): Output['rows'] {
  const rows = new Map<string, Output['rows'][number]>()
  for (const { townshipName, teamId, teamName, reason, persons } of cells) {
    const key = `${townshipName} ${teamId}`
    const row = rows.get(key) ?? { townshipName, teamId, teamName, reasons: [], persons: 0 }
    row.reasons.push({ reason, persons })
    row.persons += persons
    rows.set(key, row)
  }
  return [...rows.values()]
}
