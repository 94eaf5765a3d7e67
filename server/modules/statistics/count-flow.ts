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
