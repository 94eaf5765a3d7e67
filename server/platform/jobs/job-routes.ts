import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { jobsEndpoint } from '#api/jobs.ts'
import { compose, fragment } from '../database/statement.ts'
import type { Context } from '../http/context.ts'
import { type Route, serve } from '../http/routes.ts'

const pageSize = 50
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
type Row = { id: string; name: string; state: OutputOf<typeof jobsEndpoint>['items'][number]['state']; done: number | null; total: number | null; started_at: Date | null; finished_at: Date | null; note: string | null }
const listJobRuns = compose<Row>()(fragment<{ countyCode: number; accountId: string; seesAll: boolean; after: string; most: number }>('list-job-runs', `
  SELECT id, name, state, done, total, started_at, finished_at, note FROM platform.job_run
  WHERE county_code = :countyCode AND id < :after AND (:seesAll OR started_by = :accountId) ORDER BY id DESC LIMIT :most`))

/** Long work of the county, newest first; who does not look after the whole county sees what he started. */
async function listJobs({ run, actor }: Context, { after = lastId }: InputOf<typeof jobsEndpoint>): Promise<OutputOf<typeof jobsEndpoint>> {
  const seesAll = actor.scope.kind === 'region' && actor.scope.code.length <= 6
  const rows = await run(listJobRuns, { countyCode: actor.countyCode, accountId: actor.accountId, seesAll, after, most: pageSize + 1 })
  const page = rows.slice(0, pageSize)
  return {
    items: page.map((row) => ({
      jobId: row.id, name: row.name, state: row.state, done: row.done, total: row.total, note: row.note,
      startedAt: row.started_at?.toISOString() ?? null, finishedAt: row.finished_at?.toISOString() ?? null,
    })),
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  }
}

export const jobRoutes: readonly Route[] = [serve(jobsEndpoint, listJobs)]
