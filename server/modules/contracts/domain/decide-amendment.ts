import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { type Because, joinBecause, type Pack, packageFee, packageFits, type ServicePackage, servicePackages, sharesOf } from '#policy/index.ts'
import { type ContractState, stateAfter } from './contract-states.ts'
import type { Terms } from './terms.ts'

type Shares = Record<string, number>
type Package = Terms['packages'][number]
export type AmendableContract = { state: ContractState; from: LocalDate; until: LocalDate; channel: string; residentStatus: string; terms: Terms }
export type AmendmentAsked = {
  /** All that shall be in force afterwards: packages of the contract that stay and those that are new, the annex among them. */
  packageIds: readonly string[]
  /** Whether the annex among them is another than the contract's. */
  isAnnexNew: boolean
  populations: readonly string[]; packageReasons: ReadonlyMap<string, string>
}
/** A package that falls away: `since` where a supplement had added it; `shares` who paid what of it a year, null where nobody knows any more. */
export type Dropped = { package: Package; since: LocalDate | null; shares: Shares | null }
export type Amended = { terms: Terms; added: { package: Package; shares: Shares }[]; dropped: Dropped[]; because: Because[] }

type SharesThen = (id: string, residentFen: number) => Shares | null

const withoutText: Readonly<Record<string, true>> = { import: true, community: true }

/** Why a contract cannot be amended today, whatever was chosen: it ended, is not in force, has no agreement with its resident that a supplement could stand on, or its resident is not here. */
export function againstAmending(contract: Omit<AmendableContract, 'terms'>, on: LocalDate): Reason[] {
  if (stateAfter(contract.state, 'amend') === undefined) return [{ code: 'CONTRACTS.ALREADY_ENDED' }]
  return [
    ...(withoutText[contract.channel] ? [{ code: 'CONTRACTS.AMEND_NO_AGREEMENT' }] : []),
    ...(on < contract.from || on >= contract.until ? [{ code: 'CONTRACTS.AMEND_NOT_RUNNING', params: { from: contract.from, lastDay: addDays(contract.until, -1) } }] : []),
    ...(contract.residentStatus === 'living' ? [] : [{ code: 'CONTRACTS.RESIDENT_NOT_HERE', params: { status: contract.residentStatus } }]),
  ]
}

/**
 * What a contract is after packages were added to it and dropped from it: what stays keeps the price it was signed for, what is new costs what it costs on the day; the
 * fee is the one before, less what fell away, and what is new. The basic package stays. All reasons against what was chosen at once, after those against any choice. `sharesThen` tells who paid what of a package on the day it was signed;
 * it is believed where the packages by it come to the fee of every payer, for a pack may have been dated back since.
 *
 * Example: basic with 康养包 of 50 yuan; 康养包 falls away, 慢病包 of 80 comes → 80 yuan of the resident a contract year.
 *
 * @throws PolicyGap when a new package cannot be priced on that day
 */
export function decideAmendment(pack: Pack, on: LocalDate, contract: AmendableContract, asked: AmendmentAsked, sharesThen: SharesThen): Decision<Amended> {
  const stopped = againstAmending(contract, on)
  if (stopped.length > 0) return refuse(...stopped)
  const isKept = ({ id, kind }: Package) => asked.packageIds.includes(id) && !(kind === 'agreed' && asked.isAnnexNew)
  const [kept, gone] = [contract.terms.packages.filter(isKept), contract.terms.packages.filter((one) => !isKept(one))]
  const newIds = asked.packageIds.filter((id) => !kept.some((one) => one.id === id))
  const taken = servicePackages(pack, on).value.filter(({ id }) => newIds.includes(id))
  const isThenTrue = addsUp(contract.terms, sharesThen)
  const dropped = gone.map((one): Dropped => ({ package: one, since: one.added?.on ?? null, shares: sharesKept(one) ?? (isThenTrue ? sharesThen(one.id, one.residentFen) : null) }))
  const reasons = [
    ...(newIds.length === 0 && gone.length === 0 ? [{ code: 'CONTRACTS.AMEND_NOTHING' }] : []),
    ...(gone.some(({ kind }) => kind === 'basic') ? [{ code: 'CONTRACTS.AMEND_BASIC_STAYS' }] : []),
    ...(taken.length < newIds.length ? [{ code: 'CONTRACTS.PACKAGE_NOT_OFFERED' }] : []),
    ...taken.flatMap((one) => againstPackage(pack, on, one, asked)),
    ...dropped.flatMap(({ package: { zh, kind }, shares }) => (shares === null && kind !== 'basic' ? [{ code: 'CONTRACTS.AMEND_SHARES_UNKNOWN', params: { package: zh } }] : [])),
  ]
  if (reasons.length > 0) return refuse(...reasons)
  const added = taken.map((one) => {
    const shares = packageFee(pack, on, [one.id]).value.shares
    return { package: termOf(one, { on, shares }, asked.packageReasons.get(one.id)), shares }
  })
  const shares = sum(contract.terms.fee.shares, added.map((one) => one.shares), dropped.map((one) => one.shares ?? {}))
  const fee = { totalFen: Object.values(shares).reduce((running, share) => running + share, 0), residentFen: shares.resident ?? 0, shares }
  return allow({ terms: { ...contract.terms, packages: [...kept, ...added.map((one) => one.package)], fee }, added, dropped, because: joinBecause(...taken.map(({ because }) => because)) })
}

/** Who pays what of a package, as the contract itself keeps it. */
const sharesKept = ({ added, price }: Package): Shares | null => added?.shares ?? (price ? sharesOf(price) : null)

/** Whether nothing is left of the fee, nor wanting, of any payer, when every package is taken off. */
const addsUp = ({ packages, fee }: Terms, sharesThen: SharesThen): boolean =>
  Object.values(sum(fee.shares, [], packages.map((one) => sharesKept(one) ?? sharesThen(one.id, one.residentFen) ?? {}))).every((left) => left === 0)

function againstPackage(pack: Pack, on: LocalDate, { id, kind, zh, because }: ServicePackage, { populations, packageReasons }: AmendmentAsked): Reason[] {
  const fit = packageFits(pack, on, populations).value.get(id)
  const source = because[0]?.source
  if (kind === 'basic') return [{ code: 'CONTRACTS.AMEND_PAID_ONLY', params: { package: zh } }]
  if (fit === 'refused') return [{ code: 'CONTRACTS.PACKAGE_NOT_FOR', params: { package: zh }, source }]
  return fit === 'ask' && !packageReasons.get(id) ? [{ code: 'CONTRACTS.PACKAGE_NEEDS_REASON', params: { package: zh }, source }] : []
}

const termOf = ({ id, kind, zh, en, residentFen, price, items }: ServicePackage, added: NonNullable<Package['added']>, why: string | undefined): Package =>
  ({ id, kind, zh, en, residentFen, ...(price && { price }), added, items, ...(why && { chosenBecause: why }) })

function sum(before: Shares, added: readonly Shares[], dropped: readonly Shares[]): Shares {
  const parties = new Set([before, ...added, ...dropped].flatMap((one) => Object.keys(one)))
  const of = (list: readonly Shares[], party: string) => list.reduce((running, one) => running + (one[party] ?? 0), 0)
  return Object.fromEntries([...parties].map((party) => [party, (before[party] ?? 0) + of(added, party) - of(dropped, party)]))
}
