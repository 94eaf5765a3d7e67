import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CannotStart } from '#platform/cannot-start.ts'
import { loadKeys } from '#platform/crypto/load-keys.ts'
import { checkRegion, prepareData } from './prepare-data.ts'
import { readSettings } from './settings.ts'
import { aDatabase, type TestDatabase } from './testing/test-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiayi-prepared-'))
const told: string[] = []
const nowhere = 'postgres://127.0.0.1:1/none'
let base: TestDatabase
beforeAll(async () => {
  base = await aDatabase()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await base.close()
})

/** What a start does before it serves; it gets no further than to the county that it would fill. */
const prepare = async (region: string, { policies, ownerUrl = nowhere }: { policies?: string; ownerUrl?: string } = {}) => {
  const settings = readSettings({ JIAYI_DATA: folder, ...(policies !== undefined && { JIAYI_POLICIES: policies }) }, ['--region', region])
  checkRegion(settings)
  return prepareData({ settings, ownerUrl, bulk: base.bulk, keys: loadKeys(join(folder, 'keys.json'), 'demo'), files: base.files, now: () => base.clock.now, tell: { step: (text) => void told.push(text) } })
}

/** What whoever started it reads; anything else is a defect with a stack. */
const refusalOf = (starting: Promise<unknown>) => starting.then(() => 'it started', (error: unknown) => {
  if (error instanceof CannotStart) return error.message
  throw error
})

it.each([
  ['999999', '没有 999999 的政策包'],
  ['000000', '不与居民签约'],
  ['310105', '不与居民签约'],
])('%s cannot be tried, and it is said why', async (region, why) => {
  expect(await refusalOf(prepare(region))).toContain(why)
})

it('packs that are not there or do not read are told by file and line, not as a defect', async () => {
  expect(await refusalOf(prepare('330100', { policies: join(folder, 'none') }))).toContain('JIAYI_POLICIES')
  const copy = join(folder, 'policies')
  cpSync('policies', copy, { recursive: true })
  const term = join(copy, '330100-hangzhou/parameters/contract.yaml')
  writeFileSync(term, readFileSync(term, 'utf8').replace('values:', 'valuse:'))
  expect(await refusalOf(prepare('330100', { policies: copy }))).toMatch(/330100-hangzhou\/parameters\/contract\.yaml:\d+ /)
})

it('a folder whose first start was killed while it made the county knows that county', async () => {
  await expect(prepare('330100')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect(await refusalOf(prepare('330000'))).toContain('这个数据目录里是 330199 的演示')
  await expect(prepare('330100')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

it('what was left undone when a start was killed after the last person is done by the next, and not again', async () => {
  await base.rows("INSERT INTO statistics.stat_cover SELECT 330199, code, gen_random_uuid(), '', 0, 0 FROM (VALUES ('330199007'), ('330199113')) AS t (code)")
  const marker = join(folder, 'demo-unfinished')
  const start = async () => {
    told.length = 0
    await prepare('330100', { ownerUrl: base.ownerUrl })
    return [told.filter((text) => text.startsWith('演示县区已就绪')).length, existsSync(marker)]
  }
  expect(await start()).toEqual([0, false])
  writeFileSync(marker, '330199')
  expect(await start()).toEqual([1, false])
})
