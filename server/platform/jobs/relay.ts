import type { Database } from '../database/database.ts'
import { compose, fragment } from '../database/statement.ts'
import { systemContext } from '../http/context.ts'
import type { Listener } from './job.ts'

type Due = { id: string; topic: string; subject_id: string; attempts: number }
const takeDue = compose<Due>()(fragment<{ countyCode: number; at: string; most: number }>('take-due-announcements', `
  SELECT id, topic, subject_id, attempts FROM platform.outbox WHERE county_code = :countyCode AND (not_before IS NULL OR not_before <= :at)
  ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED`))
const deleteHeard = compose<never>()(fragment<{ countyCode: number; ids: string[] }>('delete-heard', `
  DELETE FROM platform.outbox WHERE county_code = :countyCode AND id = ANY (:ids::uuid[])`))
const postpone = compose<never>()(fragment<{ countyCode: number; id: string; notBefore: string; error: string }>('postpone-announcement', `
  UPDATE platform.outbox SET attempts = attempts + 1, not_before = :notBefore, last_error = :error WHERE county_code = :countyCode AND id = :id`))

/** A job is heard within this transaction and may take minutes; whoever dies holding it lets go of its rows by dying. */
const waitForJobs = compose<never>()(fragment<object>('relay-waits', `SELECT set_config('idle_in_transaction_session_timeout', '0', true)`))

const slowestSeconds = 3600

/**
 * Gives the county's announcements to whoever listens, oldest first, and deletes what was heard. One that fails is tried again after
 * 1, 2, 4 … seconds, at most an hour apart; the others are not held up. Two relays at once take different rows. Returns how many were heard.
 */
export async function relayOnce(database: Database, listeners: readonly Listener[], countyCode: number, now: () => number, report: (error: unknown, topic: string) => void, most = 50): Promise<number> {
  return database.transact([countyCode], async (run) => {
    await run(waitForJobs, {})
    const due = await run(takeDue, { countyCode, at: new Date(now()).toISOString(), most })
    const heard: string[] = []
    for (const { id, topic, subject_id: subjectId, attempts } of due) {
      try {
        const context = systemContext(database, now(), countyCode) // those before it may have taken long
        for (const listener of listeners) if (listener.topic === topic) await listener.hear(context, subjectId)
        heard.push(id)
      } catch (error) {
        report(error, topic)
        const notBefore = new Date(now() + Math.min(2 ** attempts, slowestSeconds) * 1000).toISOString()
        await run(postpone, { countyCode, id, notBefore, error: String(error).slice(0, 300) })
      }
    }
    if (heard.length > 0) await run(deleteHeard, { countyCode, ids: heard })
    return heard.length
  })
}
