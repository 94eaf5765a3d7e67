import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { endContractEndpoint } from '#api/contracts.ts'
import { systemContext } from '#platform/http/context.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { foldCounty, recountCounty } from '../statistics/index.ts'
import { aSigningDesk, type SigningDesk } from './contracts.fixture.ts'
import { turnContracts } from './turn-contracts.ts'

let desk: SigningDesk
let noon: number
beforeAll(async () => {
  desk = await aSigningDesk()
  noon = desk.clock.now
})
beforeEach(() => { desk.clock.now = noon })
afterAll(() => desk.close())
const day = 86_400_000
const audited = async ({ countyCode }: TestCounty) => (await desk.rows("SELECT body FROM audit.event WHERE county_code = $1 AND action = 'contracts.turn-day' ORDER BY id", countyCode)).map(({ body }) => body)

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
  expect([await turn(), (await signed()).sort()]).toEqual([[{ expired: 0, remarked: 0 }, 0], [ends, renews].sort()])
  desk.clock.now += day // 2027-11-24
  expect(await turn()).toEqual([{ expired: 2, remarked: 1 }, 0]) // the one renewed is signed as before
  expect([await signed(), await places()]).toEqual([[renews], [1, 1]])
  expect(await audited(county)).toHaveLength(2) // what ran out, and who was marked
  expect(await turn()).toEqual([{ expired: 0, remarked: 0 }, 0])
  expect([await places(), (await audited(county)).length]).toEqual([[1, 1], 2]) // of nothing there is nothing to say
  expect((await desk.rows("SELECT day::text, sum(began)::int AS began, sum(ended)::int AS ended FROM statistics.stat_flow WHERE county_code = $1 GROUP BY 1 ORDER BY 1", countyCode))).toEqual([
    { day: '2026-11-24', began: 2, ended: 0 }, { day: '2027-11-24', began: 1, ended: 2 }, { day: '2028-11-24', began: 0, ended: 1 },
  ])
})

it('a contract that began on a day on which nothing ran takes its resident over, however long ago that is', async () => {
  const county = await aCounty(desk)
  const { countyCode, town, actors: { doctor } } = county
  const residentId = await desk.aResident(county)
  const { body: first } = await desk.sign(doctor, residentId)
  desk.clock.now += 345 * day
  await desk.sign(doctor, residentId)
  await desk.ask(doctor, endContractEndpoint, { contractId: first.contractId, reason: 'by_request', note: '本人到场要求' })
  await desk.rows('UPDATE residents.resident SET team_id = $2 WHERE id = $1', residentId, county.country.teamId)
  const marks = () => desk.rows('SELECT is_signed, team_id FROM residents.resident WHERE id = $1', residentId)
  expect(await marks()).toEqual([{ is_signed: false, team_id: county.country.teamId }])
  desk.clock.now += 100 * day // the next one began on 2027-11-24
  expect(await turnContracts(systemContext(desk.bulk, desk.clock.now, countyCode))).toEqual({ expired: 0, remarked: 1 })
  expect([await marks(), await audited(county)]).toEqual([[{ is_signed: true, team_id: town.teamId }], [{ on: '2028-02-12', marked: [[residentId, true]] }]])
})

it('each batch stands by itself: one that fails leaves those before it', async () => {
  const county = await aCounty(desk)
  const { countyCode, actors: { doctor } } = county
  const contractIds: string[] = []
  for (const _ of [1, 2]) contractIds.push((await desk.sign(doctor, await desk.aResident(county))).body.contractId)
  const [first, second] = contractIds.sort()
  await desk.rows(`CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'planted'; END$$;
    CREATE TRIGGER planted BEFORE UPDATE ON contracts.contract FOR EACH ROW WHEN (NEW.id = '${second}') EXECUTE FUNCTION public.fail()`)
  desk.clock.now += 365 * day
  const turn = () => turnContracts(systemContext(desk.bulk, desk.clock.now, countyCode), 1)
  const holding = () => desk.rows('SELECT id FROM contracts.contract WHERE county_code = $1 AND holds_places', countyCode)
  await expect(turn()).rejects.toThrow('planted')
  expect([await holding(), await audited(county)]).toEqual([[{ id: second }], [{ on: '2027-11-24', expired: [first] }]])
  await desk.rows('DROP TRIGGER planted ON contracts.contract')
  expect([await turn(), await holding()]).toEqual([{ expired: 1, remarked: 2 }, []])
})
