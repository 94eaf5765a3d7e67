import { sides as sideNames, type TrialResult, type TrialSide } from '#api/what-if.ts'
import { feeDistribution, feeFunding } from '#policy/index.ts'
import { add } from './group.ts'
import { type Left, type Offer, priceContract, type Priced, type PricedContract } from './price-contract.ts'
import { ask, ofBoth, type Side, type Sides } from './side.ts'

type Money = TrialResult['money']
type Fen = Readonly<Record<TrialSide, Map<string, number>>>
type LeftOut = { left: Left; contracts: number }
type Unshared = Money['unshared']['own']

/** What a year of the contracts costs by both sides. Contracts that hold the same are priced once. */
export function openMoney(sides: Sides, offers: Readonly<Record<TrialSide, Offer>>) {
  const contracts = new Map<string, PricedContract>()
  const fen: Fen = ofBoth(() => new Map<string, number>())
  const [changes, left] = [new Map<number, number>(), new Map<string, LeftOut>()]
  const unshared = ofBoth(() => new Map<string, Unshared['packages'][number]>())
  let [priced, withBasic] = [0, 0]
  function contractOf(packages: readonly string[]): PricedContract {
    const key = packages.join()
    const contract = contracts.get(key) ?? priceContract(offers, packages)
    contracts.set(key, contract)
    return contract
  }
  function leave(one: Left, persons: number): void {
    const key = `${one.kind}:${one.packageId}`
    left.set(key, { left: one, contracts: (left.get(key)?.contracts ?? 0) + persons })
  }
  return {
    /** Counts contracts that hold the same, and tells what one of them is. */
    add(packages: readonly string[], persons: number): PricedContract {
      const contract = contractOf(packages)
      for (const side of sideNames) for (const [payer, share] of Object.entries(contract[side])) add(fen[side], payer, share * persons)
      for (const side of sideNames) for (const { id, zh } of contract.unshared[side]) unshared[side].set(id, { packageId: id, name: zh, contracts: (unshared[side].get(id)?.contracts ?? 0) + persons })
      for (const one of contract.left) leave(one, persons)
      if (contract.hasBasic) withBasic += persons
      if (contract.isPriced) {
        priced += persons
        add(changes, (contract.other.resident ?? 0) - (contract.own.resident ?? 0), persons)
      }
      return contract
    },
    sum(): Money {
      const open = ofBoth((side) => openPayers(sides[side], [...unshared[side].values()]))
      const isOpen = ofBoth((side) => open[side].packages.length > 0)
      return { contracts: priced, ...paid(fen, isOpen), unshared: open, residents: residentsOf(changes), left: [...left.values()].map(tellLeft), receivers: ofBoth((side) => receiversOf(sides[side], withBasic)) }
    },
  }
}

/** Packages of which others than the resident may pay a part that nobody wrote; none where the region has no contract fee that they could pay. */
function openPayers({ pack, on }: Side, packages: Unshared['packages']): Unshared {
  const { gap } = ask(() => feeFunding(pack, on))
  return gap?.kind === 'not_applicable' ? { packages: [], gap: null } : { packages, gap: packages.length > 0 ? gap : null }
}

type Compared = Money['totals']
const compare = (ownFen: number | null, otherFen: number | null): Compared => ({ ownFen, otherFen, changeFen: ownFen === null || otherFen === null ? null : otherFen - ownFen })

/** What each payer pays by both sides, where anybody pays it. Of a side that `isOpen` only the resident's part is known, and no total. */
function paid(fen: Fen, isOpen: Readonly<Record<TrialSide, boolean>>): Pick<Money, 'payers' | 'totals'> {
  const payers = [...new Set([...fen.own.keys(), ...fen.other.keys()])].filter((payer) => sideNames.some((side) => (fen[side].get(payer) ?? 0) !== 0))
  const amount = (side: TrialSide, payer: string) => (isOpen[side] && payer !== 'resident' ? null : (fen[side].get(payer) ?? 0))
  const total = (side: TrialSide) => (isOpen[side] ? null : [...fen[side].values()].reduce((sum, one) => sum + one, 0))
  return { payers: payers.map((payer) => ({ payer, ...compare(amount('own', payer), amount('other', payer)) })), totals: compare(total('own'), total('other')) }
}

function residentsOf(changes: ReadonlyMap<number, number>): Money['residents'] {
  const those = (is: (change: number) => boolean) => [...changes].reduce((sum, [change, many]) => sum + (is(change) ? many : 0), 0)
  return { less: those((change) => change < 0), same: those((change) => change === 0), more: those((change) => change > 0), changes: [...changes].sort(([a], [b]) => a - b).map(([changeFen, contracts]) => ({ changeFen, contracts })) }
}

const nameOf = (one: Priced): string | null => (one.kind === 'priced' ? one.found.zh : null)
function tellLeft({ left: { kind, packageId, own, other }, contracts }: LeftOut): Money['left'][number] {
  const gapsOf = (side: TrialSide, one: Priced) => (one.kind === 'gap' ? [{ side, ...one.gap }] : [])
  return { kind, packageId, name: nameOf(own) ?? nameOf(other), contracts, own: own.kind, other: other.kind, gaps: [...gapsOf('own', own), ...gapsOf('other', other)] }
}

/** Who receives what of a year's contract fee of so many contracts with a basic package. */
function receiversOf({ pack, on }: Side, contracts: number): Money['receivers']['own'] {
  const { value, gap } = ask(() => feeDistribution(pack, on))
  return gap ? { value: null, gap } : { value: Object.entries(value).map(([receiver, share]) => ({ receiver, fen: share * contracts })), gap: null }
}
