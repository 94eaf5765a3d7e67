import { z } from 'zod'
import { query } from './endpoint.ts'

const instant = z.iso.datetime({ offset: true }).nullable()
/** Long work of the county, newest first. Who does not look after the whole county sees what he started himself. */
export const jobsEndpoint = query({
  path: '/api/jobs', permission: 'job.read', input: z.strictObject({ after: z.uuid().optional() }),
  output: z.object({
    items: z.array(z.object({
      jobId: z.uuid(), name: z.string(), state: z.enum(['created', 'active', 'completed', 'failed', 'cancelled']), done: z.int().nullable(), total: z.int().nullable(),
      startedAt: instant, finishedAt: instant, note: z.string().nullable(),
    })),
    next: z.string().nullable(),
  }),
})
