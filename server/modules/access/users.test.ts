import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createUserEndpoint, disableUserEndpoint, enableUserEndpoint, givePostEndpoint, meEndpoint, postChoicesEndpoint, resetPasswordEndpoint, resetSecondFactorEndpoint, rolesEndpoint,
  signInEndpoint, staffWithoutAccountEndpoint, userEndpoint, usersEndpoint, withdrawPostEndpoint,
} from '#api/access.ts'
import type { Role } from '#api/permissions.ts'
import type { Scope } from '#platform/http/actor.ts'
import type { TestCounty } from '../../testing/a-county.ts'
import { aHouse, doctorsThing, type House, type TestAccount } from './a-house.fixture.ts'
import { roleTable } from './domain/roles.ts'

let house: House
let county: TestCounty
let other: TestCounty
let admin: ReturnType<House['aBrowser']>
let manager: ReturnType<House['aBrowser']>
let adminAccount: TestAccount
let managerAccount: TestAccount
const wholeCounty = (of: TestCounty): Scope => ({ kind: 'region', code: String(of.countyCode) })

async function signedIn(of: TestCounty, role: Role, scope: Scope) {
  const account = await house.anAccount(of, role, scope)
  const browser = house.aBrowser()
  expect((await browser.signIn(account)).body.step).toBe('done')
  return { account, browser }
}
beforeAll(async () => {
  house = await aHouse()
  ;[county, other] = [await house.aCounty(), await house.aCounty()]
  ;({ account: adminAccount, browser: admin } = await signedIn(county, 'platform_admin', wholeCounty(county)))
  ;({ account: managerAccount, browser: manager } = await signedIn(county, 'institution_manager', county.actors.manager.scope))
})
afterAll(async () => {
  expect(house.defects).toEqual([])
  await house.close()
})
const aDoctor = () => house.anAccount(county, 'family_doctor', county.actors.doctor.scope)
const aForeigner = () => house.anAccount(other, 'family_doctor', other.actors.doctor.scope)
const codes = (answer: { body: { reasons?: { code: string }[] } }) => (answer.body.reasons ?? []).map(({ code }) => code)
const reason = '试验需要'

