import { fragment } from '#platform/database/statement.ts'

/** The team of who belongs to none. */
export const noTeam = '00000000-0000-0000-0000-000000000000'

/**
 * Lent to statements that change where a person counts: place, tags, signed or not. The statement has a CTE
 * `moved (township_code, team_id, populations, residents, signed)`: usually one row with −1 for what was and one with +1 for what is.
 * A person counts once under each tag, once under `key` when there is any tag, and once under `all`. Cells that come out even leave no row.
 */
export const countCover = fragment<{ countyCode: number; eventId: string }>('covered', `
  INSERT INTO statistics.cover_delta (county_code, event_id, township_code, team_id, population, residents, signed)
  SELECT :countyCode, :eventId::uuid, m.township_code, coalesce(m.team_id, '${noTeam}'), p.population, sum(m.residents)::int, sum(m.signed)::int
  FROM moved m CROSS JOIN LATERAL unnest(m.populations || ARRAY['all'] || CASE WHEN cardinality(m.populations) > 0 THEN ARRAY['key'] ELSE '{}'::text[] END) AS p (population)
  GROUP BY 3, 4, 5 HAVING sum(m.residents) <> 0 OR sum(m.signed) <> 0`)
