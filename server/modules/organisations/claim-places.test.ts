import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { aCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { claimPlaces, findTeamForSigning, findTeamOfVillage, releasePlaces } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase() })
afterAll(() => base.close())

// What a contract does: both places or none.
const claim = compose<never>()(claimPlaces, fragment<object>('claim-or-not', 'SELECT 1 / (CASE WHEN (SELECT count(*) FROM claimed) = 2 THEN 1 ELSE 0 END)'))
const release = compose<{ n: number }>()(releasePlaces, fragment<object>('release', 'SELECT count(*) AS n FROM released'))

it('1,000 at once for the last place: exactly one gets it, on both panels', async () => {
  const { countyCode, town } = await aCounty(base, { cap: 10 })
  const place = { countyCode, teamId: town.teamId, doctorStaffId: town.staff.doctor, unit: 'person' as const }
  for (let n = 0; n < 9; n++) await base.database.run(claim, place, [countyCode])
  const answers = await Promise.allSettled(Array.from({ length: 1000 }, () => base.database.run(claim, place, [countyCode])))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const team = await findTeamForSigning((statement, params) => base.database.run(statement, params, [countyCode]), countyCode, town.teamId, '2026-11-24')
  expect([team?.teamContracts, team?.doctorContracts, team?.doctorCap]).toEqual([10, 10, 10])
  expect(await base.database.run(release, place, [countyCode])).toEqual([{ n: 2 }])
}, 60_000)

it('knows who covers a village, and the team as a contract needs it', async () => {
  const { countyCode, town } = await aCounty(base)
  const run: Run = (statement, params) => base.database.run(statement, params, [countyCode])
  expect(await findTeamOfVillage(run, countyCode, town.villageCode, '2026-11-24')).toBe(town.teamId)
  expect(await findTeamForSigning(run, countyCode, town.teamId, '2026-11-24')).toMatchObject({ doctorName: '陈静', licences: ['licensed_doctor'], members: [{ role: 'family_doctor' }, { role: 'nurse' }, { role: 'public_health_doctor' }] })
})
