import type { Actor } from '#platform/http/actor.ts'

/** Where institutions and people must lie for an actor to see them. */
export type Reach = { ownInstitution: string | null; ownTownship: string | null; isNowhere: boolean }

/**
 * An institution and its teams see the institution with the stations and clinics it supervises, a township office those in its township,
 * a county all of its own. The condition is over aliases `i` (institution).
 */
export function reachOf({ scope }: Actor): Reach {
  const nowhere = { ownInstitution: null, ownTownship: null, isNowhere: true }
  if (scope.kind === 'none') return nowhere
  if (scope.kind === 'region') return { ownInstitution: null, ownTownship: scope.code.length > 6 ? scope.code.slice(0, 9) : null, isNowhere: false }
  return { ownInstitution: scope.institutionId, ownTownship: null, isNowhere: false }
}

/** The reach as a condition on an institution `i`; parameters are those of `Reach` and `:countyCode`. */
export const withinReach = `i.county_code = :countyCode AND NOT :isNowhere::boolean
  AND (:ownInstitution::uuid IS NULL OR i.id = :ownInstitution::uuid OR i.parent_id = :ownInstitution::uuid) AND (:ownTownship::text IS NULL OR i.township_code = :ownTownship)`
