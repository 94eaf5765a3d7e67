import { inForce } from '#rules/start-dated.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Fen } from '#kernel/money.ts'
import type { BundleProblem } from './pack-from-bundle.ts'
import type { DatedValue, Pack } from './pack.ts'
import { sharesInFen, sumOfShares } from './shares.ts'
import { yuanText } from '#kernel/money.ts'

type Split = { shares: Record<string, string> }

/** Shares that do not add up to the fee they share, on any day on which either begins. */
export function checkShares(pack: Pack): BundleProblem[] {
  const problems: BundleProblem[] = []
  for (const key of ['fee.funding', 'fee.distribution'] as const) {
    const splits = pack.answers[key].values
    const fees = pack.answers['fee.standard'].values
    for (const on of new Set([...Object.keys(splits), ...Object.keys(fees)]) as Set<LocalDate>) {
      const split = inForce<DatedValue>(splits, on)
      const fee = inForce<DatedValue>(fees, on)
      if (!split?.value.value || fee?.value.value == null) continue
      const reason = doesNotAddUp(split.value.value as Split, fee.value.value as Fen)
      if (reason) problems.push({ path: ['answers', key, 'values', split.from, 'value', 'shares'], reason })
    }
  }
  return problems
}

function doesNotAddUp({ shares }: Split, fee: Fen): string | null {
  try {
    const sum = sumOfShares(sharesInFen(shares, fee))
    return sum === fee ? null : `各方合计 ${yuanText(sum)} 元,不等于标准 ${yuanText(fee)} 元`
  } catch {
    return '按这个比例,有一方分不到整分'
  }
}
