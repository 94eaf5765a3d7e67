import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listUnsignedEndpoint } from '#api/unsigned.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { personColumns, personJoins, presenter, reasonColumns, type Row } from './person-rows.ts'
import type { UnsignedUsing } from './using.ts'

/** What each filter that is set adds; one that is not set leaves no trace. */
const pieces = {
  population: 'r.populations @> ARRAY[:population::text]', village: 'r.village_code = :village', township: 'r.township_code = :township',
  reason: 'n.reason = :reason', unfilled: 'n.id IS NULL',
} as const

type Input = InputOf<typeof listUnsignedEndpoint>
type Asked = Omit<Input, 'after' | 'most'>
const joinReason = 'LEFT JOIN unsigned.reason n ON n.county_code = r.county_code AND n.resident_id = r.id AND n.closed_at IS NULL'

function ask({ actor }: Context, input: Asked) {
  const scope = scopeFilter(actor, { township: 'r.township_code', institution: 'r.institution_id', team: 'r.team_id' })
  const chosen = [
    ...(['population', 'village', 'township'] as const).filter((name) => input[name] !== undefined), ...(input.reason === undefined ? [] : input.reason === 'unfilled' ? (['unfilled'] as const) : (['reason'] as const)),
  ]
  return {
    where: `r.county_code = :countyCode AND r.status = 'living' AND NOT r.is_signed AND cardinality(r.populations) > 0 AND ${[scope.condition, ...chosen.map((name) => pieces[name])].join(' AND ')}`,
    params: { ...input, ...scope.params, countyCode: actor.countyCode },
  }
}

/** The living people of key populations within the scope who have no contract in force, village by village, with the reason that was given. */
export const listUnsigned = (using: UnsignedUsing) => async (context: Context, input: Input): Promise<OutputOf<typeof listUnsignedEndpoint>> => {
  const { actor, on } = context
  const { where, params } = ask(context, input)
  const statement = compose<Row>()(fragment<Record<string, unknown>>('list-unsigned', `
    SELECT ${personColumns}, ${reasonColumns}
    FROM residents.resident r ${personJoins} ${joinReason}
    WHERE ${where} AND (r.village_code, r.id) > (:afterSort, :afterId::uuid) ORDER BY r.village_code, r.id LIMIT :most::int`))
  const [rows, pack] = await Promise.all([
    context.run(statement, { ...params, most: input.most + 1, ...readCursor(input.after) }), using.policies.packOf(actor.countyCode, on),
  ])
  const { items, next } = pageOf(rows, input.most, (row) => [row.villageCode, row.residentId])
  const show = presenter(pack, on, actor)
  return { items: items.map((row) => ({ ...show.person(row), standing: show.standing(row) })), next }
}

/** How many the same question finds. */
export async function countUnsigned(context: Context, input: Asked): Promise<number> {
  const { where, params } = ask(context, input)
  const [found] = await context.run(compose<{ rows: number }>()(fragment<Record<string, unknown>>('count-unsigned', `SELECT count(*)::int AS rows FROM residents.resident r ${joinReason} WHERE ${where}`)), params)
  return found?.rows ?? 0
}
