import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { CannotStart } from '#platform/cannot-start.ts'
import { readSettings } from './settings.ts'
import { startJiayi } from './start.ts'

const place = mkdtempSync(join(tmpdir(), 'jy-start-'))
chmodSync(place, 0o755)
afterAll(() => rmSync(place, { recursive: true, force: true }))
const isRoot = process.getuid?.() === 0

/** What is said where it does not start. Nothing may be reported as done before. */
async function reasonOf(env: Record<string, string>): Promise<string> {
  const steps: string[] = []
  const error = await startJiayi(readSettings({ PORT: '0', ...env }, []), { step: (text) => steps.push(text), report: () => {} }).then(({ stop }) => stop(), (caught: unknown) => caught)
  expect([error, steps]).toEqual([expect.any(CannotStart), []])
  return (error as CannotStart).message
}

it('a port that is taken is told before anything is made', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => { other.once('listening', resolve) })
  const port = (other.address() as { port: number }).port
  const folder = join(place, 'never')
  expect(await reasonOf({ PORT: `${port}`, JIAYI_DATA: folder })).toBe(`端口 ${port} 已被别的程序占用。换一个：PORT=3100 npm start`)
  expect(existsSync(folder)).toBe(false)
  other.close()
})

it('a second start of the same folder and port is told of the first, not of the port', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => { other.once('listening', resolve) })
  const folder = join(place, 'twice')
  mkdirSync(folder)
  writeFileSync(join(folder, 'jiayi.pid'), `${process.ppid}\n`) // a living process of Node
  expect(await reasonOf({ PORT: `${(other.address() as { port: number }).port}`, JIAYI_DATA: folder })).toContain(`正由另一个进程（${process.ppid}）使用`)
  expect(readdirSync(folder)).toEqual(['jiayi.pid'])
  other.close()
})

it('a folder that is a file, or lies under one', async () => {
  const file = join(place, 'note.txt')
  writeFileSync(file, 'kept')
  for (const folder of [file, join(file, 'data')]) expect(await reasonOf({ JIAYI_DATA: folder })).toBe(`数据目录 ${folder} 建不起来：路径里有一段是文件，不是目录。用 JIAYI_DATA 换一个目录`)
})

it('a folder that nobody may write, root neither', async () => {
  for (const folder of ['/sys/jiayi', '/sys/kernel']) expect(await reasonOf({ JIAYI_DATA: folder })).toMatch(new RegExp(`^数据目录 ${folder} 不能写（E[A-Z]+）。换一个能写的目录：JIAYI_DATA=`))
})

it.runIf(isRoot)('as root, a folder in a place where the account of the database may not go', async () => {
  const closed = join(place, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  expect(await reasonOf({ JIAYI_DATA: join(closed, 'data') })).toBe(
    `数据目录 ${join(closed, 'data')} 在 ${closed} 里，别的账号进不去；以 root 启动时数据库用账号 nobody 运行，也进不去。换一个目录，例如 JIAYI_DATA=/var/lib/jiayi npm start，或改用普通账号启动`)
  expect(existsSync(join(closed, 'data'))).toBe(false)
})

it.skipIf(isRoot)('a folder of somebody else', async () => {
  const closed = join(place, 'closed')
  mkdirSync(closed, { mode: 0o500 })
  expect(await reasonOf({ JIAYI_DATA: join(closed, 'data') })).toContain('不能写（EACCES）')
})
