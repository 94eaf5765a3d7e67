import { compose, fragment } from '#platform/database/statement.ts'
import type { SystemContext } from '#platform/http/context.ts'
import { foldCounty } from './fold-county.ts'

type County = { countyCode: number }
/** What the rollup should be, counted from the residents themselves. */
const counted = fragment<County>('counted', `
  SELECT r.township_code, coalesce(r.team_id, '00000000-0000-0000-0000-000000000000'::uuid) AS team_id, p.population,
         count(*)::int AS residents, count(*) FILTER (WHERE r.is_signed)::int AS signed
  FROM residents.resident r CROSS JOIN LATERAL unnest(r.populations || ARRAY['all'] || CASE WHEN cardinality(r.populations) > 0 THEN ARRAY['key'] ELSE '{}'::text[] END) AS p (population)
  WHERE r.county_code = :countyCode AND r.status = 'living' GROUP BY 1, 2, 3`)
const differing = fragment<County>('differing', `
  SELECT coalesce(c.township_code, s.township_code) AS township_code, coalesce(c.team_id, s.team_id) AS team_id, coalesce(c.population, s.population) AS population,
         coalesce(c.residents, 0) AS residents, coalesce(c.signed, 0) AS signed
  FROM counted c FULL JOIN (SELECT * FROM statistics.stat_cover WHERE county_code = :countyCode) s USING (township_code, team_id, population)
  WHERE coalesce(c.residents, 0) <> coalesce(s.residents, 0) OR coalesce(c.signed, 0) <> coalesce(s.signed, 0)`)
const mendCells = compose<{ cells: number }>()(counted, differing,
  fragment<County>('mended', `
    INSERT INTO statistics.stat_cover (county_code, township_code, team_id, population, residents, signed)
    SELECT :countyCode::int, township_code, team_id, population, residents, signed FROM differing
    ON CONFLICT (county_code, township_code, team_id, population) DO UPDATE SET residents = EXCLUDED.residents, signed = EXCLUDED.signed RETURNING 1`),
  fragment<object>('mend-cells', 'SELECT count(*) AS cells FROM mended'))
const recountFlow = compose<never>()(fragment<County>('recount-flow', `
  INSERT INTO statistics.stat_flow_county (county_code, day, began, ended)
  SELECT :countyCode::int, day, sum(began)::int, sum(ended)::int FROM statistics.stat_flow WHERE county_code = :countyCode GROUP BY day
  ON CONFLICT (county_code, day) DO UPDATE SET began = EXCLUDED.began, ended = EXCLUDED.ended`))
const lockDeltas = compose<never>()(fragment<object>('lock-deltas', 'LOCK TABLE statistics.cover_delta, statistics.flow_delta IN SHARE MODE'))
const pending = compose<{ pending: number }>()(fragment<County>('pending-cover', 'SELECT (SELECT count(*) FROM statistics.cover_delta WHERE county_code = :countyCode) + (SELECT count(*) FROM statistics.flow_delta WHERE county_code = :countyCode) AS pending'))
const noteRecounted = compose<never>()(fragment<County & { at: string; cells: number }>('note-recounted', `
  INSERT INTO statistics.freshness (county_code, recounted_at, drift_cells) VALUES (:countyCode, :at, :cells)
  ON CONFLICT (county_code) DO UPDATE SET recounted_at = EXCLUDED.recounted_at, drift_cells = EXCLUDED.drift_cells`))

/**
 * Compares a county's rollup with a recount of its residents and mends what differs. Writers wait while the two are compared (the deltas are
 * locked), so a difference is a defect and not a change under way. Returns how many cells differed; 0 is the rule.
 */
export async function recountCounty({ database, countyCode, at }: SystemContext): Promise<number> {
  await foldCounty(database, countyCode, Date.parse(at))
  return database.transact([countyCode], async (run) => {
    await run(lockDeltas, {})
    const [waiting] = await run(pending, { countyCode })
    if (waiting && waiting.pending > 0) return -1 // Somebody wrote between the fold and the lock; the next night compares again.
    const [mended] = await run(mendCells, { countyCode })
    await run(recountFlow, { countyCode })
    const cells = mended?.cells ?? 0
    await run(noteRecounted, { countyCode, at, cells })
    return cells
  })
}
