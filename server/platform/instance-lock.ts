import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { cannotWrite } from './data-folder.ts'

/**
 * Claims a data folder for this process; two servers on one folder would stop each other's database. A claim of a process that was
 * killed counts no more. Returns how to give it back. @throws CannotStart naming the process that holds it
 */
export function claimFolder(folder: string): () => void {
  const path = join(folder, 'jiayi.pid')
  const claim = () => writeFileSync(path, `${process.pid}\n`, { flag: 'wx' })
  try {
    claim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotWrite(folder, error)
    demandUnclaimed(folder)
    rmSync(path, { force: true })
    claim()
  }
  return () => rmSync(path, { force: true })
}

/** @throws CannotStart naming the process that holds the folder */
export function demandUnclaimed(folder: string): void {
  const path = join(folder, 'jiayi.pid')
  const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  if (holder !== process.pid && isRunning(holder)) throw new CannotStart(`数据目录 ${folder} 正由另一个进程（${holder}）使用。先停止它，或用 JIAYI_DATA 换一个目录`)
}

/** Whether the number is a living process of Node: a number may by now belong to some other program. A claim that was cut short has none. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node')
  } catch {
    return true
  }
}
