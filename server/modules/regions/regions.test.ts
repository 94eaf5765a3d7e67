import { afterAll, beforeAll, expect, it } from 'vitest'
import { getRegionEndpoint, listRegionsEndpoint, searchRegionsEndpoint } from '#api/regions.ts'
import { aCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { regionsRoutes } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase(() => regionsRoutes) })
afterAll(() => base.close())
const codes = (items: { code: string }[]) => items.map(({ code }) => code)

it('the tree goes down from one’s own county, and says the way', async () => {
  const { actors, countyCode, town, country } = await aCounty(base)
  expect(codes((await base.ask(actors.commission, listRegionsEndpoint, {})).body.items)).toEqual([town.townshipCode, country.townshipCode])
  const below = (await base.ask(actors.doctor, listRegionsEndpoint, { parent: town.townshipCode })).body
  expect([codes(below.path), codes(below.items)]).toEqual([[String(countyCode), town.townshipCode], [town.villageCode]])
})
it('a township office sees its township and the way up, not its neighbour', async () => {
  const { actors, town, country } = await aCounty(base)
  expect(codes((await base.ask(actors.townshipOffice, listRegionsEndpoint, {})).body.items)).toEqual([town.villageCode])
  expect((await base.ask(actors.townshipOffice, getRegionEndpoint, { code: country.villageCode })).status).toBe(404)
  expect((await base.ask(actors.townshipOffice, searchRegionsEndpoint, { text: '西山' })).body.items).toEqual([])
})
it('finds by name, spelling and code, within reach only', async () => {
  const { actors, town } = await aCounty(base)
  for (const text of ['东街街', 'DONGJIEJ', 'djjd', town.townshipCode]) expect(codes((await base.ask(actors.commission, searchRegionsEndpoint, { text, level: 'township' })).body.items)).toEqual([town.townshipCode])
  expect((await base.ask(actors.commission, searchRegionsEndpoint, { text: '%' })).body.items).toEqual([])
  expect((await base.ask(actors.stranger, searchRegionsEndpoint, { text: town.townshipCode })).body.items).toEqual([])
  expect((await base.ask(actors.stranger, getRegionEndpoint, { code: town.townshipCode })).status).toBe(404)
})
it('a township served by another county is within that county’s reach, from the day to the day', async () => {
  const [here, there] = [await aCounty(base), await aCounty(base)]
  await here.put('regions.service_area', { manager_code: String(here.countyCode), region_code: there.town.townshipCode, valid_from: '2020-01-01', note: '代管' })
  await here.put('regions.service_area', { manager_code: String(here.countyCode), region_code: there.country.townshipCode, valid_from: '2020-01-01', valid_until: '2026-11-24' })
  expect(codes((await base.ask(here.actors.commission, listRegionsEndpoint, {})).body.managed)).toEqual([there.town.townshipCode])
  const region = (await base.ask(here.actors.commission, getRegionEndpoint, { code: there.town.townshipCode })).body
  expect(region).toMatchObject({ populations: [{ year: 2026, measure: 'usual', persons: 1000 }], managers: [{ managerCode: String(here.countyCode), note: '代管' }] })
  expect((await base.ask(here.actors.commission, getRegionEndpoint, { code: there.country.townshipCode })).status).toBe(404)
})
