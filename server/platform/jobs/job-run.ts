import { compose, fragment } from '../database/statement.ts'
import type { Run } from '../database/database.ts'
import type { JobFile } from './job.ts'

type Started = { countyCode: number; jobId: string; name: string; startedBy: string | null; startedByName?: string | null; institutionId?: string | null; params: string; at: string }

/** Lent to commands that start a job: the row people see, and the announcement that gets it going (topic `job`, subject the job's id). */
export const createJobRun = fragment<Started>('job_created', `
  INSERT INTO platform.job_run (county_code, id, name, state, started_by, started_by_name, institution_id, params, created_at)
  VALUES (:countyCode, :jobId, :name, 'created', :startedBy, :startedByName, :institutionId, :params, :at)`)
export const insertJobRun = compose<never>()(createJobRun)

type Taken = { name: string; params: Record<string, unknown>; started_by: string | null; /** How often it was begun, this time with it. */ tries: number }
/** Takes a job that is not finished, for the first time or again after a crash. */
const takeJobRun = compose<Taken>()(fragment<{ countyCode: number; jobId: string; at: string }>('take-job-run', `
  UPDATE platform.job_run SET state = 'active', tries = tries + 1, started_at = coalesce(started_at, :at::timestamptz), finished_at = NULL, note = NULL, result = NULL
  WHERE county_code = :countyCode AND id = :jobId AND state IN ('created', 'active', 'failed') RETURNING name, params, started_by, tries`))
const setProgress = compose<{ isToStop: boolean }>()(fragment<{ countyCode: number; jobId: string; done: number; total: number }>('set-job-progress', `
  UPDATE platform.job_run SET done = :done, total = :total WHERE county_code = :countyCode AND id = :jobId RETURNING stop_asked_at IS NOT NULL AS "isToStop"`))
const finishJobRun = compose<never>()(fragment<{ countyCode: number; jobId: string; state: string; note: string | null; result: string | null; at: string }>('finish-job-run', `
  UPDATE platform.job_run SET state = :state, note = :note, result = :result::json, finished_at = :at, stop_asked_at = NULL WHERE county_code = :countyCode AND id = :jobId`))

const putBack = compose<never>()(fragment<{ countyCode: number; jobId: string; note: string; at: string }>('put-job-back', `
  UPDATE platform.job_run SET state = CASE WHEN stop_asked_at IS NULL THEN 'created' ELSE 'cancelled' END, note = CASE WHEN stop_asked_at IS NULL THEN :note END, finished_at = CASE WHEN stop_asked_at IS NULL THEN NULL ELSE :at::timestamptz END, stop_asked_at = NULL
  WHERE county_code = :countyCode AND id = :jobId AND state = 'active'`))

/** Somebody wished that the job stop, and it has come to a place where it may. */
export class JobStopped extends Error {}

/** The rows of one job, written through `run`. `progress` throws `JobStopped` where somebody wished it and the job bears it. */
export const jobRunOf = (run: Run, countyCode: number, jobId: string, isStoppable = false) => ({
  take: async (at: string): Promise<Taken | undefined> => (await run(takeJobRun, { countyCode, jobId, at }))[0],
  progress: async (done: number, total: number): Promise<void> => {
    const [row] = await run(setProgress, { countyCode, jobId, done, total })
    if (row?.isToStop && isStoppable) throw new JobStopped(jobId)
  },
  /** It came to nothing this time and is tried again by itself; unless somebody wished meanwhile that it stop. */
  waitForNext: async (note: string, at: string): Promise<void> => {
    await run(putBack, { countyCode, jobId, note, at })
  },
  finish: async (state: 'completed' | 'failed' | 'cancelled', note: string | null, at: string, result: JobFile | null = null): Promise<void> => {
    await run(finishJobRun, { countyCode, jobId, state, note, result: result && JSON.stringify(result), at })
  },
})

/** Lent to who holds a job back: says in its row why it waits, or that it will not be done. Nothing when it has begun or was ended meanwhile. */
export const noteWaitingJob = compose<{ id: string }>()(fragment<{ countyCode: number; jobId: string; state: 'created' | 'failed'; note: string | null; finishedAt: string | null }>('note-waiting-job', `
  UPDATE platform.job_run SET state = :state, note = :note, finished_at = :finishedAt::timestamptz WHERE county_code = :countyCode AND id = :jobId AND state = 'created' RETURNING id`))
