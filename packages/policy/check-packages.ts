import type { LocalDate } from '#kernel/local-date.ts'
import { fen } from '#kernel/money.ts'
import { inForce } from '#rules/start-dated.ts'
import { PolicyGap } from './because.ts'
import { composePackage } from './compose-package.ts'
import type { BundleProblem } from './pack-from-bundle.ts'
import type { DatedValue, Pack } from './pack.ts'
import type { ValueOf } from './shapes.ts'

const rests = ['package.basic', 'package.paid', 'package.items', 'package.tiers', 'package.pricing'] as const

/** Packages of a tier that cannot be priced, or whose price is outside it, on any day on which something they rest on begins; and variants that the tier does not have. */
export function checkPackages(pack: Pack): BundleProblem[] {
  const days = [...new Set(rests.flatMap((key) => Object.keys(pack.answers[key].values) as LocalDate[]))].sort()
  return (['package.basic', 'package.paid'] as const).flatMap((key) => days.flatMap((on) => {
    const dated = inForce<DatedValue>(pack.answers[key].values, on)
    const rows = (dated?.value.value ?? []) as ValueOf<typeof key>
    return rows.flatMap((row, i) => {
      if (row.tier === undefined) return []
      const reason = whyNotPriced(pack, on, row)
      return reason ? [{ path: ['answers', key, 'values', dated?.from as string, 'value', String(i)], reason: `${row.zh}：${reason}` }] : []
    })
  }))
}

function whyNotPriced(pack: Pack, on: LocalDate, row: ValueOf<'package.paid'>[number]): string | null {
  try {
    const tiers = inForce<DatedValue>(pack.answers['package.tiers'].values, on)?.value.value as ValueOf<'package.tiers'> | undefined
    if (row.variant !== undefined && !tiers?.some(({ tier, variants }) => tier === row.tier && variants.some(({ variant }) => variant === row.variant))) return `这一级没有 ${row.variant} 型`
    const priced = composePackage(pack, on, { tier: row.tier ?? null, items: row.items.map(({ item, times = 0 }) => ({ item, times })), discountFen: row.discount ?? fen(0) })
    return priced.allowed ? null : priced.reasons.map(({ code, params }) => `${code}${params ? ` ${Object.values(params).join(' ')}` : ''}`).join('；')
  } catch (error) {
    if (error instanceof PolicyGap) return `${on} 没有 ${error.parameter}`
    throw error
  }
}
