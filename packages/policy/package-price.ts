import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import { type Fen, fen, yuanText } from '#kernel/money.ts'
import type { CatalogueItem, PackageTier, PricePart } from './package-catalogue.ts'

/** One item of a package, so many times a contract year. Money for one time. */
export type PackageLine = Pick<CatalogueItem, 'item' | 'zh' | 'en' | 'category' | 'level' | 'insuranceFen' | 'publicHealthFen'> & { times: number; unitFen: Fen }
/** `amountFen` is what the line comes to in a contract year. */
export type PackagePrice = { lines: (PackageLine & { amountFen: Fen })[]; sumFen: Fen; less: { part: PricePart; fen: Fen }[]; residentFen: Fen; savingFen: Fen }

/**
 * What a package made of these lines costs the resident a contract year: the sum of the items, less each part the region takes off. The saving is all
 * that was taken off. Refused: no lines, more taken off than the sum, a resident's part outside the tier's range; all reasons at once.
 *
 * Example: 4 × 15 + 1 × 120 = 180 yuan; insurance 20, public health 4 × 5 = 20, discount 30 → the resident pays 110 and saves 70.
 *
 * @source 经验材料·大丰 一(二)
 */
export function priceOf(lines: readonly PackageLine[], discountFen: Fen, less: readonly PricePart[], tier: Pick<PackageTier, 'zh' | 'fromFen' | 'toFen'> | null): Decision<PackagePrice> {
  if (lines.some(({ times }) => !Number.isInteger(times) || times < 1)) return refuse({ code: 'POLICY.PACKAGE_TIMES' })
  const over = (amountOf: (line: PackageLine) => Fen) => fen(lines.reduce((running, line) => running + line.times * amountOf(line), 0))
  const sumFen = over(({ unitFen }) => unitFen)
  const amounts: Record<PricePart, Fen> = { medical_insurance: over(({ insuranceFen }) => insuranceFen), public_health: over(({ publicHealthFen }) => publicHealthFen), discount: discountFen }
  const parts = less.map((part) => ({ part, fen: amounts[part] }))
  const savingFen = fen(parts.reduce((running, part) => running + part.fen, 0))
  const residentFen = fen(sumFen - savingFen)
  const reasons: Reason[] = []
  if (lines.length === 0) reasons.push({ code: 'POLICY.PACKAGE_EMPTY' })
  if (discountFen > 0 && !less.includes('discount')) reasons.push({ code: 'POLICY.PACKAGE_NO_DISCOUNT' })
  if (discountFen < 0 || residentFen < 0) reasons.push({ code: 'POLICY.PACKAGE_NEGATIVE', params: { sum: yuanText(sumFen), less: yuanText(savingFen) } })
  else if (tier && lines.length > 0 && (residentFen < tier.fromFen || residentFen > tier.toFen)) {
    reasons.push({ code: 'POLICY.PACKAGE_OUTSIDE_TIER', params: { tier: tier.zh, resident: yuanText(residentFen), from: yuanText(tier.fromFen), to: yuanText(tier.toFen) } })
  }
  return reasons.length > 0 ? refuse(...reasons) : allow({ lines: lines.map((line) => ({ ...line, amountFen: fen(line.times * line.unitFen) })), sumFen, less: parts, residentFen, savingFen })
}

/** Who pays how much of a priced package: each part that somebody pays, and the resident; a discount is paid by nobody. Adds up to the sum of the items less the discount. */
export function sharesOf({ less, residentFen }: PackagePrice): Record<string, Fen> {
  return { ...Object.fromEntries(less.filter(({ part, fen: amount }) => part !== 'discount' && amount > 0).map(({ part, fen: amount }) => [part, amount])), resident: residentFen }
}
