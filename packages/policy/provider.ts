import { z } from 'zod'
import { allow, type Decision, type Reason, refuse } from '#kernel/decision.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { type Explained, joinBecause } from './because.ts'
import type { Pack } from './pack.ts'
import { regulatedReason } from './regulated-reason.ts'
import { code, truth } from './value-types.ts'
import { valueOn } from './value-on.ts'

const mode = z.enum(['team', 'individual'])
export type ProviderMode = z.output<typeof mode>

export const providerModeShape = z.strictObject({ modes: z.array(mode).min(1), main: mode })
export const providerEligibilityShape = z.array(z.strictObject({
  mode, institutions: z.array(code).min(1), licences: z.array(code).min(1), supervised: truth,
})).min(1)

/** Who may be the contracting party in one mode: where, with which licence, and whether under a supervising institution. */
export type Eligibility = { mode: ProviderMode; institutionKinds: string[]; licences: string[]; isSupervised: boolean }
/** `licences` is null where nobody is named yet whose licence could be looked at. */
export type Provider = { mode: ProviderMode; institutionKind: string; licences: readonly string[] | null; isSupervised: boolean }

/** Whether teams, individuals or both contract here, and which is the main form. */
export function providerMode(pack: Pack, on: LocalDate): Explained<{ modes: ProviderMode[]; main: ProviderMode }> {
  const { value, because } = valueOn(pack, 'provider.mode', on)
  return { value, because: [because] }
}

/** Who may contract, in one row a mode, or in several where kinds of institution ask for different licences. */
export function providerEligibility(pack: Pack, on: LocalDate): Explained<Eligibility[]> {
  const { value, because } = valueOn(pack, 'provider.eligibility', on)
  const rows = value.map((row) => ({ mode: row.mode, institutionKinds: row.institutions, licences: row.licences, isSupervised: row.supervised }))
  return { value: rows, because: [because] }
}

/** The row of a mode that names this kind of institution, else the first of the mode. */
export function eligibilityAt(rows: readonly Eligibility[], mode: ProviderMode, institutionKind: string): Eligibility | undefined {
  const ofMode = rows.filter((row) => row.mode === mode)
  return ofMode.find((row) => row.institutionKinds.includes(institutionKind)) ?? ofMode[0]
}

/**
 * Whether a team's doctor, or a doctor alone, may contract here. Refused with everything that is lacking: the mode, the kind of
 * institution, a licence, a supervising institution.
 *
 * Example: a village doctor alone with no supervising institution → POLICY.PROVIDER_NOT_SUPERVISED.
 */
export function checkProvider(pack: Pack, on: LocalDate, provider: Provider): Decision<Explained<Eligibility>> {
  const modes = providerMode(pack, on)
  const rows = providerEligibility(pack, on)
  const [basis] = rows.because
  const row = eligibilityAt(rows.value, provider.mode, provider.institutionKind)
  if (!row || !modes.value.modes.includes(provider.mode)) {
    return refuse(regulatedReason(pack, 'POLICY.PROVIDER_MODE', { mode: provider.mode }, modes.because[0]))
  }
  const reasons: Reason[] = []
  if (!row.institutionKinds.includes(provider.institutionKind)) {
    reasons.push(regulatedReason(pack, 'POLICY.PROVIDER_INSTITUTION', { kind: provider.institutionKind, mode: provider.mode }, basis))
  }
  if (provider.licences?.some((licence) => row.licences.includes(licence)) === false) {
    reasons.push(regulatedReason(pack, 'POLICY.PROVIDER_LICENCE', { needed: row.licences.join(','), mode: provider.mode }, basis))
  }
  if (row.isSupervised && !provider.isSupervised) reasons.push(regulatedReason(pack, 'POLICY.PROVIDER_NOT_SUPERVISED', {}, basis))
  return reasons.length > 0 ? refuse(...reasons) : allow({ value: row, because: joinBecause(modes.because, rows.because) })
}
