import type { RunStanding } from '#api/jobs.ts'
import type { Actor } from '../http/actor.ts'

/** What somebody began and has a row of its own, `startedBy` and `finishedAt` of that row, beside its job. */
export type RunRow = { startedBy: string; startedByName: string; createdAt: Date; finishedAt: Date | null; jobState: string | null; jobNote: string | null; tries: number | null; isToStop: boolean }
/** Lent to who reads such a row with its job as `j`. */
export const jobColumns = `j.state AS "jobState", j.note AS "jobNote", j.tries, coalesce(j.stop_asked_at IS NOT NULL, false) AS "isToStop"`

const stateOf: Readonly<Record<string, RunStanding['state']>> = { created: 'waiting', active: 'running', cancelled: 'stopped', failed: 'failed' }
/** A note that is the code of a reason; anything else is for who looks after the server. */
const isReason = /^[A-Z_]+\.[A-Z_]+$/

/** How a run stands, why it failed, and what an actor may do about it. Only who began it stops it or goes on with it. */
export function standingOfRun({ startedBy, startedByName, createdAt, finishedAt, jobState, jobNote, tries, isToStop }: RunRow, { accountId }: Pick<Actor, 'accountId'>): RunStanding {
  const isMine = startedBy === accountId
  const state = finishedAt ? 'done' : (stateOf[jobState ?? ''] ?? 'failed')
  return {
    state, startedBy: startedByName, createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, isTriedAgain: state === 'waiting' && (tries ?? 0) > 0, why: state === 'failed' && jobNote !== null && isReason.test(jobNote) ? jobNote : null,
    mayStop: isMine && !isToStop && (state === 'waiting' || state === 'running'), mayGoOn: isMine && (state === 'stopped' || state === 'failed'),
  }
}
