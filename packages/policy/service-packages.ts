import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import { type Fen, fen } from '#kernel/money.ts'
import type { Expression } from '#rules/compile-expression.ts'
import { type Because, type Explained, joinBecause, PolicyGap } from './because.ts'
import { feeFunding } from './contract-fee.ts'
import type { Pack } from './pack.ts'
import { composePackage, pricedPackage } from './compose-package.ts'
import type { PackagePrice } from './package-price.ts'
import { sumOfShares } from './shares.ts'
import { code, condition, count, word, yuan } from './value-types.ts'
import { valueOn } from './value-on.ts'

/** Whom a package is for is told by population tags alone: a name nobody answers would keep it from everybody without a word. */
const byTags = condition.refine(({ inputs }) => inputs.every((name) => name === 'tags'), '条件里只能问 tags（人群）')
/** An item of a package of a tier is named and priced by `package.items`; any other names itself. */
const item = z.strictObject({ item: code, zh: word.optional(), en: word.optional(), times: count.refine((times) => times <= 9999, '一年不超过 9999 次').optional() })
const row = z.strictObject({
  id: code, zh: word, en: word, tier: code.optional(), variant: code.optional(), discount: yuan.optional(), resident: yuan.optional(), suggested: byTags, only: byTags.optional(), items: z.array(item),
}).refine(({ tier, items }) => tier !== undefined || items.every(({ zh, en }) => zh !== undefined && en !== undefined), { message: '项目没有名称', path: ['items'] })
  .refine(({ tier, variant, discount }) => tier !== undefined || (variant === undefined && discount === undefined), { message: '没有分级，就没有型与让利', path: ['tier'] })
  .refine(({ tier, resident, items }) => tier === undefined || (resident === undefined && items.every(({ times }) => times !== undefined)), { message: '分级的服务包按项目累加定价：项目写次数，不另写居民付多少', path: ['tier'] })
export const servicePackagesShape = z.array(row)
export const packagePayersShape = z.array(z.strictObject({ package: code, shares: z.record(code, yuan) })).min(1)

/** One service of a package; `times` a contract year, null where the document counts none. */
export type ServiceItem = { item: string; zh: string; en: string; times: number | null }
/** `agreed`: made of items that an institution and one resident agreed on. */
export type PackageKind = 'basic' | 'paid' | 'agreed'
export type ServicePackage = {
  id: string; kind: PackageKind; zh: string; en: string; items: ServiceItem[]
  /** Its grade and variant, and how its items make its price; null where the region does not price by item. */
  tier: string | null; variant: string | null; price: PackagePrice | null
  /** What the resident pays a contract year. */
  residentFen: Fen
  /** Whom it is proposed to, over `tags`. */
  suggested: Expression
  /** Whom alone it is for, over `tags`; null where the document does not say. */
  only: Expression | null
  /** Who pays what; null where the pack cannot tell, with the gap. */
  shares: Record<string, Fen> | null
  totalFen: Fen | null
  gap: { parameter: string; question: string | null } | null
  because: Because[]
}

/** The free or basic package. Where the document sets no price of its own, it is what the contract fee pays for. */
export function basicPackages(pack: Pack, on: LocalDate): Explained<ServicePackage[]> {
  const { value, because } = valueOn(pack, 'package.basic', on)
  const packages = value.map((row) => row.tier === undefined ? describe(row, 'basic', because, row.resident === undefined ? payersByFee(pack, on) : noPayers) : describePriced(pack, on, row, 'basic', because))
  return { value: packages, because: joinBecause([because], ...packages.map((one) => one.because)) }
}

/** The packages residents pay for themselves. A region may have none at all; that is an answer, and the list is empty. */
export function paidPackages(pack: Pack, on: LocalDate): Explained<ServicePackage[]> {
  if (pack.answers['package.paid'].status === 'not_applicable') return { value: [], because: [] }
  const { value, because } = valueOn(pack, 'package.paid', on)
  const packages = value.map((row) => row.tier === undefined ? describe(row, 'paid', because, payersOf(pack, on, row.id)) : describePriced(pack, on, row, 'paid', because))
  return { value: packages, because: joinBecause([because], ...packages.map((one) => one.because)) }
}

/** Who pays for the paid packages, package by package. */
export function packagePayers(pack: Pack, on: LocalDate): Explained<{ packageId: string; zh: string; en: string; shares: Record<string, Fen> }[]> {
  const { value, because } = valueOn(pack, 'package.payers', on)
  const offered = valueOn(pack, 'package.paid', on)
  const rows = value.map((row) => {
    const { zh = row.package, en = row.package } = offered.value.find(({ id }) => id === row.package) ?? {}
    return { packageId: row.package, zh, en, shares: row.shares }
  })
  return { value: rows, because: joinBecause([because], [offered.because]) }
}

/** The region's pack as one institution offers it to one resident: with packages of the institution's own, or agreed on with the resident. */
export function packOffering(pack: Pack, offered: readonly ServicePackage[]): Pack {
  return offered.length === 0 ? pack : { ...pack, offered }
}

/** All packages a resident can choose from on a day, the basic one first, each with what it rests on. */
export function servicePackages(pack: Pack, on: LocalDate): Explained<ServicePackage[]> {
  const [basic, paid] = [basicPackages(pack, on), paidPackages(pack, on)]
  return { value: [...basic.value, ...paid.value, ...(pack.offered ?? [])], because: joinBecause(basic.because, paid.because) }
}

