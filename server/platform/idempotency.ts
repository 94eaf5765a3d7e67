import { createHash } from 'node:crypto'
import { violatedConstraint } from './database/database.ts'
import { compose, fragment, type Statement } from './database/statement.ts'
import type { CommandContext } from './http/context.ts'
import { Problem } from './problem.ts'

/** What a command answers; `json` is the text that was stored and that a retry gets again. */
export type Answer = { json: string; isReplay: boolean }
export type Key = { countyCode: number; actorId: string; route: string; key: string }
export type StoredAnswer = { request_hash: Buffer; status: number; answer: string }
export type AnswerParams = Key & { requestHash: Buffer; answer: string; at: string }

/** Lent to a command's loading statement: the answer already given to this key, if any. */
export const storedAnswer = fragment<Key>('stored', `
  SELECT request_hash, status, answer FROM platform.idempotency
  WHERE county_code = :countyCode AND actor_id = :actorId AND route = :route AND key = :key`)

/** Lent to a command's writing statement: key, effect and answer commit together or not at all. */
export const storeAnswer = fragment<AnswerParams>('answered', `
  INSERT INTO platform.idempotency (county_code, actor_id, route, key, request_hash, status, answer, at)
  VALUES (:countyCode, :actorId, :route, :key, :requestHash, 200, :answer, :at)`)

export const findStored = compose<StoredAnswer>()(storedAnswer)
export const insertAnswer = compose<never>()(storeAnswer)

/** What identifies this attempt; goes into both fragments. The key belongs to the account, not to the post it acts as. */
export function keyOf({ actor, route, key }: CommandContext): Key {
  return { countyCode: actor.countyCode, actorId: actor.accountId, route, key }
}
export const hashRequest = (input: unknown): Buffer => createHash('sha256').update(JSON.stringify(input)).digest()

/** Gives the first attempt's answer again. Refuses a key that was used for another request. */
export function replay(stored: StoredAnswer, requestHash: Buffer): Answer {
  if (!stored.request_hash.equals(requestHash)) throw new Problem('Conflict', [{ code: 'PLATFORM.KEY_REUSED' }])
  return { json: stored.answer, isReplay: true }
}

/**
 * Runs a writing statement that contains `storeAnswer`. When it meets a constraint, the key is looked up before anything is
 * called a conflict: the twin of this request may have won. `onConstraint` names what else a constraint means.
 */
export async function storeOnce<P extends AnswerParams>(
  context: CommandContext, statement: Statement<P, unknown>, params: P, onConstraint: (name: string) => Problem | undefined,
): Promise<Answer> {
  try {
    await context.run(statement, params)
    return { json: params.answer, isReplay: false }
  } catch (error) {
    return twinsAnswer(context, error, params.requestHash, onConstraint)
  }
}

/**
 * After a constraint or a refusal: the twin's answer if this key has one (a command that waited for its twin finds the twin's work done, and
 * would call it a conflict), else what the constraint means, else the error itself.
 */
export async function twinsAnswer(
  context: CommandContext, error: unknown, requestHash: Buffer, onConstraint: (name: string) => Problem | undefined,
): Promise<Answer> {
  const constraint = violatedConstraint(error)
  if (constraint === undefined && !(error instanceof Problem)) throw error
  const [stored] = await context.run(findStored, keyOf(context))
  if (stored) return replay(stored, requestHash)
  throw (constraint !== undefined && onConstraint(constraint)) || error
}
