import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableOfPlan } from '#api/plan-table.ts'
import { placePaste } from '../../kit/parse-paste.ts'
import type { Row } from './figures.ts'
import { pasteColumns, pasteWords } from './paste-words.ts'
import { aPlan, aRow } from './plan.fixture.ts'
import { isDoubtful, joinHeld, sortPaste } from './sort-paste.ts'

const two = aPlan([
  aRow({ townshipCode: 'a', name: '双龙湖街道', persons: 97_337 }),
  aRow({ townshipCode: 'b', name: '古路镇', persons: 26_469, override: 12_000, overrideReason: '搬迁', quota: 12_000 }),
])
const laid = (plan: ReturnType<typeof aPlan>, text: string) => {
  const paste = placePaste(text, { names: plan.rows.map(({ name }) => name), words: pasteWords, startRow: 0, startColumn: 0 })
  return { paste, sorted: sortPaste(plan, paste, pasteColumns) }
}
const nothing = { kept: [], doubtful: [], waiting: [], impossible: [] }

/** As a spreadsheet copies cells: tabs between, quotes where a cell holds a tab, an end of line or begins with a quote. */
const asSheet = (rows: (string | number | null)[][]) =>
  rows
    .map((row) =>
      row
        .map((cell) => (/[\t\n\r]|^"/.test(String(cell ?? '')) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell ?? '')))
        .join('\t'),
    )
    .join('\r\n')
const asFile = (rows: (string | number | null)[][]) =>
  rows
    .map((row) =>
      row.map((cell) => (/[",\r\n]/.test(String(cell ?? '')) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell ?? ''))).join(','),
    )
    .join('\r\n')

const anyRow = fc.record({
  persons: fc.integer({ min: 0, max: 2_000_000 }),
  kind: fc.constantFrom('urban' as const, 'rural' as const),
  share: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
  reason: fc.oneof(
    fc.constantFrom('两个村搬迁', '按 12,500 计\t复核', '“甲”\n"乙"', '=1+1', '常住人口', '88'),
    fc.string({ maxLength: 12 }),
  ),
  printed: fc.option(fc.nat(99_999), { nil: null }),
  signed: fc.option(fc.nat(99_999), { nil: null }),
})
const anyPlan = fc.array(anyRow, { minLength: 1, maxLength: 30 }).map((rows) =>
  aPlan(
    rows.map(({ persons, kind, share, reason, printed, signed }, index): Row => {
      const rateBasisPoints = kind === 'urban' ? 2000 : 4500
      const computed = Math.round((persons * rateBasisPoints) / 10_000)
      const override = share === null ? null : Math.floor(persons * share)
      const name = `${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${'东西南'[Math.floor(index / 10)]}${kind === 'urban' ? '街道' : '镇'}`
      const overrideReason = override === null ? null : reason
      return aRow({
        townshipCode: String(index),
        place: index + 1,
        name,
        kind,
        persons,
        rateBasisPoints,
        productTenThousandths: persons * rateBasisPoints,
        computed,
        override,
        overrideReason,
        quota: override ?? computed,
        printed,
        signed,
      })
    }),
  ),
)

test('pasting the export of any plan back changes nothing, whole or its rows alone, from a sheet or from the file', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const table = tableOfPlan(plan)
      for (const text of [asSheet(table), asFile(table), asSheet(table.slice(2, 3 + plan.rows.length))]) {
        const { paste, sorted } = laid(plan, text)
        expect(sorted).toEqual(nothing)
        expect(paste.problems).toEqual([])
        expect(paste.rows).toBe(plan.rows.length)
      }
    }),
    { numRuns: 200 },
  )
})

test('and a population changed in it is the one thing that changes', () => {
  const table = tableOfPlan(two).map((row) => row.map((cell) => (cell === 97_337 ? 97_400 : cell)))
  expect(laid(two, asSheet(table)).sorted).toEqual({
    ...nothing,
    kept: [{ townshipCode: 'a', persons: 97_400, override: null, overrideReason: null }],
  })
})

test('a population that changes by more than half is asked about: half is not, one more is', () => {
  expect([
    isDoubtful(1000, 1500),
    isDoubtful(1000, 1501),
    isDoubtful(1000, 500),
    isDoubtful(1000, 499),
    isDoubtful(0, 0),
    isDoubtful(0, 1),
  ]).toEqual([false, true, false, true, false, true])
  expect(laid(two, '双龙湖\t1').sorted).toEqual({ ...nothing, doubtful: [{ townshipCode: 'a', value: 1 }] })
})

test('a quota above the population is impossible, and so is a population beneath the override that stands', () => {
  expect(laid(two, '双龙湖\t97400\t97401\n古路镇\t11999').sorted).toMatchObject({
    kept: [{ townshipCode: 'a', persons: 97_400 }],
    waiting: [],
    impossible: [
      { column: 'override', name: '双龙湖街道', quota: 97_401, persons: 97_400 },
      { column: 'persons', name: '古路镇', quota: 12_000, persons: 11_999 },
    ],
  })
})

test('an override waits for its reason; a second paste does not throw the first away', () => {
  const first = laid(two, '双龙湖\t\t19000').sorted.waiting
  expect(first).toEqual([{ townshipCode: 'a', value: 19_000 }])
  expect(joinHeld(first, laid(two, '古路镇\t\t13000').sorted.waiting)).toEqual([...first, { townshipCode: 'b', value: 13_000 }])
  expect(joinHeld(first, [{ townshipCode: 'a', value: 1 }])).toEqual([{ townshipCode: 'a', value: 1 }])
})
