import { describe, expect, it } from 'vitest'
import type { LocalDate } from '#kernel/local-date.ts'
import { decideService, dueDayOf, itemsOf, nextServiceOn, owedBy, progressOf, servableDays } from './service-plan.ts'

const day = (text: string) => text as LocalDate
const from = day('2026-01-01')
const item = (code: string, times: number | null) => ({ item: code, zh: code, en: code, times })
const packageOf = (id: string, ...items: ReturnType<typeof item>[]) => ({ id, kind: 'paid' as const, zh: id, en: id, residentFen: 0, items })

describe('what a contract owes', () => {
  it('each item once, as often as the most generous package gives it', () => {
    const items = itemsOf({ packages: [packageOf('basic', item('advice', null), item('glucose', 2)), packageOf('chronic', item('glucose', 4), item('advice', 1))] })
    expect(items.map(({ item: code, timesAYear }) => [code, timesAYear])).toEqual([['advice', 1], ['glucose', 4]])
  })
  it('four a year are due after 84, 168, 252 and 335 days; what a year missed stays owed', () => {
    // ceil(335·k/4) = 84, 168, 252, 335; 2026-01-01 + 84 = 03-26, + 168 = 06-18, + 252 = 09-10, + 335 = 12-02.
    expect([1, 2, 3, 4, 5].map((nth) => dueDayOf(from, 4, nth))).toEqual(['2026-03-26', '2026-06-18', '2026-09-10', '2026-12-02', '2027-03-26'])
    expect(['2025-12-31', '2026-01-01', '2026-03-25', '2026-03-26', '2026-12-01', '2026-12-02', '2026-12-31', '2027-01-01', '2027-03-25', '2027-03-26'].map((on) => owedBy(from, 4, day(on)))).toEqual([0, 0, 0, 1, 3, 4, 4, 4, 4, 5])
  })
  it('counts what is owed and the day on which it is due alike, for every number of times and from a leap day too', () => {
    for (const start of ['2026-01-01', '2028-02-29', '2027-03-01'].map(day)) {
      for (let times = 1; times <= 13; times++) {
        for (let nth = 1; nth <= times * 3; nth++) {
          const due = dueDayOf(start, times, nth)
          expect([start, times, nth, owedBy(start, times, due) >= nth, owedBy(start, times, day(new Date(Date.parse(due) - 86_400_000).toISOString().slice(0, 10))) < nth]).toEqual([start, times, nth, true, true])
        }
      }
    }
  })
  it('an item that a supplement added is owed from that day on', () => {
    const { on: added, shares } = { on: day('2026-10-01'), shares: {} }
    const items = itemsOf({ packages: [packageOf('basic', item('advice', null)), { ...packageOf('chronic', item('glucose', 4)), added: { on: added, shares } }] })
    // 2026-10-01 + 84 = 12-24.
    expect([nextServiceOn(items, [], from), progressOf(items, [], from, day('2026-12-23'))[0]?.isBehind, progressOf(items, [], from, day('2026-12-24'))[0]?.isBehind]).toEqual(['2026-12-24', false, true])
    // Renewed, the new term is its beginning.
    expect(nextServiceOn(items, [], day('2027-01-01'))).toBe('2027-03-26')
  })
  it('shows what is behind, and never an item that is not counted', () => {
    const items = itemsOf({ packages: [packageOf('chronic', item('glucose', 4), item('ultrasound', 1), item('advice', null))] })
    const progress = progressOf(items, [{ item: 'glucose', times: 1, lastOn: day('2026-02-01') }], from, day('2026-06-18'))
    expect(progress.map(({ item: code, owedByNow, done, lastOn, isBehind }) => [code, owedByNow, done, lastOn, isBehind])).toEqual([['glucose', 2, 1, '2026-02-01', true], ['ultrasound', 0, 0, null, false], ['advice', 0, 0, null, false]])
  })
  it('knows from which day on something is behind', () => {
    const items = itemsOf({ packages: [packageOf('chronic', item('glucose', 4), item('ultrasound', 1), item('advice', null))] })
    const done = (glucose: number, ultrasound: number) => [{ item: 'glucose', times: glucose, lastOn: from }, { item: 'ultrasound', times: ultrasound, lastOn: from }]
    expect([done(0, 0), done(1, 0), done(4, 0), done(4, 1), done(5, 1)].map((one) => nextServiceOn(items, one, from))).toEqual(['2026-03-26', '2026-06-18', '2026-12-02', '2027-03-26', '2027-06-18'])
    expect(nextServiceOn(itemsOf({ packages: [packageOf('basic', item('advice', null))] }), [], from)).toBeNull()
  })
})

describe('entering a service', () => {
  const term = { from, until: day('2027-01-01') }
  const ground = { term, items: itemsOf({ packages: [packageOf('chronic', item('glucose', 4))] }), isOfTeam: true, twin: null }
  const decide = (servedOn: string, on: string, change: Partial<typeof ground> = {}, code = 'glucose') => {
    const decision = decideService({ item: code, servedOn: day(servedOn) }, { ...ground, ...change }, day(on))
    return decision.allowed ? 'yes' : decision.reasons.map((one) => one.code)
  }
  it.each([
    ['2025-12-31', '2026-06-01', ['CONTRACTS.SERVICE_BEFORE_TERM']], ['2026-01-01', '2026-06-01', 'yes'], ['2026-06-01', '2026-06-01', 'yes'], ['2026-06-02', '2026-06-01', ['CONTRACTS.SERVICE_IN_FUTURE']],
    ['2026-12-31', '2027-02-01', 'yes'], ['2027-01-01', '2027-02-01', ['CONTRACTS.SERVICE_AFTER_TERM']],
  ])('on %s, today being %s: %s', (servedOn, on, answer) => expect(decide(servedOn, on)).toEqual(answer))
  it('not before the day on which a supplement added the item', () => {
    const items = itemsOf({ packages: [{ ...packageOf('chronic', item('glucose', 4)), added: { on: day('2026-05-10'), shares: {} } }] })
    expect([decide('2026-05-09', '2026-06-01', { items }), decide('2026-05-10', '2026-06-01', { items })]).toEqual([['CONTRACTS.SERVICE_BEFORE_PACKAGE'], 'yes'])
  })
  it('only an item of the contract, by its team, once; all reasons at once', () => {
    expect(decide('2026-06-01', '2026-06-01', { isOfTeam: false, twin: '陈静' as never }, 'x')).toEqual(['CONTRACTS.SERVICE_ITEM_UNKNOWN', 'CONTRACTS.SERVICE_STAFF_NOT_OF_TEAM', 'CONTRACTS.SERVICE_ENTERED_BEFORE'])
  })
  it('there are days to choose from the first day to today or the last, and none before it begins or where it never did', () => {
    expect([servableDays(term, day('2025-12-31')), servableDays(term, from), servableDays(term, day('2027-05-01')), servableDays({ from, until: from }, day('2026-05-01'))]).toEqual([null, { first: from, last: from }, { first: from, last: '2026-12-31' }, null])
  })
})
