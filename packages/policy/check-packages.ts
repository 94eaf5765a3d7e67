import type { LocalDate } from '#kernel/local-date.ts'
import { fen } from '#kernel/money.ts'
import { inForce } from '#rules/start-dated.ts'
import type { Reason } from '#kernel/decision.ts'
import { PolicyGap } from './because.ts'
import { composePackage } from './compose-package.ts'
import { didYouMean } from './issue-reason.ts'
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
    const variants = tiers?.find(({ tier }) => tier === row.tier)?.variants.map(({ variant }) => variant) ?? []
    if (row.variant !== undefined && !variants.includes(row.variant)) return `${row.tier} 这一级没有 ${row.variant} 型${didYouMean(row.variant, variants)}`
    const priced = composePackage(pack, on, { tier: row.tier ?? null, items: row.items.map(({ item, times = 0 }) => ({ item, times })), discountFen: row.discount ?? fen(0) })
    return priced.allowed ? null : priced.reasons.map((reason) => inWords(pack, on, reason)).join('；')
  } catch (error) {
    if (error instanceof PolicyGap) return `${on} 没有 ${error.parameter} 的取值，分级的服务包定不了价`
    throw error
  }
}

/** The refusals of a price as whoever writes the pack mends them: by the names of the files' keys, not as on the screen where a package is composed. */
function inWords(pack: Pack, on: LocalDate, { code, params = {} }: Reason): string {
  const items = () => (inForce<DatedValue>(pack.answers['package.items'].values, on)?.value.value as ValueOf<'package.items'> | undefined)?.items.map(({ item }) => item) ?? []
  const words: Record<string, () => string> = {
    'POLICY.TIER_UNKNOWN': () => 'package.tiers 里没有这一级（tier）',
    'POLICY.ITEM_UNKNOWN': () => `package.items 里没有项目 ${params.item}${didYouMean(String(params.item), items())}`,
    'POLICY.ITEM_TWICE': () => `${params.item}写了两次，合成一项`,
    'POLICY.ITEM_UNPRICED': () => `${params.item}在 package.items 里没有单价（price）`,
    'POLICY.PACKAGE_EMPTY': () => '一个项目也没有（items）',
    'POLICY.PACKAGE_TIMES': () => '次数（times）要是不小于 1 的整数',
    'POLICY.PACKAGE_NO_DISCOUNT': () => 'package.pricing 里没有让利（discount）',
    'POLICY.PACKAGE_NEGATIVE': () => `减去的 ${params.less} 元比项目累加的 ${params.sum} 元还多`,
    'POLICY.PACKAGE_OUTSIDE_TIER': () => `居民付 ${params.resident} 元，不在${params.tier}的 ${params.from}–${params.to} 元之内`,
  }
  return words[code]?.() ?? code
}
