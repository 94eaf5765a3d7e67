import type { CombinationTier } from '#policy/index.ts'

export type TierCandidate = { kind: string; level: number | null; ownership: 'public' | 'private'; isOfCounty: boolean }

/** The rung of the signing institution itself is not chosen: it is where one signs. */
export const isOwnTier = (tier: CombinationTier): boolean => !tier.institutionKinds.includes('hospital')

/**
 * Whether an institution may stand on a rung of the combination: its kind, and what the rung says of level, ownership and place. What it does not say is open.
 *
 * Example: a rung of public second-level hospitals of the county → not a private one, not one of level 3, not one of another county.
 */
export const fitsTier = (tier: CombinationTier, one: TierCandidate): boolean =>
  tier.institutionKinds.includes(one.kind) && (tier.hospitalLevel ?? one.level) === one.level && (tier.ownership ?? one.ownership) === one.ownership && (tier.within !== 'county' || one.isOfCounty)
