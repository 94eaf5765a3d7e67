import { describe, expect, it } from 'vitest'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { decideService, dueDayOf, itemsOf, nextServiceOn, owedBy, progressOf, servableDays } from './service-plan.ts'

const day = (text: string) => text as LocalDate
const from = day('2026-01-01')
const item = (code: string, times: number | null) => ({ item: code, zh: code, en: code, times })
const packageOf = (id: string, ...items: ReturnType<typeof item>[]) => ({ id, kind: 'paid' as const, zh: id, en: id, residentFen: 0, items })

describe('what a contract owes', () => {
  it('each item as often as its packages give it together, so that whoever pays for one gets what it adds', () => {
    const items = itemsOf({ packages: [packageOf('basic', item('advice', null), item('glucose', 2)), packageOf('chronic', item('glucose', 4), item('advice', 1))] })
    expect(items.map(({ item: code, timesAYear }) => [code, timesAYear])).toEqual([['advice', 1], ['glucose', 6]]) // 2 + 4
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
  describe('an item that a supplement gives more often', () => {
    const supplement = (on: string, times: number | null) => ({ ...packageOf(`since ${on}`, item('bp', times)), added: { on: day(on), shares: {} } })
    const items = itemsOf({ packages: [packageOf('chronic', item('bp', 4)), supplement('2026-10-01', 8)] }) // 4 + 8 = 12
    const owed = (all: typeof items, on: string, begun = from) => progressOf(all, [], begun, day(on))[0]?.owedByNow
    const next = (all: typeof items, times: number, begun = from) => nextServiceOn(all, [{ item: 'bp', times, lastOn: from }], begun)
    it('is owed as before until then and more often after', () => {
      expect(items[0]?.timesAYear).toBe(12)
      // 4 a year: 03-26, 06-18, 09-10. 12 a year: 10-01 + ceil(335/12) = 28 → 10-29, + 56 → 11-26, + 84 → 12-24.
      expect(['2026-03-25', '2026-03-26', '2026-09-10', '2026-10-01', '2026-10-28', '2026-10-29', '2026-11-26', '2026-12-24'].map((on) => owed(items, on))).toEqual([0, 1, 3, 3, 3, 4, 5, 6])
      expect([0, 1, 2, 3, 4, 5].map((times) => next(items, times))).toEqual(['2026-03-26', '2026-06-18', '2026-09-10', '2026-10-29', '2026-11-26', '2026-12-24'])
    })
    it('is done by what was done before too, as far as that was not owed yet', () => {
      const behind = (times: number, on: string) => progressOf(items, [{ item: 'bp', times, lastOn: from }], from, day(on))[0]?.isBehind
      expect([behind(2, '2026-10-01'), behind(3, '2026-10-28'), behind(3, '2026-10-29'), behind(4, '2026-11-25'), behind(4, '2026-11-26')]).toEqual([true, false, true, false, true])
    })
    it('is never due later than without the supplement', () => {
      // The fourth of 4 a year is due on 12-02; of 5 a year since 12-01 the next would be on 12-01 + 67 = 2027-02-06, the fifth then.
      const late = itemsOf({ packages: [packageOf('chronic', item('bp', 4)), supplement('2026-12-01', 1)] })
      expect([owed(late, '2026-12-01'), owed(late, '2026-12-02'), next(late, 3), owed(late, '2027-02-05'), next(late, 4)]).toEqual([3, 4, '2026-12-02', 4, '2027-03-26'])
    })
    it('whichever package stands first on the paper; one that does not count it changes nothing; renewed, all of it from the first day', () => {
      expect(itemsOf({ packages: [supplement('2026-10-01', 8), packageOf('chronic', item('bp', 4))] })[0]).toEqual({ ...items[0] })
      const [more] = itemsOf({ packages: [packageOf('chronic', item('bp', 4)), supplement('2026-10-01', 2), supplement('2026-11-01', null)] })
      expect(more?.stretches).toEqual([{ timesAYear: 4, since: null }, { timesAYear: 6, since: '2026-10-01' }])
      expect([owed(items, '2027-01-29', day('2027-01-01')), next(items, 0, day('2027-01-01'))]).toEqual([1, '2027-01-29'])
    })
    it('twice, and one that was not counted before', () => {
      // 10-01 to 11-26 are 56 days of 12 a year: two more than three; 24 a year: 11-26 + ceil(335/24) = 14 → 12-10.
      const twice = itemsOf({ packages: [packageOf('chronic', item('bp', 4)), supplement('2026-11-26', 12), supplement('2026-10-01', 8)] }) // 4, 12, 24
      expect([owed(twice, '2026-11-26'), owed(twice, '2026-12-09'), owed(twice, '2026-12-10'), next(twice, 5)]).toEqual([5, 5, 6, '2026-12-10'])
      const counted = itemsOf({ packages: [packageOf('basic', item('bp', null)), supplement('2026-10-01', 12)] })
      expect([owed(counted, '2026-10-28'), owed(counted, '2026-10-29'), next(counted, 0)]).toEqual([0, 1, '2026-10-29'])
    })
    it('counts what is owed and the day on which it is due alike', () => {
      for (const [first, then, on] of [[1, 2, '2026-02-01'], [4, 12, '2026-10-01'], [4, 5, '2026-12-01'], [3, 13, '2027-01-15'], [11, 12, '2026-06-30']] as const) {
        const both = itemsOf({ packages: [packageOf('chronic', item('bp', first)), supplement(on, then - first)] })
        for (let times = 0; times < 40; times++) {
          const due = next(both, times) as LocalDate
          expect([first, then, times, Number(owed(both, due)) > times, Number(owed(both, addDays(due, -1))) <= times]).toEqual([first, then, times, true, true])
        }
      }
    })
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
  it('from the first day on which any package has the item, also where a supplement gives it more often', () => {
    const added = (on: string) => ({ on: day(on), shares: {} })
    const items = itemsOf({ packages: [packageOf('chronic', item('glucose', 4)), { ...packageOf('more', item('glucose', 12)), added: added('2026-05-10') }] })
    expect([decide('2026-01-01', '2026-06-01', { items }), decide('2026-05-09', '2026-06-01', { items })]).toEqual(['yes', 'yes'])
    const later = itemsOf({ packages: [{ ...packageOf('more', item('glucose', 12)), added: added('2026-05-10') }, { ...packageOf('some', item('glucose', 4)), added: added('2026-03-10') }] })
    expect([decide('2026-03-09', '2026-06-01', { items: later }), decide('2026-03-10', '2026-06-01', { items: later })]).toEqual([['CONTRACTS.SERVICE_BEFORE_PACKAGE'], 'yes'])
  })
  it('only an item of the contract, by its team, once; all reasons at once', () => {
    expect(decide('2026-06-01', '2026-06-01', { isOfTeam: false, twin: '陈静' as never }, 'x')).toEqual(['CONTRACTS.SERVICE_ITEM_UNKNOWN', 'CONTRACTS.SERVICE_STAFF_NOT_OF_TEAM', 'CONTRACTS.SERVICE_ENTERED_BEFORE'])
  })
  it('there are days to choose from the first day to today or the last, and none before it begins or where it never did', () => {
    expect([servableDays(term, day('2025-12-31')), servableDays(term, from), servableDays(term, day('2027-05-01')), servableDays({ from, until: from }, day('2026-05-01'))]).toEqual([null, { first: from, last: from }, { first: from, last: '2026-12-31' }, null])
  })
})
