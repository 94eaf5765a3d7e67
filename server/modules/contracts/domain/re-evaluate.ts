import { type FindingCode, unjudged, type Verdict } from '#api/re-evaluations.ts'
import type { Reason } from '#kernel/decision.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { agreementTemplate, type Because, checkProvider, combination, type Pack, packageFee, PolicyGap, type Provider, servicePackages, termPeriod } from '#policy/index.ts'
import { consentReasons, hospitalReasons, packageReasons, unitReasons } from './decide-signing.ts'
import { isOwnTier, type TierCandidate } from './hospital-tiers.ts'
import type { Terms } from './terms.ts'

/** What a contract agreed, as far as a pack judges it; nothing of whom. */
export type Agreed = {
  /** Null where an older contract does not say. */
  years: number | null; unit: 'person' | 'household'
  /** Where each package comes from: the county's list, the institution's own (also what was agreed on item by item), an older system under the name it had, or a supplement, which was agreed by the rules of a later day. */
  packages: readonly { id: string; zh: string; from: 'county' | 'own' | 'older' | 'later' }[]
  fee: Terms['fee']
  /** The resident's on the day of signing. */
  populations: readonly string[]
  provider: Pick<Provider, 'mode' | 'institutionKind' | 'isSupervised'>
  /** The institutions bound to besides the one that signed; null for one that nobody knows any more. */
  hospitals: readonly { tier: string; found: TierCandidate | null }[]
  consents: readonly (readonly [id: string, isGiven: boolean])[]
  /** False for a contract of an older system, which came without fee by payer, hospitals and consents. */
  isKeptWhole: boolean
}
export type Found = { code: FindingCode; params: NonNullable<Reason['params']>; source?: string | undefined }
/** `packFee`: what a year would cost by the pack; null where it cannot tell, or where the price is not the pack's. */
export type ReEvaluated = { verdict: Verdict; findings: Found[]; packFee: Terms['fee'] | null }

/** What a reason against signing is called where it is found afterwards. What only the desk asks for, why a package was taken that nobody proposed, is no finding. */
const codeOf: Readonly<Record<string, FindingCode>> = {
  'POLICY.TERM_NOT_OFFERED': 'TERM', 'CONTRACTS.UNIT_NOT_OFFERED': 'UNIT',
  'POLICY.PROVIDER_MODE': 'PROVIDER', 'POLICY.PROVIDER_INSTITUTION': 'PROVIDER', 'POLICY.PROVIDER_LICENCE': 'PROVIDER', 'POLICY.PROVIDER_NOT_SUPERVISED': 'PROVIDER',
  'CONTRACTS.NO_BASIC_PACKAGE': 'NO_BASIC', 'CONTRACTS.PACKAGE_NOT_FOR': 'PACKAGE_NOT_FOR',
  'CONTRACTS.TIER_NEEDS': 'HOSPITALS_FEW', 'CONTRACTS.TIER_ALLOWS': 'HOSPITALS_MANY', 'CONTRACTS.HOSPITAL_NOT_OFFERED': 'HOSPITAL', 'CONTRACTS.TIER_UNKNOWN': 'TIER', 'CONTRACTS.CONSENT_REQUIRED': 'CONSENT',
}
const named = (reasons: readonly Reason[]): Found[] => reasons.flatMap(({ code, params = {}, source }) => {
  const known = codeOf[code]
  return known ? [{ code: known, params, ...(source !== undefined && { source }) }] : []
})

const notTheCountys = { own: 'OWN_PACKAGE', older: 'OLD_PACKAGE', later: 'LATER_PACKAGE' } as const

/**
 * What stands between what was agreed and a pack's rules of a day, all of it at once. Where the pack has no answer, or the price is none of the pack's, it is not judged:
 * that says nothing against the contract.
 *
 * Example: Yubei, one year of 基础包 and 慢病优惠包 signed for 110 yuan (resident 50), by the rules of 2026-01-01 → agrees. The same signed for 100 (resident 40) → FEE_TOTAL 100 against 110, FEE_RESIDENT 40 against 50.
 */
