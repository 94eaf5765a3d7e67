import type { LocalDate } from '#kernel/local-date.ts'
import type { Terms } from '../../server/modules/contracts/domain/terms.ts'
import { agreementTemplate, type Because, combination, contractUnit, joinBecause, orNone, type Pack, packageFee, PolicyGap, servicePackages, signingTerm } from '#policy/index.ts'

/** What was chosen at signing, beside the pack's own answers. */
export type Choice = {
  packages: readonly string[]
  primary: { id: string; name: string }
  secondary: { id: string; name: string } | null
  /** Ids of the consents that may be refused and were given. */
  agreed: readonly string[]
}
/** What a contract row keeps of its signing. */
export type SignedTerms = { terms: Terms; because: Because[]; residentFeeFen: number }

/**
 * The terms of a contract as signing writes them, all from the pack on the day of signing: packages with their items, the fee and who
 * pays it, the institutions of the combination, the consents. The one place that knows their shape.
 *
 * @throws PolicyGap for a paid package on a day when the pack cannot price it
 */
export function demoTerms(pack: Pack, on: LocalDate, choice: Choice): SignedTerms {
  const offered = servicePackages(pack, on).value
  const fee = packageFee(pack, on, choice.packages)
  const bound = combination(pack, on)
  const [term, unit] = [signingTerm(pack, on), contractUnit(pack, on)]
  const packages = choice.packages.map((id) => {
    const one = offered.find((each) => each.id === id)
    if (!one) throw new Error(`no package ${id} on ${on}`)
    return { id, kind: one.kind, zh: one.zh, en: one.en, residentFen: one.residentFen, ...(one.price && { price: one.price }), items: one.items }
  })
  const label = (tier: string) => bound.value.tiers.find((one) => one.tier === tier)?.label ?? tier
  const place = (tier: string, { id, name }: { id: string; name: string }) => ({ tier, label: label(tier), institutionId: id, name })
  return {
    terms: {
      years: term.value.usualYears, packages, fee: fee.value,
      combination: { name: bound.value.name, institutions: [place('primary', choice.primary), ...(choice.secondary ? [place('secondary', choice.secondary)] : [])] },
      consents: consentsAsked(pack, on).map(({ id, text, isRequired }) => ({ id, text, agreed: isRequired || choice.agreed.includes(id) })),
    },
    because: joinBecause(unit.because, term.because, bound.because, fee.because),
    residentFeeFen: fee.value.residentFen,
  }
}

/** Before the region had a template of its own, the papers asked for no consents one by one. */
function consentsAsked(pack: Pack, on: LocalDate) {
  return orNone(() => agreementTemplate(pack, on))?.value.consents ?? []
}

/** The first day on which a contract with this package can be priced, or null. Only days on which something begins are tried. */
export function firstPricedOn(pack: Pack, packageId: string): LocalDate | null {
  return startDays(pack).find((day) => isPriced(pack, day, packageId)) ?? null
}

/** Every day on which some value of the pack begins: between two of them all answers stay the same. */
export function startDays(pack: Pack): LocalDate[] {
  const days = Object.values(pack.answers).flatMap(({ values }) => Object.keys(values) as LocalDate[])
  return [...new Set(days)].sort()
}

function isPriced(pack: Pack, on: LocalDate, packageId: string): boolean {
  try {
    packageFee(pack, on, [packageId])
    return true
  } catch (error) {
    if (error instanceof PolicyGap || /offers no package/.test((error as Error).message)) return false
    throw error
  }
}
