import { afterAll, beforeAll, expect, it } from 'vitest'
import { endContractEndpoint } from '#api/contracts.ts'
import { markDepartedEndpoint } from '#api/residents.ts'
import { aCounty } from '../../testing/a-county.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())
const day = 86_400_000

it('who has signed ahead is marked as departed only when the next contract is ended too, so that no place is held for nobody', async () => {
  const county = await aCounty(desk)
  const { actors: { doctor }, countyCode } = county
  const residentId = await desk.aResident(county)
  const { body: first } = await desk.sign(doctor, residentId)
  desk.clock.now += 345 * day
  const { body: next } = await desk.sign(doctor, residentId)
  expect(next.from).toBe('2027-11-24')
  const depart = async () => {
    const [{ version }] = await desk.rows('SELECT version FROM residents.resident WHERE id = $1', residentId)
    return codesOf(await desk.ask(doctor, markDepartedEndpoint, { residentId, version, status: 'deceased', on: '2027-11-01', reason: '死亡证明' })) ?? 'departed'
  }
  const end = async (contractId: string) => (await desk.ask(doctor, endContractEndpoint, { contractId, reason: 'deceased', note: '家属来电，已核对', lastDay: '2027-11-01' })).status
  expect(await depart()).toEqual(['RESIDENTS.HAS_CONTRACT'])
  expect([await end(first.contractId), await depart()]).toEqual([200, ['RESIDENTS.HAS_CONTRACT']])
  expect([await end(next.contractId), await depart()]).toEqual([200, 'departed'])
  expect(await desk.rows('SELECT contracts FROM organisations.panel_load WHERE county_code = $1 AND contracts <> 0', countyCode)).toEqual([])
  desk.clock.now -= 345 * day
})