export function reEvaluate(pack: Pack, on: LocalDate, agreed: Agreed): ReEvaluated {
  const own = agreed.packages.flatMap(({ zh, from }) => (from === 'county' ? [] : [{ zh, from }]))
  const ours = agreed.packages.filter(({ from }) => from === 'county')
  const asked = { packageIds: ours.map(({ id }) => id), populations: agreed.populations, packageReasons: new Map<string, string>() }
  const findings = [
    ...unlessGap(() => termFindings(pack, on, agreed.years)), ...unlessGap(() => named(unitReasons(pack, on, agreed.unit))), ...unlessGap(() => providerFindings(pack, on, agreed)),
    ...unlessGap(() => packageFindings(pack, on, ours, asked)),
    ...own.map(({ zh, from }): Found => ({ code: notTheCountys[from], params: { package: zh } })),
  ]
  let packFee: Terms['fee'] | null = null
  if (!agreed.isKeptWhole) findings.push({ code: 'NOT_KEPT', params: {} })
  else {
    findings.push(...unlessGap(() => hospitalFindings(pack, on, agreed)), ...unlessGap(() => named(consentReasons(agreementTemplate(pack, on).value.consents, new Map(agreed.consents)))))
    const isPriced = own.length === 0 && !findings.some(({ code }) => code === 'PACKAGE_GONE')
    if (isPriced) {
      findings.push(...unlessGap(() => {
        const { value, because } = packageFee(pack, on, asked.packageIds)
        packFee = value
        return feeFindings(agreed.fee, value, clauseOf(because, 'package.payers'))
      }))
    }
  }
  const told = findings.filter((one, i) => findings.findIndex((other) => other.code === one.code && JSON.stringify(other.params) === JSON.stringify(one.params)) === i)
  return { verdict: verdictOf(told), findings: told, packFee }
}

/** Differs when anything does; not judged when nothing does and something could not be held against the pack. */
function verdictOf(findings: readonly Found[]): Verdict {
  const isUnjudged = ({ code }: Found) => (unjudged as readonly string[]).includes(code)
  return findings.length === 0 ? 'agrees' : findings.every(isUnjudged) ? 'not_judged' : 'differs'
}

/** What is found, or that the pack has no answer to it. */
function unlessGap(find: () => Found[]): Found[] {
  try {
    return find()
  } catch (error) {
    if (error instanceof PolicyGap) return [{ code: 'GAP', params: { parameter: error.parameter } }]
    throw error
  }
}

function termFindings(pack: Pack, on: LocalDate, years: number | null): Found[] {
  if (years === null) return [{ code: 'NOT_KEPT', params: {} }]
  const term = termPeriod(pack, on, on, years)
  return term.allowed ? [] : named(term.reasons)
}

/** The clause of what is asked about, where an answer rests on several. */
const clauseOf = (because: readonly Because[], parameter: string) => (because.find((one) => one.parameter === parameter) ?? because[0])?.source

/** Of the licence nothing: which one the doctor had then is not asked anew. */
function providerFindings(pack: Pack, on: LocalDate, { provider }: Agreed): Found[] {
  const decision = checkProvider(pack, on, { ...provider, licences: null })
  return decision.allowed ? [] : named(decision.reasons)
}

function packageFindings(pack: Pack, on: LocalDate, ours: Agreed['packages'], asked: Parameters<typeof packageReasons>[2]): Found[] {
  const { value: offered, because } = servicePackages(pack, on)
  const gone = ours.filter(({ id }) => !offered.some((one) => one.id === id))
  return [...gone.map(({ zh }): Found => ({ code: 'PACKAGE_GONE', params: { package: zh }, source: clauseOf(because, 'package.paid') })), ...named(packageReasons(pack, on, asked))]
}

/** The signing institution's own rung is where one signs, and no choice. */
function hospitalFindings(pack: Pack, on: LocalDate, { hospitals }: Agreed): Found[] {
  const { value: { tiers }, because } = combination(pack, on)
  const own = new Set(tiers.filter(isOwnTier).map(({ tier }) => tier))
  return named(hospitalReasons(tiers, because[0]?.source, hospitals.filter(({ tier }) => !own.has(tier))))
}

function feeFindings(signed: Terms['fee'], pack: Terms['fee'], source: string | undefined): Found[] {
  const payers = [...new Set([...Object.keys(signed.shares), ...Object.keys(pack.shares)])].filter((payer) => payer !== 'resident').sort()
  const compare = (code: FindingCode, signedFen: number, packFen: number, more: Found['params'] = {}): Found[] => (signedFen === packFen ? [] : [{ code, params: { ...more, signedFen, packFen }, source }])
  return [
    ...compare('FEE_TOTAL', signed.totalFen, pack.totalFen), ...compare('FEE_RESIDENT', signed.residentFen, pack.residentFen),
    ...payers.flatMap((payer) => compare('FEE_PAYER', signed.shares[payer] ?? 0, pack.shares[payer] ?? 0, { payer })),
  ]
}

/**
 * The days on which a pack's answers change, in order. Between two of them every day has the same answers, so contracts that were signed there are judged alike, by the rules of
 * `ruleDayOf`.
 */
export const changeDaysOf = (pack: Pack): LocalDate[] => [...new Set(Object.values(pack.answers).flatMap(({ values }) => Object.keys(values) as LocalDate[]))].sort()

/** The day whose rules a contract goes by that was signed when `passed` of the pack's changes had happened: that of the last one; before the first, when nothing was ruled, the day before it. */
export const ruleDayOf = (days: readonly LocalDate[], passed: number): LocalDate => (passed > 0 ? (days[passed - 1] as LocalDate) : addDays(days[0] as LocalDate, -1))
