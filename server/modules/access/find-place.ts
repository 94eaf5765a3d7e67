import { compose, fragment } from '#platform/database/statement.ts'
import type { Run } from '#platform/database/database.ts'
import type { Actor, Scope } from '#platform/http/actor.ts'
import { reachOf } from './domain/reach-of.ts'

const findRegion = compose<{ code: string }>()(fragment<{ code: string }>('find-scope-region', `
  SELECT code FROM regions.region WHERE code = :code AND level IN ('province', 'city', 'county', 'township') AND valid_until IS NULL`))
const findInstitution = compose<{ county_code: number; township_code: string }>()(fragment<{ institutionId: string }>('find-scope-institution', `
  SELECT county_code, township_code FROM organisations.institution WHERE id = :institutionId AND valid_until IS NULL`))
const findTeam = compose<{ id: string }>()(fragment<{ countyCode: number; teamId: string; institutionId: string }>('find-scope-team', `
  SELECT id FROM organisations.team WHERE county_code = :countyCode AND id = :teamId AND institution_id = :institutionId AND status = 'active'`))
const findStaffAt = compose<{ name: string }>()(fragment<{ staffId: string; institutionId: string; on: string }>('find-staff-at', `
  SELECT s.name FROM organisations.staff s JOIN organisations.staff_post p ON p.staff_id = s.id
  WHERE s.id = :staffId AND s.is_active AND p.institution_id = :institutionId AND p.valid_from <= :on AND (p.valid_until IS NULL OR p.valid_until > :on)`))

/** Where a scope lies: its county (for a region above counties the one the giver has open) and township. Nothing when there is no such place. */
export async function findPlace(run: Run, actor: Actor, scope: Scope): Promise<{ countyCode: number; townshipCode: string | null } | undefined> {
  if (scope.kind === 'none') return undefined
  if (scope.kind === 'region') {
    if ((await run(findRegion, { code: scope.code })).length === 0) return undefined
    const reach = reachOf(scope)
    return { countyCode: reach === 'county' || reach === 'township' ? Number(scope.code.slice(0, 6)) : actor.countyCode, townshipCode: reach === 'township' ? scope.code : null }
  }
  const [institution] = await run(findInstitution, { institutionId: scope.institutionId })
  if (!institution) return undefined
  if (scope.kind === 'team' && (await run(findTeam, { countyCode: institution.county_code, teamId: scope.teamId, institutionId: scope.institutionId })).length === 0) return undefined
  return { countyCode: institution.county_code, townshipCode: institution.township_code }
}

/** Whether somebody works at an institution on a day. */
export async function worksAt(run: Run, staffId: string, institutionId: string, on: string): Promise<boolean> {
  return (await run(findStaffAt, { staffId, institutionId, on })).length > 0
}
