import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePasswordEndpoint, codeEndpoint, meEndpoint, signInEndpoint, signInOptionsEndpoint, signOutEndpoint, switchPostEndpoint } from '#api/access.ts'
import type { TestCounty } from '../../testing/a-county.ts'
import { aHouse, doctorsThing, type House, password, type TestAccount } from './a-house.fixture.ts'
import { codeAt } from './domain/one-time-code.ts'
import { idleMs, longestMs } from './session-directory.ts'

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

const aDoctor = (of: Parameters<House['anAccount']>[3] = {}): Promise<TestAccount> => house.anAccount(county, 'family_doctor', county.actors.doctor.scope, of)
const anAdmin = (of: Parameters<House['anAccount']>[3] = {}): Promise<TestAccount> => house.anAccount(county, 'platform_admin', { kind: 'region', code: String(county.countyCode) }, of)
const codeOf = (account: TestAccount): string => codeAt(account.secret, house.clock.now)
const pass = (ms: number): void => { house.clock.now += ms }
const reasonsOf = (answer: { body: { reasons: { code: string }[] } }): string[] => answer.body.reasons.map(({ code }) => code)

describe('signing in', () => {
  it('takes the password, then the code, and knows the person', async () => {
    const [doctor, browser] = [await aDoctor(), house.aBrowser()]
    const first = await browser.ask(signInEndpoint, { account: ` ${doctor.account.toUpperCase()} `, password })
    expect([first.status, first.body.step, first.body.mayRemember, browser.cookies.jiayi]).toEqual([200, 'code', true, undefined])
    const second = await browser.ask(codeEndpoint, { ticket: first.body.ticket, code: codeOf(doctor), remember: false })
    expect([second.status, second.body.step]).toEqual([200, 'done'])
    const me = await browser.ask(meEndpoint)
    expect(me.body).toMatchObject({ role: 'family_doctor', countyCode: county.countyCode, institutionName: '东街街道', teamName: '东街街道第一团队', mustChangePassword: false, today: '2026-11-24' })
    expect(me.body.permissions).toContain('contract.sign')
    expect((await browser.ask(doctorsThing)).status).toBe(200)
    const [event] = await house.rows(`SELECT actor_id, body FROM audit.event WHERE subject_id = $1 AND action = 'access.sign-in'`, doctor.accountId)
    expect(event).toEqual({ actor_id: doctor.accountId, body: { by: 'code', role: 'family_doctor', isDeviceRemembered: false } })
  })
  it('gives a cookie no script reads, and Secure where the address is https', async () => {
    const [doctor, browser] = [await aDoctor(), house.aBrowser()]
    await browser.signIn(doctor)
    expect(browser.setCookies).toEqual([expect.stringMatching(/^jiayi=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/)])
    expect((await house.rows('SELECT count(*)::int AS n FROM access.session WHERE token_hash = $1', Buffer.from(browser.cookies.jiayi ?? '', 'base64url')))[0].n).toBe(0)
  })
  it('answers an unknown account, a wrong password and a disabled account with one answer', async () => {
    const [doctor, disabled] = [await aDoctor(), await aDoctor()]
    await house.rows('UPDATE access.account SET is_active = false WHERE id = $1', disabled.accountId)
    const answers = await Promise.all([
      house.aBrowser().ask(signInEndpoint, { account: 'nobody', password }), house.aBrowser().ask(signInEndpoint, { account: doctor.account, password: 'wrong password' }),
      house.aBrowser().ask(signInEndpoint, { account: disabled.account, password }),
    ])
    expect(answers.map(({ status, body }) => [status, body.kind, reasonsOf({ body })])).toEqual(Array(3).fill([401, 'Unauthenticated', ['ACCESS.WRONG_SIGN_IN']]))
  })
  it('compares a password for an unknown account too', async () => {
    const before = house.counted.compared
    await house.aBrowser().ask(signInEndpoint, { account: 'nobody-else', password })
    expect(house.counted.compared - before).toBe(1)
  })
  it('keeps nothing that was typed', async () => {
    await house.aBrowser('10.1.1.1').ask(signInEndpoint, { account: 'hunter2-in-the-wrong-field', password: 'canary-password' })
    const kept = await house.rows(`SELECT (SELECT json_agg(e) FROM audit.event e)::text || (SELECT json_agg(g) FROM access.guess g)::text AS text`)
    expect(kept[0].text).not.toMatch(/hunter2|canary/)
  })
  it('refuses who holds no post any more', async () => {
    const [doctor, browser] = [await aDoctor(), house.aBrowser()]
    await house.rows('UPDATE access.post SET withdrawn_at = now() WHERE account_id = $1', doctor.accountId)
    const answer = await browser.signIn(doctor)
    expect([answer.status, reasonsOf(answer)]).toEqual([403, ['ACCESS.NO_POST']])
  })
  it('refuses an account of the demonstration where there is none', async () => {
    expect((await house.aBrowser().signIn(await aDoctor({ isDemo: true }))).status).toBe(401)
  })
  it('names nobody on the sign-in page', async () => {
    expect((await house.aBrowser().ask(signInOptionsEndpoint)).body).toEqual({ isDemo: false, hasSso: false, demoPassword: null, demoAccounts: [] })
  })
})

