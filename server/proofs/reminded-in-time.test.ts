import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getContractEndpoint, workbenchEndpoint } from '#api/contracts.ts'
import { listRenewalsEndpoint } from '#api/contract-queues.ts'
import { packWith } from '#policy/a-pack.ts'
import { systemContext } from '#platform/http/context.ts'
import { aSigningDesk, type SigningDesk } from '../modules/contracts/contracts.fixture.ts'
import { renewalTerms } from '../modules/contracts/index.ts'
import { renewContracts } from '../modules/contracts/renew-contracts.ts'
import { remind } from '../modules/messages/remind.ts'
import { aCounty, type TestCounty } from '../testing/a-county.ts'

const ninety = packWith('500112', { 'contract.renewal_notice_days': '90' })
const day = 86_400_000
let desk: SigningDesk
let noon: number
beforeAll(async () => {
  desk = await aSigningDesk()
  noon = desk.clock.now // 2026-11-24
  Object.assign(desk.using.policies, { packOf: async () => ninety })
})
afterAll(() => desk.close())

const contextOf = ({ countyCode }: TestCounty) => systemContext(desk.bulk, desk.clock.now, countyCode)
/** The morning so many days before 2027-11-24, the first day after a year's contract. Gives how many were reminded. */
async function morning(county: TestCounty, daysLeft: number): Promise<number> {
  desk.clock.now = noon + (365 - daysLeft) * day
  return (await remind(contextOf(county), renewalTerms(ninety, contextOf(county).on))).renewals
}
/** Somebody signed on 2026-11-24 for a year, with the consent to renewing, who reads notices on a telephone from that day or later. */
async function signed(county: TestCounty, since = '2026-11-24') {
  desk.clock.now = noon
  const residentId = await desk.aResident(county)
  const { body, status } = await desk.sign(county.actors.doctor, residentId)
  expect(status).toBe(200)
  const reads = async () => {
    const accountId = randomUUID()
    await county.put('resident_accounts.account', { id: accountId, phone_cipher: Buffer.from('x'), phone_hmac: Buffer.from(accountId), created_at: '2026-01-01', last_sign_in_at: '2026-01-01' })
    await county.put('resident_accounts.bond', { id: randomUUID(), account_id: accountId, resident_county: county.countyCode, resident_id: residentId, relation: 'self', way: 'code', since })
  }
  return { residentId, contractId: body.contractId as string, reads }
}
const noticesOf = async (residentId: string) => (await desk.rows("SELECT code, (params ->> 'days')::int AS days FROM messages.notice WHERE reader_id = $1 ORDER BY at", residentId)).map(({ code, days }) => [code, days])

it('where the region asks for a notice of 90 days it is sent a week before that day, and with the consent kept the contract then follows itself, once', async () => {
  const county = await aCounty(desk)
  const one = await signed(county)
  await one.reads()
  // 97 days before 2027-11-24 is 2027-08-19.
  expect([await morning(county, 98), await morning(county, 97), await morning(county, 97), await morning(county, 96), await morning(county, 61)]).toEqual([0, 1, 0, 0, 0])
  expect(await noticesOf(one.residentId)).toEqual([['RENEWAL_BY_ITSELF', 97]])
  expect([await morning(county, 60), await morning(county, 30), await morning(county, 7), await morning(county, 6)]).toEqual([1, 1, 1, 0])
  expect((await noticesOf(one.residentId)).map(([, days]) => days)).toEqual([97, 60, 30, 7])
  desk.clock.now = noon + 365 * day
  const renew = () => renewContracts(contextOf(county), async () => ninety)
  expect([await renew(), await renew()]).toEqual([{ decided: 1, renewed: 1 }, { decided: 0, renewed: 0 }])
  expect(await desk.rows('SELECT channel, valid_from::text AS "from", valid_until::text AS until FROM contracts.contract WHERE resident_id = $1 ORDER BY valid_from', one.residentId)).toEqual([
    { channel: 'desk', from: '2026-11-24', until: '2027-11-24' }, { channel: 'automatic', from: '2027-11-24', until: '2028-11-24' },
  ])
})

it.each([90, 91])('a server that stood still until %i days before the end still tells in time', async (daysLeft) => {
  const county = await aCounty(desk)
  const one = await signed(county)
  await one.reads()
  expect([await morning(county, 98), await morning(county, daysLeft)]).toEqual([0, 1])
  desk.clock.now = noon + 365 * day
  expect(await renewContracts(contextOf(county), async () => ninety)).toEqual({ decided: 1, renewed: 1 })
})

it('a notice of 90 days that first reaches somebody 60 days before the end renews nothing, and says why', async () => {
  const county = await aCounty(desk)
  const one = await signed(county)
  expect(await morning(county, 90)).toBe(1) // to nobody's telephone
  await one.reads()
  expect(await morning(county, 60)).toBe(1)
  expect(await noticesOf(one.residentId)).toEqual([['RENEWAL_DUE', 90], ['RENEWAL_DUE', 60]])
  desk.clock.now = noon + 365 * day
  expect(await renewContracts(contextOf(county), async () => ninety)).toEqual({ decided: 1, renewed: 0 })
  expect(await desk.rows('SELECT reason FROM contracts.renewal_outcome WHERE contract_id = $1', one.contractId)).toEqual([{ reason: 'CONTRACTS.RENEWAL_NOT_TOLD' }])
})

it('shows the days of the region: on the contract, in the queue of renewals and to the doctor', async () => {
  const county = await aCounty(desk)
  const { doctor } = county.actors
  const { contractId } = await signed(county)
  desk.clock.now = noon + (365 - 80) * day
  expect((await desk.ask(doctor, getContractEndpoint, { contractId })).body.renewal.reminderDays).toEqual([97, 60, 30, 7])
  const within = [{ days: 7, contracts: 0 }, { days: 30, contracts: 0 }, { days: 60, contracts: 0 }, { days: 97, contracts: 1 }]
  const { body } = await desk.ask(doctor, listRenewalsEndpoint, { due: '97' })
  expect(body.items.map((one: { contractId: string }) => one.contractId)).toEqual([contractId])
  expect(body.counts).toEqual({ within, lapsed: 0 })
  expect((await desk.ask(doctor, workbenchEndpoint)).body.toRenew).toEqual(within)
  expect((await desk.ask(doctor, listRenewalsEndpoint, { due: '0' })).status).toBe(400)
})
