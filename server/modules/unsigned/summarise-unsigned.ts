import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { unsignedSummaryEndpoint } from '#api/unsigned.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { coverageTargets, keyPopulations, orNone, type Pack, presentBecause } from '#policy/index.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { calculateMissing } from './domain/missing-to-goal.ts'
import type { UnsignedUsing } from './using.ts'

type Output = OutputOf<typeof unsignedSummaryEndpoint>
type Reason = Output['reasons'][number]['reason']
type Cover = { population: string; townshipCode: string; townshipName: string; residents: number; signed: number }
type Standing = { villageCode: string; reason: Reason; persons: number }
type Village = { code: string; name: string; unsigned: number }

/**
 * How far the key populations of the scope are and what is missing to the goals, from the rollup; where those live who are not signed, and which reasons
 * stand. A post over a whole county gets townships from the rollup: counting its people one by one takes seconds.
 */
export const summariseUnsigned = (using: UnsignedUsing) => async (context: Context, input: InputOf<typeof unsignedSummaryEndpoint>): Promise<Output> => {
  const { actor, on } = context
  const population = input.population ?? 'key'
  const isCounty = actor.scope.kind === 'region' && actor.scope.code.length <= 6
  const [cover, standing, villages, [fresh], pack] = await Promise.all([
    coverOf(context), standingReasons(context, population), isCounty ? [] : villagesOf(context, population), context.run(freshness, { countyCode: actor.countyCode }), using.policies.packOf(actor.countyCode, on),
  ])
  const given = Map.groupBy(standing, ({ villageCode }) => villageCode)
  const places = isCounty
    ? townshipsOf(cover.filter((cell) => cell.population === population))
    : villages.map((village) => ({ ...village, withoutReason: Math.max(0, village.unsigned - sum(given.get(village.code) ?? [])) }))
  const unsigned = places.reduce((total, place) => total + place.unsigned, 0)
  const reasons = [...Map.groupBy(standing, ({ reason }) => reason)].map(([reason, rows]) => ({ reason, persons: sum(rows) })).sort((a, b) => b.persons - a.persons)
  const goals = goalsOf(pack, on)
  return {
    on, foldedAt: fresh?.foldedAt ?? null, because: presentBecause(pack, goals.because, using.policies.names), populations: populationsOf(pack, on, cover, goals.of), places,
    reasons, unsigned, withoutReason: Math.max(0, unsigned - sum(standing)),
  }
}
const sum = (rows: readonly { persons: number }[]): number => rows.reduce((total, { persons }) => total + persons, 0)

function coverOf({ actor, run }: Context): Promise<Cover[]> {
  const scope = scopeFilter(actor, { township: 's.township_code', institution: 't.institution_id', team: 's.team_id' })
  return run(compose<Cover>()(fragment<Record<string, unknown>>('cover-of-unsigned', `
    SELECT s.population, p.code AS "townshipCode", p.name AS "townshipName", sum(s.residents)::int AS residents, sum(s.signed)::int AS signed
    FROM statistics.stat_cover s JOIN regions.region p ON p.code = s.township_code LEFT JOIN organisations.team t ON t.county_code = s.county_code AND t.id = s.team_id
    WHERE s.county_code = :countyCode AND s.population <> 'all' AND ${scope.condition} GROUP BY 1, 2, 3`)), { ...scope.params, countyCode: actor.countyCode })
}

const ofPopulation = (population: string) => (population === 'key' ? 'cardinality(r.populations) > 0' : 'r.populations @> ARRAY[:population::text]')
const isUnsigned = "r.county_code = :countyCode AND r.status = 'living' AND NOT r.is_signed"

/** The reasons that stand, by village. */
function standingReasons({ actor, run }: Context, population: string): Promise<Standing[]> {
  const scope = scopeFilter(actor, { township: 'r.township_code', institution: 'r.institution_id', team: 'r.team_id' })
  return run(compose<Standing>()(fragment<Record<string, unknown>>('standing-reasons', `
    SELECT r.village_code AS "villageCode", n.reason, count(*)::int AS persons FROM unsigned.reason n JOIN residents.resident r ON r.county_code = n.county_code AND r.id = n.resident_id
    WHERE n.county_code = :countyCode AND n.closed_at IS NULL AND ${isUnsigned} AND ${ofPopulation(population)} AND ${scope.condition} GROUP BY 1, 2`)), { ...scope.params, countyCode: actor.countyCode, population })
}

/** Where those live who are not signed. */
function villagesOf({ actor, run }: Context, population: string): Promise<Village[]> {
  const scope = scopeFilter(actor, { township: 'r.township_code', institution: 'r.institution_id', team: 'r.team_id' })
  return run(compose<Village>()(fragment<Record<string, unknown>>('villages-of-unsigned', `
    SELECT v.code, v.name, count(*)::int AS unsigned FROM residents.resident r JOIN regions.region v ON v.code = r.village_code
    WHERE ${isUnsigned} AND ${ofPopulation(population)} AND ${scope.condition} GROUP BY 1, 2 ORDER BY 3 DESC, 1`)), { ...scope.params, countyCode: actor.countyCode, population })
}
const townshipsOf = (cells: readonly Cover[]): Output['places'] =>
  cells.map(({ townshipCode, townshipName, residents, signed }) => ({ code: townshipCode, name: townshipName, unsigned: Math.max(0, residents - signed), withoutReason: null })).sort((a, b) => b.unsigned - a.unsigned)

const freshness = compose<{ foldedAt: string | null }>()(fragment<{ countyCode: number }>('freshness-of-unsigned', `
  SELECT ${instantText('f.folded_at')} AS "foldedAt" FROM statistics.freshness f WHERE f.county_code = :countyCode`))

function goalsOf(pack: Pack, on: LocalDate) {
  const targets = orNone(() => coverageTargets(pack, on))
  return { of: new Map(targets?.value.map(({ of, atLeastBasisPoints }) => [of, atLeastBasisPoints]) ?? []), because: targets?.because ?? [] }
}

/** All key populations together, then each that has people here, in the pack's order. */
function populationsOf(pack: Pack, on: LocalDate, cover: readonly Cover[], goals: ReadonlyMap<string, number>): Output['populations'] {
  const known = [{ tag: 'key', zh: 'key', en: 'key' }, ...keyPopulations(pack, on).value]
  return known.flatMap(({ tag, zh, en }) => {
    const cells = cover.filter(({ population }) => population === tag)
    const [residents, signed] = [cells.reduce((total, cell) => total + cell.residents, 0), cells.reduce((total, cell) => total + cell.signed, 0)]
    const goalBasisPoints = goals.get(tag) ?? null
    if (residents === 0) return []
    return [{ population: tag, zh, en, residents, signed, unsigned: Math.max(0, residents - signed), goalBasisPoints, short: goalBasisPoints === null ? null : calculateMissing({ residents, signed, goalBasisPoints }) }]
  })
}
