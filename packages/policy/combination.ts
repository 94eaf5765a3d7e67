import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import type { Pack } from './pack.ts'
import { code, count, word } from './value-types.ts'
import { valueOn } from './value-on.ts'

export const combinationShape = z.strictObject({
  name: word,
  tiers: z.array(z.strictObject({
    tier: code, zh: word, least: count, most: count,
    institutions: z.array(code).min(1), hospital_level: count.optional(), ownership: z.enum(['public', 'private']).optional(), within: z.enum(['county', 'city']).optional(),
  })).min(1),
})
export const referralRequirementShape = z.strictObject({
  inside: z.enum(['free_choice', 'referral']), outside: z.enum(['free_choice', 'referral']), without_referral: z.enum(['no_contract_benefits', 'no_effect']),
})

/** One rung of the combination: what kind of institution, and how many of them a resident chooses. */
export type CombinationTier = {
  tier: string; label: string; least: number; most: number; institutionKinds: string[]
  hospitalLevel: number | null; ownership: 'public' | 'private' | null; within: 'county' | 'city' | null
}

/** The institutions a resident binds to with the contract, e.g. "1+1": rung by rung. */
export function combination(pack: Pack, on: LocalDate): Explained<{ name: string; tiers: CombinationTier[] }> {
  const { value, because } = valueOn(pack, 'combination.tiers', on)
  const tiers = value.tiers.map((tier) => ({
    tier: tier.tier, label: tier.zh, least: tier.least, most: tier.most, institutionKinds: tier.institutions,
    hospitalLevel: tier.hospital_level ?? null, ownership: tier.ownership ?? null, within: tier.within ?? null,
  }))
  return { value: { name: value.name, tiers }, because: [because] }
}

/** When a referral by the family doctor is needed, and what a visit without one costs. */
export function referralRequirement(pack: Pack, on: LocalDate): Explained<z.output<typeof referralRequirementShape>> {
  const { value, because } = valueOn(pack, 'referral.requirement', on)
  return { value, because: [because] }
}
