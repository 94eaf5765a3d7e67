import { describe, expect, it } from 'vitest'
import type { LocalDate } from '#kernel/local-date.ts'
import { type CorrectableContract, type CorrectionAsked, decideCorrection, representativeNow } from './decide-correction.ts'

const on = '2026-11-24' as LocalDate
const day = (text: string) => text as LocalDate
const bishan = { tier: 'second', label: '二级医院', institutionId: 'h1', name: '人民医院' }
const contract: CorrectableContract = {
  state: 'active', channel: 'import', number: 'A-1', from: day('2026-01-01'), until: day('2027-01-01'), representative: { name: '罗小艳', relation: 'child' }, others: [],
  terms: {
    years: 1, packages: [{ id: 'basic', kind: 'basic', zh: '基础包', en: 'Basic', residentFen: 0, items: [] }, { id: 'p1', kind: 'paid', zh: '康养包', en: 'Care', residentFen: 5000, chosenBecause: '家属要求', items: [] }],
    fee: { totalFen: 5000, residentFen: 5000, shares: { resident: 5000 } }, combination: { name: '1+1', institutions: [bishan] }, consents: [],
  },
}
const nothing: CorrectionAsked = { representative: null, packageReasons: [], hospitals: [], takenOver: null }
const decide = (asked: Partial<CorrectionAsked>, change: Partial<CorrectableContract> = {}) => decideCorrection({ ...contract, ...change }, { ...nothing, ...asked }, on)
const codes = (...from: Parameters<typeof decide>) => { const decision = decide(...from); return decision.allowed ? [] : decision.reasons.map(({ code }) => code) }
const days = (number: string, from: string, lastDay: string) => ({ takenOver: { number, from: day(from), lastDay: day(lastDay) } })

