import { afterAll, beforeAll, expect, it } from 'vitest'
import { endContractEndpoint, listContractsEndpoint, workbenchEndpoint } from '#api/contracts.ts'
import { countyOverviewEndpoint } from '#api/overview.ts'
import { aSigningDesk, type SigningDesk } from '../modules/contracts/contracts.fixture.ts'
import { overviewRoutes } from '../modules/overview/index.ts'
import { foldCounty } from '../modules/statistics/index.ts'
import { aCounty } from '../testing/a-county.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk(overviewRoutes) })
afterAll(() => desk.close())
const day = 86_400_000

it('the county counts every term that ends on the 30 days ahead; the doctor renews those that nobody has renewed', async () => {
  const county = await aCounty(desk)
  const { countyCode, actors: { doctor, commission } } = county
  const sign = async (residentId: string) => (await desk.sign(doctor, residentId)).body.contractId as string
  const residents: string[] = []
  for (let i = 0; i < 5; i++) residents.push(await desk.aResident(county))
  const [left, renewed, changedMind, last, later] = residents as [string, string, string, string, string]
  const contracts: Record<string, string> = {}
  for (const one of [left, renewed, changedMind]) contracts[one] = await sign(one)
  desk.clock.now += 10 * day
  contracts[last] = await sign(last)
  desk.clock.now += day
  contracts[later] = await sign(later)
  desk.clock.now += 334 * day // 2027-11-04; three end on 2027-11-24, one on the 30th day, 2027-12-04, one on the day after
  await sign(renewed)
  await desk.ask(doctor, endContractEndpoint, { contractId: await sign(changedMind), reason: 'by_request', note: '本人到场要求' })
  await foldCounty(desk.database, countyCode, desk.clock.now)

  const list = async (input: object) => (await desk.ask(doctor, listContractsEndpoint, { ...input })).body.items.map((one: { contractId: string }) => one.contractId).sort()
  const of = (...ids: string[]) => ids.map((id) => contracts[id]).sort()
  expect(await list({ standing: 'expiring' })).toEqual(of(left, renewed, changedMind, last))
  // A next contract that was ended before it began is no term that ends.
  expect((await desk.ask(commission, countyOverviewEndpoint)).body.endingIn30Days).toBe(4)
  expect(await list({ toRenewWithin: 30 })).toEqual(of(left, changedMind, last))
  expect((await desk.ask(doctor, workbenchEndpoint)).body).toMatchObject({ counts: { toRenew30: 3 }, toRenew: [{ days: 7, contracts: 0 }, { days: 30, contracts: 3 }, { days: 60, contracts: 4 }] })
})
