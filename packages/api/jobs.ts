import { z } from 'zod'
import { command, query } from './endpoint.ts'

const instant = z.iso.datetime({ offset: true }).nullable()
export const jobStates = ['created', 'active', 'completed', 'failed', 'cancelled'] as const
const jobId = z.uuid()
const job = z.object({
  jobId, name: z.string(), state: z.enum(jobStates), done: z.int().nullable(), total: z.int().nullable(), createdAt: z.iso.datetime({ offset: true }), startedAt: instant, finishedAt: instant,
  /** What it is about: for an export the list, for a trial or re-evaluation the pack or draft. */
  about: z.string().nullable(),
  /** The code of a reason why it waits or failed (`EXPORTS.RIGHTS_ENDED`), or what the work said. */
  note: z.string().nullable(),
  /** Null: the platform by itself. */
  startedBy: z.string().nullable(), isMine: z.boolean(), mayStop: z.boolean(), mayRepeat: z.boolean(),
  /** What it made, for who started it, as long as it is kept. */
  file: z.object({ path: z.string(), name: z.string(), until: z.iso.datetime({ offset: true }) }).nullable(),
})
export type JobRow = z.infer<typeof job>

/** How work stands that is kept in a row of its own: a re-evaluation, a trial. */
export const runStanding = z.object({
  state: z.enum(['waiting', 'running', 'stopped', 'failed', 'done']), startedBy: z.string(), createdAt: z.iso.datetime({ offset: true }), finishedAt: instant,
  /** It waits because it failed, and is tried again by itself. */ isTriedAgain: z.boolean(), /** The code of the reason why it failed, where there is one. */ why: z.string().nullable(),
  /** Whether who asks may stop it, or have it gone on with. */ mayStop: z.boolean(), mayGoOn: z.boolean(),
})
export type RunStanding = z.infer<typeof runStanding>

/**
 * Long work, newest first: one's own; for who looks after an institution what its people started; for who looks after the county all of it.
 */
export const jobsEndpoint = query({
  path: '/api/jobs', permission: 'job.read',
  input: z.strictObject({ name: z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z-]+$/).max(60).optional(), state: z.enum(jobStates).optional(), whose: z.enum(['mine']).optional(), after: z.uuid().optional() }),
  output: z.object({ items: z.array(job), next: z.string().nullable(), /** Whether there are jobs of others to see. */ seesOthers: z.boolean() }),
})
export const getJobEndpoint = query({ path: '/api/jobs/:jobId/read', permission: 'job.read', input: z.strictObject({ jobId }), output: job })
/** Ends one's own job: at once when it has not begun, else where its work may end. */
export const stopJobEndpoint = command({ path: '/api/jobs/:jobId/stop', permission: 'job.read', input: z.strictObject({ jobId }), output: z.object({ jobId }) })
/** Begins one's own job again that failed or was stopped. */
export const repeatJobEndpoint = command({ path: '/api/jobs/:jobId/repeat', permission: 'job.read', input: z.strictObject({ jobId }), output: z.object({ jobId }) })
