import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { policiesFolder } from './policies-folder.ts'

type Names = { places: string[]; slugs: string[]; codes: string[] }
const { findRegionsNamed, namesOfPacks } = (await import(join(import.meta.dirname, 'testing/check-regions.mjs') as string)) as {
  namesOfPacks(folder: string): Names
  findRegionsNamed(path: string, text: string, names: Names): string[]
}
const names = namesOfPacks(policiesFolder)
const faults = (text: string, path = 'server/modules/contracts/sign.tsx') => findRegionsNamed(path, `export const a = 1\n${text}\n`, names)

it('knows the regions of the packs by the places in their names, their short names, folders and codes', () => {
  for (const place of ['渝北', '大丰', '杭州', '厦门', '成都', '湖南', '上海', '浙江', '广西', '月坛', '斜土', '潍坊', '华东医院', '长沙', '邵阳']) expect(names.places).toContain(place)
  expect(names.slugs).toContain('yubei')
  expect(names.codes).toContain('500112')
  expect(names.codes).not.toContain('000000')
})

it('knows the region of a pack that was added', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regions-'))
  mkdirSync(join(folder, '990101-shifan'))
  writeFileSync(join(folder, '990101-shifan/pack.yaml'), 'region: "990101"\nname: 示例省示范县\n')
  expect(namesOfPacks(folder)).toEqual({ places: ['示例', '示范', '长沙', '邵阳'], slugs: ['shifan'], codes: ['990101'] })
  rmSync(folder, { recursive: true })
})

it.each([
  ['a name in a text', `export const b = '渝北区卫健委'`],
  ['a name in a template', 'export const b = (n: number) => `厦门 ${n}`'],
  ['a name on a page', 'export const b = <p>杭州</p>'],
  ['a romanised name', `export const b = { hangzhou: 1 }`],
  ['a romanised name inside an identifier', 'export const isYubei = true'],
  ['a code', 'export const b = 500112'],
  ['a code written apart', 'export const b = 500_112'],
  ['a code that begins a longer one', `export const b = '500112015'`],
  ['a code in a branch', `export const b = (code: string) => code === '350200'`],
  ['the number of a document', `export const b = '国卫基层发〔2018〕35号'`],
])('%s is told with its line', (_, text) => {
  expect(faults(text)).toEqual([expect.stringContaining('server/modules/contracts/sign.tsx:2: names ')])
})

it.each([
  ['a comment that cites', '/** @source 渝北卫健〔2017〕475号 附件. Example: 500112 in 2026. */'],
  ['a comment at the end of a line', 'export const b = 1 // 厦门 too'],
  ['the clock of the country', `export const b = { tz: 'Asia/Shanghai', shanghaiAheadMs: 8 }`],
  ['an invented number', `export const b = '例如：某县卫健〔2026〕1号'`],
  ['digits that are no code', 'export const b = 1500112'],
])('%s is no fault', (_, text) => {
  expect(faults(text)).toEqual([])
})

it.each(['scripts/demo/households.ts', 'server/modules/contracts/seed-demo-applications.ts', 'server/modules/contracts/sign.test.ts', 'bench/sign.ts', 'server/testing/a-county.ts', 'console/src/kit/gallery/samples.ts'])('%s may name a region', (path) => {
  expect(faults(`export const b = '渝北'`, path)).toEqual([])
})
