import * as openid from 'openid-client'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { ssoFinishEndpoint, ssoStartEndpoint, SignInStep } from '#api/access.ts'
import type { PublicContext } from '#platform/http/context.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { afterFirstProof, isKnownDevice } from './ask-for-code.ts'
import { usable } from './sign-in.ts'
import { insertFlow, takeFlow } from './session-store.ts'
import { findAccountBySso } from './store.ts'
import { cookieOf, hashToken, newToken, tokenIn } from './tokens.ts'
import type { Access } from './using.ts'

export type SsoSettings = { issuer: string; clientId: string; clientSecret: string }
const flowMs = 10 * 60_000

/** Begins a sign-on: where to send the browser. What comes back counts only in this browser. @throws Problem NotFound when it is off, Upstream */
export async function startSso(using: Access, context: PublicContext): Promise<OutputOf<typeof ssoStartEndpoint>> {
  const [config, state, nonce] = [await discovered(using), newToken(), newToken()]
  const verifier = openid.randomPKCECodeVerifier()
  await context.run(insertFlow, { stateHash: hashToken(state), verifier, nonce, expiresAt: new Date(Date.parse(context.at) + flowMs).toISOString() })
  context.setCookie(cookieOf('sso', state, flowMs / 1000, using.settings.origin))
  const challenge = await openid.calculatePKCECodeChallenge(verifier)
  return { address: openid.buildAuthorizationUrl(config, { redirect_uri: redirectOf(using), scope: 'openid', state, nonce, code_challenge: challenge, code_challenge_method: 'S256' }).href }
}

/** Ends a sign-on with what the provider sent the browser back with; an account that names this person goes on as after a password. @throws Problem Unauthenticated, Upstream */
export async function finishSso(using: Access, context: PublicContext, { query }: InputOf<typeof ssoFinishEndpoint>): Promise<SignInStep> {
  const config = await discovered(using)
  const state = tokenIn(context.client, 'sso')
  const [flow] = state === undefined ? [] : await context.run(takeFlow, { stateHash: hashToken(state), at: context.at })
  if (!flow || state === undefined) throw new Problem('Unauthenticated', [{ code: 'ACCESS.SSO_ENDED' }])
  const back = new URL(`${redirectOf(using)}?${query.replace(/^\?/, '')}`)
  const subject = await openid
    .authorizationCodeGrant(config, back, { pkceCodeVerifier: flow.verifier, expectedState: state, expectedNonce: flow.nonce, idTokenExpected: true })
    .then((tokens) => tokens.claims()?.sub, () => { throw new Problem('Unauthenticated', [{ code: 'ACCESS.SSO_ENDED' }]) })
  const [found] = subject === undefined ? [] : await context.run(findAccountBySso, { subject })
  const account = usable(using, found)
  if (!account) throw new Problem('Unauthenticated', [{ code: 'ACCESS.SSO_UNKNOWN' }])
  return afterFirstProof(using, context, account, await isKnownDevice(context, account), { by: 'sso', tried: { subjects: [], at: context.at } })
}

const redirectOf = ({ settings }: Access): string => `${settings.origin}/login`
const known = new WeakMap<SsoSettings, Promise<openid.Configuration>>()

/** The provider's own description, read when first needed and again after it failed. Without TLS only on this machine. */
async function discovered({ sso }: Access): Promise<openid.Configuration> {
  if (!sso) throw notFound('sso')
  const issuer = new URL(sso.issuer)
  const isLocal = issuer.hostname === '127.0.0.1'
  const reading = known.get(sso) ?? openid.discovery(issuer, sso.clientId, sso.clientSecret, undefined, isLocal ? { execute: [openid.allowInsecureRequests] } : {})
  known.set(sso, reading)
  return reading.catch(() => {
    known.delete(sso)
    throw new Problem('Upstream', [{ code: 'ACCESS.SSO_SILENT' }])
  })
}
