import { expect, test } from 'vitest'
import { bodyRows } from './body-rows.ts'

test('before and after stand side by side, also what only one of them has', () => {
  expect(bodyRows({ before: { phone: '138****0001', note: 'x' }, after: { phone: '139****0002', team: null } })).toEqual({
    isChange: true,
    rows: [
      { name: 'phone', before: '138****0001', value: '139****0002' },
      { name: 'note', before: 'x', value: '—' },
      { name: 'team', before: '—', value: '—' },
    ],
  })
})
test('nothing before is an empty side', () => {
  expect(bodyRows({ before: null, after: { state: 'in_force' } }).rows).toEqual([{ name: 'state', before: '—', value: 'in_force' }])
})
test('other facts are listed, nested ones as written', () => {
  expect(bodyRows({ by: 'code', scope: { kind: 'region' } })).toEqual({
    isChange: false,
    rows: [
      { name: 'by', before: '', value: 'code' },
      { name: 'scope', before: '', value: '{"kind":"region"}' },
    ],
  })
})
test('nothing is no rows', () => {
  expect([bodyRows({}).rows, bodyRows(null).rows]).toEqual([[], []])
})
