import type { Actor } from '#platform/http/actor.ts'
import { notFound } from '#platform/problem.ts'
import type { Reach } from '../residents/index.ts'

const county: Reach = { reachTownshipCode: null, reachInstitutionId: null, reachTeamId: null }

/** Whose people a post may assign: of the county, of its township, of its institution; a team's leader those of the institution who have no team yet. It stays with the plan until its day. */
export function determineReach({ scope }: Actor): Reach {
  switch (scope.kind) {
    case 'region':
      return scope.code.length <= 6 ? county : { ...county, reachTownshipCode: scope.code.slice(0, 9) }
    case 'institution':
      return { ...county, reachInstitutionId: scope.institutionId }
    case 'team':
      return { ...county, reachInstitutionId: scope.institutionId, reachTeamId: scope.teamId }
    case 'none':
      throw notFound('team')
  }
}
