import type { signInOptionsEndpoint } from '#api/access.ts'
import type { OutputOf } from '#api/endpoint.ts'
import type { PublicContext } from '#platform/http/context.ts'
import { demoPassword } from './domain/check-password.ts'
import { codeAt, demoSecret } from './domain/one-time-code.ts'
import type { Access } from './using.ts'

/** What the sign-in page may know. A demonstration names its people, their one password and the code of this half minute; anywhere else nobody is named. */
export async function signInOptions({ settings, sso, demoPeople = [] }: Access, { at }: PublicContext): Promise<OutputOf<typeof signInOptionsEndpoint>> {
  const people = settings.isDemo ? demoPeople : []
  return {
    isDemo: settings.isDemo, hasSso: sso !== undefined, demoPassword: people.length > 0 ? demoPassword : null,
    demoAccounts: people.map(({ account, displayName, role, place }) => ({ account, displayName, role, place, code: codeAt(demoSecret(account), Date.parse(at)) })),
  }
}
