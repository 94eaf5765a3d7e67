import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The process id of a PostgreSQL that still runs on this cluster because its parent was killed; undefined when none does. */
export function leftOver(cluster: string): number | undefined {
  let pid: number
  try {
    pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
  return Number.isInteger(pid) && pid > 0 && isPostgresOf(pid, cluster) ? pid : undefined
}

/** Stops it the fast way and waits until it is gone. @throws Error when it does not go within half a minute */
export async function stopLeftOver(pid: number, cluster: string): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (!isPostgresOf(pid, cluster)) return // A zombie that nobody collects counts as gone.
    await sleep(50)
  }
  throw new Error(`an earlier PostgreSQL (process ${pid}) does not stop`)
}

/** A number in a file may by now belong to some other program: only a process started with this cluster counts. */
function isPostgresOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster)
  } catch {
    return process.platform !== 'linux'
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
