import { expect, it } from 'vitest'
import { type ContractKey, contractsSheet, readContractRow } from './contract-columns.ts'
import { matchHeadings } from './sheet.ts'

const { at } = matchHeadings(contractsSheet, contractsSheet.columns.map(({ title }) => title))
const read = (cells: Partial<Record<ContractKey, string>>) => readContractRow({ number: 2, cells: contractsSheet.columns.map(({ key }) => cells[key] ?? '') }, at)
const good = { name: '罗玉珍', number: '1', paperNumber: 'LX-1', institution: '东街中心', from: '2026-1-1', lastDay: '2026年12月31日', packages: '基础包' }

it('no two columns share a name', () => {
  const words = contractsSheet.columns.flatMap(({ title, aliases }) => [title, ...aliases])
  expect(matchHeadings(contractsSheet, words).at.size).toBe(contractsSheet.columns.length)
})
it('a contract with what must be there', () => {
  expect(read(good)).toEqual({ faults: [], value: { name: '罗玉珍', documentKind: 'identity_card', number: '1', paperNumber: 'LX-1', institution: '东街中心', team: null, doctor: null, signedOn: null, from: '2026-01-01', lastDay: '2026-12-31', packages: ['基础包'], paidFen: 0, endedOn: null, endReason: null } })
})
it.each([['20', 2000], ['20.5', 2050], ['1,234.56 元', 123456], ['0', 0]])('money %s is %i fen', (paid, fen) => expect(read({ ...good, paid }).value?.paidFen).toBe(fen))
it('an ending with its reason, several packages', () => {
  expect(read({ ...good, packages: '基础包；慢病包', endedOn: '2026-6-1', endReason: '死亡' }).value).toMatchObject({ packages: ['基础包', '慢病包'], endedOn: '2026-06-01', endReason: 'deceased' })
})
it('what cannot be taken is told at its column', () => {
  expect(read({ ...good, packages: '', paid: '二十', endReason: '死亡', from: '去年' }).faults.map(({ column, reason }) => `${column} ${reason.code}`).sort()).toEqual(['endedOn IMPORTS.CELL_EMPTY', 'from IMPORTS.CELL_NO_DAY', 'packages IMPORTS.CELL_EMPTY', 'paid IMPORTS.CELL_NO_MONEY'])
})
