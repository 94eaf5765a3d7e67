import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unprivilegedOwner } from '../postgres/embedded-postgres.ts'
import type { BackupProgress } from './backup.ts'
import { copyTree, listTree } from './copy-tree.ts'
import { readManifest } from './manifest.ts'

/**
 * Lays a backup down as a data folder that does not exist yet or is empty but for its key file. Every file is checked first; the folder
 * appears whole or not at all. The next start replays the log that belongs to it.
 *
 * @returns when the backup was made. @throws Error saying why not; then nothing was changed
 */
export function restore({ from, dataFolder, onProgress = () => {} }: { from: string; dataFolder: string; onProgress?: BackupProgress }): { at: string; hasKeys: boolean } {
  const present = existsSync(dataFolder) ? readdirSync(dataFolder) : []
  const others = present.filter((name) => name !== 'keys.json')
  if (others.length > 0) throw new Error(`数据目录不是空的：${dataFolder}。为免覆盖，请把它移到别处，或用 JIAYI_DATA 指定新的目录`)
  const { at } = readManifest(from, (done, total) => onProgress(done, total, '校验'))
  const partial = `${dataFolder}.restoring`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(dirname(dataFolder), { recursive: true })
  const files = listTree(from).filter(({ path }) => path !== 'manifest.json')
  copyTree(from, partial, files, (done, total) => onProgress(done, total, '恢复'))
  for (const folder of ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans', 'pg_tblspc', 'pg_twophase', 'pg_commit_ts', 'pg_logical/snapshots', 'pg_logical/mappings', 'pg_stat', 'pg_wal/archive_status']) {
    mkdirSync(join(partial, 'cluster', folder), { recursive: true, mode: 0o700 })
  }
  giveToPostgres(join(partial, 'cluster'))
  chmodSync(partial, 0o755)
  if (present.includes('keys.json')) renameSync(join(dataFolder, 'keys.json'), join(partial, 'keys.json'))
  if (existsSync(dataFolder)) rmSync(dataFolder, { recursive: true })
  renameSync(partial, dataFolder)
  return { at, hasKeys: existsSync(join(dataFolder, 'keys.json')) }
}

function giveToPostgres(cluster: string): void {
  const { uid, gid } = unprivilegedOwner()
  if (uid === undefined || gid === undefined) return
  chownSync(cluster, uid, gid)
  for (const entry of readdirSync(cluster, { recursive: true, withFileTypes: true })) chownSync(join(entry.parentPath, entry.name), uid, gid)
}
