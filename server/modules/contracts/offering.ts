import type { Reason } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { fen } from '#kernel/money.ts'
import { agreedPackageId, agreePackage, itemCatalogue, orNone, type Pack, packOffering, paymentKinds } from '#policy/index.ts'
import { type OfferedPackage, toServicePackages } from '../service-packages/index.ts'

export type Agreed = { items: readonly { item: string; times: number }[]; discountFen: number }
/** The county's pack with what this institution offers beside it, the packages chosen of it, and what stands against those. */
export type Offering = { pack: Pack; packageIds: string[]; reasons: Reason[] }

/**
 * What a resident may choose from today: the county's packages, the institution's own, and the annex of items agreed on, which is chosen by being agreed on.
 * `chosen` are the ids picked so far; of an annex that cannot be, the reasons.
 */
export function offeringTo(county: Pack, on: LocalDate, offered: readonly OfferedPackage[], chosen: readonly string[], agreed: Agreed | null | undefined): Offering {
  const own = toServicePackages(county, on, offered)
  const picked = chosen.filter((id) => id !== agreedPackageId)
  if (!agreed || agreed.items.length === 0) return { pack: packOffering(county, own), packageIds: picked, reasons: [] }
  const annex = agreePackage(county, on, { items: agreed.items, discountFen: fen(agreed.discountFen) })
  return annex.allowed
    ? { pack: packOffering(county, [...own, annex.value]), packageIds: [...picked, agreedPackageId], reasons: [] }
    : { pack: packOffering(county, own), packageIds: picked, reasons: annex.reasons }
}

/** What may be agreed on beside the packages; null where the region knows no payment by agreement. */
export function agreeableOf(pack: Pack, on: LocalDate) {
  const kinds = orNone(() => paymentKinds(pack, on))
  const catalogue = orNone(() => itemCatalogue(pack, on))
  const kind = kinds?.value.find((one) => one.kind === 'resident_agreement')
  if (!kinds || !catalogue || !kind?.negotiable.includes('items')) return null
  const { categories, items } = catalogue.value
  return {
    items: items.flatMap(({ item, zh, en, category, level, unitFen }) => {
      const found = categories.find((one) => one.category === category)
      return unitFen === null || !found ? [] : [{ item, zh, en, category: { zh: found.zh, en: found.en }, level, unitFen }]
    }),
    mayTimes: kind.negotiable.includes('times'), mayDiscount: kind.negotiable.includes('discount'), because: [...kinds.because, ...catalogue.because],
  }
}
