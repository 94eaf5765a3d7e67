import { auditOf, insertAuditEvent } from './audit.ts'
import type { Run } from './database/database.ts'
import type { CommandContext } from './http/context.ts'
import { type Answer, findStored, hashRequest, insertAnswer, keyOf, replay, twinsAnswer } from './idempotency.ts'
import { insertOutbox } from './outbox.ts'
import type { Problem } from './problem.ts'

/** What a command leaves besides its own rows: the answer, what the audit keeps (at least one), whom to tell. */
export type Outcome<T> = {
  answer: T
  audit: readonly { action: string; subjectKind: string; subjectId: string; reason?: string | null; body?: unknown }[]
  announce?: readonly { topic: string; subjectId: string }[]
}

/**
 * A command of several statements, once per Idempotency-Key: `work` runs in one transaction with the audit, the outbox and the stored
 * answer; a retry gets the first answer; any error leaves nothing behind. Commands of the hot path compose one statement instead.
 */
export async function commitOnce<T>(
  context: CommandContext, input: unknown, work: (run: Run) => Promise<Outcome<T>>, onConstraint: (name: string) => Problem | undefined = () => undefined,
): Promise<Answer> {
  const { actor, at } = context
  const key = keyOf(context)
  const requestHash = hashRequest(input)
  const [stored] = await context.run(findStored, key)
  if (stored) return replay(stored, requestHash)
  try {
    return await context.database.transact(actor.countyCodes, async (run) => {
      const { answer, audit, announce = [] } = await work(run)
      if (audit.length === 0) throw new Error(`${context.route} changed something without an audit event`)
      const json = JSON.stringify(answer)
      for (const happening of audit) await run(insertAuditEvent, auditOf(context, actor.countyCode, happening))
      for (const { topic, subjectId } of announce) {
        await run(insertOutbox, { countyCode: actor.countyCode, outboxId: context.newId(), topic, topicSubjectId: subjectId, at })
      }
      await run(insertAnswer, { ...key, requestHash, answer: json, at })
      return { json, isReplay: false }
    })
  } catch (error) {
    return twinsAnswer(context, error, requestHash, onConstraint)
  }
}
