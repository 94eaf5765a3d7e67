import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeEndpoint, meEndpoint, signInOptionsEndpoint, ssoFinishEndpoint, ssoStartEndpoint } from '#api/access.ts'
import type { TestCounty } from '../../testing/a-county.ts'
import { aHouse, type House } from './a-house.fixture.ts'
import { codeAt } from './domain/one-time-code.ts'

/** A provider on this machine that signs anybody in as `subject`, as OpenID Connect says it should; `spoil` changes the claims of its token. */
async function aProvider() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const issued = new Map<string, { nonce: string; challenge: string; redirect: string }>()
  const says: { subject: string; spoil: (claims: Record<string, unknown>) => Record<string, unknown> } = { subject: 'p-1', spoil: (claims) => claims }
  let issuer = ''
  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    const answer = (body: unknown, status = 200) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname === '/.well-known/openid-configuration') {
      return answer({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'] })
    }
    if (url.pathname === '/keys') return answer({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] })
    let body = ''
    for await (const part of request) body += part
    const form = new URLSearchParams(body)
    const known = issued.get(form.get('code') ?? '')
    if (!known || createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url') !== known.challenge) return answer({ error: 'invalid_grant' }, 400)
    const now = Math.floor(Date.now() / 1000)
    const claims = says.spoil({ iss: issuer, sub: says.subject, aud: 'jiayi', exp: now + 300, iat: now, nonce: known.nonce })
    const signed = [{ alg: 'RS256', kid: 'k1' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
    return answer({ access_token: 'a', token_type: 'Bearer', id_token: `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}` })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  /** What the person does at the provider: agrees, and is sent back with this query. */
  const agree = (address: string): string => {
    const asked = new URL(address).searchParams
    const code = randomBytes(8).toString('hex')
    issued.set(code, { nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '', redirect: asked.get('redirect_uri') ?? '' })
    return new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString()
  }
  return { issuer, says, agree, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve) }) }
}

let provider: Awaited<ReturnType<typeof aProvider>>
let house: House
let county: TestCounty
beforeAll(async () => {
  provider = await aProvider()
  house = await aHouse({ sso: { issuer: provider.issuer, clientId: 'jiayi', clientSecret: 'a secret' } })
  county = await house.aCounty()
})
afterAll(async () => {
  expect(house.defects).toEqual([])
  await house.close()
  await provider.close()
})

describe('signing in at another provider', () => {
  it('signs in the account that names the person, with the code where the post asks for it', async () => {
    const doctor = await house.anAccount(county, 'family_doctor', county.actors.doctor.scope, { sso: 'p-1' })
    const browser = house.aBrowser()
    expect((await browser.ask(signInOptionsEndpoint)).body.hasSso).toBe(true)
    const { address } = (await browser.ask(ssoStartEndpoint)).body
    expect(new URL(address).searchParams.get('redirect_uri')).toBe('http://localhost/login')
    const { body } = await browser.ask(ssoFinishEndpoint, { query: provider.agree(address) })
    expect(body.step).toBe('code')
    expect((await browser.ask(codeEndpoint, { ticket: body.ticket, code: codeAt(doctor.secret, house.clock.now), remember: true })).body.step).toBe('done')
    expect((await browser.ask(meEndpoint)).body.accountId).toBe(doctor.accountId)
    const again = (await browser.ask(ssoStartEndpoint)).body
    expect((await browser.ask(ssoFinishEndpoint, { query: provider.agree(again.address) })).body.step).toBe('done')
  })
  it('refuses an answer meant for another browser, used twice, or too late', async () => {
    const [victim, attacker] = [house.aBrowser(), house.aBrowser()]
    const own = (await attacker.ask(ssoStartEndpoint)).body
    await victim.ask(ssoStartEndpoint)
    expect((await victim.ask(ssoFinishEndpoint, { query: provider.agree(own.address) })).body.reasons).toEqual([{ code: 'ACCESS.SSO_ENDED' }])
    const query = provider.agree(own.address)
    expect((await attacker.ask(ssoFinishEndpoint, { query })).status).toBe(200)
    expect((await attacker.ask(ssoFinishEndpoint, { query })).status).toBe(401)
    const late = (await attacker.ask(ssoStartEndpoint)).body
    house.clock.now += 10 * 60_000
    expect((await attacker.ask(ssoFinishEndpoint, { query: provider.agree(late.address) })).status).toBe(401)
  })
  it.each<[string, (claims: Record<string, unknown>) => Record<string, unknown>]>([
    ['for another client', (claims) => ({ ...claims, aud: 'someone-else' })], ['of another issuer', (claims) => ({ ...claims, iss: 'http://127.0.0.1:1' })],
    ['that has expired', (claims) => ({ ...claims, exp: 1 })], ['with another nonce', (claims) => ({ ...claims, nonce: 'other' })],
  ])('refuses a token %s', async (_, spoil) => {
    const browser = house.aBrowser()
    const { address } = (await browser.ask(ssoStartEndpoint)).body
    provider.says.spoil = spoil
    const answer = await browser.ask(ssoFinishEndpoint, { query: provider.agree(address) })
    provider.says.spoil = (claims) => claims
    expect([answer.status, answer.body.reasons]).toEqual([401, [{ code: 'ACCESS.SSO_ENDED' }]])
  })
  it('refuses a person no account names', async () => {
    const browser = house.aBrowser()
    provider.says.subject = 'somebody else'
    const { address } = (await browser.ask(ssoStartEndpoint)).body
    expect((await browser.ask(ssoFinishEndpoint, { query: provider.agree(address) })).body.reasons).toEqual([{ code: 'ACCESS.SSO_UNKNOWN' }])
    provider.says.subject = 'p-1'
  })
  it('is off without its settings, and says when the provider is silent', async () => {
    const silent = await aHouse({ sso: { issuer: 'http://127.0.0.1:9', clientId: 'jiayi', clientSecret: 'x' } })
    expect((await silent.aBrowser().ask(ssoStartEndpoint)).status).toBe(502)
    await silent.close()
    const off = await aHouse()
    expect((await off.aBrowser().ask(ssoStartEndpoint)).status).toBe(404)
    await off.close()
  })
})