describe('creating an account', () => {
  const doctorsPost = (of: TestCounty) => ({ role: 'family_doctor', scope: of.actors.doctor.scope })
  it('shows a first password once, which signs in and must be changed', async () => {
    const created = await manager.ask(createUserEndpoint, { account: 'Zhang.San', displayName: '张三', staffId: county.town.staff.doctor, post: doctorsPost(county) })
    expect([created.status, created.body.firstPassword]).toEqual([200, expect.stringMatching(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)])
    const first = await house.aBrowser().ask(signInEndpoint, { account: 'zhang.san', password: created.body.firstPassword })
    expect(first.body.step).toBe('enrol')
    const shown = await manager.ask(userEndpoint, { accountId: created.body.accountId })
    expect(shown.body).toMatchObject({ account: 'zhang.san', mustChangePassword: true, hasSecondFactor: false, staffName: '陈静', mayManage: true })
    const stored = await house.rows(`SELECT (SELECT json_agg(i) FROM platform.idempotency i)::text || (SELECT json_agg(e) FROM audit.event e)::text AS text`)
    expect(stored[0].text).not.toContain(created.body.firstPassword)
  })
  it('twice with one key makes one and shows the same password', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const input = { account: 'li.si', displayName: '李四', staffId: county.town.staff.nurse, post: { role: 'nurse', scope: county.actors.doctor.scope } }
    const answers = await Promise.all([admin.ask(createUserEndpoint, input, headers), admin.ask(createUserEndpoint, input, headers), admin.ask(createUserEndpoint, input, headers)])
    expect(new Set(answers.map(({ body }) => body.firstPassword)).size).toBe(1)
    expect((await admin.ask(createUserEndpoint, input, headers)).body).toEqual(answers[0]?.body)
    expect(await house.rows(`SELECT count(*)::int AS n FROM access.account WHERE account = 'li.si'`)).toEqual([{ n: 1 }])
  })
  it('says no with all reasons: name taken, staff elsewhere or served already, team role without staff', async () => {
    const doctor = await aDoctor()
    const make = (change: object) => admin.ask(createUserEndpoint, { account: `new.${randomUUID().slice(0, 8)}`, displayName: '王五', staffId: county.town.staff.publicHealthDoctor, post: doctorsPost(county), ...change })
    expect(codes(await make({ account: doctor.account }))).toEqual(['ACCESS.NAME_TAKEN'])
    expect(codes(await make({ staffId: county.country.staff.nurse }))).toEqual(['ACCESS.STAFF_ELSEWHERE'])
    expect(codes(await make({ staffId: null }))).toEqual(['ACCESS.STAFF_NEEDED'])
    expect(codes(await make({ post: { role: 'nurse', scope: wholeCounty(county) } }))).toEqual(['ACCESS.ROLE_PLACE', 'ACCESS.STAFF_ELSEWHERE'])
    expect((await make({ isDemo: true })).status).toBe(400)
    expect((await make({ account: 'no spaces' })).status).toBe(400)
  })
  it.each<[string, Role, (of: { county: TestCounty; other: TestCounty }) => Scope, string[]]>([
    ['an administrator', 'platform_admin', ({ county: own }) => wholeCounty(own), ['ACCESS.ROLE_ABOVE', 'ACCESS.OUTSIDE_SCOPE']],
    ['another manager', 'institution_manager', ({ county: own }) => own.actors.manager.scope, ['ACCESS.ROLE_ABOVE']],
    ['a doctor of another institution', 'family_doctor', ({ county: own }) => own.actors.otherDoctor.scope, ['ACCESS.OUTSIDE_SCOPE']],
    ['a doctor of another county', 'family_doctor', ({ other: foreign }) => foreign.actors.doctor.scope, ['ACCESS.OUTSIDE_SCOPE']],
    ['a doctor of a team that is not of the institution', 'family_doctor', ({ county: own }) => ({ kind: 'team', institutionId: own.town.institutionId, teamId: own.country.teamId }), ['ACCESS.OUTSIDE_SCOPE']],
    ['a doctor of nowhere', 'family_doctor', () => ({ kind: 'institution', institutionId: randomUUID() }), ['ACCESS.OUTSIDE_SCOPE']],
  ])('a manager cannot make %s', async (_, role, scope, expected) => {
    const answer = await manager.ask(createUserEndpoint, { account: `x.${randomUUID().slice(0, 8)}`, displayName: '越权', post: { role, scope: scope({ county, other }) } })
    expect(answer.status).toBe(422)
    expect(codes(answer)).toEqual(expect.arrayContaining(expected))
  })
  it('an administrator cannot reach the next county or the province', async () => {
    const make = async (post: object) => codes(await admin.ask(createUserEndpoint, { account: `x.${randomUUID().slice(0, 8)}`, displayName: '越权', post }))
    expect(await make({ role: 'commission', scope: wholeCounty(other) })).toEqual(['ACCESS.OUTSIDE_SCOPE'])
    expect(await make({ role: 'commission', scope: { kind: 'region', code: '510000' } })).toEqual(['ACCESS.OUTSIDE_SCOPE'])
    expect(await make({ role: 'commission', scope: wholeCounty(county) })).toEqual([])
  })
})

