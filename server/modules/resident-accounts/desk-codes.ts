import { randomBytes } from 'node:crypto'
import QRCode from 'qrcode'
import { deskCodeLength } from '#api/desk-code.ts'
import type { InputOf } from '#api/endpoint.ts'
import type { showDeskCodeEndpoint } from '#api/resident-accounts.ts'
import { lettersOf } from '#kernel/paper-letters.ts'
import { blindIndex } from '#platform/crypto/blind-index.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { getResident } from '../residents/index.ts'
import { insertDeskCode } from './store.ts'
import type { ResidentAccountsUsing } from './using.ts'

const minutes = 10

export const deskDigest = (using: ResidentAccountsUsing, code: string): Buffer => blindIndex(using.keys.index, 'resident_accounts.desk', code)

/** Shows a code for the person at the desk, good once for ten minutes. The person must be within the actor's scope. */
export function showDeskCode(using: ResidentAccountsUsing, context: CommandContext, input: InputOf<typeof showDeskCodeEndpoint>): Promise<Answer> {
  const { actor, at } = context
  return commitOnce(context, input, async (run) => {
    await getResident(run, actor, input.residentId)
    const deskCode = lettersOf(randomBytes(deskCodeLength), deskCodeLength)
    const expiresAt = new Date(Date.parse(at) + minutes * 60_000).toISOString()
    await run(insertDeskCode, { codeDigest: deskDigest(using, deskCode), countyCode: actor.countyCode, residentId: input.residentId, actorId: actor.accountId, expiresAt })
    const qr = await QRCode.toString(`${using.settings.origin}/m/bind#${deskCode}`, { type: 'svg', margin: 1 })
    return { answer: { deskCode, qr, expiresAt }, audit: [{ action: 'resident-accounts.show-desk-code', subjectKind: 'resident', subjectId: input.residentId, body: { expiresAt } }] }
  })
}
