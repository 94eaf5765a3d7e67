import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listTree } from './copy-tree.ts'

type Manifest = { format: 1; at: string; files: { path: string; size: number; sha256: string }[] }
const name = 'manifest.json'

/** Writes what a backup holds, each file with its hash; written last, so a backup without it is not whole. */
export function writeManifest(folder: string, at: string): void {
  const files = listTree(folder).filter(({ path }) => path !== name).map(({ path, size }) => ({ path, size, sha256: hashOfFile(join(folder, path)) }))
  writeFileSync(join(folder, name), JSON.stringify({ format: 1, at, files } satisfies Manifest), { mode: 0o600 })
  const handle = openSync(join(folder, name), 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Checks a backup against its manifest. @throws Error naming the first file that is missing or differs */
export function readManifest(folder: string, onProgress: (done: number, total: number) => void = () => {}): Manifest {
  let manifest: Manifest
  try {
    manifest = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Manifest
  } catch {
    throw new Error(`${folder} 不是完整的备份：没有 ${name}。请换一份备份`)
  }
  let done = 0
  for (const { path, sha256 } of manifest.files) {
    let found: string | undefined
    try {
      found = hashOfFile(join(folder, path))
    } catch { /* missing: said below */ }
    if (found !== sha256) throw new Error(`备份中的 ${path} ${found === undefined ? '缺失' : '已被改动或损坏'}，没有恢复任何内容。请换一份备份`)
    onProgress(++done, manifest.files.length)
  }
  return manifest
}

function hashOfFile(path: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(1 << 20)
  const handle = openSync(path, 'r')
  try {
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) hash.update(piece.subarray(0, read))
  } finally {
    closeSync(handle)
  }
  return hash.digest('hex')
}
