import { fragment } from '#platform/database/statement.ts'

/**
 * Lent to the statement by which contracts pass to another team, whose CTE `going (team_id, township_code, valid_from, valid_until)` holds them: from the day, or from their
 * first day when that is later, they count with the new team, and so will their end. The county's own sums do not change.
 */
export const shiftFlow = fragment<{ countyCode: number; eventId: string; on: string; toTeamId: string }>('flowed', `
  INSERT INTO statistics.flow_delta (county_code, event_id, day, township_code, team_id, began, ended)
  SELECT :countyCode::int, :eventId::uuid, f.day, going.township_code, f.team, sum(f.began)::int, sum(f.ended)::int
  FROM going CROSS JOIN LATERAL (VALUES (greatest(:on::date, going.valid_from), going.team_id, -1, 0), (greatest(:on::date, going.valid_from), :toTeamId::uuid, 1, 0), (going.valid_until, going.team_id, 0, -1), (going.valid_until, :toTeamId::uuid, 0, 1)) AS f (day, team, began, ended)
  GROUP BY 3, 4, 5 HAVING sum(f.began) <> 0 OR sum(f.ended) <> 0`)
