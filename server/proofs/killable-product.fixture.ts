import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { leftOver, stopLeftOver } from '../platform/postgres/left-over.ts'

export type KillableProduct = Awaited<ReturnType<typeof aKillableProduct>>
type Ended = { code: number | null; signal: NodeJS.Signals | null; output: string }
const firstMoment = Date.parse('2026-11-24T09:00:00+08:00')
const main = join(import.meta.dirname, '..', 'main.ts')

/**
 * The whole product as an operator runs it: a process of its own with the demo county in a folder of its own, that can be killed and started
 * again. Its clock goes on over restarts. Making the county takes a minute or two.
 */
export async function aKillableProduct() {
  const folder = mkdtempSync(join(tmpdir(), 'jy-killed-'))
  chmodSync(folder, 0o755) // PostgreSQL runs as another user and must get through
  const [data, port, began] = [join(folder, 'data'), await aFreePort(), Date.now()]
  const origin = `http://127.0.0.1:${port}`
  const ownerUrl = `postgres://postgres@localhost:${port + 1}/postgres?host=${join(data, 'sockets')}`
  const restartsMs: number[] = []
  let server: ChildProcess
  let ended: Promise<Ended>

  /** Starts it and waits until it can serve. @throws Error with what it said when it ends instead */
  async function start(): Promise<void> {
    const spawned = Date.now()
    const now = new Date(firstMoment + spawned - began).toISOString()
    const child = spawn(process.execPath, [main], { env: { ...process.env, NODE_ENV: '', PORT: `${port}`, JIAYI_DATA: data, JIAYI_NOW: now, JIAYI_REQUESTS_PER_MINUTE: '0' }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { output = `${output}${text}`.slice(-20_000) })
    server = child
    ended = once(child, 'close').then(([code, signal]) => ({ code, signal, output }))
    while (!(await isReady(origin))) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the product did not start again:\n${(await ended).output}`)
      await sleep(20)
    }
    restartsMs.push(Date.now() - spawned)
  }
  await start()
  restartsMs.length = 0 // The first start made the county.

  async function rows(sql: string, ...values: unknown[]): Promise<any[]> {
    const client = new pg.Client(ownerUrl)
    client.on('error', () => {}) // Ours is killed with the others.
    await client.connect()
    try {
      return (await client.query(sql, values)).rows
    } finally {
      await client.end().catch(() => {})
    }
  }
  return {
    dataFolder: data, origin, ownerUrl, restartsMs, start, rows,
    isReady: () => isReady(origin),
    isRunning: () => server.exitCode === null && server.signalCode === null,
    killServer: () => server.kill('SIGKILL'),
    killPostmaster: () => process.kill(Number(readFileSync(join(data, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL'),
    /** Kills one connection's process; PostgreSQL throws out the others too and recovers by itself. */
    killBackend: async () => process.kill((await rows("SELECT pid FROM pg_stat_activity WHERE usename IN ('jiayi_app', 'jiayi_bulk') ORDER BY state = 'active' DESC LIMIT 1"))[0].pid, 'SIGKILL'),
    /**
     * Lets no commit be answered from now on, and waits until a signing is on the disk so: PostgreSQL waits for a standby that does not exist, after
     * it wrote the commit. The next start knows nothing of it. What dies now, dies between the commit and the answer.
     */
    async untilSigningIsStoredUnanswered() {
      for (;;) {
        await rows("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
        await rows('SELECT pg_reload_conf()')
        let isWaiting = false
        for (const began = Date.now(); !isWaiting && Date.now() - began < 5000; await sleep(20)) isWaiting = (await rows(signingsWaiting)).length > 0
        await rows('ALTER SYSTEM RESET synchronous_standby_names')
        if (isWaiting) return
        await rows('SELECT pg_reload_conf()') // Every desk is held up by another write; they go on, and it is tried again.
        await sleep(200)
      }
    },
    /** How the process ended, by itself or by us. */
    ended: () => ended,
    async close() {
      server.kill('SIGTERM')
      await ended
      const old = leftOver(join(data, 'cluster'))
      if (old !== undefined) await stopLeftOver(old, join(data, 'cluster'))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const signingsWaiting = `
  SELECT FROM pg_stat_activity a JOIN pg_locks l USING (pid) WHERE a.wait_event = 'SyncRep' AND l.relation = 'contracts.contract_event'::regclass AND l.mode = 'RowExclusiveLock' AND a.usename = 'jiayi_app'`

const isReady = (origin: string): Promise<boolean> => fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5000) }).then(async (answer) => { await answer.arrayBuffer(); return answer.ok }, () => false)

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
