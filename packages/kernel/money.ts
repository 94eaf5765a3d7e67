/** A whole number of fen (1/100 yuan). Never yuan, never a fraction. */
export type Fen = number & { readonly unit: 'fen' }

/** Marks a count as fen. @throws Error when it is not a whole number that a double holds exactly */
export function fen(count: number): Fen {
  if (!Number.isSafeInteger(count)) throw new Error(`not a whole number of fen: ${count}`)
  return (count === 0 ? 0 : count) as Fen
}

/** Reads yuan as a regulation writes it: "120" is 12000 fen, "5.83" is 583. A third decimal is refused. */
export function fenFromYuan(text: string): Fen {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) throw new Error(`not an amount in yuan: "${text}"`)
  return fen(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')))
}

/** Yuan as people read it: 1234567 fen is "12,345.67", −5 fen is "-0.05". */
export function yuanText(amount: Fen): string {
  const whole = Math.floor(Math.abs(amount) / 100)
  const rest = String(Math.abs(amount) % 100).padStart(2, '0')
  return `${amount < 0 ? '-' : ''}${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`
}

/**
 * Splits `total` by weights out of `whole`, e.g. { resident: 10, city: 25, district: 65 } out of 100.
 * Each party gets its part rounded down to the fen; what is left over (less than one fen
 * a party) goes to `remainderTo`. The parts always add up to `total`.
 *
 * Example: 5000 fen by 20 : 70 : 30 out of 120 → 833, 2916, and 1251 for the party that takes the remainder.
 *
 * @throws Error if the weights do not add up to `whole`, or `remainderTo` is not one of the parties
 */
export function allocate<Party extends string>(
  total: Fen, weights: Record<Party, number>, whole: number, remainderTo: NoInfer<Party>,
): Record<Party, Fen> {
  const parties = Object.keys(weights) as Party[]
  const sum = parties.reduce((running, party) => running + weights[party], 0)
  if (sum !== whole || whole <= 0) throw new Error(`weights add up to ${sum}, not ${whole}`)
  if (!Object.hasOwn(weights, remainderTo)) throw new Error(`${remainderTo} is not one of the parties`)
  if (total < 0) throw new Error(`a refund is split as what was paid, not as ${total} fen`)

  const parts = {} as Record<Party, Fen>
  let left: number = total
  for (const party of parties) {
    parts[party] = scaleDown(total, weights[party], whole)
    left -= parts[party]
  }
  parts[remainderTo] = fen(parts[remainderTo] + left)
  return parts
}

/**
 * What instalment `k` of `count` still has to bring, when `posted` was brought before: round(total · k / count) − posted, half a fen up.
 * Cumulative, so no fen is lost however the instalments are cut.
 *
 * Example: 100 fen in 3 → 33, 34, 33.
 */
export function instalment(total: Fen, k: number, count: number, posted: Fen): Fen {
  if (!Number.isInteger(k) || !Number.isInteger(count) || k < 1 || k > count) throw new Error(`no instalment ${k} of ${count}`)
  return fen(Number((2n * BigInt(total) * BigInt(k) + BigInt(count)) / (2n * BigInt(count))) - posted)
}

/** A ratio as a whole number: 815,500 / 10,000 is 82 half up (81.55), 81 down, 82 up. Neither side is negative. */
export function divideRounded(numerator: number, denominator: number, rounding: 'half_up' | 'down' | 'up'): number {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || numerator < 0 || denominator <= 0) {
    throw new Error(`not a ratio to round: ${numerator} / ${denominator}`)
  }
  const down = Math.floor(numerator / denominator)
  const rest = numerator - down * denominator
  if (rounding === 'down') return down
  return (rounding === 'up' ? rest > 0 : rest * 2 >= denominator) ? down + 1 : down
}

/** total · weight / whole, rounded down; the product may be longer than a double holds. */
function scaleDown(total: Fen, weight: number, whole: number): Fen {
  return fen(Number((BigInt(total) * BigInt(weight)) / BigInt(whole)))
}