describe('a correction', () => {
  it('names each fact that changed, before and after, and gives the terms as they are then', () => {
    const decision = decide({
      representative: { name: '罗小燕', relation: 'child' }, packageReasons: [{ id: 'p1', reason: '术后调养，家属要求' }], hospitals: [{ tier: 'second', wrongId: 'h1', right: { id: 'h2', name: '中医院' } }], ...days('A-10', '2026-01-01', '2027-12-31'),
    })
    expect(decision).toMatchObject({ allowed: true, value: { number: 'A-10', from: '2026-01-01', until: '2028-01-01' } })
    if (!decision.allowed) return
    expect(decision.value.corrections).toEqual([
      { field: 'representative-name', of: null, before: '罗小艳', after: '罗小燕' }, { field: 'package-reason', of: '康养包', before: '家属要求', after: '术后调养，家属要求' }, { field: 'hospital', of: '二级医院', before: '人民医院', after: '中医院' },
      { field: 'number', of: null, before: 'A-1', after: 'A-10' }, { field: 'last-day', of: null, before: '2026-12-31', after: '2027-12-31' },
    ])
    expect(decision.value.terms.combination.institutions).toEqual([{ ...bishan, institutionId: 'h2', name: '中医院' }])
    expect(decision.value.terms.packages[1]).toMatchObject({ chosenBecause: '术后调养，家属要求', residentFen: 5000 })
    expect(decision.value.terms.packages[0]).not.toHaveProperty('chosenBecause')
  })

  it('of nothing is none', () => {
    expect(codes({})).toEqual(['CONTRACTS.NOTHING_TO_CORRECT'])
    expect(codes({ representative: { name: '罗小艳', relation: 'child' }, ...days('A-1', '2026-01-01', '2026-12-31') })).toEqual(['CONTRACTS.NOTHING_TO_CORRECT'])
  })

  it.each([
    ['its last day the day before the next begins', [{ from: '2027-06-01', until: '2028-06-01' }], '2027-05-31', []],
    ['its last day that on which the next begins', [{ from: '2027-06-01', until: '2028-06-01' }], '2027-06-01', ['CONTRACTS.OLD_CROSSES']],
    ['over yesterday', [], '2026-11-23', ['CONTRACTS.CORRECTION_TURNS_STANDING']],
    ['over tomorrow', [], '2026-11-24', []],
    ['over before it begins', [], '2025-12-31', ['CONTRACTS.OLD_DAYS_REVERSED']],
  ])('%s', (_, others, lastDay, expected) => {
    expect(codes(days('A-1', '2026-01-01', lastDay as string), { others: others as never })).toEqual(expected)
  })

  it.each([
    ['two years to the day', '2026-01-01', '2027-12-31', 2],
    ['a year and a half and a day', '2026-01-01', '2027-07-03', 2],
    ['a year and a half less two days', '2026-01-01', '2027-06-30', 1],
    ['three months', '2026-09-01', '2026-11-30', 1],
    ['ten years, two leap years among them', '2026-01-01', '2035-12-31', 10],
  ])('of days tells the years of the term anew: %s', (_, from, lastDay, years) => {
    const decision = decide(days('A-1', from, lastDay), { terms: { ...contract.terms, years: 5 } })
    expect(decision).toMatchObject({ allowed: true, value: { terms: { years } } })
  })

  it('of the number alone leaves the years, and a term however long, as they were', () => {
    const long = { until: day('2046-01-01'), terms: { ...contract.terms, years: 5 } }
    expect(decide(days('A-10', '2026-01-01', '2045-12-31'), long)).toMatchObject({ allowed: true, value: { number: 'A-10', terms: { years: 5 } } })
    expect(decide({ packageReasons: [{ id: 'p1', reason: '术后调养' }] }, long)).toMatchObject({ allowed: true, value: { terms: { years: 5 } } })
  })

  it('goes no further than ten years after the first day', () => {
    expect(decide(days('A-1', '2026-01-01', '2036-01-01'))).toEqual({ allowed: false, reasons: [{ code: 'CONTRACTS.CORRECTION_TERM_TOO_LONG', params: { years: 10, from: '2026-01-01' } }] })
    expect(codes(days('A-1', '2026-01-01', '2126-12-31'))).toEqual(['CONTRACTS.CORRECTION_TERM_TOO_LONG'])
    expect(codes(days('A-1', '9990-01-01', '9999-12-30'), { from: day('2027-01-01'), until: day('2028-01-01') })).toEqual([])
    expect(codes(days('A-1', '2015-11-24', '2026-12-31'))).toEqual(['CONTRACTS.CORRECTION_TERM_TOO_LONG']) // the first day moved back
  })

  it('of days and number only where they came from an older system, and of a running contract', () => {
    expect(codes(days('A-1', '2026-01-01', '2027-12-31'), { channel: 'desk' })).toEqual(['CONTRACTS.CORRECTION_OF_SIGNED_DAYS'])
    expect(codes(days('A-1', '2026-01-01', '2027-12-31'), { state: 'ended' })).toEqual(['CONTRACTS.ALREADY_ENDED'])
  })

  it('says all that stands against it at once', () => {
    expect(codes({ representative: { name: '甲某', relation: 'child' }, packageReasons: [{ id: 'basic', reason: '没有' }], hospitals: [{ tier: 'second', wrongId: 'h9', right: null }, { tier: 'second', wrongId: 'h1', right: null }] }, { representative: null }))
      .toEqual(['CONTRACTS.CORRECTION_NO_REPRESENTATIVE', 'CONTRACTS.CORRECTION_NO_REASON', 'CONTRACTS.CORRECTION_OTHER_HOSPITAL', 'CONTRACTS.HOSPITAL_NOT_OFFERED'])
  })
})

it('who signed is as the envelope says and as it was corrected since', () => {
  const fixed = (field: 'representative-name' | 'representative-relation', after: string) => ({ field, of: null, before: '', after })
  expect(representativeNow({ name: '甲', relation: 'child' }, [fixed('representative-name', '乙'), fixed('representative-name', '丙'), fixed('representative-relation', 'spouse')])).toEqual({ name: '丙', relation: 'spouse' })
  expect(representativeNow(null, [])).toBeNull()
})
