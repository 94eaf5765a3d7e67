import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'

const selectTeamOfVillage = compose<{ teamId: string }>()(fragment<{ countyCode: number; villageCode: string; on: string }>('team-of-village', `
  SELECT t.id AS "teamId" FROM organisations.team_area a JOIN organisations.team t ON t.county_code = :countyCode AND t.id = a.team_id AND t.status = 'active'
  WHERE a.county_code = :countyCode AND a.region_code = :villageCode AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date) ORDER BY a.valid_from DESC, t.id LIMIT 1`))

/** The team that covers a village or community on a day; nothing when none does. */
export async function findTeamOfVillage(run: Run, countyCode: number, villageCode: string, on: string): Promise<string | undefined> {
  return (await run(selectTeamOfVillage, { countyCode, villageCode, on }))[0]?.teamId
}