/** The ids of the packages to propose to someone with these population tags. */
export function suggestPackages(pack: Pack, on: LocalDate, tags: readonly string[]): Explained<string[]> {
  const { value, because } = servicePackages(pack, on)
  const proposed = value.filter(({ suggested }) => {
    const answer = suggested.evaluate({ tags })
    return answer.known && answer.value === true
  })
  return { value: proposed.map(({ id }) => id), because }
}

/** Whether a package suits somebody: `refused` when the document says whom alone it is for and this is somebody else; `ask` when a paid one is not proposed to them and the document does not say. */
type PackageFit = 'fits' | 'ask' | 'refused'

/** How each package suits someone with these population tags, by id. Example: 老年康养包, for the elderly alone, is refused to a child. */
export function packageFits(pack: Pack, on: LocalDate, tags: readonly string[]): Explained<ReadonlyMap<string, PackageFit>> {
  const { value, because } = servicePackages(pack, on)
  const holds = (condition: Expression) => {
    const answer = condition.evaluate({ tags })
    return answer.known && answer.value === true
  }
  return { value: new Map(value.map(({ id, kind, suggested, only }) => [id, only ? (holds(only) ? 'fits' : 'refused') : kind === 'basic' || holds(suggested) ? 'fits' : 'ask'])), because }
}

/**
 * What the chosen packages cost a contract year and who pays it. A basic package that is free and priced nowhere adds nothing.
 *
 * @throws PolicyGap when a chosen paid package has no payers on that day; Error for a package that is not offered
 */
export function packageFee(pack: Pack, on: LocalDate, ids: readonly string[]): Explained<{ totalFen: Fen; residentFen: Fen; shares: Record<string, Fen> }> {
  const offered = servicePackages(pack, on).value
  const shares: Record<string, number> = { resident: 0 }
  const because: Because[][] = []
  for (const id of ids) {
    const chosen = offered.find((one) => one.id === id)
    if (!chosen) throw new Error(`${pack.region} offers no package ${id} on ${on}`)
    if (chosen.gap) throw new PolicyGap(pack.region, chosen.gap.parameter, on, 'unknown', chosen.gap.question)
    because.push(chosen.because)
    for (const [party, share] of Object.entries(chosen.shares ?? {})) shares[party] = (shares[party] ?? 0) + share
  }
  const named = Object.fromEntries(Object.entries(shares).map(([party, share]) => [party, fen(share)]))
  return { value: { totalFen: sumOfShares(named), residentFen: named.resident as Fen, shares: named }, because: joinBecause(...because) }
}

type Row = z.output<typeof servicePackagesShape>[number]
const unpriced = { tier: null, variant: null, price: null }
type Payers = Pick<ServicePackage, 'shares' | 'gap' | 'because'>
const noPayers: Payers = { shares: null, gap: null, because: [] }

function describe(row: Row, kind: 'basic' | 'paid', from: Because, payers: Payers): ServicePackage {
  return {
    id: row.id, kind, zh: row.zh, en: row.en, suggested: row.suggested, only: row.only ?? null,
    ...unpriced, residentFen: row.resident ?? payers.shares?.resident ?? fen(0),
    items: row.items.map((one) => ({ item: one.item, zh: one.zh ?? one.item, en: one.en ?? one.item, times: one.times ?? null })),
    shares: payers.shares, totalFen: payers.shares && sumOfShares(payers.shares), gap: payers.gap, because: joinBecause([from], payers.because),
  }
}

/** @throws Error for a row whose price the reader of packs would have refused */
function describePriced(pack: Pack, on: LocalDate, row: Row, kind: 'basic' | 'paid', from: Because): ServicePackage {
  const { id, zh, en, suggested, only = null, tier = null, variant = null, discount = fen(0) } = row
  try {
    const priced = composePackage(pack, on, { tier, items: row.items.map(({ item: code, times = 0 }) => ({ item: code, times })), discountFen: discount })
    if (!priced.allowed) throw new Error(`${pack.region} ${id} on ${on}: ${priced.reasons.map((reason) => reason.code).join(', ')}`)
    return { id, kind, zh, en, suggested, only, variant, ...pricedPackage(tier, priced.value.value), because: joinBecause([from], priced.value.because) }
  } catch (error) {
    if (!(error instanceof PolicyGap)) throw error
    const items = row.items.map(({ item: code, times = null }) => ({ item: code, zh: code, en: code, times }))
    return { id, kind, zh, en, suggested, only, items, ...unpriced, tier, variant, residentFen: fen(0), shares: null, totalFen: null, gap: { parameter: error.parameter, question: error.question }, because: [from] }
  }
}

function payersByFee(pack: Pack, on: LocalDate): Payers {
  const { value, because } = feeFunding(pack, on)
  return { shares: value, gap: null, because }
}

function payersOf(pack: Pack, on: LocalDate, id: string): Payers {
  try {
    const { value, because } = valueOn(pack, 'package.payers', on)
    const row = value.find((one) => one.package === id)
    return row ? { shares: row.shares, gap: null, because: [because] } : { ...noPayers, gap: { parameter: 'package.payers', question: null } }
  } catch (error) {
    if (!(error instanceof PolicyGap)) throw error
    return { ...noPayers, gap: { parameter: error.parameter, question: error.question } }
  }
}
