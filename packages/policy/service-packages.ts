import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import { type Fen, fen } from '#kernel/money.ts'
import type { Expression } from '#rules/compile-expression.ts'
import { type Because, type Explained, joinBecause, PolicyGap } from './because.ts'
import type { Pack } from './pack.ts'
import { sumOfShares } from './shares.ts'
import { code, condition, count, word, yuan } from './value-types.ts'
import { valueOn } from './value-on.ts'

const item = z.strictObject({ item: code, zh: word, en: word, times: count.optional() })
export const servicePackagesShape = z.array(z.strictObject({ id: code, zh: word, en: word, resident: yuan, suggested: condition, items: z.array(item) }))
export const packagePayersShape = z.array(z.strictObject({ package: code, shares: z.record(code, yuan) })).min(1)

/** One service of a package; `times` a contract year, null where the document counts none. */
export type ServiceItem = { item: string; zh: string; en: string; times: number | null }
export type ServicePackage = {
  id: string; kind: 'basic' | 'paid'; zh: string; en: string; items: ServiceItem[]
  /** What the resident pays a contract year. */
  residentFen: Fen
  /** Whom it is proposed to, over `tags`. */
  suggested: Expression
  /** Who pays what; null where the pack cannot tell, with the gap. */
  shares: Record<string, Fen> | null
  totalFen: Fen | null
  gap: { parameter: string; question: string | null } | null
  because: Because[]
}

/** The packages a resident can choose from on a day: the free basic one and the paid ones, each with what it rests on. */
export function servicePackages(pack: Pack, on: LocalDate): Explained<ServicePackage[]> {
  const basic = valueOn(pack, 'package.basic', on)
  const paid = paidOn(pack, on)
  const packages = [
    ...basic.value.map((row) => describe(row, 'basic', [basic.because], { shares: null, gap: null, because: [] })),
    ...paid.value.map((row) => describe(row, 'paid', paid.because, payersOf(pack, on, row.id))),
  ]
  return { value: packages, because: joinBecause(...packages.map((one) => one.because)) }
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

/**
 * What the chosen packages cost a contract year and who pays it. The basic package costs the resident nothing and is not priced here.
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
type Payers = Pick<ServicePackage, 'shares' | 'gap' | 'because'>

function describe(row: Row, kind: 'basic' | 'paid', from: Because[], payers: Payers): ServicePackage {
  return {
    id: row.id, kind, zh: row.zh, en: row.en, residentFen: row.resident, suggested: row.suggested,
    items: row.items.map((one) => ({ ...one, times: one.times ?? null })),
    shares: payers.shares, totalFen: payers.shares && sumOfShares(payers.shares), gap: payers.gap, because: joinBecause(from, payers.because),
  }
}

/** A region may have no paid package at all; that is an answer, and its list is empty. */
function paidOn(pack: Pack, on: LocalDate): Explained<Row[]> {
  try {
    const { value, because } = valueOn(pack, 'package.paid', on)
    return { value, because: [because] }
  } catch (error) {
    if (error instanceof PolicyGap && error.kind === 'not_applicable') return { value: [], because: [] }
    throw error
  }
}

function payersOf(pack: Pack, on: LocalDate, id: string): Payers {
  try {
    const { value, because } = valueOn(pack, 'package.payers', on)
    const row = value.find((one) => one.package === id)
    if (!row) return { shares: null, gap: { parameter: 'package.payers', question: null }, because: [] }
    return { shares: row.shares, gap: null, because: [because] }
  } catch (error) {
    if (!(error instanceof PolicyGap)) throw error
    return { shares: null, gap: { parameter: error.parameter, question: error.question }, because: [] }
  }
}
