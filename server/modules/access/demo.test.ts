import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeEndpoint, meEndpoint, signInEndpoint, signInOptionsEndpoint } from '#api/access.ts'
import { roles } from '#api/permissions.ts'
import { listDemoPeople } from '../../../scripts/demo/demo-people.ts'
import { aHouse, type House } from './a-house.fixture.ts'
import { createFirstAdmin, demoPassword, seedDemoAccounts } from './index.ts'
import { openSessionDirectory } from './session-directory.ts'

const people = listDemoPeople()
const open = async (isDemo: boolean): Promise<House> => {
  const house = await aHouse({ settings: { isDemo, origin: 'http://localhost' }, demoPeople: people })
  await house.rows(`INSERT INTO regions.region (code, parent_code, level, name, pinyin, initials, valid_from) VALUES
    ('500000', NULL, 'province', '重庆市', 'x', 'x', '2020-01-01'), ('500112', '500000', 'county', '渝北区', 'x', 'x', '2020-01-01'), ('500113', '500000', 'county', '巴南区', 'x', 'x', '2020-01-01')`)
  expect(await seedDemoAccounts({ database: house.database, keys: house.keys, countyCode: 500112, people, now: house.clock.now })).toBe(people.length)
  return house
}
let demo: House
let production: House
beforeAll(async () => {
  demo = await open(true)
  production = await open(false)
})
afterAll(async () => {
  expect([...demo.defects, ...production.defects]).toEqual([])
  await Promise.all([demo.close(), production.close()])
})

/** One press on the sign-in page. */
async function press(account: string) {
  const browser = demo.aBrowser()
  const options = (await browser.ask(signInOptionsEndpoint)).body
  const first = (await browser.ask(signInEndpoint, { account, password: options.demoPassword })).body
  const code = options.demoAccounts.find((one: { account: string }) => one.account === account).code
  const last = first.step === 'done' ? first : (await browser.ask(codeEndpoint, { ticket: first.ticket, code, remember: false })).body
  const actor = await openSessionDirectory(demo.database).actorOf({ address: '', userAgent: '', cookies: browser.cookies }, demo.clock.now)
  return { step: last.step, me: (await browser.ask(meEndpoint)).body, counties: [...(actor?.countyCodes ?? [])].sort() }
}

describe('the people of the demonstration', () => {
  it('are of every role, and each signs in with one press, also twice in one half minute', async () => {
    expect(new Set(people.map(({ role }) => role))).toEqual(new Set(roles.filter((role) => role !== 'resident')))
    for (const { account, role, displayName } of people) {
      const { step, me } = await press(account)
      expect([step, me.role, me.displayName, me.mustChangePassword]).toEqual(['done', role, displayName, false])
    }
    expect([(await press('admin')).step, (await press('admin')).step]).toEqual(['done', 'done'])
  })
  it('reach as far as their role: a province all its counties, a township itself', async () => {
    const scopes = Object.fromEntries(await Promise.all(['qinlan', 'wumin', 'fuxiaoqin', 'jiangwenhui', 'chenjing'].map(async (account) => [account, (await press(account)).me.scope.kind])))
    expect(scopes).toEqual({ qinlan: 'region', wumin: 'region', fuxiaoqin: 'region', jiangwenhui: 'institution', chenjing: 'team' })
    const [city, township] = [await press('qinlan'), await press('fuxiaoqin')]
    expect([city.me.scope.code, city.counties]).toEqual(['500000', [500112, 500113]])
    expect([township.me.scope.code, township.counties]).toEqual(['500112015', [500112]])
  })
  it('are made once', async () => {
    expect(await seedDemoAccounts({ database: demo.database, keys: demo.keys, countyCode: 500112, people, now: demo.clock.now })).toBe(0)
  })
  it('are strangers in production, and named there to nobody', async () => {
    const browser = production.aBrowser()
    expect((await browser.ask(signInEndpoint, { account: 'admin', password: demoPassword })).body.reasons).toEqual([{ code: 'ACCESS.WRONG_SIGN_IN' }])
    expect((await browser.ask(signInOptionsEndpoint)).body).toEqual({ isDemo: false, hasSso: false, demoPassword: null, demoAccounts: [] })
  })
})

it('the first administrator of a county is made once, and must set up everything himself', async () => {
  const of = { database: production.database, keys: production.keys, countyCode: 500112, account: 'Guan.Li', displayName: '管理', now: production.clock.now }
  const password = await createFirstAdmin(of)
  expect(await createFirstAdmin(of)).toBeUndefined()
  const first = await production.aBrowser().ask(signInEndpoint, { account: 'guan.li', password })
  expect(first.body.step).toBe('enrol')
  expect(await production.rows(`SELECT must_change_password, is_demo, (SELECT role FROM access.post WHERE account_id = a.id) AS role FROM access.account a WHERE account = 'guan.li'`)).toEqual([{ must_change_password: true, is_demo: false, role: 'platform_admin' }])
  expect(await production.rows(`SELECT actor_name FROM audit.event WHERE action = 'access.create-user'`)).toEqual([{ actor_name: '平台' }])
})
