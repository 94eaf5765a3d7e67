import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Composition, compose } from './compose.ts'
import { CannotStart } from './platform/cannot-start.ts'
import { cannotWrite, makeDataFolder } from './platform/data-folder.ts'
import { openDatabase } from './platform/database/database.ts'
import { migrate } from './platform/database/migrate.ts'
import { urlOf } from './platform/database/url.ts'
import { loadKeys } from './platform/crypto/load-keys.ts'
import { openFileStore } from './platform/file-store.ts'
import type { RequestLine } from './platform/http/request-log.ts'
import { buildServer } from './platform/http/server.ts'
import { claimFolder, demandUnclaimed } from './platform/instance-lock.ts'
import { startJobs } from './platform/jobs/start-jobs.ts'
import { startEmbeddedPostgres, unprivilegedOwner } from './platform/postgres/embedded-postgres.ts'
import { checkRegion, prepareData } from './prepare-data.ts'
import type { Settings } from './settings.ts'

export type Running = { origin: string; ownerUrl: string; composition: Composition; stop(): Promise<void> }
/** `databaseDied`: the embedded PostgreSQL ended without being told to. Nothing can be served any more; whoever runs the product starts it again. */
export type Telling = { step(text: string): void; log?: (line: RequestLine) => void; report(error: unknown, where: string): void; databaseDied?: (how: string) => void }

/** The whole product: database, migrations, packs, demo county when there is none, modules, web apps, jobs. Everything started is stopped again when a later step fails. */
export async function startJiayi(settings: Settings, tell: Telling): Promise<Running> {
  const undo: (() => unknown)[] = []
  const stop = async () => {
    while (undo.length > 0) await undo.pop()?.()
  }
  try {
    demandUnclaimed(settings.dataFolder)
    await demandPort(settings)
    checkRegion(settings)
    makeDataFolder(settings.dataFolder, settings.databaseUrl === undefined ? unprivilegedOwner() : {})
    undo.push(claimFolder(settings.dataFolder))
    const ownerUrl = settings.databaseUrl ?? (await embedded(settings, undo, tell.databaseDied))
    const ran = await migrate(ownerUrl)
    if (ran.length > 0) tell.step(`数据库结构已更新：${ran.length} 步`)
    const keyFile = join(settings.dataFolder, 'keys.json')
    if (!ran.some((file) => file.startsWith('001')) && !existsSync(keyFile)) throw new CannotStart(`数据库里已有数据，却没有密钥文件 ${keyFile}：用新密钥读不出已加密的内容。把另存的 keys.json 放回去再启动`)
    const keys = loadKeys(keyFile, settings.isProduction ? 'production' : 'demo')
    const now = () => Date.now() + settings.clockOffsetMs
    const database = openDatabase({ url: urlOf(ownerUrl, 'jiayi_app') })
    const bulk = openDatabase({ url: urlOf(ownerUrl, 'jiayi_bulk'), lines: 2 })
    undo.push(() => Promise.all([database.close(), bulk.close()]))
    const files = openFileStore(join(settings.dataFolder, 'files'))
    const demoPeople = await prepareData({ settings, ownerUrl, bulk, keys, files, now, tell })
    const composition = compose({ settings, database, bulk, keys, files, demoPeople, now })
    undo.push(composition.close)
    const server = await buildServer({
      database, routes: composition.routes, authenticate: composition.authenticate, now, pages: join(import.meta.dirname, '..', 'dist'),
      isBehindProxy: settings.isBehindProxy, isHttps: settings.origin.startsWith('https:'), report: (error, traceId) => tell.report(error, traceId),
      ...(tell.log ? { log: tell.log } : {}), ...(settings.requestsPerMinute === undefined ? {} : { requestsPerMinute: settings.requestsPerMinute }),
    })
    const jobs = await startJobs({
      database: bulk, queueUrl: urlOf(ownerUrl, 'jiayi_jobs'), jobs: composition.jobs, listeners: composition.listeners, ticks: composition.ticks,
      counties: composition.counties, now, report: tell.report,
    })
    undo.push(() => jobs.stop(), () => server.close())
    await server.listen({ host: settings.host, port: settings.port }).catch(sayWhyNot(settings))
    const address = server.server.address()
    const port = typeof address === 'object' && address ? address.port : settings.port
    return { origin: `http://${settings.host}:${port}`, ownerUrl, composition, stop }
  } catch (error) {
    await stop().catch(() => {})
    throw error
  }
}

/** Tells of a port that is taken before anything is made; whether it still is free when all is ready, the listening itself finds out. */
async function demandPort(settings: Settings): Promise<void> {
  const trial = createServer()
  await Promise.all([once(trial, 'listening'), trial.listen({ host: settings.host, port: settings.port })]).catch(sayWhyNot(settings))
  await new Promise((resolve) => { trial.close(resolve) })
}

const sayWhyNot = ({ host, port }: Settings) => (error: NodeJS.ErrnoException): never => {
  if (error.code === 'EADDRINUSE') throw new CannotStart(`端口 ${port} 已被别的程序占用。换一个：PORT=3100 npm start`)
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL') throw new CannotStart(`不能在 ${host}:${port} 上提供服务（${error.code}）。请检查 HOST 和 PORT`)
  throw error
}

async function embedded(settings: Settings, undo: (() => unknown)[], onDeath?: (how: string) => void): Promise<string> {
  const postgres = await startEmbeddedPostgres({ folder: settings.dataFolder, port: settings.port + 1, ...(onDeath && { onDeath }) }).catch((error: unknown) => { throw cannotWrite(settings.dataFolder, error) })
  undo.push(() => postgres.stop())
  return postgres.url
}
