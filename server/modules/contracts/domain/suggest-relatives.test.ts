import { expect, it } from 'vitest'
import type { LocalDate } from '#kernel/local-date.ts'
import { keyFirst, type Relative, suggestRelatives } from './suggest-relatives.ts'

const on = '2026-11-24' as LocalDate
const one = (name: string, birthOn: string, populations: string[] = [], isSigned = false): Relative => ({ residentId: name, name, birthOn: birthOn as LocalDate, populations, isSigned })

it('suggests who is unsigned, 35 or older and well, where somebody at home has hypertension or diabetes', () => {
  const home = [one('罗玉珍', '1957-01-01', ['elderly', 'hypertension']), one('周大明', '1955-01-01', ['elderly']), one('周小明', '1991-11-24'), one('周小红', '1991-11-25'), one('签了的', '1960-01-01', [], true), one('也有病的', '1960-01-01', ['diabetes'])]
  expect([...suggestRelatives(home, on)]).toEqual([['周大明', { patient: '罗玉珍', illnesses: ['hypertension'] }], ['周小明', { patient: '罗玉珍', illnesses: ['hypertension'] }]])
})
it('names the eldest patient with all illnesses; a patient who is signed counts; without a patient nobody is suggested', () => {
  const [young, old, wife] = [one('小的', '1970-01-01', ['diabetes']), one('老的', '1950-01-01', ['diabetes', 'hypertension'], true), one('妻子', '1952-01-01')]
  expect([...suggestRelatives([young, old, wife], on)]).toEqual([['妻子', { patient: '老的', illnesses: ['hypertension', 'diabetes'] }]])
  expect(suggestRelatives([wife, one('残疾人', '1950-01-01', ['disabled'])], on).size).toBe(0)
})
it('puts those first of whom everybody must sign, then key populations, then the others as they stood', () => {
  const names = keyFirst([one('其他', '1950-01-01'), one('一类', '1990-01-01', ['elderly']), one('两类', '1990-01-01', ['elderly', 'hypertension']), one('须全签', '1990-01-01', ['registered_poor_household']), one('又一其他', '1940-01-01')], ['registered_poor_household']).map(({ name }) => name)
  expect(names).toEqual(['须全签', '两类', '一类', '其他', '又一其他'])
})
