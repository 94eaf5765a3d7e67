import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { readCatalogue, readPackTests, readPolicies, runPackTest } from '#policy/index.ts'
import { policiesFolder } from '../policies-folder.ts'
import { hearCommand } from '../testing/hear-command.ts'
import { command } from './new-region.ts'

const folder = join(mkdtempSync(join(tmpdir(), 'regions-')), 'policies')
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  cpSync(policiesFolder, folder, { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

const begin = (line: string) => hearCommand(command, `${line} --folder ${folder}`)

it('a new region asks everything the catalogue asks, and reads at once', async () => {
  const { entries } = readCatalogue(folder).catalogue
  expect(await begin('990100 示范市 --slug shifan --scope city')).toMatchObject({ code: 0, says: expect.stringContaining(`policies/990100-shifan：${entries.length} 个问题待答`) })
  const { packs, problems } = readPolicies(folder)
  expect(problems).toEqual([])
  const pack = packs.get('990100')
  expect(pack?.bundle).toMatchObject({ name: '示范市', scope: 'city', benchmarks: [] })
  for (const { key, ask } of entries) expect(pack?.bundle.answers[key]).toEqual({ status: 'unknown', values: {}, question: ask })
  const { tests, problems: unreadable } = readPackTests(folder, '990100-shifan')
  expect(unreadable).toEqual([])
  expect(tests.map((test) => pack && runPackTest(pack, test))).toEqual([null, null])
})

it('a region that has a pack keeps it', async () => {
  const before = readFileSync(join(folder, '350200-xiamen/pack.yaml'), 'utf8')
  expect(await begin('350200 厦门市 --slug egret --scope city')).toMatchObject({ code: 1, complains: expect.stringContaining('已有 350200 的政策包，没有动它') })
  expect(readFileSync(join(folder, '350200-xiamen/pack.yaml'), 'utf8')).toBe(before)
  expect(existsSync(join(folder, '350200-egret'))).toBe(false)
})

it.each([
  ['9901 示范市 --slug shifan', /9901 不是六位区划代码/],
  ['990100 --slug shifan', /要写：new-region/],
  ['990100 示范市', /要写 --slug/],
  ['990100 示范市 --slug ../shifan', /要写 --slug/],
  ...['示范:市', '&a示范市', '*示范市', '!示范市', '|示范市', '-示范市', '示\r范市', '@示范市', '示'.repeat(41)].map((name): [string, RegExp] => [`990100 ${name} --slug shifan`, /名称不能为空，也不能带标点|参数不对/]),
  [`990100 示范市 --slug ${'a'.repeat(300)}`, /要写 --slug/],
  ['990100 示范市 --slug shifan --scope town', /--scope 只能是/],
])('%s is a mistake that says how to go on, and writes nothing', async (line, message) => {
  const before = readdirSync(folder)
  expect(await begin(line)).toMatchObject({ code: 1, complains: expect.stringMatching(message) })
  expect(readdirSync(folder)).toEqual(before)
})

it('a folder that is not there is a mistake', async () => {
  expect(await hearCommand(command, '990100 示范市 --slug shifan --folder /there/is/none')).toMatchObject({ code: 1, complains: expect.stringContaining('没有目录') })
})

it('a folder whose catalogue does not read gets no pack without questions', async () => {
  rmSync(join(folder, 'catalogue.yaml'))
  expect(await begin('990100 示范市 --slug shifan')).toMatchObject({ code: 1, complains: expect.stringContaining('catalogue.yaml:1 读不到这个文件') })
  expect(existsSync(join(folder, '990100-shifan'))).toBe(false)
})
