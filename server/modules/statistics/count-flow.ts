import { fragment } from '#platform/database/statement.ts'

export type Flow = { countyCode: number; eventId: string; day: string; flowTownshipCode: string; flowTeamId: string; began: number; ended: number }

/** Lent to statements with which contracts begin or stop to be in force on a day; the line on the chart is their running sum. */
export const countFlow = fragment<Flow>('flowed', `
  INSERT INTO statistics.flow_delta (county_code, event_id, day, township_code, team_id, began, ended)
  VALUES (:countyCode, :eventId::uuid, :day, :flowTownshipCode, :flowTeamId::uuid, :began::int, :ended::int)`)
