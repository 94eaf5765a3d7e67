import { compose, fragment } from '#platform/database/statement.ts'
import type { SystemContext } from '#platform/http/context.ts'
import { noTeam } from './count-cover.ts'
import { foldCounty } from './fold-county.ts'

type County = { countyCode: number }
/** What the rollup should be, counted from the residents themselves. */
const counted = fragment<County>('counted', `
  SELECT r.township_code, coalesce(r.team_id, '${noTeam}'::uuid) AS team_id, p.population,
         count(*)::int AS residents, count(*) FILTER (WHERE r.is_signed)::int AS signed
  FROM residents.resident r CROSS JOIN LATERAL unnest(r.populations || ARRAY['all'] || CASE WHEN cardinality(r.populations) > 0 THEN ARRAY['key'] ELSE '{}'::text[] END) AS p (population)
  WHERE r.county_code = :countyCode AND r.status = 'living' GROUP BY 1, 2, 3`)
/** What the rollup is with what it is yet to take in. One statement sees one moment, so writers and the fold at work beside it make no difference. */
const kept = fragment<County>('kept', `
  SELECT township_code, team_id, population, sum(residents)::int AS residents, sum(signed)::int AS signed
  FROM (SELECT township_code, team_id, population, residents, signed FROM statistics.stat_cover WHERE county_code = :countyCode
        UNION ALL SELECT township_code, team_id, population, residents, signed FROM statistics.cover_delta WHERE county_code = :countyCode) AS cell GROUP BY 1, 2, 3`)
const differing = fragment<County>('differing', `
  SELECT township_code, team_id, population, coalesce(c.residents, 0) - coalesce(k.residents, 0) AS residents, coalesce(c.signed, 0) - coalesce(k.signed, 0) AS signed
  FROM counted c FULL JOIN kept k USING (township_code, team_id, population)
  WHERE coalesce(c.residents, 0) <> coalesce(k.residents, 0) OR coalesce(c.signed, 0) <> coalesce(k.signed, 0)`)
const mendCells = compose<{ cells: number }>()(counted, kept, differing,
  fragment<County & { eventId: string }>('mended', `
    INSERT INTO statistics.cover_delta (county_code, event_id, township_code, team_id, population, residents, signed)
    SELECT :countyCode::int, :eventId::uuid, township_code, team_id, population, residents, signed FROM differing RETURNING 1`),
  fragment<object>('mend-cells', 'SELECT count(*) AS cells FROM mended'))
const mendFlow = compose<never>()(fragment<County>('mend-flow', `
  INSERT INTO statistics.stat_flow_county AS s (county_code, day, began, ended)
  SELECT :countyCode::int, day, sum(began)::int, sum(ended)::int
  FROM (SELECT day, began, ended FROM statistics.stat_flow WHERE county_code = :countyCode
        UNION ALL SELECT day, -began, -ended FROM statistics.stat_flow_county WHERE county_code = :countyCode) AS flow GROUP BY day HAVING sum(began) <> 0 OR sum(ended) <> 0
  ON CONFLICT (county_code, day) DO UPDATE SET began = s.began + EXCLUDED.began, ended = s.ended + EXCLUDED.ended`))
const noteRecounted = compose<never>()(fragment<County & { at: string; cells: number }>('note-recounted', `
  INSERT INTO statistics.freshness (county_code, recounted_at, drift_cells) VALUES (:countyCode, :at, :cells)
  ON CONFLICT (county_code) DO UPDATE SET recounted_at = EXCLUDED.recounted_at, drift_cells = EXCLUDED.drift_cells`))

/**
 * Compares a county's rollup with a recount of its residents and mends what differs by a delta of its own. Nobody waits: whatever changes a resident
 * brings its delta in the same transaction, so a difference is a defect and not a change under way. Returns how many cells differed; 0 is the rule.
 */
export async function recountCounty({ database, countyCode, at, newId }: SystemContext): Promise<number> {
  const cells = await database.transact([countyCode], async (run) => {
    const [mended] = await run(mendCells, { countyCode, eventId: newId() })
    await run(mendFlow, { countyCode })
    await run(noteRecounted, { countyCode, at, cells: mended?.cells ?? 0 })
    return mended?.cells ?? 0
  })
  await foldCounty(database, countyCode, Date.parse(at))
  return cells
}
