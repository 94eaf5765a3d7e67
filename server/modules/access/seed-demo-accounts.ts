import { randomBytes } from 'node:crypto'
import type { Role } from '#api/permissions.ts'
import { uuidv7 } from '#kernel/uuid.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/database/database.ts'
import type { Scope } from '#platform/http/actor.ts'
import { demoPassword } from './domain/check-password.ts'
import { demoSecret } from './domain/one-time-code.ts'
import { roleTable } from './domain/roles.ts'
import { argon2 } from './passwords.ts'
import { sealSecret } from './sealed-secret.ts'
import { findAccountByName, insertAccount, insertPost, selectDemoCounty } from './store.ts'

/** Somebody of the demonstration. The scope follows from the role: the narrowest place the role may be held at. */
export type DemoPerson = {
  accountId: string; account: string; displayName: string; role: Role; place: string; regionCode: string; institutionId: string | null; teamId: string | null; staffId: string | null
}

/** The county of the demonstration that is already there, or null. */
export async function findDemoCounty(database: Database): Promise<number | null> {
  return (await database.run(selectDemoCounty, {}, []))[0]?.countyCode ?? null
}

/** Gives the people of the demonstration their accounts, all with `demoPassword` and an authenticator anybody can compute; who has one keeps it. Returns how many were made. */
export async function seedDemoAccounts(of: { database: Database; keys: Pick<Keys, 'field'>; countyCode: number; people: readonly DemoPerson[]; now: number }): Promise<number> {
  const { database, keys, countyCode, people, now } = of
  const at = new Date(now).toISOString()
  const missing: DemoPerson[] = []
  for (const person of people) if ((await database.run(findAccountByName, { account: person.account }, [])).length === 0) missing.push(person)
  if (missing.length === 0) return 0
  const passwordHash = await argon2.hash(demoPassword)
  await database.transact([], async (run) => {
    for (const person of missing) {
      const { accountId, account, displayName, staffId, role } = person
      await run(insertAccount, {
        accountId, account, displayName, countyCode, staffId, passwordHash, mustChange: false, totpSecret: sealSecret(keys, accountId, demoSecret(account)), ssoSubject: null, isDemo: true, at,
      })
      await run(insertPost, { postId: uuidv7(now, randomBytes(10)), accountId, role, countyCode, ...columnsOfScope(scopeOfPerson(person)), givenBy: null, at })
    }
  })
  return missing.length
}

function scopeOfPerson({ role, regionCode, institutionId, teamId }: DemoPerson): Scope {
  const { reaches } = roleTable[role]
  if (institutionId !== null && teamId !== null && reaches.includes('team')) return { kind: 'team', institutionId, teamId }
  if (institutionId !== null && reaches.includes('institution')) return { kind: 'institution', institutionId }
  return { kind: 'region', code: regionCode }
}

/** A scope as the columns of a post. */
export function columnsOfScope(scope: Scope): { scopeKind: Scope['kind']; regionCode: string | null; institutionId: string | null; teamId: string | null } {
  return {
    scopeKind: scope.kind, regionCode: scope.kind === 'region' ? scope.code : null,
    institutionId: scope.kind === 'institution' || scope.kind === 'team' ? scope.institutionId : null, teamId: scope.kind === 'team' ? scope.teamId : null,
  }
}
