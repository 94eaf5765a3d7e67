import type { Gap, TrialSide } from '#api/what-if.ts'
import { basicPackages, paidPackages, type ServicePackage } from '#policy/index.ts'
import { ask, ofBoth, type Side, type Sides, type Told } from './side.ts'

/** What a side offers, asked once. */
export type Offer = { basic: Told<ServicePackage[]>; paid: Told<ServicePackage[]> }
export const offerOf = ({ pack, on }: Side): Offer => ({ basic: ask(() => basicPackages(pack, on)), paid: ask(() => paidPackages(pack, on)) })

type Shares = Readonly<Record<string, number>>
/** One package at one side: its year's shares, or why there are none. `isWhole`: what others than the resident pay is written too. */
export type Priced = { kind: 'priced'; found: ServicePackage; shares: Shares; isWhole: boolean } | { kind: 'absent' } | { kind: 'gap'; gap: Gap }
/** A package as a contract holds it. */
export type Held = { kind: string; packageId: string }
/** A package that one of the sides cannot price. */
export type Left = Held & Readonly<Record<TrialSide, Priced>>
/** A contract's year by both sides, where both price everything that it holds. */
export type PricedContract = Readonly<Record<TrialSide, Shares>> & { hasBasic: boolean; isPriced: boolean; left: Left[]; /** What a side prices for the resident alone. */ unshared: Readonly<Record<TrialSide, ServicePackage[]>>; found: Readonly<Record<TrialSide, ServicePackage[]>> }

/** Reads `kind:id`, as the store keeps it. */
export const readHeld = (text: string): Held => ({ kind: text.slice(0, text.indexOf(':')), packageId: text.slice(text.indexOf(':') + 1) })

/**
 * What a package that a contract holds costs by a side. The basic package is that side's basic package, whatever it is called, where it has one; a paid one is the one of the same id.
 *
 * Example: Yubei's `basic` under Xiamen is 签约服务 for 120 yuan (20, 70, 30); its 慢病优惠包 under Xiamen is a gap: what paid packages cost there is an open question.
 */
export function priceHeld(offer: Offer, { kind, packageId }: Held): Priced {
  const isBasic = kind === 'basic'
  const { value, gap } = isBasic ? offer.basic : offer.paid
  if (gap) return { kind: 'gap', gap }
  const found = value.find(({ id }) => id === packageId) ?? (isBasic && value.length === 1 ? value[0] : undefined)
  if (!found) return { kind: 'absent' }
  if (found.gap) return { kind: 'gap', gap: { kind: 'unknown', ...found.gap } }
  return { kind: 'priced', found, isWhole: found.shares !== null, shares: found.shares ?? (found.residentFen > 0 ? { resident: found.residentFen } : {}) }
}

/**
 * What a year of a contract costs by both sides. One that holds anything either side cannot price is in neither sum: its basic package alone beside the whole of it would compare unlike years.
 *
 * Example: Yubei's basic and 慢病优惠包 beside Xiamen's → not priced, 慢病优惠包 is left; the basic package alone → the resident's 0 beside 120 yuan, of which residents pay 20: what others pay in Yubei is not written.
 */
export function priceContract(offers: Readonly<Record<TrialSide, Offer>>, held: readonly string[]): PricedContract {
  const packages = held.map(readHeld).map((one) => ({ ...one, own: priceHeld(offers.own, one), other: priceHeld(offers.other, one) }))
  const isComparable = ({ own, other }: Left) => own.kind === 'priced' && other.kind === 'priced'
  const left = packages.filter((one) => !isComparable(one))
  const isPriced = packages.length > 0 && left.length === 0
  const foundBy = (side: TrialSide, among: readonly Left[]) => among.flatMap(({ [side]: one }) => (one.kind === 'priced' ? [one] : []))
  return {
    ...ofBoth((side) => sumShares(isPriced ? foundBy(side, packages).map(({ shares }) => shares) : [])),
    unshared: ofBoth((side) => (isPriced ? foundBy(side, packages).filter(({ isWhole }) => !isWhole).map(({ found }) => found) : [])),
    hasBasic: packages.some(({ kind }) => kind === 'basic'), isPriced, left, found: ofBoth((side) => foundBy(side, packages).map(({ found }) => found)),
  }
}

export function sumShares(all: readonly Shares[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const shares of all) for (const [party, share] of Object.entries(shares)) sum[party] = (sum[party] ?? 0) + share
  return sum
}

export const offersOf = (sides: Sides): Record<TrialSide, Offer> => ofBoth((side) => offerOf(sides[side]))
