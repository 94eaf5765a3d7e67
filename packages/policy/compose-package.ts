import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { type Fen, fen } from '#kernel/money.ts'
import { compileExpression } from '#rules/compile-expression.ts'
import { type Explained, joinBecause } from './because.ts'
import type { Pack } from './pack.ts'
import { itemCatalogue, type PackageTier, packagePricing, packageTiers, paymentKinds } from './package-catalogue.ts'
import { type PackageLine, type PackagePrice, priceOf, sharesOf } from './package-price.ts'
import type { ServicePackage } from './service-packages.ts'
import { sumOfShares } from './shares.ts'

/** Items by their codes, how often a contract year each, and what is let off the price. */
export type Composition = { items: readonly { item: string; times: number }[]; discountFen: Fen }

/**
 * The price of a package of a tier made from the item catalogue. Refused, all reasons at once: an item that is not in the catalogue or has no price, one
 * named twice, a tier there is not, a resident's part outside the tier's range.
 *
 * @throws PolicyGap where the region has no catalogue, no tiers or no rule for the price
 */
export function composePackage(pack: Pack, on: LocalDate, { tier, items, discountFen }: Composition & { tier: string | null }): Decision<Explained<PackagePrice>> {
  const [tiers, pricing, lines] = [packageTiers(pack, on), packagePricing(pack, on), linesOf(pack, on, items)]
  const found = tiers.value.find((one) => one.tier === tier)
  if (!found) return refuse({ code: 'POLICY.TIER_UNKNOWN' }, ...lines.reasons)
  const price = priceOf(lines.value, discountFen, pricing.value, lines.reasons.length > 0 ? null : found)
  if (!price.allowed || lines.reasons.length > 0) return refuse(...lines.reasons, ...(price.allowed ? [] : price.reasons.filter(({ code }) => code !== 'POLICY.PACKAGE_EMPTY' || items.length === 0)))
  return allow({ value: price.value, because: joinBecause(lines.because, tiers.because, pricing.because) })
}

/** The id of what one resident agreed on, as chosen beside the packages. */
export const agreedPackageId = 'agreed'

/**
 * A package of items that an institution and one resident agreed on: the resident pays the items less the discount; neither insurance nor public health has
 * a part in it. Refused where the region knows no payment by agreement, or lets nobody agree on a discount.
 *
 * @throws PolicyGap where the region does not say how packages are paid, or has no catalogue
 */
export function agreePackage(pack: Pack, on: LocalDate, { items, discountFen }: Composition): Decision<ServicePackage> {
  const kinds = paymentKinds(pack, on)
  const kind = kinds.value.find((one) => one.kind === 'resident_agreement')
  if (!kind?.negotiable.includes('items')) return refuse({ code: 'POLICY.NO_AGREEMENT' })
  const lines = linesOf(pack, on, items)
  const price = priceOf(lines.value.map((line) => ({ ...line, insuranceFen: fen(0), publicHealthFen: fen(0) })), discountFen, kind.negotiable.includes('discount') ? ['discount'] : [], null)
  const reasons = [...lines.reasons, ...(!kind.negotiable.includes('times') && items.some(({ times }) => times !== 1) ? [{ code: 'POLICY.PACKAGE_TIMES' }] : []), ...(price.allowed ? [] : price.reasons)]
  if (!price.allowed || reasons.length > 0) return refuse(...reasons)
  return allow({ id: agreedPackageId, kind: 'agreed', zh: kind.zh, en: kind.en, suggested: compileExpression('true'), only: null, variant: null, ...pricedPackage(null, price.value), because: joinBecause(kinds.because, lines.because) })
}

/** The money of a priced package, and its items. */
export function pricedPackage(tier: PackageTier['tier'] | null, price: PackagePrice): Pick<ServicePackage, 'tier' | 'price' | 'items' | 'residentFen' | 'shares' | 'totalFen' | 'gap'> {
  const shares = sharesOf(price)
  return { tier, price, items: price.lines.map(({ item, zh, en, times }) => ({ item, zh, en, times })), residentFen: price.residentFen, shares, totalFen: sumOfShares(shares), gap: null }
}

function linesOf(pack: Pack, on: LocalDate, items: Composition['items']): Explained<PackageLine[]> & { reasons: Reason[] } {
  const { value, because } = itemCatalogue(pack, on)
  const reasons: Reason[] = []
  const lines: PackageLine[] = []
  for (const [index, { item, times }] of items.entries()) {
    const found = value.items.find((one) => one.item === item)
    if (!found) reasons.push({ code: 'POLICY.ITEM_UNKNOWN', params: { item } })
    else if (items.findIndex((one) => one.item === item) < index) reasons.push({ code: 'POLICY.ITEM_TWICE', params: { item: found.zh } })
    else if (found.unitFen === null) reasons.push({ code: 'POLICY.ITEM_UNPRICED', params: { item: found.zh } })
    else {
      const { workload: _, unitFen, ...line } = found
      lines.push({ ...line, unitFen, times })
    }
  }
  return { value: lines, because, reasons }
}