describe('the second factor', () => {
  it('is bound at the first sign-in by its first right code', async () => {
    const [doctor, browser] = [await aDoctor({ isEnrolled: false }), house.aBrowser()]
    const { body } = await browser.ask(signInEndpoint, { account: doctor.account, password })
    expect([body.step, body.qr.slice(0, 22)]).toEqual(['enrol', 'data:image/png;base64,'])
    expect((await browser.ask(codeEndpoint, { ticket: body.ticket, code: '000000', remember: false })).status).toBe(401)
    expect((await browser.ask(codeEndpoint, { ticket: body.ticket, code: codeAt(body.secret, house.clock.now), remember: false })).body.step).toBe('done')
    const again = await house.aBrowser().ask(signInEndpoint, { account: doctor.account, password })
    expect([again.body.step, again.body.secret]).toEqual(['code', null])
    const [kept] = await house.rows('SELECT totp_secret FROM access.account WHERE id = $1', doctor.accountId)
    expect(kept.totp_secret.includes(body.secret)).toBe(false)
  })
  it('takes a code once, and none older', async () => {
    const doctor = await aDoctor()
    expect((await house.aBrowser().signIn(doctor)).status).toBe(200)
    const again = await house.aBrowser().signIn(doctor)
    expect([again.status, reasonsOf(again)]).toEqual([401, ['ACCESS.WRONG_CODE']])
    const { body } = await house.aBrowser().ask(signInEndpoint, { account: doctor.account, password })
    expect((await house.aBrowser().ask(codeEndpoint, { ticket: body.ticket, code: codeAt(doctor.secret, house.clock.now - 30_000), remember: false })).status).toBe(401)
    pass(30_000)
    expect((await house.aBrowser().signIn(doctor)).status).toBe(200)
  })
  it('lets one of two racing sign-ins with one code in', async () => {
    const doctor = await aDoctor()
    const answers = await Promise.all([house.aBrowser().signIn(doctor), house.aBrowser().signIn(doctor)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  })
  it('ends the ticket after five wrong codes, and after five minutes', async () => {
    const [doctor, browser] = [await aDoctor(), house.aBrowser()]
    const { body } = await browser.ask(signInEndpoint, { account: doctor.account, password })
    for (let i = 0; i < 5; i++) expect(reasonsOf(await browser.ask(codeEndpoint, { ticket: body.ticket, code: '12345x', remember: false }))).toEqual(['ACCESS.WRONG_CODE'])
    expect(reasonsOf(await browser.ask(codeEndpoint, { ticket: body.ticket, code: codeOf(doctor), remember: false }))).toEqual(['ACCESS.TICKET_ENDED'])
    const late = await browser.ask(signInEndpoint, { account: doctor.account, password })
    pass(5 * 60_000)
    expect(reasonsOf(await browser.ask(codeEndpoint, { ticket: late.body.ticket, code: codeOf(doctor), remember: false }))).toEqual(['ACCESS.TICKET_ENDED'])
  })
  it('is not asked of a clinician on a remembered computer for 30 days, of an administrator always', async () => {
    const [doctor, admin, browser] = [await aDoctor(), await anAdmin(), house.aBrowser()]
    await browser.signIn(doctor, { remember: true })
    pass(30 * 86_400_000 - 1000)
    expect((await browser.ask(signInEndpoint, { account: doctor.account, password })).body.step).toBe('done')
    expect((await house.aBrowser().ask(signInEndpoint, { account: doctor.account, password })).body.step).toBe('code')
    pass(1000)
    expect((await browser.ask(signInEndpoint, { account: doctor.account, password })).body.step).toBe('code')
    await browser.signIn(admin, { remember: true })
    expect((await browser.ask(signInEndpoint, { account: admin.account, password })).body.step).toBe('code')
    const other = await aDoctor()
    expect((await browser.ask(signInEndpoint, { account: other.account, password })).body.step).toBe('code')
  })
})

describe('a session (R20)', () => {
  it('has a fresh token whatever the browser brought, and the old one ends', async () => {
    const [doctor, browser] = [await aDoctor(), house.aBrowser()]
    const planted = 'A'.repeat(43)
    browser.cookies.jiayi = planted
    await browser.signIn(doctor)
    const first = browser.cookies.jiayi
    expect(first).not.toBe(planted)
    pass(30_000)
    await browser.signIn(doctor)
    const thief = house.aBrowser()
    for (const token of [planted, first]) {
      thief.cookies.jiayi = token as string
      expect((await thief.ask(meEndpoint)).status).toBe(401)
    }
    expect((await browser.ask(meEndpoint)).status).toBe(200)
  })
  it('ends after thirty idle minutes, not before', async () => {
    const [doctor, browser] = [await aDoctor(), house.aBrowser()]
    await browser.signIn(doctor)
    pass(idleMs - 1)
    expect((await browser.ask(meEndpoint)).status).toBe(200)
    pass(idleMs - 1)
    expect((await browser.ask(meEndpoint)).status).toBe(200)
    pass(idleMs)
    expect((await browser.ask(meEndpoint)).status).toBe(401)
  })
  it('ends after twelve hours however busy it is', async () => {
    const [doctor, browser] = [await aDoctor(), house.aBrowser()]
    await browser.signIn(doctor)
    const began = house.clock.now
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      house.clock.now = began + minutes * 60_000
      expect((await browser.ask(meEndpoint)).status).toBe(200)
    }
    house.clock.now = began + longestMs
    expect((await browser.ask(meEndpoint)).status).toBe(401)
  })
  it.each(['skip_timeout_reset', 'keepalive', 'remember', 'noTimeout', 'extend'])('is not kept alive by the flag %s', async (flag) => {
    const [doctor, browser] = [await aDoctor(), house.aBrowser()]
    await browser.signIn(doctor)
    const before = await house.rows('SELECT expires_at FROM access.session WHERE account_id = $1', doctor.accountId)
    expect((await browser.ask(meEndpoint, { [flag]: '1' })).status).toBe(400)
    expect((await browser.ask(meEndpoint, {}, { [`x-${flag}`]: '1', cookie: `jiayi=${browser.cookies.jiayi}; ${flag}=1` })).status).toBe(200)
    expect(await house.rows('SELECT expires_at FROM access.session WHERE account_id = $1', doctor.accountId)).toEqual(before)
    pass(idleMs)
    expect((await browser.ask(meEndpoint, {}, { [`x-${flag}`]: '1' })).status).toBe(401)
  })
  it('ends at once when one signs out', async () => {
    const [doctor, browser] = [await aDoctor(), house.aBrowser()]
    await browser.signIn(doctor)
    await browser.ask(meEndpoint)
    expect((await browser.ask(signOutEndpoint)).status).toBe(200)
    expect((await browser.ask(meEndpoint)).status).toBe(401)
  })
  it('acts as another post of the person at once, and as nobody else’s', async () => {
    const [doctor, stranger, browser] = [await aDoctor(), await aDoctor(), house.aBrowser()]
    await house.giveTo(doctor, 'institution_manager', county.actors.manager.scope)
    await browser.signIn(doctor)
    expect((await browser.ask(switchPostEndpoint, { postId: stranger.postIds[0] })).status).toBe(404)
    expect((await browser.ask(switchPostEndpoint, { postId: doctor.postIds[1] })).status).toBe(200)
    const me = await browser.ask(meEndpoint)
    expect([me.body.role, me.body.posts.filter((post: { isCurrent: boolean }) => post.isCurrent)]).toEqual(['institution_manager', [expect.objectContaining({ postId: doctor.postIds[1] })]])
    pass(60_000)
    const next = house.aBrowser()
    await next.signIn(doctor)
    expect((await next.ask(meEndpoint)).body.role).toBe('institution_manager')
  })
})

describe('the password', () => {
  it('handed over by somebody is replaced before anything else', async () => {
    const [doctor, browser] = [await aDoctor({ mustChange: true }), house.aBrowser()]
    await browser.signIn(doctor)
    expect((await browser.ask(meEndpoint)).body.mustChangePassword).toBe(true)
    const barred = await browser.ask(doctorsThing)
    expect([barred.status, reasonsOf(barred)]).toEqual([403, ['ACCESS.CHANGE_PASSWORD_FIRST']])
    expect((await browser.ask(changePasswordEndpoint, { current: password, next: 'a fresh one of mine' })).status).toBe(200)
    expect((await browser.ask(doctorsThing)).status).toBe(200)
  })
  it('is refused with every reason', async () => {
    const [doctor, browser] = [await aDoctor(), house.aBrowser()]
    await browser.signIn(doctor)
    const next = async (text: string) => reasonsOf(await browser.ask(changePasswordEndpoint, { current: password, next: text }))
    expect(await next('123456789')).toEqual(['ACCESS.PASSWORD_SHORT', 'ACCESS.PASSWORD_COMMON'])
    expect(await next(`my ${doctor.account.toUpperCase()}`)).toEqual(['ACCESS.PASSWORD_LIKE_ACCOUNT'])
    expect(await next(password)).toEqual(['ACCESS.PASSWORD_SAME'])
    expect(reasonsOf(await browser.ask(changePasswordEndpoint, { current: 'wrong', next: 'a fresh one of mine' }))).toEqual(['ACCESS.WRONG_CURRENT'])
  })
  it('changed, ends every other session and remembered computer, and leaves no digest of itself', async () => {
    const [doctor, here, there] = [await aDoctor(), house.aBrowser(), house.aBrowser()]
    await there.signIn(doctor, { remember: true })
    pass(30_000)
    await here.signIn(doctor)
    await here.ask(changePasswordEndpoint, { current: password, next: 'a fresh one of mine' })
    pass(1000)
    expect((await there.ask(meEndpoint)).status).toBe(401)
    expect((await here.ask(meEndpoint)).status).toBe(200)
    expect((await there.ask(signInEndpoint, { account: doctor.account, password: 'a fresh one of mine' })).body.step).toBe('code')
    const [first, second] = await house.rows(`SELECT request_hash FROM platform.idempotency WHERE route = '/api/access/change-password'`)
    expect(first.request_hash).toEqual(second.request_hash)
  })
  it('cannot be guessed through an open session', async () => {
    const [doctor, browser] = [await aDoctor(), house.aBrowser('10.9.9.9')]
    await browser.signIn(doctor)
    const statuses = []
    for (let i = 0; i < 12; i++) statuses.push((await browser.ask(changePasswordEndpoint, { current: `guess ${i}`, next: 'a fresh one of mine' })).status)
    expect(statuses).toEqual([...Array(10).fill(422), 429, 429])
  })
})
