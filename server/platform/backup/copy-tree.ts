import { chmodSync, copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export type TreeFile = { path: string; size: number }

/** Every file below a folder, by its path from there. A file that vanishes meanwhile is left out. */
export function listTree(folder: string): TreeFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return []
    const whole = join(entry.parentPath, entry.name)
    const size = statSync(whole, { throwIfNoEntry: false })?.size
    return size === undefined ? [] : [{ path: relative(folder, whole), size }]
  })
}

/** Copies these files, readable by nobody else. Returns the bytes. PostgreSQL may drop or shorten a file meanwhile; its log makes up for it. */
export function copyTree(from: string, to: string, files: readonly TreeFile[], onProgress: (done: number, total: number) => void): number {
  const total = files.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const { path, size } of files) {
    const target = join(to, path)
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    try {
      copyFileSync(join(from, path), target)
      chmodSync(target, 0o600)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    done += size
    onProgress(done, total)
  }
  return done
}
