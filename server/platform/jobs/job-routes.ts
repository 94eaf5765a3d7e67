import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { getJobEndpoint, type JobRow, jobsEndpoint, repeatJobEndpoint, stopJobEndpoint } from '#api/jobs.ts'
import { commitOnce } from '../commit-once.ts'
import { instantText } from '../database/instant-text.ts'
import { compose, fragment } from '../database/statement.ts'
import type { Actor } from '../http/actor.ts'
import type { CommandContext, Context } from '../http/context.ts'
import { type Route, serve } from '../http/routes.ts'
import type { Answer } from '../idempotency.ts'
import { notFound, refused } from '../problem.ts'
import type { Job } from './job.ts'
import { findUnderWay } from './find-under-way.ts'

const pageSize = 50
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
type Row = Omit<JobRow, 'isMine' | 'mayStop' | 'mayRepeat'> & { starter: string | null; isToStop: boolean }
type Params = { countyCode: number; accountId: string; institutionId: string | null; jobId: string | null; name: string | null; state: string | null; after: string; most: number }
const columns = `
  id AS "jobId", name, state, done, total, ${instantText('created_at')} AS "createdAt", ${instantText('started_at')} AS "startedAt", ${instantText('finished_at')} AS "finishedAt", params->>'about' AS about, note, started_by AS starter,
  started_by_name AS "startedBy", result AS file, stop_asked_at IS NOT NULL AS "isToStop"`
/** The note of a job that somebody decided against: it is not begun again. */
const decidedAgainst = /^[A-Z]+\.REFUSED /
const pieces = { name: 'name = :name', state: 'state = :state', mine: 'started_by = :accountId' }

/** Whose jobs an actor sees besides the own ones. */
function reachOf({ scope }: Actor): { seesOthers: boolean; condition: string; institutionId: string | null } {
  if (scope.kind === 'region' && scope.code.length <= 6) return { seesOthers: true, condition: 'true', institutionId: null }
  if (scope.kind === 'institution') return { seesOthers: true, condition: '(started_by = :accountId OR institution_id = :institutionId::uuid)', institutionId: scope.institutionId }
  return { seesOthers: false, condition: pieces.mine, institutionId: null }
}

