import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Paper, PaperJob } from './compile-paper.ts'

/** A paper could not be set. The message is the compiler's, which names kinds and places of the layout, or says what befell its process. */
export class PaperNotSet extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'PaperNotSet'
  }
}

export type Typesetter = {
  /** Sets one paper; several asked for at once wait in line. @throws PaperNotSet */
  set(job: PaperJob): Promise<Paper>
  /** Ends the process; papers still waiting are refused. */
  close(): void
}

type Limits = { papers: number; rssBytes: number; paperMs: number; idleMs: number; waiting: number; jobBytes: number }
const usual: Limits = { papers: 1_000, rssBytes: 260_000_000, paperMs: 20_000, idleMs: 60_000, waiting: 200, jobBytes: 4_000_000 }
type Answer = { paper?: Paper; problem?: string; rssBytes: number }
type Waiting = { job: PaperJob; done: (paper: Paper) => void; failed: (error: PaperNotSet) => void }

/**
 * Sets papers in a process of its own, so that who serves people neither waits nor grows: the compiler and its fonts hold about 150 MB
 * that no thread would give back. The process starts with the first paper and is ended when idle, after so many papers, when it has
 * grown too large, or when a paper takes too long.
 */
export function openTypesetter(limits: Partial<Limits> = {}): Typesetter {
  const most = { ...usual, ...limits }
  const queue: Waiting[] = []
  let child: ChildProcess | null = null
  let current: Waiting | null = null
  let papersSet = 0
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  const end = () => {
    clearTimeout(timer)
    child?.removeAllListeners()
    child?.kill('SIGKILL')
    child = null
    papersSet = 0
  }
  const settle = (answer: Partial<Answer>) => {
    clearTimeout(timer)
    const [settled, rss] = [current, answer.rssBytes ?? Number.POSITIVE_INFINITY]
    current = null
    papersSet++
    if (papersSet >= most.papers || rss > most.rssBytes) end()
    if (answer.paper) settled?.done(answer.paper)
    else settled?.failed(new PaperNotSet(answer.problem ?? 'its process ended'))
    next()
  }
  const start = () => {
    const started = fork(fileURLToPath(new URL('./paper-process.ts', import.meta.url)), { serialization: 'advanced', env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    started.on('message', (answer: Answer) => settle(answer))
    started.on('exit', () => { end(); if (current) settle({}) })
    started.on('error', () => { end(); if (current) settle({}) })
    return started
  }
  const next = () => {
    if (current) return
    current = queue.shift() ?? null
    if (!current) {
      timer = setTimeout(end, most.idleMs)
      for (const held of [timer, child, child?.channel]) held?.unref?.()
      return
    }
    child ??= start()
    child.ref()
    child.channel?.ref()
    clearTimeout(timer)
    timer = setTimeout(() => { end(); settle({ problem: `it took longer than ${most.paperMs} ms` }) }, most.paperMs)
    child.send({ job: current.job }, (error) => { if (error) { end(); settle({}) } })
  }
  return {
    set: (job) => new Promise((done, failed) => {
      if (isClosed) return failed(new PaperNotSet('the typesetter is closed'))
      if (queue.length >= most.waiting) return failed(new PaperNotSet('too many papers are waiting'))
      if (sizeOf(job) > most.jobBytes) return failed(new PaperNotSet('the paper is too large'))
      queue.push({ job, done, failed })
      next()
    }),
    close: () => {
      isClosed = true
      end()
      for (const waiting of [...(current ? [current] : []), ...queue.splice(0)]) waiting.failed(new PaperNotSet('the typesetter is closed'))
      current = null
    },
  }
}

function sizeOf({ template, data, files }: PaperJob): number {
  return template.length + JSON.stringify(data).length + Object.values(files).reduce((sum, { byteLength }) => sum + byteLength, 0)
}
