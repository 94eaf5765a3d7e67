import { compose, fragment } from '../database/statement.ts'
import type { Run } from '../database/database.ts'

type Started = { countyCode: number; jobId: string; name: string; startedBy: string | null; params: string; at: string }

/** Lent to commands that start a job: the row people see, and the announcement that gets it going (topic `job`, subject the job's id). */
export const createJobRun = fragment<Started>('job_created', `
  INSERT INTO platform.job_run (county_code, id, name, state, started_by, params, created_at) VALUES (:countyCode, :jobId, :name, 'created', :startedBy, :params, :at)`)
export const insertJobRun = compose<never>()(createJobRun)

type Taken = { name: string; params: Record<string, unknown>; started_by: string | null }
/** Takes a job that is not finished, for the first time or again after a crash. */
const takeJobRun = compose<Taken>()(fragment<{ countyCode: number; jobId: string; at: string }>('take-job-run', `
  UPDATE platform.job_run SET state = 'active', started_at = coalesce(started_at, :at::timestamptz), note = NULL
  WHERE county_code = :countyCode AND id = :jobId AND state IN ('created', 'active', 'failed') RETURNING name, params, started_by`))
const setProgress = compose<never>()(fragment<{ countyCode: number; jobId: string; done: number; total: number }>('set-job-progress', `
  UPDATE platform.job_run SET done = :done, total = :total WHERE county_code = :countyCode AND id = :jobId`))
const finishJobRun = compose<never>()(fragment<{ countyCode: number; jobId: string; state: string; note: string | null; at: string }>('finish-job-run', `
  UPDATE platform.job_run SET state = :state, note = :note, finished_at = :at WHERE county_code = :countyCode AND id = :jobId`))

/** The rows of one job, written through `run`. */
export const jobRunOf = (run: Run, countyCode: number, jobId: string) => ({
  take: async (at: string): Promise<Taken | undefined> => (await run(takeJobRun, { countyCode, jobId, at }))[0],
  progress: async (done: number, total: number): Promise<void> => { await run(setProgress, { countyCode, jobId, done, total }) },
  finish: async (state: 'completed' | 'failed', note: string | null, at: string): Promise<void> => { await run(finishJobRun, { countyCode, jobId, state, note, at }) },
})
