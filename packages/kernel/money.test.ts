import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, divideRounded, fen, fenFromYuan, instalment, yuanText } from './money.ts'

describe('fen', () => {
  it('reads yuan as regulations write them', () => {
    expect([fenFromYuan('120'), fenFromYuan('5.83'), fenFromYuan('0.5'), fenFromYuan('0')]).toEqual([12000, 583, 50, 0])
  })
  it.each(['1.005', '-1', '1e3', '', '１２', '.5', '1.'])('refuses "%s" as an amount', (text) => {
    expect(() => fenFromYuan(text)).toThrow()
  })
  it('refuses fractions and numbers a double cannot hold', () => {
    expect(() => fen(0.5)).toThrow()
    expect(() => fen(2 ** 53)).toThrow()
  })
  it('writes yuan for people', () => {
    expect([0, 5, 5000, 1_234_567, -5, 100_000_000].map((n) => yuanText(fen(n)))).toEqual(
      ['0.00', '0.05', '50.00', '12,345.67', '-0.05', '1,000,000.00'],
    )
  })
})

describe('allocate', () => {
  it('gives the remainder to the party named', () => {
    // 5000·20/120 = 833.33, 5000·70/120 = 2916.67, 5000·30/120 = 1250 and 1 fen left over
    expect(allocate(fen(5000), { resident: 20, insurance: 70, finance: 30 }, 120, 'finance')).toEqual({ resident: 833, insurance: 2916, finance: 1251 })
  })
  it('refuses weights that do not add up, an unknown party and a negative total', () => {
    expect(() => allocate(fen(100), { a: 30, b: 60 }, 100, 'a')).toThrow(/90, not 100/)
    expect(() => allocate(fen(100), { a: 30, b: 70 } as Record<string, number>, 100, 'toString')).toThrow(/toString/)
    expect(() => allocate(fen(-1), { a: 100 }, 100, 'a')).toThrow(/refund/)
  })
  it('never loses a fen and never strays by one from the exact part', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 6 }).filter((all) => all.some((w) => w > 0))
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 52 }), weights, (total, each) => {
      const named = Object.fromEntries(each.map((w, i) => [`p${i}`, w]))
      const whole = each.reduce((a, b) => a + b, 0)
      const parts = allocate(fen(total), named, whole, 'p0')
      expect(Object.values(parts).reduce((a, b) => a + b, 0)).toBe(total)
      for (const [party, part] of Object.entries(parts)) {
        const below = BigInt(part) * BigInt(whole) <= BigInt(total) * BigInt(named[party] as number)
        if (party !== 'p0') expect(below).toBe(true)
      }
    }))
  })
})

describe('instalment', () => {
  it('cuts 100 fen in three as 33, 34, 33', () => {
    // round(33.33)=33; round(66.67)=67, 67−33=34; 100−67=33
    const parts = [33, 34, 33]
    let posted = 0
    for (const [i, part] of parts.entries()) {
      expect(instalment(fen(100), i + 1, 3, fen(posted))).toBe(part)
      posted += part
    }
  })
  it('makes good what an earlier instalment left out', () => {
    expect(instalment(fen(100), 2, 3, fen(0))).toBe(67)
  })
  it.each([[0, 3], [4, 3], [1.5, 3]])('knows no instalment %s of %s', (k, count) => {
    expect(() => instalment(fen(100), k, count, fen(0))).toThrow()
  })
})

describe('a ratio', () => {
  it.each([[20_407_5, 10, 20_408, 20_407, 20_408], [204_074, 10, 20_407, 20_407, 20_408], [20, 10, 2, 2, 2], [0, 10, 0, 0, 0]])(
    '%i / %i is %i half up, %i down, %i up', (numerator, denominator, half, down, up) => {
      expect([divideRounded(numerator, denominator, 'half_up'), divideRounded(numerator, denominator, 'down'), divideRounded(numerator, denominator, 'up')])
        .toEqual([half, down, up])
    })
  it('refuses fractions and negatives', () => {
    expect(() => divideRounded(0.5, 1, 'down')).toThrow()
    expect(() => divideRounded(-1, 2, 'down')).toThrow()
    expect(() => divideRounded(1, 0, 'down')).toThrow()
  })
})
