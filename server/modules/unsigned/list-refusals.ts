import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listRefusalsEndpoint } from '#api/unsigned.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { determineAskAgain } from './domain/ask-again.ts'
import { personColumns, personJoins, presenter, reasonColumns, type Row } from './person-rows.ts'
import type { UnsignedUsing } from './using.ts'

/** Who refused within the scope and is not signed yet, what was noted last first, with when they may be asked again. */
export const listRefusals = (using: UnsignedUsing) => async (context: Context, input: InputOf<typeof listRefusalsEndpoint>): Promise<OutputOf<typeof listRefusalsEndpoint>> => {
  const { actor, on } = context
  const scope = scopeFilter(actor, { township: 'r.township_code', institution: 'r.institution_id', team: 'r.team_id' })
  const statement = compose<Row>()(fragment<Record<string, unknown>>('list-refusals', `
    SELECT ${personColumns}, ${reasonColumns}
    FROM unsigned.reason n JOIN residents.resident r ON r.county_code = n.county_code AND r.id = n.resident_id ${personJoins}
    WHERE n.county_code = :countyCode AND n.closed_at IS NULL AND n.reason = 'refused' AND r.status = 'living' AND NOT r.is_signed AND ${scope.condition}
      ${input.after === undefined ? '' : 'AND n.id < :afterId::uuid'} ORDER BY n.id DESC LIMIT :most::int`))
  const [rows, pack] = await Promise.all([
    context.run(statement, { ...scope.params, countyCode: actor.countyCode, most: input.most + 1, afterId: readCursor(input.after).afterId }), using.policies.packOf(actor.countyCode, on),
  ])
  const { items, next } = pageOf(rows, input.most, (row) => ['', row.reasonId ?? ''])
  const show = presenter(pack, on, actor)
  return {
    items: items.flatMap((row) => {
      const standing = show.standing(row)
      if (standing === null || row.refusedOn === null) return []
      return [{ ...show.person(row), standing, ...determineAskAgain({ refusedOn: row.refusedOn, isKey: row.populations.length > 0, on }) }]
    }),
    next,
  }
}
