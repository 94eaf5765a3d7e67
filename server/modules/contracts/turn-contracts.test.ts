import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemContext } from '#platform/http/context.ts'
import { aCounty } from '../../testing/a-county.ts'
import { foldCounty, recountCounty } from '../statistics/index.ts'
import { aSigningDesk, type SigningDesk } from './contracts.fixture.ts'
import { turnContracts } from './turn-contracts.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())
const day = 86_400_000

it('walks over the end of a term: the renewed stay signed, the others do not, places and counts follow; a second turn changes nothing', async () => {
  const county = await aCounty(desk)
  const { countyCode, town, actors } = county
  const [ends, renews] = [await desk.aResident(county), await desk.aResident(county)]
  for (const id of [ends, renews]) expect((await desk.sign(actors.doctor, id)).status).toBe(200)
  await foldCounty(desk.database, countyCode, desk.clock.now)
  await recountCounty(systemContext(desk.bulk, desk.clock.now, countyCode)) // the two were put in by hand and are counted now
  const turn = async () => {
    const context = systemContext(desk.bulk, desk.clock.now, countyCode)
    const turned = await turnContracts(context)
    return [turned, await recountCounty(context)]
  }
  const places = async () => (await desk.rows("SELECT contracts FROM organisations.panel_load WHERE county_code = $1 AND holder_id = ANY ($2)", countyCode, [town.teamId, town.staff.doctor])).map(({ contracts }) => contracts)
  const signed = async () => (await desk.rows('SELECT id FROM residents.resident WHERE county_code = $1 AND is_signed', countyCode)).map(({ id }) => id)

  desk.clock.now += 345 * day
  expect((await desk.sign(actors.doctor, renews)).body).toMatchObject({ from: '2027-11-24' })
  expect(await places()).toEqual([3, 3]) // the one that ends, the one in force and the next
  desk.clock.now += 19 * day // 2027-11-23, the last day
  expect([await turn(), (await signed()).sort()]).toEqual([[0, 0], [ends, renews].sort()])
  desk.clock.now += day // 2027-11-24
  expect((await turn())[0]).toBe(3) // two ran out, one begins
  expect([await signed(), await places()]).toEqual([[renews], [1, 1]])
  expect(await turn()).toEqual([1, 0]) // looked at again, nothing to change
  expect(await places()).toEqual([1, 1])
  expect((await desk.rows("SELECT day::text, sum(began)::int AS began, sum(ended)::int AS ended FROM statistics.stat_flow WHERE county_code = $1 GROUP BY 1 ORDER BY 1", countyCode))).toEqual([
    { day: '2026-11-24', began: 2, ended: 0 }, { day: '2027-11-24', began: 1, ended: 2 }, { day: '2028-11-24', began: 0, ended: 1 },
  ])
  desk.clock.now -= 365 * day
})
