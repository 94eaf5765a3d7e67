import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { policiesFolder } from '../policies-folder.ts'
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

it.each([
  ['a figure that maps to nothing', 'figures.tsv', '\tfee.funding\nXM-017', '\t\nXM-017', 'XM-016 没有归入任何条目、基准或理由'],
  ['an entry nobody knows', 'figures.tsv', '\tfee.funding\nXM-017', '\tfee.found\nXM-017', 'XM-016 归入了目录没有的条目 fee.found'],
  ['an answer from another clause', 'figures.tsv', 'XM-016\t350200\t三', 'XM-016\t350200\t五', 'XM-016 归入 fee.funding，而出处与说明都没有提到 五'],
  ['a number that no test asks for', 'figures.tsv', 'resident=20;insurance=70', 'resident=20;insurance=71', 'XM-016 fee.funding 的用例里没有 71'],
  ['a benchmark that is not there', 'figures.tsv', 'benchmark:satisfaction_2015,', 'benchmark:satisfaction_2014,', 'HZ-043 没有基准 satisfaction_2014'],
  ['a benchmark with another number', '330100-hangzhou/benchmarks.yaml', 'value: 95.2', 'value: 95.3', 'HZ-043 基准 satisfaction_2015,satisfaction_2016 里没有 95.2'],
])('%s is told', (_, file, marker, written, reason) => {
  spoil(file, marker, written)
  expect(unplacedFigures(folder).map((one) => one.reason)).toContain(reason)
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
