import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import { type Fen, fen } from '#kernel/money.ts'
import type { Explained } from './because.ts'
import type { Pack } from './pack.ts'
import { code, count, word, yuan } from './value-types.ts'
import { valueOn } from './value-on.ts'

const named = { zh: word, en: word }
const item = z.strictObject({
  item: code, ...named, category: code, level: code, workload: count.optional(), price: yuan.optional(), medical_insurance: yuan.optional(), public_health: yuan.optional(),
}).refine(({ price, medical_insurance = 0, public_health = 0 }) => price === undefined || medical_insurance + public_health <= price, '医保与公卫合计超过单价')
const distinct = (names: readonly string[]) => new Set(names).size === names.length

export const packageItemsShape = z.strictObject({ categories: z.array(z.strictObject({ category: code, ...named })).min(1), items: z.array(item) })
  .refine(({ categories, items }) => items.every((one) => categories.some(({ category }) => category === one.category)), { message: '有项目的类别不在类别之中', path: ['items'] })
  .refine(({ items }) => distinct(items.map((one) => one.item)), { message: '同一个项目写了两次', path: ['items'] })
export const packageTiersShape = z.array(z.strictObject({ tier: code, ...named, from: yuan, to: yuan, variants: z.array(z.strictObject({ variant: code, ...named })) })
  .refine(({ from, to }) => from <= to, { message: '最高价低于最低价', path: ['to'] })).min(1)
  .refine((tiers) => distinct(tiers.map(({ tier }) => tier)), '同一级写了两次')

export const paymentKindCodes = ['government_full', 'resident_fixed', 'resident_agreement'] as const
export const negotiables = ['items', 'times', 'discount'] as const
export const paymentKindsShape = z.array(z.strictObject({ kind: z.enum(paymentKindCodes), ...named, negotiable: z.array(z.enum(negotiables)) })).min(1)
  .refine((kinds) => distinct(kinds.map(({ kind }) => kind)), '同一种写了两次')

export const priceParts = ['medical_insurance', 'public_health', 'discount'] as const
export const packagePricingShape = z.strictObject({ less: z.array(z.enum(priceParts)).min(1).refine(distinct, '同一部分写了两次') })

/** What is taken off the sum of a package's items before the resident pays. */
export type PricePart = (typeof priceParts)[number]
/** An item that packages are made of. Money for one time; null where the document sets no price. `workload` is the standard workload of one time. */
export type CatalogueItem = {
  item: string; zh: string; en: string; category: string
  /** Who carries it out: village, township, … */
  level: string; workload: number | null; unitFen: Fen | null; insuranceFen: Fen; publicHealthFen: Fen
}
export type ItemCatalogue = { categories: { category: string; zh: string; en: string }[]; items: CatalogueItem[] }
/** A grade of packages, with what a resident pays for one of it in a contract year: from, to, both included. */
export type PackageTier = { tier: string; zh: string; en: string; fromFen: Fen; toFen: Fen; variants: { variant: string; zh: string; en: string }[] }
export type PaymentKind = { kind: (typeof paymentKindCodes)[number]; zh: string; en: string; negotiable: (typeof negotiables)[number][] }

/** The items that packages are made of, by category. */
export function itemCatalogue(pack: Pack, on: LocalDate): Explained<ItemCatalogue> {
  const { value, because } = valueOn(pack, 'package.items', on)
  const items = value.items.map(({ price, medical_insurance, public_health, workload, ...one }) => ({
    ...one, workload: workload ?? null, unitFen: price ?? null, insuranceFen: medical_insurance ?? fen(0), publicHealthFen: public_health ?? fen(0),
  }))
  return { value: { categories: value.categories, items }, because: [because] }
}

/** The grades of packages with their ranges of price and their variants. */
export function packageTiers(pack: Pack, on: LocalDate): Explained<PackageTier[]> {
  const { value, because } = valueOn(pack, 'package.tiers', on)
  return { value: value.map(({ from, to, ...tier }) => ({ ...tier, fromFen: from, toFen: to })), because: [because] }
}

/** How packages are paid for here, and what an institution and a resident may agree on. */
export function paymentKinds(pack: Pack, on: LocalDate): Explained<PaymentKind[]> {
  const { value, because } = valueOn(pack, 'package.payment_kinds', on)
  return { value, because: [because] }
}

/** What is taken off the sum of the items, in its order. */
export function packagePricing(pack: Pack, on: LocalDate): Explained<PricePart[]> {
  const { value, because } = valueOn(pack, 'package.pricing', on)
  return { value: value.less, because: [because] }
}
