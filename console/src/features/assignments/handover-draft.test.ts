import { expect, test } from 'vitest'
import { type Draft, emptyDraft, sentOf } from './handover-draft.ts'

const draft = (change: Partial<Draft>): Draft => ({
  kind: 'doctor',
  from: 'a',
  to: 'a',
  village: '',
  grid: '',
  fromDoctor: 'd1',
  toDoctor: 'd2',
  on: '2026-12-01',
  ...change,
})

test('a doctor hands over, whatever else was chosen before', () => {
  expect(sentOf(draft({ village: 'v', grid: 'g' }))).toEqual({
    kind: 'doctor',
    fromTeamId: 'a',
    toTeamId: 'a',
    villageCode: null,
    gridCode: null,
    fromDoctorStaffId: 'd1',
    toDoctorStaffId: 'd2',
    on: '2026-12-01',
  })
})
test('a village takes contracts along only when a doctor is named; people without a contract never do', () => {
  expect(sentOf(draft({ kind: 'village', to: 'b', village: 'v', toDoctor: '' }))?.toDoctorStaffId).toBe(null)
  expect(sentOf(draft({ kind: 'village', to: 'b', village: 'v' }))).toMatchObject({ toDoctorStaffId: 'd2', fromDoctorStaffId: null })
  expect(sentOf(draft({ kind: 'residents', from: '', to: 'b', village: 'v', grid: 'g' }))).toMatchObject({
    fromTeamId: null,
    toDoctorStaffId: null,
    gridCode: 'g',
  })
})
test('nothing is sent while something is missing', () => {
  expect(
    [{ toDoctor: '' }, { on: '' }, { kind: 'village' as const }, { kind: 'residents' as const, to: 'b' }].map((change) =>
      sentOf(draft(change)),
    ),
  ).toEqual([null, null, null, null])
})
test('what moves contracts begins tomorrow unless somebody says today, also after the last one was planned', () => {
  expect((['residents', 'village', 'doctor'] as const).map((kind) => emptyDraft(kind, '2026-11-30').on)).toEqual([
    '2026-11-30',
    '2026-12-01',
    '2026-12-01',
  ])
})
