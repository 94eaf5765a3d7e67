import { blindIndex } from '#platform/crypto/blind-index.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Answer } from '#platform/idempotency.ts'

const letters = 'abcdefghjkmnpqrstuvwxyz23456789' // none that is read for another

/**
 * The password an officer hands over, 59 bits: computed from the attempt, so that the stored answer of a command does not hold it and a
 * retry of the same attempt still shows the same one. It opens nothing but the page that replaces it.
 */
export function firstPasswordOf(keys: Pick<Keys, 'index'>, accountId: string, attempt: string): string {
  const digest = blindIndex(keys.index, 'access.first-password', `${accountId} ${attempt}`)
  const text = Array.from(digest.subarray(0, 12), (byte) => letters[byte % letters.length]).join('')
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`
}

/** The stored answer `{ accountId }` with the password put in. */
export function withFirstPassword(keys: Pick<Keys, 'index'>, answer: Answer, attempt: string): Answer {
  const { accountId } = JSON.parse(answer.json) as { accountId: string }
  return { ...answer, json: JSON.stringify({ accountId, firstPassword: firstPasswordOf(keys, accountId, attempt) }) }
}
