import type { Actor } from '#platform/http/actor.ts'
import { notFound } from '#platform/problem.ts'

/** Whose bulletins the actor writes and sees: an institution's own, or, of who looks after the county, all of it. @throws Problem NotFound for narrower posts */
export function ownInstitution({ scope }: Actor): string | null {
  if (scope.kind === 'region' && scope.code.length <= 6) return null
  if (scope.kind === 'institution') return scope.institutionId
  throw notFound('bulletin')
}
export const withinScope = 'b.county_code = :countyCode AND (:ownInstitution::uuid IS NULL OR b.institution_id = :ownInstitution::uuid)'
