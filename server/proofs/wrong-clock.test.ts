import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { meEndpoint, signInEndpoint } from '#api/access.ts'
import { signContractEndpoint } from '#api/contracts.ts'
import { generateSm2KeyPair } from '#platform/crypto/sm2-curve.ts'
import { signSm2, verifySm2 } from '#platform/crypto/sm2.ts'
import { sealCounty } from '#platform/audit-seal/seal-county.ts'
import { verifyCounty } from '#platform/audit-seal/verify-county.ts'
import { systemContext } from '#platform/http/context.ts'
import { serveHealth } from '#platform/http/health.ts'
import { startJobs } from '#platform/jobs/start-jobs.ts'
import { urlOf } from '#platform/database/url.ts'
import { aHouse, type House } from '../modules/access/a-house.fixture.ts'
import { aSigningDesk, codesOf, type SigningDesk } from '../modules/contracts/contracts.fixture.ts'
import { aCounty } from '../testing/a-county.ts'

const day = 86_400_000
let desk: SigningDesk
let house: House
let noon: number
beforeAll(async () => {
  ;[desk, house] = [await aSigningDesk(), await aHouse()]
  noon = desk.clock.now
})
afterEach(() => { desk.clock.now = house.clock.now = noon })
afterAll(async () => {
  expect([...desk.defects, ...house.defects]).toEqual([])
  await desk.close()
  await house.close()
})

describe('the clock is set back by a day', () => {
  it('between proposal and signature: nobody signs on the day before the offer; what is shown anew may be signed', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    const [input, key] = [await desk.signingOf(county.actors.doctor, residentId), randomUUID()]
    desk.clock.now -= day
    const answer = await desk.ask(county.actors.doctor, signContractEndpoint, input, key)
    expect([answer.status, codesOf(answer)]).toEqual([409, ['CONTRACTS.TERMS_CHANGED']])
    expect(await desk.rows('SELECT 1 FROM contracts.contract WHERE county_code = $1', county.countyCode)).toEqual([])
    expect((await desk.sign(county.actors.doctor, residentId)).body).toMatchObject({ from: '2026-11-23', lastDay: '2027-11-22' })
  })
  it('after a signature: the same request still gets its answer, and the resident is not signed a second time', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    const [input, key] = [await desk.signingOf(county.actors.doctor, residentId), randomUUID()]
    const first = await desk.ask(county.actors.doctor, signContractEndpoint, input, key)
    desk.clock.now -= day
    expect((await desk.ask(county.actors.doctor, signContractEndpoint, input, key)).body).toEqual(first.body)
    expect(codesOf(await desk.sign(county.actors.doctor, residentId))).toEqual(['CONTRACTS.ALREADY_SIGNED'])
  })
  it('between two sessions: one begun in the future is over at once, and a new one has its own hours', async () => {
    const county = await house.aCounty()
    const doctor = await house.anAccount(county, 'family_doctor', county.actors.doctor.scope)
    const browser = house.aBrowser()
    await browser.signIn(doctor)
    house.clock.now -= 4 * 60_000 // what time servers do to a machine is no reason to sign in again
    expect((await browser.ask(meEndpoint)).status).toBe(200)
    house.clock.now -= day
    expect((await browser.ask(meEndpoint)).status).toBe(401)
    const other = await house.anAccount(county, 'family_doctor', county.actors.doctor.scope)
    await browser.signIn(other)
    expect((await browser.ask(meEndpoint)).status).toBe(200)
    house.clock.now += 31 * 60_000
    expect((await browser.ask(meEndpoint)).status).toBe(401)
  })
  it('after wrong guesses: they shut nobody out until the day they are dated', async () => {
    const county = await house.aCounty()
    const doctor = await house.anAccount(county, 'family_doctor', county.actors.doctor.scope)
    const browser = house.aBrowser('203.0.113.9')
    for (let i = 0; i < 11; i++) await browser.ask(signInEndpoint, { account: doctor.account, password: `guess ${i}` })
    expect((await browser.ask(signInEndpoint, { account: doctor.account, password: 'guess' })).status).toBe(429)
    house.clock.now -= day
    expect((await browser.signIn(doctor)).body.step).toBe('done')
  })
  it('behind sealed audit: what happens then is sealed after it, in the order of sealing, and the place is told', async () => {
    const county = await aCounty(desk)
    const pair = generateSm2KeyPair()
    const seal = () => sealCounty(systemContext(desk.bulk, desk.clock.now + 600_000, county.countyCode), { keyId: 'c1', sign: (text) => signSm2(pair, text) })
    const open = async () => desk.propose(county.actors.doctor, await desk.aResident(county))
    const check = () => verifyCounty((statement, params) => desk.bulk.run(statement, params, [county.countyCode]), county.countyCode, (_, text, signature) => verifySm2(pair.publicKey, text, signature))
    for (let i = 0; i < 3; i++) await open()
    expect([(await seal()).length, await check()]).toMatchObject([1, { size: 3, faults: [] }])
    desk.clock.now -= day
    for (let i = 0; i < 2; i++) await open()
    expect([(await seal()).length, await check()]).toMatchObject([1, { size: 5, faults: [{ fault: 'time_goes_back', position: 4, detail: '2026-11-24T04:00:00.000Z → 2026-11-23T04:00:00.000Z' }] }])
    desk.clock.now += day + 3_600_000
    await open()
    expect([(await seal()).length, await seal(), (await check()).size, (await check()).faults.length]).toEqual([1, [], 6, 1])
  })
})

describe('this machine and the database go by different times', () => {
  const ready = async (aheadMs: number) => {
    const app = Fastify()
    serveHealth(app, desk.database, () => Date.now() + aheadMs)
    const { statusCode, body } = await app.inject('/readyz')
    return `${statusCode} ${body.trim()}`
  }
  it('the operator reads it in the log, at the start and every minute', async () => {
    const told: string[] = []
    const jobs = await startJobs({
      database: desk.bulk, queueUrl: urlOf(desk.ownerUrl, 'jiayi_jobs'), jobs: [], listeners: [], ticks: [], counties: async () => [], now: Date.now, clock: () => Date.now() - day, report: (error, where) => void told.push(`${where} ${error}`),
    })
    await jobs.stop()
    expect(told).toEqual([expect.stringMatching(/^clock Error: this machine's clock is \d+ s behind the database's/)])
  })
  it('by a few minutes: ready', async () => {
    for (const minutes of [-4, 0, 4]) expect(await ready(minutes * 60_000)).toBe('200 ready')
  })
  it('by more: not ready, and it says by how much', async () => {
    expect(await ready(day)).toMatch(/^503 this machine's clock is (86400|86399) s ahead of the database's: set both right/)
    expect(await ready(-day)).toMatch(/^503 this machine's clock is (86400|86399) s behind the database's/)
  })
})