describe('keeping accounts', () => {
  it('disabling takes effect within a second, in the middle of a session (R18)', async () => {
    const { account, browser } = await signedIn(county, 'family_doctor', county.actors.doctor.scope)
    expect((await browser.ask(doctorsThing)).status).toBe(200)
    expect((await manager.ask(disableUserEndpoint, { accountId: account.accountId, reason })).status).toBe(200)
    house.clock.now += 1000
    expect((await browser.ask(doctorsThing)).status).toBe(401)
    expect((await browser.signIn(account)).status).toBe(401)
    expect(codes(await manager.ask(disableUserEndpoint, { accountId: account.accountId, reason }))).toEqual(['ACCESS.ALREADY_DISABLED'])
    expect((await manager.ask(enableUserEndpoint, { accountId: account.accountId, reason })).status).toBe(200)
    house.clock.now += 30_000
    expect((await browser.signIn(account)).status).toBe(200)
    const events = await house.rows(`SELECT action, reason, actor_id FROM audit.event WHERE subject_id = $1 AND action LIKE 'access.%able-user' ORDER BY id`, account.accountId)
    expect(events).toEqual([{ action: 'access.disable-user', reason, actor_id: managerAccount.accountId }, { action: 'access.enable-user', reason, actor_id: managerAccount.accountId }])
  })
  it('withdrawing a post takes effect within a second; giving it twice is refused', async () => {
    const { account, browser } = await signedIn(county, 'family_doctor', county.actors.doctor.scope)
    const post = { role: 'team_leader', scope: county.actors.doctor.scope }
    expect((await manager.ask(givePostEndpoint, { accountId: account.accountId, post, reason })).status).toBe(200)
    expect(codes(await manager.ask(givePostEndpoint, { accountId: account.accountId, post, reason }))).toEqual(['ACCESS.POST_HELD'])
    expect((await manager.ask(withdrawPostEndpoint, { accountId: account.accountId, postId: account.postIds[0], reason })).status).toBe(200)
    house.clock.now += 1000
    expect((await browser.ask(doctorsThing)).status).toBe(401)
    house.clock.now += 30_000
    await browser.signIn(account)
    expect((await browser.ask(meEndpoint)).body.role).toBe('team_leader')
    expect((await manager.ask(withdrawPostEndpoint, { accountId: account.accountId, postId: account.postIds[0], reason })).status).toBe(404)
  })
  it('a reset password or second factor ends the sessions and begins anew', async () => {
    const { account, browser } = await signedIn(county, 'family_doctor', county.actors.doctor.scope)
    const reset = await manager.ask(resetPasswordEndpoint, { accountId: account.accountId, reason })
    expect((await manager.ask(resetSecondFactorEndpoint, { accountId: account.accountId, reason })).status).toBe(200)
    expect(codes(await manager.ask(resetSecondFactorEndpoint, { accountId: account.accountId, reason }))).toEqual(['ACCESS.NO_SECOND_FACTOR'])
    house.clock.now += 1000
    expect((await browser.ask(meEndpoint)).status).toBe(401)
    expect((await browser.signIn(account)).status).toBe(401)
    expect((await browser.ask(signInEndpoint, { account: account.account, password: reset.body.firstPassword })).body.step).toBe('enrol')
  })
  it('nobody reaches above himself by resetting a superior, nor changes his own account', async () => {
    const both = await aDoctor()
    await house.giveTo(both, 'commission', wholeCounty(county))
    for (const endpoint of [disableUserEndpoint, resetPasswordEndpoint, resetSecondFactorEndpoint]) {
      expect(codes(await manager.ask(endpoint, { accountId: both.accountId, reason }))).toEqual(['ACCESS.OTHER_POSTS'])
      expect(codes(await admin.ask(endpoint, { accountId: adminAccount.accountId, reason }))).toEqual(['ACCESS.OWN_ACCOUNT'])
      expect((await manager.ask(endpoint, { accountId: adminAccount.accountId, reason })).status).toBe(404)
    }
    const own = await manager.ask(givePostEndpoint, { accountId: managerAccount.accountId, post: { role: 'family_doctor', scope: county.actors.doctor.scope }, reason })
    expect(codes(own)).toEqual(['ACCESS.OWN_ACCOUNT', 'ACCESS.OTHER_POSTS'])
    expect((await admin.ask(disableUserEndpoint, { accountId: both.accountId, reason })).status).toBe(200)
  })
  it('an account of another county is as good as none', async () => {
    const foreigner = await aForeigner()
    const nobody = randomUUID()
    const post = { role: 'family_doctor', scope: county.actors.doctor.scope }
    const asks: [{ kind: string; path: string }, object][] = [
      [userEndpoint, {}], [disableUserEndpoint, { reason }], [enableUserEndpoint, { reason }], [resetPasswordEndpoint, { reason }], [resetSecondFactorEndpoint, { reason }],
      [givePostEndpoint, { post, reason }], [withdrawPostEndpoint, { postId: foreigner.postIds[0], reason }],
    ]
    for (const [endpoint, input] of asks) {
      const [foreign, none] = [await admin.ask(endpoint, { accountId: foreigner.accountId, ...input }), await admin.ask(endpoint, { accountId: nobody, ...input })]
      expect([foreign.status, foreign.body.reasons]).toEqual([404, none.body.reasons])
    }
  })
})

