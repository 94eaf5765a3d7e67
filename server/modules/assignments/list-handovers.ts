import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listHandoversEndpoint } from '#api/assignments.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { stateAfter } from './domain/handover-states.ts'

type Output = OutputOf<typeof listHandoversEndpoint>
type Row = Omit<Output['items'][number], 'mayUndo' | 'mayRetry'>

/** Hand-overs to teams within the scope, the newest plan first, with what may still be done about each. */
export async function listHandovers({ run, actor }: Context, input: InputOf<typeof listHandoversEndpoint>): Promise<Output> {
  const scope = scopeFilter(actor, { township: 'h.township_code', institution: 'h.institution_id', team: 'h.to_team_id' })
  const statement = compose<Row>()(fragment<Record<string, unknown>>('list-handovers', `
    SELECT h.id AS "handoverId", h.kind, h.state, a.name AS "fromTeam", b.name AS "toTeam", v.name AS village, h.grid_code AS "gridCode", x.name AS "fromDoctor", y.name AS "toDoctor", h.effective_on AS "on", h.reason, h.planned_by_name AS "plannedBy",
      h.residents, h.contracts, coalesce(h.obstacles, '[]'::json) AS obstacles
    FROM assignments.handover h JOIN organisations.team b ON b.county_code = h.county_code AND b.id = h.to_team_id LEFT JOIN organisations.team a ON a.county_code = h.county_code AND a.id = h.from_team_id
    LEFT JOIN regions.region v ON v.code = h.village_code LEFT JOIN organisations.staff x ON x.id = h.from_doctor_staff_id LEFT JOIN organisations.staff y ON y.id = h.to_doctor_staff_id
    WHERE h.county_code = :countyCode AND ${scope.condition} ${input.after === undefined ? '' : 'AND h.id < :afterId::uuid'} ORDER BY h.id DESC LIMIT :most::int`))
  const rows = await run(statement, { ...scope.params, countyCode: actor.countyCode, afterId: readCursor(input.after).afterId, most: input.most + 1 })
  const { items, next } = pageOf(rows, input.most, (row) => ['', row.handoverId])
  return { items: items.map((row) => ({ ...row, mayUndo: stateAfter(row.state, 'undo') !== undefined, mayRetry: row.state === 'blocked' })), next }
}
