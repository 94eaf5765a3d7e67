import { inForce } from '#rules/start-dated.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { type Fen, fen, yuanText } from '#kernel/money.ts'
import type { BundleProblem } from './pack-from-bundle.ts'
import type { DatedValue, Pack } from './pack.ts'
import { sharesInFen, sumOfShares } from './shares.ts'
import { wholeBasisPoints } from './value-types.ts'

type PaidRow = { id: string; resident?: Fen }
type PayersRow = { package: string; shares: Record<string, Fen> }
type BasicRow = { zh: string; resident?: Fen }
type Split = { shares: Record<string, string> }

/** Shares that do not add up to the fee they share, on any day on which either begins; percentages that are not the whole of it, also while it is an open question. */
export function checkShares(pack: Pack): BundleProblem[] {
  const problems: BundleProblem[] = []
  for (const key of ['fee.funding', 'fee.distribution'] as const) {
    const splits = pack.answers[key].values
    const fees = pack.answers['fee.standard'].values
    for (const on of new Set([...Object.keys(splits), ...Object.keys(fees)]) as Set<LocalDate>) {
      const split = inForce<DatedValue>(splits, on)
      const fee = inForce<DatedValue>(fees, on)
      if (!split?.value.value) continue
      const reason = fee?.value.value == null ? isNotTheWhole(split.value.value as Split) : doesNotAddUp(split.value.value as Split, fee.value.value as Fen)
      if (reason) problems.push({ path: ['answers', key, 'values', split.from, 'value', 'shares'], reason })
    }
  }
  return [...problems, ...checkPackagePayers(pack)]
}

/** A basic package with a price of its own is not paid by the fee, so a resident's part of the fee would be charged to nobody where the two differ. Every rule can still be asked. */
export function checkBasicPrice(pack: Pack): BundleProblem[] {
  const [fees, splits, basics] = [pack.answers['fee.standard'].values, pack.answers['fee.funding'].values, pack.answers['package.basic'].values]
  const days = [...new Set([...Object.keys(fees), ...Object.keys(splits), ...Object.keys(basics)])] as LocalDate[]
  return days.flatMap((on) => {
    const dated = inForce<DatedValue>(basics, on)
    const fee = inForce<DatedValue>(fees, on)?.value.value as Fen | null | undefined
    const split = inForce<DatedValue>(splits, on)?.value.value as Split | null | undefined
    const part = split && fee != null && doesNotAddUp(split, fee) === null ? sharesInFen(split.shares, fee).resident : undefined
    if (!dated || part === undefined) return []
    return ((dated.value.value ?? []) as BasicRow[]).flatMap(({ zh, resident }, i) => {
      if (resident === undefined || resident === part) return []
      const [of, dues] = [`${yuanText(resident)} 元`, `${yuanText(part)} 元`]
      // Told where something is written on that day: what was right before is not to be changed.
      const isWritten = dated.from === on
      const reason = isWritten ? `${zh}写居民付 ${of}，签约服务费由居民付 ${dues}：写得一样，或不写居民付多少（resident），就按签约服务费算` : `居民付 ${dues}，可${zh}从 ${dated.from} 起写居民付 ${of}：从 ${on} 起再写一次基础服务包，写得一样，或不写居民付多少（resident），就按签约服务费算`
      const key = Object.hasOwn(splits, on) ? 'fee.funding' : 'fee.standard'
      return [{ path: isWritten ? ['answers', 'package.basic', 'values', on, 'value', String(i), 'resident'] : ['answers', key, 'values', on, 'value'], reason }]
    })
  })
}

/** What the resident pays for a package must be the same where it is offered and where its payers are named. */
function checkPackagePayers(pack: Pack): BundleProblem[] {
  return (Object.entries(pack.answers['package.payers'].values) as [LocalDate, DatedValue][]).flatMap(([from, { value }]) => {
    const offered = inForce<DatedValue>(pack.answers['package.paid'].values, from)?.value.value as PaidRow[] | undefined
    return ((value ?? []) as PayersRow[]).flatMap((row, i) => {
      const resident = offered?.find(({ id }) => id === row.package)?.resident
      if (resident === row.shares.resident) return []
      const reason = resident === undefined ? `没有服务包 ${row.package}` : `居民付 ${yuanText(row.shares.resident ?? fen(0))} 元,与服务包的 ${yuanText(resident)} 元不等`
      return [{ path: ['answers', 'package.payers', 'values', from, 'value', String(i)], reason }]
    })
  })
}

/** Numbers that make up a hundred and have no sign were perhaps meant as percentages. */
const isWithoutSigns = (shares: Split['shares']): boolean =>
  Object.values(shares).every((share) => !share.endsWith('%')) && sumOfShares(sharesInFen(shares, fen(0))) === wholeBasisPoints

/** Percentages are of whatever the fee will be, so they add up also where it is not known. */
function isNotTheWhole({ shares }: Split): string | null {
  if (!Object.values(shares).every((share) => share.endsWith('%'))) return null
  const sum = sumOfShares(sharesInFen(shares, fen(wholeBasisPoints)))
  return sum === wholeBasisPoints ? null : `各方合计 ${sum / 100}%,不是 100%`
}

function doesNotAddUp({ shares }: Split, fee: Fen): string | null {
  try {
    const sum = sumOfShares(sharesInFen(shares, fee))
    return sum === fee ? null : `各方合计 ${yuanText(sum)} 元,不等于标准 ${yuanText(fee)} 元${isWithoutSigns(shares) ? '：写的若是百分数，每个数后面要写 %' : ''}`
  } catch {
    return '按这个比例,有一方分不到整分'
  }
}
