import type { SystemContext } from '../http/context.ts'

/** What a job is given: its county's context (a role that may scan), what it was started with, and a way to say how far it is. */
export type JobWork = { context: SystemContext; params: Record<string, unknown>; progress(done: number, total: number): Promise<void> }

/**
 * Long or recurring work. `cron` (Asia/Shanghai) runs it for every county; without it somebody starts it by `startJob`. The work must bear being
 * run again: a server may die in the middle. What it returns is shown as the job's note.
 */
export type Job = { name: string; cron?: string; isSilent?: boolean; work(job: JobWork): Promise<string | undefined> }

/** What reacts to an announcement of the outbox. It must bear hearing of the same thing twice. */
export type Listener = { topic: string; hear(context: SystemContext, subjectId: string): Promise<void> }
