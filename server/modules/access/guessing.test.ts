import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInEndpoint } from '#api/access.ts'
import type { TestCounty } from '../../testing/a-county.ts'
import { aHouse, type House, password, type TestAccount } from './a-house.fixture.ts'
import { codeAt } from './domain/one-time-code.ts'

let house: House
let county: TestCounty
beforeAll(async () => {
  house = await aHouse()
  county = await house.aCounty()
})
afterAll(async () => {
  expect(house.defects).toEqual([])
  await house.close()
})
const aDoctor = (): Promise<TestAccount> => house.anAccount(county, 'family_doctor', county.actors.doctor.scope)
const countBy = (values: (string | number)[]) => Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]))

describe('a thousand guesses (R21)', () => {
  it('from one network compare ten passwords in a quarter of an hour; the owner gets in from elsewhere', async () => {
    const doctor = await aDoctor()
    const [guesser, before] = [house.aBrowser('203.0.113.7'), house.counted.compared]
    const answers = await Promise.all(Array.from({ length: 1000 }, (_, i) => guesser.ask(signInEndpoint, { account: doctor.account, password: `guess ${i}` })))
    expect(countBy(answers.map(({ status }) => status))).toEqual({ 401: 10, 429: 990 })
    expect(house.counted.compared - before).toBe(10)
    expect(answers.find(({ status }) => status === 429)?.headers['retry-after']).toBe('900')

    const owner = house.aBrowser('198.51.100.1')
    const first = await owner.ask(signInEndpoint, { account: doctor.account, password })
    expect([first.status, first.body.step]).toEqual([200, 'guarded'])
    const second = await owner.ask(signInEndpoint, { account: doctor.account, password, code: codeAt(doctor.secret, house.clock.now) })
    expect([second.status, second.body.step]).toEqual([200, 'done'])
  })
  it('from a thousand networks compare ten passwords, and the rest learn nothing', async () => {
    const doctor = await aDoctor()
    const before = house.counted.compared
    const guess = (i: number, typed: string) => house.aBrowser(`2001:db8:${i.toString(16)}::1`).ask(signInEndpoint, { account: doctor.account, password: typed })
    const answers = await Promise.all(Array.from({ length: 1000 }, (_, i) => guess(i, i === 999 ? password : `guess ${i}`)))
    expect(countBy(answers.map(({ body }) => body.step ?? body.kind))).toEqual({ Unauthenticated: 10, guarded: 990 })
    expect(answers[999]?.body).toEqual(answers[998]?.body)
    expect(house.counted.compared - before).toBe(10)
  })
  it('look the same at an account that does not exist', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => house.aBrowser(`10.7.0.${i}`).ask(signInEndpoint, { account: 'no-such-person', password: `guess ${i}` })))
    expect(countBy(answers.map(({ body }) => body.step ?? body.kind))).toEqual({ Unauthenticated: 10, guarded: 2 })
    const wrong = await house.aBrowser('10.7.1.1').ask(signInEndpoint, { account: 'no-such-person', password, code: '123456' })
    expect([wrong.status, wrong.body.reasons]).toEqual([401, [{ code: 'ACCESS.WRONG_SIGN_IN' }]])
  })
  it('at a guarded account compare no password without a right code, and a right code once', async () => {
    const doctor = await aDoctor()
    await Promise.all(Array.from({ length: 10 }, (_, i) => house.aBrowser(`10.8.0.${i}`).ask(signInEndpoint, { account: doctor.account, password: 'guess' })))
    const before = house.counted.compared
    const code = codeAt(doctor.secret, house.clock.now)
    expect((await house.aBrowser('10.8.1.1').ask(signInEndpoint, { account: doctor.account, password, code: '000000' })).status).toBe(401)
    expect(house.counted.compared).toBe(before)
    expect((await house.aBrowser('10.8.1.1').ask(signInEndpoint, { account: doctor.account, password: 'guess', code })).status).toBe(401)
    expect(house.counted.compared).toBe(before + 1)
    expect((await house.aBrowser('10.8.1.1').ask(signInEndpoint, { account: doctor.account, password, code })).status).toBe(401)
  })
  it('do not shut out the owner’s remembered computer', async () => {
    const [doctor, own] = [await aDoctor(), house.aBrowser('10.5.0.1')]
    await own.signIn(doctor, { remember: true })
    await Promise.all(Array.from({ length: 40 }, (_, i) => house.aBrowser('10.5.0.1').ask(signInEndpoint, { account: doctor.account, password: `guess ${i}` })))
    expect((await own.ask(signInEndpoint, { account: doctor.account, password })).body.step).toBe('done')
  })
  it('stop counting after a quarter of an hour, in any quarter of an hour', async () => {
    const [doctor, guesser] = [await aDoctor(), house.aBrowser('10.6.0.1')]
    const guess = async () => (await guesser.ask(signInEndpoint, { account: doctor.account, password: 'guess' })).status
    expect(await guess()).toBe(401)
    house.clock.now += 14 * 60_000
    for (let i = 0; i < 9; i++) expect(await guess()).toBe(401)
    expect(await guess()).toBe(429)
    house.clock.now += 60_000
    expect([await guess(), await guess()]).toEqual([401, 429])
  })
  it('that are right are no guesses: a shared computer signs a whole clinic in', async () => {
    const browser = house.aBrowser('10.4.0.1')
    const doctor = await aDoctor()
    for (let i = 0; i < 12; i++) {
      house.clock.now += 30_000
      expect((await browser.signIn(doctor)).status).toBe(200)
    }
  })
})
