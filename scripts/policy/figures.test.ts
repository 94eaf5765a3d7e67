import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { command } from '../commands/policy.ts'
import { policiesFolder } from '../policies-folder.ts'
import { hearCommand } from '../testing/hear-command.ts'
import { mapFigures, unplacedFigures } from './figures.ts'

const folder = mkdtempSync(join(tmpdir(), 'figures-'))
beforeEach(() => cpSync(policiesFolder, folder, { recursive: true, force: true }))
afterAll(() => rmSync(folder, { recursive: true }))

/** Changes one figure's row; the marker must be there once. */
function spoil(file: string, marker: string, written: string) {
  const text = readFileSync(join(folder, file), 'utf8')
  expect(text.split(marker)).toHaveLength(2)
  writeFileSync(join(folder, file), text.replace(marker, written))
}

it('every figure of a pack that is there went somewhere', () => {
  expect(unplacedFigures(folder)).toEqual([])
})

it('a figure says where it went: to a tested value, a question, a benchmark, a reason', () => {
  const answerOf = (id: string) => mapFigures(folder).find((one) => one.id === id)?.answer
  expect(answerOf('XM-016')).toMatch(/^fee\.funding 自 2016-09-01 起，用例「谁付：.*」等 \d+ 个$/)
  expect(answerOf('DF-038')).toMatch(/^referral\.benefits 待答：.*读法1.*读法2/)
  expect(answerOf('HZ-043')).toBe('基准 satisfaction_2015,satisfaction_2016')
  expect(answerOf('DF-054')).toMatch(/^不录：没有数字/)
})

it('a figure of a pack nobody wrote waits for it', () => {
  rmSync(join(folder, '430000-hunan'), { recursive: true })
  expect(mapFigures(folder).find((one) => one.id === 'HN-020')?.answer).toBe('政策包未录入')
})

it.each<[string, string, string, string, string | RegExp]>([
  ['a figure that maps to nothing', 'figures.tsv', '\tfee.funding\nXM-017', '\t\nXM-017', 'XM-016 没有归入任何条目、基准或理由'],
  ['an entry nobody knows', 'figures.tsv', '\tfee.funding\nXM-017', '\tfee.found\nXM-017', 'XM-016 归入了目录没有的条目 fee.found'],
  ['an answer from another clause', 'figures.tsv', 'XM-016\t350200\t三', 'XM-016\t350200\t五', 'XM-016 归入 fee.funding，而出处与说明都没有提到 五'],
  ['a number that no test asks for', 'figures.tsv', 'resident=20;insurance=70', 'resident=20;insurance=71', 'XM-016 fee.funding 的用例里没有 71'],
  ['a benchmark that is not there', 'figures.tsv', 'benchmark:satisfaction_2015,', 'benchmark:satisfaction_2014,', 'HZ-043 没有基准 satisfaction_2014'],
  ['a benchmark with another number', '330100-hangzhou/benchmarks.yaml', 'value: 95.2', 'value: 95.3', 'HZ-043 基准 satisfaction_2015,satisfaction_2016 里没有 95.2'],
  ['a row whose tabs an editor made blanks', 'figures.tsv', 'XM-016\t350200\t三\trule\t', 'XM-016    350200    三    rule    ', /^这一行有 5 列：要写 9 列（id 编号、.*两列之间一个制表符/],
  ['a row with no tab at all', 'figures.tsv', '\nXM-016\t', '\nXM-900 350200 三 rule\nXM-016\t', /^这一行没有制表符：要写 9 列/],
  ['a number used twice', 'figures.tsv', 'XM-017\t', 'XM-016\t', /^编号 XM-016 和第 \d+ 行相同/],
  ['a number that is none', 'figures.tsv', 'XM-016\t', 'xm16\t', /^编号“xm16”不是两个大写字母/],
  ['a region nobody knows', 'figures.tsv', '\nXM-001\t350200\t', '\nQQ-001\t980200\t', /^QQ-001 的地区 980200 没有政策包，也不是哪个省的代码/],
  ['a region that is no code', 'figures.tsv', '\nXM-001\t350200\t', '\nQQ-001\t厦门市\t', /^QQ-001 的地区“厦门市”不是六位区划代码/],
  ['a region other than that of its neighbours', 'figures.tsv', 'XM-016\t350200', 'XM-016\t350020', /^XM-016 的地区写的是 350020，而编号 XM 开头的第 \d+ 行是 350200/],
])('%s is told', (_, file, marker, written, reason) => {
  spoil(file, marker, written)
  expect(unplacedFigures(folder).map((one) => one.reason)).toContainEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason))
})

it('of a pack nobody wrote, an entry nobody knows is told all the same', () => {
  rmSync(join(folder, '430000-hunan'), { recursive: true })
  spoil('figures.tsv', '\tprescription.long\nHN-021', '\tprescription.far\nHN-021')
  expect(unplacedFigures(folder).map(({ reason }) => reason)).toContain('HN-020 归入了目录没有的条目 prescription.far')
})

it('a figure goes to a value that some test asks for', () => {
  rmSync(join(folder, '350200-xiamen/tests/results.yaml'))
  expect(unplacedFigures(folder).map(({ reason }) => reason)).toContain('XM-036 assessment.indicators 有取值而没有用例')
})

it('a problem of a row has its line, and rows saved by a spreadsheet on Windows read like the others', () => {
  const rows = readFileSync(join(folder, 'figures.tsv'), 'utf8').trimEnd().split('\n')
  writeFileSync(join(folder, 'figures.tsv'), `\uFEFF${[...rows, '', 'XM-901 350200'].join('\r\n')}\r\n`)
  expect(unplacedFigures(folder)).toEqual([{ file: 'figures.tsv', line: rows.length + 2, reason: expect.stringMatching(/^这一行没有制表符/) }])
})

it('the same thing under two numbers is told', () => {
  const text = readFileSync(join(folder, 'figures.tsv'), 'utf8')
  const row = text.split('\n').find((line) => line.startsWith('XM-016')) as string
  writeFileSync(join(folder, 'figures.tsv'), `${text.trimEnd()}\n${row.replace('XM-016', 'XM-902')}\n`)
  expect(unplacedFigures(folder).map(({ reason }) => reason)).toEqual([expect.stringMatching(/^XM-902 除编号外和第 \d+ 行一字不差/)])
})

it('a list in another encoding is told as that', () => {
  writeFileSync(join(folder, 'figures.tsv'), Buffer.from([0xc9, 0xcf, 0xba, 0xa3]))
  expect(unplacedFigures(folder)).toEqual([{ file: 'figures.tsv', line: 1, reason: expect.stringContaining('不是 UTF-8 编码') }])
})

it('asked for a region nobody knows, it says which there are; for one without figures, that it has none', async () => {
  const unknown = await hearCommand(command, `figures --region 350020 --folder ${folder}`)
  expect(unknown).toMatchObject({ code: 1, says: '', complains: expect.stringMatching(/^没有地区 350020，是不是 350200？现有：000000 国家、.*350200 厦门市/) })
  expect(await hearCommand(command, `figures --region 000000 --folder ${folder}`)).toMatchObject({ code: 0, says: '共 0 件：已归位 0，政策包未录入 0，没有归位 0。000000 在 figures.tsv 里还没有一行' })
})