/** The jobs centre. `jobs` says which of them may be stopped, and which a county has one of at a time. */
export function jobRoutes(jobs: readonly Job[]): readonly Route[] {
  const stoppable = new Set(jobs.flatMap(({ name, isStoppable }) => (isStoppable ? [name] : [])))
  const alone = new Set(jobs.flatMap(({ name, isAlone }) => (isAlone ? [name] : [])))

  const show = ({ starter, isToStop, file, ...row }: Row, { accountId }: Actor, at: string): JobRow => {
    const isMine = starter === accountId
    const isOwnWork = isMine && stoppable.has(row.name)
    return {
      ...row, isMine, mayStop: isOwnWork && !isToStop && (row.state === 'created' || row.state === 'active'), mayRepeat: isOwnWork && (row.state === 'cancelled' || (row.state === 'failed' && !decidedAgainst.test(row.note ?? ''))),
      file: isMine && file && file.until > at ? file : null,
    }
  }

  async function listJobs({ run, actor, at }: Context, { after = lastId, name, state, whose }: InputOf<typeof jobsEndpoint>): Promise<OutputOf<typeof jobsEndpoint>> {
    const { seesOthers, condition, institutionId } = reachOf(actor)
    const chosen = [...(name ? [pieces.name] : []), ...(state ? [pieces.state] : []), ...(whose ? [pieces.mine] : [])]
    const statement = compose<Row>()(fragment<Params>('list-job-runs', `
      SELECT ${columns} FROM platform.job_run WHERE county_code = :countyCode AND id < :after AND ${[condition, ...chosen].join(' AND ')} ORDER BY id DESC LIMIT :most`))
    const rows = await run(statement, { countyCode: actor.countyCode, accountId: actor.accountId, institutionId, jobId: null, name: name ?? null, state: state ?? null, after, most: pageSize + 1 })
    const page = rows.slice(0, pageSize)
    return { items: page.map((row) => show(row, actor, at)), next: rows.length > pageSize ? (page.at(-1)?.jobId ?? null) : null, seesOthers }
  }

  async function getJob({ run, actor, at }: Pick<Context, 'run' | 'actor' | 'at'>, jobId: string, lock = ''): Promise<JobRow> {
    const { condition, institutionId } = reachOf(actor)
    const statement = compose<Row>()(fragment<Pick<Params, 'countyCode' | 'accountId' | 'institutionId' | 'jobId'>>('get-job-run', `SELECT ${columns} FROM platform.job_run WHERE county_code = :countyCode AND id = :jobId AND ${condition} ${lock}`))
    const [row] = await run(statement, { countyCode: actor.countyCode, accountId: actor.accountId, institutionId, jobId })
    if (!row) throw notFound('job')
    return show(row, actor, at)
  }

  const stopJob = (context: CommandContext, { jobId }: InputOf<typeof stopJobEndpoint>): Promise<Answer> =>
    commitOnce(context, { jobId }, async (run) => {
      const { actor, at } = context
      const job = await getJob({ run, actor, at }, jobId, 'FOR UPDATE')
      if (!job.mayStop) throw refused([{ code: 'PLATFORM.JOB_NOT_STOPPABLE' }])
      await run(askToStop, { countyCode: actor.countyCode, jobId, at })
      return { answer: { jobId }, audit: [{ action: 'jobs.stop', subjectKind: 'job', subjectId: jobId, body: { name: job.name } }] }
    })

  const repeatJob = (context: CommandContext, { jobId }: InputOf<typeof repeatJobEndpoint>): Promise<Answer> =>
    commitOnce(context, { jobId }, async (run) => {
      const { actor, at } = context
      const job = await getJob({ run, actor, at }, jobId, 'FOR UPDATE')
      if (!job.mayRepeat) throw refused([{ code: 'PLATFORM.JOB_NOT_REPEATABLE' }])
      const other = alone.has(job.name) ? await findUnderWay(run, actor.countyCode, job.name, jobId) : undefined
      if (other) throw refused([{ code: 'PLATFORM.JOB_UNDER_WAY', params: other }])
      await run(beginAgain, { countyCode: actor.countyCode, jobId })
      return { answer: { jobId }, audit: [{ action: 'jobs.repeat', subjectKind: 'job', subjectId: jobId, body: { name: job.name } }], announce: [{ topic: 'job', subjectId: jobId }] }
    })

  return [serve(jobsEndpoint, listJobs), serve(getJobEndpoint, (context, { jobId }) => getJob(context, jobId)), serve(stopJobEndpoint, stopJob), serve(repeatJobEndpoint, repeatJob)]
}

/** One that has not begun is over with it; one that runs sees the wish at its next word. */
const askToStop = compose<never>()(fragment<{ countyCode: number; jobId: string; at: string }>('ask-job-to-stop', `
  UPDATE platform.job_run SET stop_asked_at = CASE WHEN state = 'active' THEN :at::timestamptz END, finished_at = CASE WHEN state = 'created' THEN :at::timestamptz END,
    state = CASE WHEN state = 'created' THEN 'cancelled' ELSE state END, note = CASE WHEN state = 'created' THEN NULL ELSE note END WHERE county_code = :countyCode AND id = :jobId`))
const beginAgain = compose<never>()(fragment<{ countyCode: number; jobId: string }>('begin-job-again', `
  UPDATE platform.job_run SET state = 'created', tries = 0, done = NULL, total = NULL, started_at = NULL, finished_at = NULL, note = NULL, result = NULL, stop_asked_at = NULL WHERE county_code = :countyCode AND id = :jobId`))
