import { PgBoss } from 'pg-boss'
import { findClockFault } from '../database/compare-clocks.ts'
import type { Database } from '../database/database.ts'
import type { Job, Listener } from './job.ts'
import { relayOnce } from './relay.ts'
import { jobListener, runInEvery } from './run-job.ts'
import { visitCounties } from './visit-counties.ts'

type Settings = {
  database: Database // of the role that may scan
  queueUrl: string
  jobs: readonly Job[]
  listeners: readonly Listener[]
  /** Work repeated every `everyMs` for each county, too frequent for the queue: folding. */
  ticks: readonly { name: string; everyMs: number; work(database: Database, countyCode: number, now: number): Promise<unknown> }[]
  counties(): Promise<readonly number[]>
  now: () => number
  /** This machine's clock, also where a demonstration plays another day. */
  clock?: () => number
  report(error: unknown, where: string): void
}

const relayEveryMs = 250
const clockEveryMs = 60_000

/** Starts the recurring jobs (kept by pg-boss, so that only one process runs each), the relay of the outbox and the ticks. `stop` lets what runs finish. */
export async function startJobs({ database, queueUrl, jobs, listeners, ticks, counties, now, clock = Date.now, report }: Settings): Promise<{ stop(): Promise<void> }> {
  const runner = { database, jobs, now, report }
  const boss = new PgBoss({ connectionString: queueUrl, schema: 'pgboss', createSchema: false, max: 2, useListenNotify: false } as ConstructorParameters<typeof PgBoss>[0] & object)
  boss.on('error', (error) => report(error, 'queue'))
  await boss.start()
  for (const job of jobs.filter(({ cron }) => cron !== undefined)) {
    await boss.createQueue(job.name, { retryLimit: 3, retryDelay: 60, retryBackoff: true })
    await boss.schedule(job.name, job.cron as string, null, { tz: 'Asia/Shanghai' })
    await boss.work(job.name, { pollingIntervalSeconds: 5 }, async () => {
      await demandOneTime(database, clock) // called by the database's clock for a day that this one may not have reached; the queue tries again
      await runInEvery(await counties(), runner, job, report)
    })
  }
  const everyone = [...listeners, jobListener(runner)]
  const reportRelay = (error: unknown) => report(error, 'relay')
  const relay = repeat(relayEveryMs, async () => {
    const work = async (countyCode: number) => { while ((await relayOnce(database, everyone, countyCode, now, report)) > 0); }
    await visitCounties(await counties(), work, reportRelay)
  }, reportRelay)
  const beats = ticks.map((tick) => {
    const reportTick = (error: unknown) => report(error, tick.name)
    return repeat(tick.everyMs, async () => { await visitCounties(await counties(), (countyCode) => tick.work(database, countyCode, now()), reportTick) }, reportTick)
  })
  const noteClocks = (error: unknown) => report(error, 'clock')
  await demandOneTime(database, clock).catch(noteClocks)
  const clocks = repeat(clockEveryMs, () => demandOneTime(database, clock), noteClocks)
  return {
    async stop() {
      await Promise.all([relay.stop(), clocks.stop(), ...beats.map((beat) => beat.stop())])
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

/** @throws Error when this machine and the database go by different times */
async function demandOneTime(database: Database, clock: () => number): Promise<void> {
  const fault = await findClockFault(database, clock)
  if (fault !== undefined) throw new Error(fault)
}

/** Does something again and again, never twice at once; an error is reported and the next turn comes. */
function repeat(everyMs: number, work: () => Promise<void>, failed: (error: unknown) => void): { stop(): Promise<void> } {
  let isStopped = false
  let timer: NodeJS.Timeout
  let current = Promise.resolve()
  const turn = () => {
    current = work().catch(failed).then(() => {
      if (!isStopped) timer = setTimeout(turn, everyMs)
    })
  }
  timer = setTimeout(turn, everyMs)
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await current
    },
  }
}
