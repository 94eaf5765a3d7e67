import type { SystemContext } from '../http/context.ts'

/** What a job is given: its county's context (a role that may scan), what it was started with, a way to say how far it is, and `now`, the instant as it goes on (the context's is when it began). */
export type JobWork = { context: SystemContext; params: Record<string, unknown>; now(): string; progress(done: number, total: number): Promise<void> }
/** A file that a job made, for who started it: where it is fetched, its name, and until when it is kept. */
export type JobFile = { path: string; name: string; until: string }

/**
 * Long or recurring work. `cron` (Asia/Shanghai) runs it for every county; without it somebody starts it by `startJob`. The work must bear being
 * run again: a server may die in the middle. What it returns is shown as the job's note, or offered as a file. `isStoppable`: it may end at any
 * word of its progress and leaves nothing half done. `isAlone`: a county has one of it at a time. `mostTries`: after so many that came to nothing it is
 * given up, until somebody asks for it again; without it is tried for ever, at last once an hour.
 */
export type Job = { name: string; cron?: string; isSilent?: boolean; isStoppable?: boolean; isAlone?: boolean; mostTries?: number; work(job: JobWork): Promise<string | JobFile | undefined> }

/** The work cannot be done, and trying again by itself would not help: the code of a reason that people read (`EXPORTS.RIGHTS_ENDED`). */
export class JobRefused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** What reacts to an announcement of the outbox. It must bear hearing of the same thing twice. */
export type Listener = { topic: string; hear(context: SystemContext, subjectId: string): Promise<void> }
