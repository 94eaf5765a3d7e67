import { describe, expect, it } from 'vitest'
import type { LocalDate } from '#kernel/local-date.ts'
import { packOffering, readPolicies, type ServicePackage } from '#policy/index.ts'
import { compileExpression } from '#rules/compile-expression.ts'
import { settleAmendment } from '../settle-amendment.ts'
import { settleEnding } from '../settle-ending.ts'
import { type AmendableContract, type AmendmentAsked, decideAmendment } from './decide-amendment.ts'

const { packs } = readPolicies('policies')
const day = (text: string) => text as LocalDate
const on = day('2027-03-25')
const own = (id: string, residentFen: number): ServicePackage => ({
  id, kind: 'paid', zh: `自定${id}`, en: id, items: [], tier: null, variant: null, price: null, residentFen: residentFen as never, suggested: compileExpression('true'), only: null, shares: { resident: residentFen } as never, totalFen: residentFen as never, gap: null, because: [],
})
const yubei = packOffering(packs.get('500112') as never, [own('a', 6000), own('b', 3600)])
const basic = { id: 'basic', kind: 'basic' as const, zh: '基础包', en: 'Basic', residentFen: 0, items: [] }
const old = { id: 'old', kind: 'paid' as const, zh: '旧包', en: 'Old', residentFen: 3600, items: [] }
const contract: AmendableContract = {
  state: 'active', from: day('2026-11-24'), until: day('2028-11-24'), channel: 'desk', residentStatus: 'living',
  terms: { years: 2, packages: [basic, old], fee: { totalFen: 5600, residentFen: 3600, shares: { resident: 3600, medical_insurance: 2000 } }, combination: { name: '', institutions: [] }, consents: [] },
}
const oldShares = { resident: 3600, medical_insurance: 2000 }
const decide = (packageIds: string[], change: Partial<AmendableContract> = {}, asked: Partial<AmendmentAsked> = {}) =>
  decideAmendment(yubei, on, { ...contract, ...change }, { packageIds, isAnnexNew: false, populations: [], packageReasons: new Map(), ...asked }, (id) => (id === 'old' ? oldShares : null))
const amended = (...from: Parameters<typeof decide>) => { const decision = decide(...from); if (!decision.allowed) throw new Error(JSON.stringify(decision.reasons)); return decision.value }
const codes = (...from: Parameters<typeof decide>) => { const decision = decide(...from); return decision.allowed ? [] : decision.reasons.map(({ code }) => code) }

