import type { InputOf } from '#api/endpoint.ts'
import type { listResidentsEndpoint, ResidentRow } from '#api/residents.ts'
import { addYears } from '#kernel/local-date.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { presentListed, type Row, rowColumns, rowJoins } from './resident-row.ts'

type Input = InputOf<typeof listResidentsEndpoint>
type Params = {
  countyCode: number; scopePlace: string; most: number; afterSort: string; afterId: string
  township: string | null; village: string | null; team: string | null; population: string | null; bornUntil: string | null; bornAfter: string | null
}

/** What each filter that is set adds to the statement; one that is not set leaves no trace, so that an index can serve the rest. */
const pieces = {
  township: 'r.township_code = :township', village: 'r.village_code = :village', team: 'r.team_id = :team::uuid', noTeam: 'r.team_id IS NULL',
  population: 'r.populations @> ARRAY[:population::text]', key: 'cardinality(r.populations) > 0', signed: 'r.is_signed', unsigned: 'NOT r.is_signed',
  ageFrom: 'r.birth_on <= :bornUntil::date', ageUntil: 'r.birth_on > :bornAfter::date',
} as const

const living = (conditions: readonly string[]) => `r.county_code = :countyCode AND r.status = 'living' AND ${conditions.join(' AND ')}`

/** The conditions of a list within the actor's scope, and what they are asked with. */
function asked({ actor, on }: Context, input: Omit<Input, 'after' | 'most'>) {
  const scope = scopeFilter(actor, { township: 'r.township_code', institution: 'r.institution_id', team: 'r.team_id' })
  const params = {
    countyCode: actor.countyCode, ...scope.params, township: input.township ?? null, village: input.village ?? null, team: input.team === 'none' ? null : (input.team ?? null), population: input.population ?? null,
    // Aged at least n: born on or before the same day n years ago; aged at most n: born after the day n + 1 years ago.
    bornUntil: input.ageFrom === undefined ? null : addYears(on, -input.ageFrom), bornAfter: input.ageUntil === undefined ? null : addYears(on, -(input.ageUntil + 1)),
  }
  return { where: living([scope.condition, ...piecesOf(input).map((name) => pieces[name])]), params }
}

/** The living residents within the actor's scope that pass every filter, by initials, one page. */
export async function listResidents(context: Context, input: Input): Promise<{ items: ResidentRow[]; next: string | null }> {
  const { actor, on } = context
  const { where, params } = asked(context, input)
  const statement = compose<Row>()(
    fragment<Params>('found', `SELECT r.* FROM residents.resident r WHERE ${where} AND (r.initials, r.id) > (:afterSort, :afterId::uuid) ORDER BY r.initials, r.id LIMIT :most`),
    fragment<{ countyCode: number }>('list-residents', `SELECT ${rowColumns} FROM found r ${rowJoins} ORDER BY r.initials, r.id`))
  const rows = await context.run(statement, { ...params, most: input.most + 1, ...readCursor(input.after) })
  const { items, next } = pageOf(rows, input.most, (row) => [row.initials, row.residentId])
  return { items: items.map((row) => presentListed(row, on, actor)), next }
}

/** How many the same question finds. */
export async function countResidents(context: Context, input: Omit<Input, 'after' | 'most'>): Promise<number> {
  const { where, params } = asked(context, input)
  const [found] = await context.run(compose<{ rows: number }>()(fragment<Omit<Params, 'most' | 'afterSort' | 'afterId'>>('count-residents', `SELECT count(*)::int AS rows FROM residents.resident r WHERE ${where}`)), params)
  return found?.rows ?? 0
}

function piecesOf({ township, village, team, population, signed, ageFrom, ageUntil }: Omit<Input, 'after' | 'most'>): (keyof typeof pieces)[] {
  return [
    ...(township ? (['township'] as const) : []), ...(village ? (['village'] as const) : []), ...(team === 'none' ? (['noTeam'] as const) : team ? (['team'] as const) : []),
    ...(population === 'key' ? (['key'] as const) : population ? (['population'] as const) : []), ...(signed === 'yes' ? (['signed'] as const) : signed === 'no' ? (['unsigned'] as const) : []),
    ...(ageFrom === undefined ? [] : (['ageFrom'] as const)), ...(ageUntil === undefined ? [] : (['ageUntil'] as const)),
  ]
}
