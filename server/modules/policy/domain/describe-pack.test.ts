import { join } from 'node:path'
import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { type Key, loadPacks, type Pack, readCatalogue, rules, shapes } from '#policy/index.ts'
import { countAnswers, describePack, ruleOfEntry } from './describe-pack.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'policies')
const { catalogue } = readCatalogue(folder)
const packs = loadPacks(folder)
const xiamen = packs.get('350200') as Pack
const entryOf = (pack: Pack, key: Key, on: string) => describePack(pack, catalogue, localDate(on)).flatMap(({ entries }) => entries).find((entry) => entry.key === key)

it.each(Object.keys(shapes))('%s has a rule that reads it and asks for nothing', (key) => {
  expect(rules[ruleOfEntry(key)]?.key).toBe(key)
})

it('every pack describes on any day, before it begins and long after', () => {
  for (const pack of packs.values()) for (const on of ['2000-01-01', '2017-06-21', '2026-01-01', '2099-12-31']) {
    const entries = describePack(pack, catalogue, localDate(on)).flatMap(({ entries: of }) => of)
    expect(entries.map(({ key }) => key)).toEqual(catalogue.entries.map(({ key }) => key))
    for (const { values } of entries) expect(values.filter(({ standing }) => standing === 'in_force').length).toBeLessThanOrEqual(1)
  }
})

it('the day before a value begins it is still to come, on the day it is in force', () => {
  expect(entryOf(xiamen, 'fee.standard', '2016-08-31')?.values[0]?.standing).toBe('future')
  expect(entryOf(xiamen, 'fee.standard', '2016-09-01')?.values[0]?.standing).toBe('in_force')
})

it('a value that needs an entry left open says which, instead of a meaning', () => {
  const { 'fee.standard': standard, ...others } = xiamen.answers
  const without = { ...xiamen, answers: { ...others, 'fee.standard': { ...standard, status: 'unknown', question: '多少？', values: {} } } } as Pack
  expect(entryOf(without, 'fee.funding', '2017-03-01')?.values[0]).toMatchObject({ result: null, gap: 'fee.standard' })
})

it('counts what is answered, open, unsure, taken and only for demonstration', () => {
  expect(countAnswers(xiamen, localDate('2026-11-24'))).toEqual({ entries: 121, answered: 43, unknown: 78, silent: 0, unsure: 9, demo: 0, taken: 0 })
  expect(countAnswers(packs.get('500112') as Pack, localDate('2026-11-24'))).toEqual({ entries: 121, answered: 43, unknown: 77, silent: 1, unsure: 10, demo: 9, taken: 4 })
  // What begins later is not answered yet; of Yubei's a target of one year is over.
  expect(countAnswers(xiamen, localDate('2010-01-01'))).toEqual({ entries: 121, answered: 0, unknown: 78, silent: 43, unsure: 0, demo: 0, taken: 0 })
  expect(countAnswers(xiamen, localDate('2016-08-31'))).toMatchObject({ answered: 8, silent: 35 })
})
