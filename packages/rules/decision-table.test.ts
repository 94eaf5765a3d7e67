import { describe, expect, it } from 'vitest'
import { compileTable, type TableText } from './decision-table.ts'

const table: TableText = {
  id: 'follow-up',
  hit: 'first',
  inputs: { systolic: 'systolic', reaction: 'has_reaction', note: 'note' },
  rows: [
    { id: 'emergency', when: { systolic: '>= 180' }, then: 'refer', source: 'norm#1' },
    { id: 'reaction', when: { systolic: '>= 140', reaction: 'true' }, then: 'change', source: 'norm#2' },
    { id: 'high', when: { systolic: '>= 140', note: '-' }, then: 'repeat', source: 'norm#3' },
  ],
}

describe('a table', () => {
  it.each([[180, true, 'emergency'], [179, true, 'reaction'], [179, false, 'high'], [140, false, 'high']])(
    'systolic %i with reaction %s decides row %s', (systolic, has_reaction, row) => {
      expect(compileTable(table).decide({ systolic, has_reaction })).toMatchObject({ kind: 'row', id: row })
    })
  it('has no row for 139', () => expect(compileTable(table).decide({ systolic: 139, has_reaction: true })).toEqual({ kind: 'none' }))
  it('asks for every fact its cells read, and for no others', () => {
    expect(compileTable(table).inputs).toEqual(['systolic', 'has_reaction'])
    expect(compileTable(table).decide({ systolic: 200 })).toEqual({ kind: 'missing', inputs: ['has_reaction'] })
  })
  it('that must be unique reports rows which overlap', () => {
    expect(compileTable({ ...table, hit: 'unique' }).decide({ systolic: 150, has_reaction: true })).toEqual({ kind: 'several', ids: ['reaction', 'high'] })
  })
  it('refuses a cell in a column it does not have', () => {
    expect(() => compileTable({ ...table, rows: [{ id: 'x', when: { pulse: '> 1' }, then: 'y' }] })).toThrow(/no column pulse/)
  })
})
