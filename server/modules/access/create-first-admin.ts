import { randomBytes } from 'node:crypto'
import { uuidv7 } from '#kernel/uuid.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/database/database.ts'
import { systemActor, systemContext } from '#platform/http/context.ts'
import { accountName } from './domain/account-name.ts'
import { firstPasswordOf } from './first-password.ts'
import { argon2 } from './passwords.ts'
import { findAccountByName, insertAccount, insertPost } from './store.ts'

/**
 * A county's first keeper of accounts, made from the command line because nobody can sign in yet to make him. Returns the password to hand
 * over; it must be changed at the first sign-in. Nothing when the account exists.
 */
export async function createFirstAdmin(of: { database: Database; keys: Pick<Keys, 'index'>; countyCode: number; account: string; displayName: string; now: number }): Promise<string | undefined> {
  const { database, keys, countyCode, displayName, now } = of
  const account = accountName(of.account)
  if ((await database.run(findAccountByName, { account }, [])).length > 0) return undefined
  const context = systemContext(database, now, countyCode)
  const { at, newId } = context
  const [accountId, postId] = [newId(), uuidv7(now, randomBytes(10))]
  const password = firstPasswordOf(keys, accountId, randomBytes(16).toString('hex'))
  const passwordHash = await argon2.hash(password)
  await database.transact([countyCode], async (run) => {
    await run(insertAccount, { accountId, account, displayName, countyCode, staffId: null, passwordHash, mustChange: true, totpSecret: null, ssoSubject: null, isDemo: false, at })
    await run(insertPost, { postId, accountId, role: 'platform_admin', countyCode, scopeKind: 'region', regionCode: String(countyCode), institutionId: null, teamId: null, givenBy: null, at })
    await run(insertAuditEvent, auditOf({ actor: systemActor, client: systemActor, at, newId }, countyCode, { action: 'access.create-user', subjectKind: 'account', subjectId: accountId, body: { account, role: 'platform_admin', by: 'command line' } }))
  })
  return password
}
