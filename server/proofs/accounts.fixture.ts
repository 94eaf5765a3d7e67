import { changePasswordEndpoint, codeEndpoint, createUserEndpoint, disableUserEndpoint, enableUserEndpoint, givePostEndpoint, meEndpoint, resetPasswordEndpoint, resetSecondFactorEndpoint, signInEndpoint, signOutEndpoint, switchPostEndpoint, userEndpoint, withdrawPostEndpoint } from '#api/access.ts'
import { aHouse, doctorsThing, password } from '../modules/access/a-house.fixture.ts'
import { codeAt } from '../modules/access/domain/one-time-code.ts'

/** Signs in with password, code and a remembered device, and does to accounts all that an administrator does; each step must succeed. */
export async function keepAccounts(): Promise<void> {
  const house = await aHouse()
  const county = await house.aCounty()
  const wholeCounty = { kind: 'region', code: String(county.countyCode) } as const
  const admin = house.aBrowser()
  const demand = async (browser: typeof admin, endpoint: Parameters<typeof admin.ask>[0], input: object = {}) => {
    const { status, body } = await browser.ask(endpoint, input as Record<string, unknown>)
    if (status !== 200) throw new Error(`${endpoint.path} ${status} ${JSON.stringify(body)}`)
    return body
  }
  try {
    await admin.signIn(await house.anAccount(county, 'platform_admin', wholeCounty))
    const doctorsPost = { role: 'family_doctor', scope: county.actors.doctor.scope }
    const reason = '试验需要'
    const { accountId, firstPassword } = await demand(admin, createUserEndpoint, { account: 'zhang.san', displayName: '张三', staffId: county.town.staff.doctor, post: doctorsPost })
    const newcomer = house.aBrowser()
    const { ticket, secret } = await demand(newcomer, signInEndpoint, { account: 'zhang.san', password: firstPassword })
    await demand(newcomer, codeEndpoint, { ticket, code: codeAt(secret, house.clock.now), remember: false })
    const { postId } = await demand(admin, givePostEndpoint, { accountId, post: { role: 'nurse', scope: county.actors.doctor.scope }, reason })
    await demand(admin, givePostEndpoint, { accountId, post: { role: 'township_office', scope: { kind: 'region', code: county.town.townshipCode } }, reason })
    await demand(admin, withdrawPostEndpoint, { accountId, postId, reason })
    for (const endpoint of [disableUserEndpoint, enableUserEndpoint, resetPasswordEndpoint]) await demand(admin, endpoint, { accountId, reason })
    await demand(admin, userEndpoint, { accountId })

    const doctor = await house.anAccount(county, 'family_doctor', county.actors.doctor.scope)
    await house.giveTo(doctor, 'nurse', county.actors.doctor.scope)
    const desk = house.aBrowser()
    await desk.signIn(doctor, { remember: true })
    await demand(desk, doctorsThing)
    house.clock.now += 90_000
    await demand(desk, meEndpoint)
    await demand(desk, switchPostEndpoint, { postId: doctor.postIds[1] })
    await demand(desk, changePasswordEndpoint, { current: password, next: 'another correct horse' })
    await demand(desk, signOutEndpoint)
    await desk.signIn(doctor, { password: 'another correct horse' })
    await demand(desk, meEndpoint)
    await demand(admin, resetSecondFactorEndpoint, { accountId: doctor.accountId, reason })
  } finally {
    await house.close()
  }
}
