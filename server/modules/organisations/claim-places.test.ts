import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { aCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { claimPlaces, findTeamOfVillage, releasePlaces } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase() })
afterAll(() => base.close())

// What a contract does: both places or none.
const claim = compose<never>()(claimPlaces, fragment<object>('claim-or-not', 'SELECT 1 / (CASE WHEN (SELECT count(*) FROM claimed) = 2 THEN 1 ELSE 0 END)'))
const release = compose<{ n: number }>()(releasePlaces, fragment<object>('release', 'SELECT count(*) AS n FROM released'))

it('1,000 at once for the last place: exactly one gets it, on both panels', async () => {
  const { countyCode, town } = await aCounty(base, { cap: 10 })
  const place = { countyCode, teamId: town.teamId, doctorStaffId: town.staff.doctor, panelUnit: 'person' as const }
  for (let n = 0; n < 9; n++) await base.database.run(claim, place, [countyCode])
  const answers = await Promise.allSettled(Array.from({ length: 1000 }, () => base.database.run(claim, place, [countyCode])))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await base.rows('SELECT contracts FROM organisations.panel_load WHERE county_code = $1 AND holder_id IN ($2, $3)', countyCode, town.teamId, town.staff.doctor)).toEqual([{ contracts: 10 }, { contracts: 10 }])
  expect(await base.database.run(release, place, [countyCode])).toEqual([{ n: 2 }])
}, 60_000)

it('knows who covers a village', async () => {
  const { countyCode, town } = await aCounty(base)
  const run: Run = (statement, params) => base.database.run(statement, params, [countyCode])
  expect(await findTeamOfVillage(run, countyCode, town.villageCode, '2026-11-24')).toBe(town.teamId)
})
