import { randomBytes } from 'node:crypto'
import { uuidv7 } from '#kernel/uuid.ts'
import type { Database } from '../database/database.ts'
import { systemContext } from '../http/context.ts'
import { type Job, type JobFile, JobRefused, type Listener } from './job.ts'
import { insertOutbox } from '../outbox.ts'
import { insertJobRun, jobRunOf, JobStopped } from './job-run.ts'
import { visitCounties } from './visit-counties.ts'

type Runner = { database: Database; jobs: readonly Job[]; now: () => number; /** Told of work that is given up; the relay tells of all other. */ report?: (error: unknown, where: string) => void }
/** The note of a job that failed as often as it may. */
const gaveUp = 'PLATFORM.JOB_GAVE_UP'

/** Runs a job that was recorded, unless it is finished; how far it is and how it ended stands in its row. @throws what the work threw, as long as it is to be tried again */
async function runRecorded({ database, jobs, now, report }: Runner, countyCode: number, jobId: string): Promise<void> {
  const context = systemContext(database, now(), countyCode)
  const taken = await jobRunOf(context.run, countyCode, jobId).take(context.at)
  if (!taken) return
  const job = jobs.find(({ name }) => name === taken.name)
  const row = jobRunOf(context.run, countyCode, jobId, job?.isStoppable)
  const instant = () => new Date(now()).toISOString()
  const end = async (state: 'completed' | 'failed' | 'cancelled', note: string | null, file: JobFile | null = null) => {
    await row.finish(state, note, instant(), file)
    // Whoever started it is told.
    if (taken.started_by !== null && state !== 'cancelled') await context.run(insertOutbox, { countyCode, outboxId: context.newId(), topic: 'job-finished', topicSubjectId: jobId, at: context.at })
  }
  if (!job) return end('failed', `no job ${taken.name} in this version`)
  const { mostTries = Infinity } = job
  if (taken.tries > mostTries) return end('failed', gaveUp) // each time its server died under it
  try {
    const made = await job.work({ context, params: taken.params, now: instant, progress: row.progress })
    await (typeof made === 'object' ? end('completed', null, made) : end('completed', made ?? null))
  } catch (error) {
    if (error instanceof JobStopped) return end('cancelled', null)
    if (error instanceof JobRefused) return end('failed', error.code)
    if (taken.tries >= mostTries) {
      report?.(error, job.name)
      return end('failed', gaveUp)
    }
    const said = String(error).slice(0, 300)
    await (mostTries < Infinity ? row.waitForNext(said, instant()) : end('failed', said)).catch(() => {})
    throw error
  }
}

/** The listener that runs jobs people started (topic `job`). */
export const jobListener = (runner: Runner): Listener => ({ topic: 'job', hear: (context, jobId) => runRecorded(runner, context.countyCode, jobId) })

/** Runs a recurring job for one county now. A silent one leaves no row when all went well. */
export async function runRecurring(runner: Runner, job: Job, countyCode: number): Promise<void> {
  const now = runner.now()
  const context = systemContext(runner.database, now, countyCode)
  if (job.isSilent) {
    await job.work({ context, params: {}, now: () => new Date(runner.now()).toISOString(), progress: async () => {} })
    return
  }
  const jobId = uuidv7(now, randomBytes(10))
  await context.run(insertJobRun, { countyCode, jobId, name: job.name, startedBy: null, params: '{}', at: context.at })
  await runRecorded(runner, countyCode, jobId)
}

/** Runs a recurring job for every county. @throws AggregateError, when all had their turn, with what failed; each of it was reported */
export async function runInEvery(countyCodes: readonly number[], runner: Runner, job: Job, report: (error: unknown, where: string) => void): Promise<void> {
  const failures = await visitCounties(countyCodes, (countyCode) => runRecurring(runner, job, countyCode), (error) => report(error, job.name))
  if (failures.length > 0) throw new AggregateError(failures, `${job.name}: failed for ${failures.length} of ${countyCodes.length} counties`)
}
