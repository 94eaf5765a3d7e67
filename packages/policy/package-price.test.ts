import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { type Fen, fen } from '#kernel/money.ts'
import { packWith } from './a-pack.ts'
import { agreePackage, composePackage } from './compose-package.ts'
import { priceParts } from './package-catalogue.ts'
import { type PackageLine, priceOf, sharesOf } from './package-price.ts'
import { sumOfShares } from './shares.ts'

const on = localDate('2026-11-24')
const yuan = (amount: number): Fen => fen(amount * 100)
const line = (times: number, unit: number, insurance = 0, publicHealth = 0): PackageLine => ({
  item: 'one', zh: '一项', en: 'One', category: 'any', level: 'village_clinic', times, unitFen: yuan(unit), insuranceFen: yuan(insurance), publicHealthFen: yuan(publicHealth),
})
const tier = { zh: '中级包', fromFen: yuan(100), toFen: yuan(150) }
const codes = (decision: ReturnType<typeof priceOf>) => (decision.allowed ? [] : decision.reasons.map(({ code }) => code))

describe('the price of a package', () => {
  it('is the sum of its items less insurance, public health and discount: 4×15 + 1×120 = 180; −20 − 4×5 − 30 = 110, saved 70', () => {
    expect(priceOf([line(4, 15, 0, 5), line(1, 120, 20)], yuan(30), priceParts, tier)).toEqual({
      allowed: true,
      value: {
        lines: [{ ...line(4, 15, 0, 5), amountFen: 6000 }, { ...line(1, 120, 20), amountFen: 12000 }], sumFen: 18000, residentFen: 11000, savingFen: 7000,
        less: [{ part: 'medical_insurance', fen: 2000 }, { part: 'public_health', fen: 2000 }, { part: 'discount', fen: 3000 }],
      },
    })
  })

  it.each([
    [100, []], [150, []], [99.99, ['POLICY.PACKAGE_OUTSIDE_TIER']], [150.01, ['POLICY.PACKAGE_OUTSIDE_TIER']],
  ])('of %s yuan stands within 100 to 150, both included', (amount, expected) => {
    expect(codes(priceOf([{ ...line(1, 0), unitFen: fen(Math.round(amount * 100)) }], fen(0), priceParts, tier))).toEqual(expected)
  })

  it.each([
    ['no lines', [], 0, priceParts, ['POLICY.PACKAGE_EMPTY']],
    ['no times', [line(0, 15)], 0, priceParts, ['POLICY.PACKAGE_TIMES']],
    ['half a time', [line(0.5, 20)], 0, priceParts, ['POLICY.PACKAGE_TIMES']],
    ['more off than there is', [line(1, 15)], 16, priceParts, ['POLICY.PACKAGE_NEGATIVE']],
    ['a discount below nothing', [line(1, 15)], -1, priceParts, ['POLICY.PACKAGE_NEGATIVE']],
    ['a discount where the region knows none', [line(1, 15)], 5, ['medical_insurance'], ['POLICY.PACKAGE_NO_DISCOUNT']],
  ] as const)('is refused: %s', (_, lines, discount, less, expected) => {
    expect(codes(priceOf(lines, yuan(discount), less, null))).toEqual(expected)
  })

  it('adds up whatever it is made of: the shares with the discount are the sum, and nobody pays less than nothing', () => {
    const lines = fc.array(fc.record({ times: fc.integer({ min: 1, max: 365 }), unit: fc.integer({ min: 0, max: 100_000 }), insured: fc.integer({ min: 0, max: 100 }), funded: fc.integer({ min: 0, max: 100 }) }), { minLength: 1, maxLength: 40 })
    fc.assert(fc.property(lines, fc.integer({ min: 0, max: 1_000_000 }), fc.subarray([...priceParts]), (raw, discount, less) => {
      const made = raw.map(({ times, unit, insured, funded }): PackageLine => {
        const insuranceFen = fen(Math.floor((unit * insured) / 100))
        return { ...line(times, 0), unitFen: fen(unit), insuranceFen, publicHealthFen: fen(Math.floor(((unit - insuranceFen) * funded) / 100)) }
      })
      const priced = priceOf(made, fen(less.includes('discount') ? discount : 0), less, null)
      if (!priced.allowed) return priced.reasons.every(({ code }) => code === 'POLICY.PACKAGE_NEGATIVE')
      const { sumFen, residentFen, savingFen, less: taken } = priced.value
      const discounted = taken.find(({ part }) => part === 'discount')?.fen ?? 0
      return residentFen >= 0 && residentFen + savingFen === sumFen && sumOfShares(sharesOf(priced.value)) + discounted === sumFen
    }))
  })
})

describe('a region that pays in Chengdu’s three ways', () => {
  const items = { categories: [{ category: 'care', zh: '照护', en: 'Care' }], items: [{ item: 'visit', zh: '上门', en: 'Visit', category: 'care', level: 'township_health_centre', workload: '12', price: '50', medical_insurance: '10' }, { item: 'talk', zh: '咨询', en: 'Talk', category: 'care', level: 'village_clinic' }] }
  const kinds = (negotiable: string[]) => [
    { kind: 'government_full', zh: '政府全额支付', en: 'Government', negotiable: [] }, { kind: 'resident_fixed', zh: '居民固定支付', en: 'Fixed', negotiable: [] }, { kind: 'resident_agreement', zh: '居民协议支付', en: 'By agreement', negotiable },
  ]
  const region = (negotiable: string[]) => packWith('500112', { 'package.items': items, 'package.payment_kinds': kinds(negotiable) })
  const agree = (negotiable: string[], chosen: { item: string; times: number }[], discount: number) => agreePackage(region(negotiable), on, { items: chosen, discountFen: yuan(discount) })

  it('lets items, times and a discount be agreed on: 3×50 − 30 = 120, all paid by the resident', () => {
    expect(agree(['items', 'times', 'discount'], [{ item: 'visit', times: 3 }], 30)).toMatchObject({
      allowed: true, value: { kind: 'agreed', zh: '居民协议支付', residentFen: 12000, totalFen: 12000, shares: { resident: 12000 }, price: { sumFen: 15000, savingFen: 3000 } },
    })
  })

  it.each([
    [[], [{ item: 'visit', times: 1 }], 0, ['POLICY.NO_AGREEMENT']],
    [['items'], [{ item: 'visit', times: 2 }], 0, ['POLICY.PACKAGE_TIMES']],
    [['items'], [{ item: 'visit', times: 1 }], 5, ['POLICY.PACKAGE_NO_DISCOUNT']],
    [['items', 'times'], [{ item: 'talk', times: 2 }, { item: 'gold', times: 1 }], 0, ['POLICY.ITEM_UNPRICED', 'POLICY.ITEM_UNKNOWN', 'POLICY.PACKAGE_EMPTY']],
  ])('negotiable %j, asked %j less %i', (negotiable, chosen, discount, expected) => {
    const decision = agree(negotiable, chosen, discount)
    expect(decision.allowed ? [] : decision.reasons.map(({ code }) => code)).toEqual(expected)
  })

  it('with no tiers lets nobody compose one', () => {
    expect(() => composePackage(region(['items']), on, { tier: 'gold', items: [], discountFen: fen(0) })).toThrow('package.tiers')
  })
})
