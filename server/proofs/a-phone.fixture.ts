import {
  askBondEndpoint, askSignInCodeEndpoint, bondByDeskEndpoint, changeOwnSettingsEndpoint, confirmBondEndpoint, endBondEndpoint, lookedAtEndpoint, ownAccountEndpoint, showDeskCodeEndpoint, signInByCodeEndpoint, signOutOfPhoneEndpoint,
} from '#api/resident-accounts.ts'
import { getResidentEndpoint } from '#api/residents.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { TestCounty } from '../testing/a-county.ts'
import type { WholeHouse } from './whole-house.fixture.ts'

/** What a resident does on a phone: signs in twice, is bound by the code and by the desk, reads, ends; each step must succeed. */
export async function tryAPhone(base: WholeHouse, county: TestCounty, person: { residentId: string; name: string; number: string }): Promise<void> {
  const cookies = { 'jiayi-m': '' }
  const demand = async (actor: Actor | null, endpoint: Parameters<WholeHouse['ask']>[1], input: object = {}) => {
    const { status, body, headers } = await base.ask(actor, endpoint, input as Record<string, unknown>)
    if (status !== 200) throw new Error(`${endpoint.path} ${status} ${JSON.stringify(body)}`)
    const [cookie] = [headers['set-cookie']].flat()
    if (cookie) cookies['jiayi-m'] = String(cookie).split(';')[0]?.split('=')[1] as string
    return body
  }
  const me = async () => (await base.authenticate({ address: 'test', userAgent: '', cookies }, base.clock.now, 'own')) as Actor
  const phone = '13912345678'
  for (let times = 0; times < 2; times++) {
    const { demoCode: code, ticket } = await demand(null, askSignInCodeEndpoint, { phone })
    await demand(null, signInByCodeEndpoint, { phone, ticket, code })
    base.clock.now += 2 * 3_600_000
  }
  const asked = await demand(await me(), askBondEndpoint, { relation: 'parent', name: person.name, documentKind: 'identity_card', number: person.number })
  await demand(await me(), confirmBondEndpoint, { requestId: asked.requestId, code: asked.demoCode })
  await demand(await me(), ownAccountEndpoint)
  await demand(county.actors.doctor, getResidentEndpoint, { residentId: person.residentId })
  const { items } = await demand(await me(), lookedAtEndpoint, { residentId: person.residentId })
  if (items.length === 0) throw new Error('nobody is said to have looked')
  await demand(await me(), changeOwnSettingsEndpoint, { isElderMode: true, textSize: 24, language: 'zh' })
  await demand(await me(), endBondEndpoint, { bondId: null, residentId: person.residentId })
  const { deskCode } = await demand(county.actors.doctor, showDeskCodeEndpoint, { residentId: person.residentId })
  await demand(await me(), bondByDeskEndpoint, { deskCode, relation: 'self' })
  await base.server.inject({ method: 'POST', url: signOutOfPhoneEndpoint.path, headers: { cookie: `jiayi-m=${cookies['jiayi-m']}` }, payload: {} })
  if ((await me()) !== undefined) throw new Error('a phone that signed out is still signed in')
}
