import { expect, test } from 'vitest'
import { faultOfFile, isBusy, stepOf } from './read-file.ts'

test('only what can be read is sent', () => {
  expect(faultOfFile({ name: '名册.XLSX', size: 20 * 1024 * 1024 })).toBeNull()
  expect(faultOfFile({ name: '名册.xlsx', size: 20 * 1024 * 1024 + 1 })).toBe('upload.tooLarge')
  expect(faultOfFile({ name: '名册.et', size: 1 })).toBe('upload.wrongKind')
})
test('the line of steps follows the import', () => {
  expect([undefined, 'failed', 'abandoned', 'checking', 'checked', 'committing', 'done', 'undone'].map(stepOf)).toEqual([
    2, 2, 2, 3, 3, 4, 5, 5,
  ])
  expect(['checking', 'committing', 'undoing', 'checked'].map(isBusy)).toEqual([true, true, true, false])
})