describe('an amendment', () => {
  it('takes off what fell away by who paid it then, adds what is new by who pays it now: 36 + 20 − (36 + 20) + 60', () => {
    const { terms, added, dropped } = amended(['basic', 'a'])
    expect(terms.fee).toEqual({ totalFen: 6000, residentFen: 6000, shares: { resident: 6000, medical_insurance: 0 } })
    expect(terms.packages).toMatchObject([{ id: 'basic' }, { id: 'a', added: { on, shares: { resident: 6000 } } }])
    expect([added.map(({ shares }) => shares), dropped.map(({ shares }) => shares)]).toEqual([[{ resident: 6000 }], [oldShares]])
    expect(terms.years).toBe(2)
  })

  it('keeps what stays at the price it was signed for, whatever it costs today', () => {
    expect(amended(['basic', 'old', 'b']).terms.packages[1]).toEqual(old)
    expect(amended(['basic', 'old', 'b']).terms.fee).toMatchObject({ totalFen: 9200, residentFen: 7200 })
  })

  it.each([
    [['basic', 'old'], {}, ['CONTRACTS.AMEND_NOTHING']],
    [['old'], {}, ['CONTRACTS.AMEND_BASIC_STAYS']],
    [['basic', 'gold'], {}, ['CONTRACTS.PACKAGE_NOT_OFFERED']],
    [['basic'], { until: on }, ['CONTRACTS.AMEND_NOT_RUNNING']],
    [['basic'], { until: day('2027-03-26') }, []],
    [['basic'], { from: day('2027-03-26') }, ['CONTRACTS.AMEND_NOT_RUNNING']],
    [['basic'], { channel: 'community' }, ['CONTRACTS.AMEND_NO_AGREEMENT']],
    [['basic'], { residentStatus: 'deceased' }, ['CONTRACTS.RESIDENT_NOT_HERE']],
    [['basic'], { state: 'ended' as const }, ['CONTRACTS.ALREADY_ENDED']],
    [['basic'], { terms: { ...contract.terms, packages: [basic, { ...old, id: 'older' }] } }, ['CONTRACTS.AMEND_SHARES_UNKNOWN']],
  ])('to %j of %j → %j', (packageIds, change, expected) => {
    expect(codes(packageIds, change)).toEqual(expected)
  })

  it.each([
    ['other payers than the fee was made of: 36 of the resident, none of the insurance', { resident: 3600 }, ['CONTRACTS.AMEND_SHARES_UNKNOWN']],
    ['a payer who never paid', { resident: 3600, medical_insurance: 2000, public_health: 500 }, ['CONTRACTS.AMEND_SHARES_UNKNOWN']],
    ['more of one and less of another', { resident: 3600, medical_insurance: 1500, public_health: 500 }, ['CONTRACTS.AMEND_SHARES_UNKNOWN']],
    ['the same', { resident: 3600, medical_insurance: 1500 }, [], { resident: 3600, medical_insurance: 1500, public_health: 0 }],
  ])('where the pack of the signing day, dated back since, names %s', (_, fee, expected, then: Record<string, number> = oldShares) => {
    const terms = { ...contract.terms, fee: { totalFen: 5600, residentFen: 3600, shares: fee } }
    const decision = decideAmendment(yubei, on, { ...contract, terms }, { packageIds: ['basic'], isAnnexNew: false, populations: [], packageReasons: new Map() }, (id) => (id === 'old' ? then : null))
    expect(decision.allowed ? [] : decision.reasons.map(({ code }) => code)).toEqual(expected)
    if (decision.allowed) expect(Object.values(decision.value.terms.fee.shares).every((share) => share === 0)).toBe(true)
  })

  it('asks the pack nothing about what falls away where the contract itself keeps who pays it', () => {
    const { terms } = amended(['basic', 'old', 'a'])
    const unlike = { ...terms, fee: { ...terms.fee, shares: { ...terms.fee.shares, medical_insurance: 1500 } } }
    expect(amended(['basic', 'old'], { terms: unlike }).terms.fee.shares).toEqual({ resident: 3600, medical_insurance: 1500 })
    expect(codes(['basic', 'a'], { terms: unlike })).toEqual(['CONTRACTS.AMEND_SHARES_UNKNOWN'])
  })

  it('needs a reason for a package nobody proposed, as signing does', () => {
    expect(codes(['basic', 'chronic_discount'])).toEqual(['CONTRACTS.PACKAGE_NEEDS_REASON'])
    expect(amended(['basic', 'chronic_discount'], {}, { packageReasons: new Map([['chronic_discount', '家属要求']]) }).terms.packages[1]).toMatchObject({ id: 'chronic_discount', chosenBecause: '家属要求' })
  })
})

describe('its money', () => {
  const settle = (packageIds: string[], when = on) => settleAmendment(packs.get('500112') as never, contract, when, amended(packageIds))
  it('eight of twelve months are left of what is added, five are begun of what is dropped: 60 → 40; 36 → 15 used, 21 over', () => {
    expect(settle(['basic', 'a'])?.year).toEqual({ lastDay: '2027-11-23', rule: 'by_month', months: 8, due: { resident: 4000 }, used: { resident: 1500, medical_insurance: 833 }, back: { resident: 2100, medical_insurance: 1167 } })
  })
  it('on a year’s first day the year is whole', () => {
    expect(settle(['basic', 'a'], day('2027-11-24'))?.year).toMatchObject({ lastDay: '2028-11-23', months: 12, due: { resident: 6000 }, used: { resident: 0 }, back: { resident: 3600 } })
  })
  it('what is taken and dropped on one day costs nothing', () => {
    const terms = amended(['basic', 'old', 'a']).terms
    const again = amended(['basic', 'old'], { terms })
    expect(settleAmendment(packs.get('500112') as never, contract, on, again)?.year).toMatchObject({ used: { resident: 0 }, back: { resident: 4000 } })
  })
  it('of packages nobody pays for there is none', () => {
    expect(settleAmendment(packs.get('500112') as never, contract, on, { added: [], dropped: [{ package: old, since: null, shares: { resident: 0 } }] })).toBeNull()
  })
  it('and an end in a later year counts the package for the whole of it, as it does the others', () => {
    const { terms } = amended(['basic', 'old', 'a'])
    const end = (when: string) => settleEnding(packs.get('500112') as never, { ...contract, terms }, day(when))?.year
    expect(end('2028-01-24')).toMatchObject({ months: 2, used: { resident: 1600 }, back: { resident: 8000 } }) // (36 + 60) · 2/12
    expect(end('2027-03-24')).toMatchObject({ months: 4, used: { resident: 1200 }, back: { resident: 6400 } }) // dated back before it was added: 36 · 4/12; 24 and the 40 that were due
  })
})
