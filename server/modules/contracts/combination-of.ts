import type { LocalDate } from '#kernel/local-date.ts'
import { combination, type Pack } from '#policy/index.ts'
import { isOwnTier } from './domain/hospital-tiers.ts'
import type { Terms } from './domain/terms.ts'
import type { KnownHospital, KnownTeam } from './select-situation.ts'

/** The institutions the resident binds to, rung by rung: the signing institution itself, then the hospitals chosen. */
export function combinationOf(pack: Pack, on: LocalDate, team: KnownTeam, chosen: readonly { tier: string; institutionId: string }[], known: readonly KnownHospital[]): Terms['combination']['institutions'] {
  return combination(pack, on).value.tiers.flatMap((tier) => {
    if (isOwnTier(tier)) return [{ tier: tier.tier, label: tier.label, institutionId: team.institutionId, name: team.institutionName }]
    return chosen.filter((one) => one.tier === tier.tier).map(({ institutionId }) => ({
      tier: tier.tier, label: tier.label, institutionId, name: known.find(({ id }) => id === institutionId)?.name as string,
    }))
  })
}
