import type { Database } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'

type County = { countyCode: number }
const foldCover = compose<{ cells: number }>()(
  fragment<County>('taken', 'DELETE FROM statistics.cover_delta WHERE county_code = :countyCode RETURNING township_code, team_id, population, residents, signed'),
  fragment<County>('folded', `
    INSERT INTO statistics.stat_cover AS s (county_code, township_code, team_id, population, residents, signed)
    SELECT :countyCode::int, township_code, team_id, population, sum(residents)::int, sum(signed)::int FROM taken GROUP BY 2, 3, 4 ORDER BY 2, 3, 4
    ON CONFLICT (county_code, township_code, team_id, population)
    DO UPDATE SET residents = s.residents + EXCLUDED.residents, signed = s.signed + EXCLUDED.signed RETURNING 1`),
  fragment<object>('fold-cover', 'SELECT count(*) AS cells FROM folded'),
)
const foldFlow = compose<{ cells: number }>()(
  fragment<County>('taken', 'DELETE FROM statistics.flow_delta WHERE county_code = :countyCode RETURNING day, township_code, team_id, began, ended'),
  fragment<County>('folded', `
    INSERT INTO statistics.stat_flow AS s (county_code, day, township_code, team_id, began, ended)
    SELECT :countyCode::int, day, township_code, team_id, sum(began)::int, sum(ended)::int FROM taken GROUP BY 2, 3, 4 ORDER BY 2, 3, 4
    ON CONFLICT (county_code, day, township_code, team_id) DO UPDATE SET began = s.began + EXCLUDED.began, ended = s.ended + EXCLUDED.ended RETURNING 1`),
  fragment<County>('county_folded', `
    INSERT INTO statistics.stat_flow_county AS s (county_code, day, began, ended) SELECT :countyCode::int, day, sum(began)::int, sum(ended)::int FROM taken GROUP BY 2 ORDER BY 2
    ON CONFLICT (county_code, day) DO UPDATE SET began = s.began + EXCLUDED.began, ended = s.ended + EXCLUDED.ended RETURNING 1`),
  fragment<object>('fold-flow', 'SELECT count(*) AS cells FROM folded'),
)
const noteFolded = compose<never>()(fragment<County & { at: string }>('note-folded', `
  INSERT INTO statistics.freshness (county_code, folded_at) VALUES (:countyCode, :at) ON CONFLICT (county_code) DO UPDATE SET folded_at = EXCLUDED.folded_at`))

/**
 * Merges a county's deltas into its rollups and notes when. The DELETE is the claim: two folders at once take different rows and nothing
 * counts twice. With nothing to fold nothing is written. Returns how many cells changed.
 */
export async function foldCounty(database: Database, countyCode: number, now: number): Promise<number> {
  const [cover] = await database.run(foldCover, { countyCode }, [countyCode])
  const [flow] = await database.run(foldFlow, { countyCode }, [countyCode])
  const cells = (cover?.cells ?? 0) + (flow?.cells ?? 0)
  if (cells > 0) await database.run(noteFolded, { countyCode, at: new Date(now).toISOString() }, [countyCode])
  return cells
}