describe('seeing accounts', () => {
  it('lists the county to its administrator and the institution to its manager', async () => {
    const [here, there, foreigner] = [await aDoctor(), await house.anAccount(county, 'family_doctor', county.actors.otherDoctor.scope), await aForeigner()]
    const all = async (browser: typeof admin, input: object = {}) => {
      const found: string[] = []
      for (let after: string | undefined; ;) {
        const { body } = await browser.ask(usersEndpoint, { ...input, ...(after ? { after } : {}) })
        found.push(...body.items.map((one: { accountId: string }) => one.accountId))
        if (!body.next) return found
        after = body.next
      }
    }
    const [adminSees, managerSees] = [await all(admin), await all(manager)]
    expect([here, there, foreigner].map(({ accountId }) => [adminSees.includes(accountId), managerSees.includes(accountId)])).toEqual([[true, true], [true, false], [false, false]])
    expect(await all(admin, { text: here.account })).toEqual([here.accountId])
    expect(await all(admin, { role: 'platform_admin' })).toEqual([adminAccount.accountId])
    expect(await all(admin, { institutionId: county.country.institutionId })).toEqual([there.accountId])
    expect(await all(manager, { institutionId: county.country.institutionId })).toEqual([])
    await admin.ask(disableUserEndpoint, { accountId: there.accountId, reason })
    expect(await all(admin, { state: 'disabled' })).toContain(there.accountId)
    expect(await all(admin, { state: 'active' })).not.toContain(there.accountId)
  })
  it('pages by fifty without losing or doubling any', async () => {
    const crowd = await house.aCounty()
    const { browser } = await signedIn(crowd, 'platform_admin', wholeCounty(crowd))
    for (let i = 0; i < 60; i++) await house.anAccount(crowd, 'nurse', crowd.actors.doctor.scope)
    const first = await browser.ask(usersEndpoint)
    const second = await browser.ask(usersEndpoint, { after: first.body.next })
    const ids = [...first.body.items, ...second.body.items].map((one: { accountId: string }) => one.accountId)
    expect([first.body.items.length, second.body.items.length, second.body.next, new Set(ids).size]).toEqual([50, 11, null, 61])
  })
  it('never answers a password, a secret or a digest', async () => {
    const doctor = await aDoctor()
    const text = JSON.stringify([(await admin.ask(usersEndpoint, { text: doctor.account })).body, (await admin.ask(userEndpoint, { accountId: doctor.accountId })).body])
    expect(text).not.toMatch(/argon2|hash|totp|secret":"/i)
  })
  it('offers an officer the roles and places he may give, and staff without an account', async () => {
    const all = (await admin.ask(postChoicesEndpoint)).body
    expect(all.roles.map((one: { role: string }) => one.role)).toEqual(roleTable.platform_admin.mayGive)
    expect(all.regions.map((one: { reach: string }) => one.reach)).toEqual(['county', 'township', 'township'])
    expect([all.institutions.length, all.teams.length]).toEqual([2, 2])
    const own = (await manager.ask(postChoicesEndpoint)).body
    expect([own.regions, own.institutions.length, own.teams]).toEqual([[], 1, [{ teamId: county.town.teamId, institutionId: county.town.institutionId, name: '东街街道第一团队' }]])
    const staff = (await manager.ask(staffWithoutAccountEndpoint, { institutionId: county.town.institutionId })).body.items
    expect(staff.map((one: { staffId: string }) => one.staffId)).not.toContain(county.town.staff.doctor)
    expect(staff.map((one: { name: string }) => one.name)).toContain('王强')
    expect((await manager.ask(staffWithoutAccountEndpoint, { institutionId: county.country.institutionId })).status).toBe(404)
  })
  it('is refused to who may not', async () => {
    const { browser } = await signedIn(county, 'family_doctor', county.actors.doctor.scope)
    for (const [endpoint, input] of [[usersEndpoint, {}], [postChoicesEndpoint, {}], [rolesEndpoint, {}], [userEndpoint, { accountId: adminAccount.accountId }]] as const) {
      expect([(await browser.ask(endpoint, input)).status, (await house.aBrowser().ask(endpoint, input)).status]).toEqual([403, 401])
    }
  })
  it('publishes the role table as it is enforced', async () => {
    const { roles } = (await admin.ask(rolesEndpoint)).body
    for (const one of roles) expect([...one.permissions].sort()).toEqual([...roleTable[one.role as Role].permissions].sort())
  })
})
