import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { fen } from '#kernel/money.ts'
import { composePackage, type Explained, type Pack, type PackagePrice, packageTiers } from '#policy/index.ts'
import { reason } from './errors.ts'

export type Composition = { tier: string; variant: string | null; items: readonly { item: string; times: number }[]; discountFen: number }

/** What a composition costs by the county's pack on a day, or all reasons why it cannot be offered. @throws PolicyGap */
export function priceComposed(pack: Pack, on: LocalDate, { tier, variant, items, discountFen }: Composition): Decision<Explained<PackagePrice>> {
  const priced = composePackage(pack, on, { tier, items, discountFen: fen(discountFen) })
  const found = packageTiers(pack, on).value.find((one) => one.tier === tier)
  const reasons: Reason[] = [...(priced.allowed ? [] : priced.reasons), ...(found && variant !== null && !found.variants.some((one) => one.variant === variant) ? [reason.variantUnknown()] : [])]
  return priced.allowed && reasons.length === 0 ? allow(priced.value) : refuse(...reasons)
}
