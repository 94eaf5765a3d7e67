import { isWithinScope } from '#platform/database/scope-filter.ts'
import type { Actor } from '#platform/http/actor.ts'

export type Place = { townshipCode: string; institutionId: string | null; teamId: string | null }

/**
 * Whether an actor may be told who a resident is when a document is shown: within the scope and, for a team, of the same institution or of nobody yet,
 * since people choose their team freely. Of anybody else only status and institution are told.
 */
export function isWithinReach(actor: Actor, place: Place): boolean {
  const { scope, countyCode } = actor
  return isWithinScope(actor, { countyCode, ...place }) || (scope.kind === 'team' && (place.institutionId === null || place.institutionId === scope.institutionId))
}
