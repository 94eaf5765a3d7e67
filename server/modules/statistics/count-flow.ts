import { fragment } from '#platform/database/statement.ts'

/** How many contracts began and stopped to be in force on each of `flowDays`. */
export type Flow = { countyCode: number; eventId: string; flowTownshipCode: string; flowTeamId: string; flowDays: readonly string[]; began: readonly number[]; ended: readonly number[] }

/**
 * Lent to statements that give a contract its term or change it: the day it begins and the day it will stop are counted at once, so that
 * the line on the chart is a running sum up to today, and what runs out soon is the days ahead.
 */
export const countFlow = fragment<Flow>('flowed', `
  INSERT INTO statistics.flow_delta (county_code, event_id, day, township_code, team_id, began, ended)
  SELECT :countyCode::int, :eventId::uuid, day, :flowTownshipCode, :flowTeamId::uuid, sum(began)::int, sum(ended)::int
  FROM unnest(:flowDays::date[], :began::int[], :ended::int[]) AS f (day, began, ended) GROUP BY day`)

/** The same for many contracts at once, whose CTE `terms (township_code, team_id, day_from, day_until, weight)` holds their terms: 1 counts one on, −1 counts it off again. A term without a day counts nowhere. */
export const countFlowOfMany = fragment<{ countyCode: number; eventId: string }>('flowed', `
  INSERT INTO statistics.flow_delta (county_code, event_id, day, township_code, team_id, began, ended)
  SELECT :countyCode::int, :eventId::uuid, f.day, t.township_code, t.team_id, sum(f.began)::int, sum(f.ended)::int
  FROM terms t CROSS JOIN LATERAL (VALUES (t.day_from, t.weight, 0), (t.day_until, 0, t.weight)) AS f (day, began, ended)
  WHERE t.day_from < t.day_until GROUP BY 3, 4, 5`)
