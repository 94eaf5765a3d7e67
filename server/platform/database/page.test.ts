import { expect, it } from 'vitest'
import { pageOf, readCursor } from './page.ts'

const [id, zero] = ['019a0000-0000-7000-8000-00000000000a', '00000000-0000-0000-0000-000000000000']
const rows = ['chen', 'li~bo', 'wu'].map((sort) => ({ sort, id }))
const keyOf = (row: (typeof rows)[number]) => [row.sort, row.id] as const

it('cuts what was read one beyond, and says after which row the next page begins', () => {
  expect(pageOf(rows, 2, keyOf)).toEqual({ items: rows.slice(0, 2), next: `li~bo~${id}` })
  expect(pageOf(rows, 3, keyOf)).toEqual({ items: rows, next: null })
  expect(pageOf([], 3, keyOf)).toEqual({ items: [], next: null })
})
it('reads back what a page gave, whatever the sort text; the first page begins before everything', () => {
  expect(readCursor(pageOf(rows, 2, keyOf).next as string)).toEqual({ afterSort: 'li~bo', afterId: id })
  expect(readCursor(`~${id}`)).toEqual({ afterSort: '', afterId: id })
  expect(readCursor(undefined)).toEqual({ afterSort: '', afterId: zero })
})
it.each(['', 'nonsense', id, `chen_${id}`, `chen~${id}x`, `chen~${id.replaceAll('-', '0')}`, `ch\0en~${id}`])('refuses %j, which no page gave', (after) => {
  expect(() => readCursor(after)).toThrow(expect.objectContaining({ kind: 'InvalidInput', reasons: [expect.objectContaining({ params: { field: 'after', issue: 'cursor' } })] }))
})
it('refuses a sort text of another kind', () => {
  const isNumber = (sort: string) => /^\d$/.test(sort)
  expect(readCursor(`2~${id}`, isNumber).afterSort).toBe('2')
  expect(() => readCursor(`chen~${id}`, isNumber)).toThrow('InvalidInput')
})
