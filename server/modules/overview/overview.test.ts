import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countyOverviewEndpoint, townshipOverviewEndpoint } from '#api/overview.ts'
import { readCatalogue } from '#policy/index.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { openPolicies } from '../policy/index.ts'
import { overviewRoutes } from './index.ts'

const shipped = join(import.meta.dirname, '..', '..', '..', 'policies')
let base: TestDatabase
let county: TestCounty
beforeAll(async () => {
  base = await aDatabase(({ database }) => overviewRoutes({ policies: { ...openPolicies(database, readCatalogue(shipped).catalogue), ...shippedPolicies() } }))
  county = await aCounty(base)
  const { town, countyCode } = county
  const cover = (teamId: string, population: string, residents: number, signed: number) =>
    county.put('statistics.stat_cover', { county_code: countyCode, township_code: town.townshipCode, team_id: teamId, population, residents, signed })
  const nobody = '00000000-0000-0000-0000-000000000000'
  await cover(town.teamId, 'all', 900, 300)
  await cover(town.teamId, 'key', 200, 150)
  await cover(town.teamId, 'elderly', 120, 100)
  await cover(nobody, 'all', 50, 0)
  await cover(nobody, 'elderly', 7, 0)
  const planId = randomUUID()
  await county.put('targets.target_plan', { county_code: countyCode, id: planId, year: 2026, version: 1, state: 'issued', title: '2026 年任务', because: '[]', drafted_by: randomUUID(), drafted_at: '2026-01-01' })
  await county.put('targets.target_row', { county_code: countyCode, plan_id: planId, place: 1, township_code: town.townshipCode, kind: 'urban', persons: 1000, rate_basis_points: 2000, computed: 200, override: 240, override_reason: '试验' })
  for (const [day, began, ended] of [['2025-06-01', 10, 2], ['2026-03-01', 5, 0], ['2026-11-24', 1, 4], ['2026-12-01', 9, 3], ['2026-12-24', 0, 2], ['2026-12-25', 0, 50]] as const) {
    await county.put('statistics.stat_flow_county', { county_code: countyCode, day, began, ended })
  }
})
afterAll(() => base.close())

const all = { residents: 950, signed: 300 }
describe('a county', () => {
  it('shows each township beside plan and rollup; one without residents has no data, not 0', async () => {
    const { status, body } = await base.ask(county.actors.commission, countyOverviewEndpoint)
    expect([status, body.planTitle, body.countyName]).toEqual([200, '2026 年任务', `试验县${county.countyCode}`])
    expect(body.townships).toEqual([
      expect.objectContaining({ name: '东街街道', kind: 'urban', persons: 1000, quota: 240, all, key: { residents: 200, signed: 150 } }),
      expect.objectContaining({ name: '西山镇', kind: 'rural', persons: null, quota: null, all: null, key: null }),
    ])
    expect(body.totals, 'the other township has no data').toEqual({ persons: 1000, quota: 240, hasQuota: true, signed: 300, keyResidents: 200, keySigned: 150, live: 1 })
    expect(body.populations).toEqual([expect.objectContaining({ population: 'elderly', zh: '老年人', residents: 127, signed: 100 })])
  })
  it('runs the line from what was in force before the year to today', async () => {
    const { body } = await base.ask(county.actors.commission, countyOverviewEndpoint)
    expect(body.endingIn30Days).toBe(5)
    expect(body.trend).toEqual([{ day: '2025-12-31', inForce: 8 }, { day: '2026-03-01', inForce: 13 }, { day: '2026-11-24', inForce: 10 }])
    const past = await base.ask(county.actors.commission, countyOverviewEndpoint, { year: 2025 })
    expect([past.body.planTitle, past.body.trend]).toEqual([null, [{ day: '2024-12-31', inForce: 0 }, { day: '2025-06-01', inForce: 8 }]])
  })
  it('shows a township office its own township alone, and an institution nothing', async () => {
    const { body } = await base.ask(county.actors.townshipOffice, countyOverviewEndpoint)
    expect(body.townships.map(({ name }: { name: string }) => name)).toEqual(['东街街道'])
    expect((await base.ask(county.actors.manager, countyOverviewEndpoint)).status).toBe(404)
  })
})

describe('a township', () => {
  it('shows its teams and who belongs to none, the most to do first', async () => {
    const { status, body } = await base.ask(county.actors.commission, townshipOverviewEndpoint, { code: county.town.townshipCode })
    expect([status, body.township.quota, body.township.all]).toEqual([200, 240, all])
    expect(body.teams).toEqual([
      { teamId: county.town.teamId, name: '东街街道第一团队', institutionName: '东街街道', leaderName: '陈静', all: { residents: 900, signed: 300 }, key: { residents: 200, signed: 150 } },
      { teamId: null, name: null, institutionName: null, leaderName: null, all: { residents: 50, signed: 0 }, key: { residents: 0, signed: 0 } },
    ])
    expect(body.populations.map(({ residents }: { residents: number }) => residents)).toEqual([127])
  })
  it('of somebody else is not found', async () => {
    expect((await base.ask(county.actors.townshipOffice, townshipOverviewEndpoint, { code: county.country.townshipCode })).status).toBe(404)
    expect((await base.ask(county.actors.stranger, townshipOverviewEndpoint, { code: county.town.townshipCode })).status).toBe(404)
  })
})
