import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import { addDays, addYears, type LocalDate } from '#kernel/local-date.ts'
import { type Because, joinBecause, orNone, type Pack, PolicyGap, packageFee, reminderDays, renewalNoticeDays, renewalRule, servicePackages, signingTerm } from '#policy/index.ts'
import { needsRepresentative } from './representative.ts'

/** The consent that an automatic renewal rests on. */
export const renewalConsent = 'auto_renewal'

/** What is known, on the day a term is over, of the contract and its resident. */
export type RunOut = {
  from: LocalDate; until: LocalDate; years: number | null; packageIds: readonly string[]; fee: { totalFen: number; residentFen: number; shares: Record<string, number> }
  bornOn: LocalDate; residentStatus: 'living' | 'moved' | 'deceased' | 'merged'
  agreed: boolean; isWithdrawn: boolean
  /** Packages of the institution's own, or items agreed on, are among it. */
  hasOwnPackages: boolean
  /** Asked at the last call, the resident did not want the next contract. */
  hasDeclined: boolean
  /** The first day on which the resident was told that it renews itself. */
  toldOn: LocalDate | null
  /** Full terms of the resident's that are over by then, this one among them. */
  fullTerms: number
  isFollowed: boolean; hasWaiting: boolean; isTeamActive: boolean; isDoctorThere: boolean
}
export type Following = { from: LocalDate; until: LocalDate; because: Because[] }

/**
 * Whether a contract whose term is over is followed by the same once more without anybody signing: only where the region's pack renews automatically, after
 * as many full terms as it asks for, with the consent its resident gave beforehand and kept, told in time, on the same terms. Where the pack does not say how long before the end one is told, nothing renews itself. All reasons against it at once.
 * The consent is asked for also where the document does not ask for it.
 *
 * Example: until 2027-11-24, one year, told on 2027-09-25 → [2027-11-24, 2028-11-24). Consent taken back → CONTRACTS.RENEWAL_CONSENT_WITHDRAWN.
 */
export function decideRenewal(pack: Pack, contract: RunOut): Decision<Following> {
  const { until: on } = contract
  const rule = orNone(() => renewalRule(pack, on))
  if (rule?.value.atExpiry !== 'automatic') return refuse({ code: 'CONTRACTS.RENEWAL_NOT_AUTOMATIC', ...(rule?.because[0] && { source: rule.because[0].source }) })
  const reasons: Reason[] = []
  const blame = (isAgainst: boolean, code: string, params?: Reason['params']) => {
    if (isAgainst) reasons.push({ code: `CONTRACTS.RENEWAL_${code}`, ...(params && { params }) })
  }
  const notice = orNone(() => renewalNoticeDays(pack, on))
  if (!notice) return refuse({ code: 'CONTRACTS.RENEWAL_NOTICE_UNKNOWN' })
  const cameOfAge = needsRepresentative(contract.bornOn, contract.from) && !needsRepresentative(contract.bornOn, on)
  const terms = judgeTerms(pack, contract)
  blame(contract.residentStatus !== 'living', 'NOT_HERE')
  blame(contract.isFollowed, 'FOLLOWED')
  blame(contract.hasOwnPackages, 'OWN_PACKAGES')
  blame(!contract.agreed, 'NO_CONSENT')
  blame(contract.isWithdrawn, 'CONSENT_WITHDRAWN')
  blame(contract.agreed && cameOfAge, 'OWN_CONSENT')
  blame(contract.hasDeclined, 'DECLINED')
  blame(contract.hasWaiting, 'WAITING')
  blame(!contract.hasOwnPackages && (contract.toldOn === null || contract.toldOn > addDays(on, -notice.value)), 'NOT_TOLD')
  blame(contract.fullTerms < rule.value.priorTerms, 'TOO_FEW_TERMS', { terms: rule.value.priorTerms })
  blame(!contract.hasOwnPackages && terms === null, 'TERMS_CHANGED')
  blame(!contract.isTeamActive, 'TEAM_CLOSED')
  blame(contract.isTeamActive && !contract.isDoctorThere, 'DOCTOR_LEFT')
  if (reasons.length > 0 || terms === null) return refuse(...reasons)
  return allow({ from: on, until: addYears(on, terms.years), because: joinBecause(rule.because, notice.because, terms.because) })
}

export type RenewalTerms = { priorTerms: number | null; noticeDays: number; reminderDays: number[] }
/** What of a region's rules a statement about renewals goes by on a day. */
export const renewalTerms = (pack: Pack, on: LocalDate): RenewalTerms => ({ priorTerms: termsBeforeRenewal(pack, on), noticeDays: orNone(() => renewalNoticeDays(pack, on))?.value ?? 0, reminderDays: reminderDays(pack, on) })

/** After how many full terms a contract may follow itself in a region, on a day; null where none does, or where it is not said how long before one is told. */
export function termsBeforeRenewal(pack: Pack, on: LocalDate): number | null {
  const rule = orNone(() => renewalRule(pack, on))
  return rule?.value.atExpiry === 'automatic' && orNone(() => renewalNoticeDays(pack, on)) !== null ? rule.value.priorTerms : null
}

/** What stands against a renewal as of today, while its contract still runs: that nobody told its resident yet is nothing to say while there is time. */
export function renewalOutlook(pack: Pack, on: LocalDate, contract: RunOut): { isAutomaticHere: boolean; against: Reason[] } {
  const decision = decideRenewal(pack, contract)
  const latest = addDays(contract.until, -renewalTerms(pack, on).noticeDays)
  const against = decision.allowed ? [] : decision.reasons.filter(({ code }) => code !== 'CONTRACTS.RENEWAL_NOT_TOLD' || on > latest)
  return { isAutomaticHere: termsBeforeRenewal(pack, contract.until) !== null, against }
}

/** The same packages for the same money for as many years, as the pack has them on the new term's first day; null when any of it is another. */
function judgeTerms(pack: Pack, { until: on, years, packageIds, fee }: RunOut): { years: number; because: Because[] } | null {
  try {
    const term = signingTerm(pack, on)
    if (years === null || !term.value.years.includes(years)) return null
    const offered = servicePackages(pack, on).value
    if (packageIds.length === 0 || !packageIds.every((id) => offered.some((one) => one.id === id))) return null
    const now = packageFee(pack, on, packageIds)
    const isSame = now.value.totalFen === fee.totalFen && now.value.residentFen === fee.residentFen && Object.entries(now.value.shares).every(([party, share]) => (fee.shares[party] ?? 0) === share)
    return isSame ? { years, because: joinBecause(term.because, now.because) } : null
  } catch (error) {
    if (error instanceof PolicyGap) return null
    throw error
  }
}
