import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { copyTree, listTree } from './copy-tree.ts'
import { writeManifest } from './manifest.ts'

export type BackupProgress = (done: number, total: number, what: string) => void
type Settings = { dataFolder: string; to: string; withKeys?: boolean; at: string; onProgress?: BackupProgress }

/** What PostgreSQL makes anew when it starts, or what would be wrong in a copy. */
const leftOut = /^(postmaster\.(pid|opts)|pg_(dynshmem|notify|serial|snapshots|stat_tmp|subtrans|wal|replslot)\/.+|pgsql_tmp.*)$/

/**
 * Copies the embedded database while it runs, then the files it names, into an empty folder. Everything committed before the call is in it.
 * The log written meanwhile is kept by a slot and copied last, so the copy is consistent when PostgreSQL starts on it.
 *
 * @returns how many bytes were copied. @throws Error when the database does not run, or the folder is not empty
 */
export async function backup({ dataFolder, to, withKeys = false, at, onProgress = () => {} }: Settings): Promise<number> {
  if (existsSync(to) && readdirSync(to).length > 0) throw new Error(`目录不是空的：${to}。请换一个空目录`)
  const url = runningDatabase(dataFolder)
  const cluster = join(dataFolder, 'cluster')
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const client = new pg.Client(url)
  await client.connect()
  let bytes = 0
  try {
    await client.query("SELECT pg_create_physical_replication_slot('jiayi_backup_' || pg_backend_pid(), true, true)")
    await client.query("SELECT pg_backup_start('jiayi', true)")
    const files = listTree(cluster).filter(({ path }) => !leftOut.test(path))
    const total = files.reduce((sum, { size }) => sum + size, 0)
    bytes += copyTree(cluster, join(to, 'cluster'), files, (done) => onProgress(done, total, '数据库'))
    const { rows } = await client.query<{ labelfile: string; spcmapfile: string }>('SELECT labelfile, spcmapfile FROM pg_backup_stop(false)')
    for (const folder of ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']) mkdirSync(join(to, 'cluster', folder), { recursive: true, mode: 0o700 })
    writeFileSync(join(to, 'cluster', 'backup_label'), rows[0]?.labelfile ?? '', { mode: 0o600 })
    const log = listTree(join(cluster, 'pg_wal')).filter(({ path }) => !path.startsWith('summaries/'))
    bytes += copyTree(join(cluster, 'pg_wal'), join(to, 'cluster', 'pg_wal'), log, () => {})
  } finally {
    await client.end()
  }
  // After the database: whatever a committed row names was on the disk before that row.
  const kept = existsSync(join(dataFolder, 'files')) ? listTree(join(dataFolder, 'files')).filter(({ path }) => !path.endsWith('.partial')) : []
  bytes += copyTree(join(dataFolder, 'files'), join(to, 'files'), kept, (done, all) => onProgress(done, all, '文件'))
  if (withKeys) copyFileSync(join(dataFolder, 'keys.json'), join(to, 'keys.json'))
  writeManifest(to, at)
  return bytes
}

/** The address of the database running on this data folder. @throws Error when none does */
export function runningDatabase(dataFolder: string): string {
  const sockets = join(dataFolder, 'sockets')
  const socket = existsSync(sockets) ? readdirSync(sockets).find((name) => /^\.s\.PGSQL\.\d+$/.test(name)) : undefined
  if (!socket) throw new Error(`${dataFolder} 里没有正在运行的数据库。先用 npm start 启动；或用 JIAYI_DATA 指明数据目录`)
  return `postgres://postgres@localhost:${socket.split('.').at(-1)}/postgres?host=${sockets}`
}
