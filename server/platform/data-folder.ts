import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { CannotStart } from './cannot-start.ts'

/** Every folder above one, the nearest first. */
function* above(folder: string): Generator<string> {
  for (let at = dirname(folder); ; at = dirname(at)) {
    yield at
    if (at === dirname(at)) return
  }
}

/**
 * Makes the data folder where there is none. `owner`: the account that PostgreSQL runs as, where it is another than ours; it must get through to the folder.
 *
 * @throws CannotStart saying what is wrong with the place, before anything is made in it
 */
export function makeDataFolder(folder: string, owner: { uid?: number; gid?: number }): void {
  const closed = owner.uid === undefined ? undefined : [...above(folder)].find((one) => isClosedTo(one, owner))
  if (closed !== undefined) {
    throw new CannotStart(`数据目录 ${folder} 在 ${closed} 里，别的账号进不去；以 root 启动时数据库用账号 nobody 运行，也进不去。换一个目录，例如 JIAYI_DATA=/var/lib/jiayi npm start，或改用普通账号启动`)
  }
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTDIR' || code === 'EEXIST') throw new CannotStart(`数据目录 ${folder} 建不起来：路径里有一段是文件，不是目录。用 JIAYI_DATA 换一个目录`)
    throw cannotWrite(folder, error)
  }
}

/** What is said where the system did not let us write in the folder; any other error as it is. */
export function cannotWrite(folder: string, error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException
  return code !== undefined && path !== undefined && (path.startsWith(folder) || folder.startsWith(path)) ? new CannotStart(`数据目录 ${folder} 不能写（${code}）。换一个能写的目录：JIAYI_DATA=/var/lib/jiayi npm start`) : error
}

/** Whether an account may not go into a folder that is there, by its mode. */
function isClosedTo(folder: string, { uid, gid }: { uid?: number; gid?: number }): boolean {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return false
  const mine = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001
  return (found.mode & mine) === 0
}
