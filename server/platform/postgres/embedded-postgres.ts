import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { CannotStart } from '../cannot-start.ts'
import { copyBinaries } from './binaries.ts'
import { leftOver, stopLeftOver } from './left-over.ts'

export type EmbeddedPostgres = { url: string; pid: number; stop(): Promise<void> }
type Settings = { folder: string; port: number; isDurable?: boolean; options?: Record<string, string>; programsFrom?: string; onDeath?: (how: string) => void }

/**
 * Starts a real PostgreSQL with its files under `folder`. It listens on a Unix socket only: 7 % faster than TCP here, and out of others'
 * reach; `port` is part of the socket's name. A server left over from a killed start is stopped first. `isDurable: false` (fsync off) is for tests only.
 * `programsFrom`: another package with PostgreSQL's programs than the platform's own, to try an older version. `onDeath` is called when it
 * ends without being stopped, with the signal or exit code.
 */
export async function startEmbeddedPostgres({ folder, port, isDurable = true, options = {}, programsFrom, onDeath }: Settings): Promise<EmbeddedPostgres> {
  const owner = unprivilegedOwner()
  const [cluster, sockets, log] = [join(folder, 'cluster'), join(folder, 'sockets'), join(folder, 'postgres.log')]
  if (sockets.length > 90) throw new CannotStart(`数据目录 ${folder} 的路径太长，数据库的套接字放不下。用 JIAYI_DATA 换一个短的`)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  if (!existsSync(sockets)) mkdirSync(sockets, { mode: 0o700 })
  if (owner.uid !== undefined) chownSync(sockets, owner.uid, owner.gid as number)
  const programs = copyBinaries(join(folder, 'postgres'), programsFrom)
  const spawned = { ...owner, cwd: folder, env: { PATH: process.env.PATH, LANG: 'C.UTF-8' } }

  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    rmSync(cluster, { recursive: true, force: true })
    mkdirSync(cluster, { mode: 0o700 })
    if (owner.uid !== undefined) chownSync(cluster, owner.uid, owner.gid as number)
    initialise(() => execFileSync(join(programs, 'bin/initdb'), ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-k'], { ...spawned, stdio: 'pipe' }), folder)
  }
  const old = leftOver(cluster)
  if (old !== undefined) await stopLeftOver(old, cluster)
  const settings = {
    listen_addresses: '', unix_socket_directories: sockets, fsync: isDurable ? 'on' : 'off', shared_buffers: '512MB',
    max_wal_size: '4GB', idle_in_transaction_session_timeout: '60s', ...options,
  }
  const args = ['-D', cluster, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const launch = () => {
    const output = openSync(log, 'a', 0o600)
    // Its own process group, so that Ctrl-C reaches us alone and we stop it last.
    const launched = spawn(join(programs, 'bin/postgres'), args, { ...spawned, detached: true, stdio: ['ignore', 'ignore', output] })
    closeSync(output)
    return launched
  }
  const url = `postgres://postgres@localhost:${port}/postgres?host=${sockets}`
  const server = await launchUntilItAnswers(launch, url, log)
  let isStopping = false
  const exited = new Promise<void>((resolve) => {
    const ended = () => { if (!isStopping) onDeath?.(server.signalCode ?? `${server.exitCode}`); resolve() }
    if (hasEnded(server)) ended()
    else server.once('exit', ended)
  })
  // SIGINT is PostgreSQL's fast shutdown: open transactions roll back, a checkpoint is written.
  return { url, pid: server.pid as number, stop: async () => { isStopping = true; server.kill('SIGINT'); await exited } }
}

/** @throws CannotStart with what initdb said */
function initialise(initdb: () => unknown, folder: string): void {
  try {
    initdb()
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: Buffer }
    throw new CannotStart(`数据库没有在 ${folder} 建成：${String(stderr ?? '').match(/error: (.*)/)?.[1] ?? message}。改好以后重新启动，或用 JIAYI_DATA 换一个目录`)
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null
const orphansForMs = 30_000

/**
 * After a killed postmaster its last statements still run and hold the shared memory, and its number may not be free yet; a new one refuses to start
 * beside them, rightly, and is tried again until they are done. @throws CannotStart when it does not start for any other reason, or the last statement does not end
 */
async function launchUntilItAnswers(launch: () => ChildProcess, url: string, log: string): Promise<ChildProcess> {
  for (const began = Date.now(); ; await sleep(250)) {
    const logged = existsSync(log) ? statSync(log).size : 0
    const server = launch()
    while (!hasEnded(server)) {
      if (await answers(url)) return server
      await sleep(20)
    }
    const isHeldUp = /pre-existing shared memory block|lock file "[^"]+" already exists/.test(readFileSync(log).subarray(logged).toString())
    if (!isHeldUp || Date.now() - began > orphansForMs) throw new CannotStart(`数据库没有启动：${readFileSync(log).subarray(logged).toString().match(/(?:FATAL|PANIC).*/)?.[0] ?? ''}。详见 ${log}`)
  }
}

/** PostgreSQL refuses to run as root; root lends it the account `nobody`. Empty for everybody else. */
export function unprivilegedOwner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody']))
  return { uid: id('-u'), gid: id('-g') }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client(url)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
