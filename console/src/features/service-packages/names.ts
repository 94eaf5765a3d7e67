import { nameOf } from '../../app/i18n.ts'
import { shortYuanText } from '../../kit/figures.ts'

type Named = { zh: string; en: string }

/** A tier with its variant: 中级包（高血压型）, as both are named. */
export const tierName = ({ tier, variant }: { tier: Named; variant: Named | null }): string =>
  variant ? `${nameOf(tier)} · ${nameOf(variant)}` : nameOf(tier)

/** What a resident may pay for a package of a tier: "100–150", or "50" where it is one price. */
export const rangeText = ({ fromFen, toFen }: { fromFen: number; toFen: number }): string =>
  fromFen === toFen ? shortYuanText(fromFen) : `${shortYuanText(fromFen)}–${shortYuanText(toFen)}`

/** A package's name in the reader's language. */
export const packageName = ({ name, englishName }: { name: string; englishName: string }): string => nameOf({ zh: name, en: englishName })
