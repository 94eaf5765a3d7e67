import type { postChoicesEndpoint, staffWithoutAccountEndpoint } from '#api/access.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { isWithinScope, scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { findPlace } from './find-place.ts'
import { roleTable } from './domain/roles.ts'

type Place = { countyCode: number; scopePlace: string }

/** The roles an officer may give and the places within his scope: his county with its townships, institutions and teams, or less. */
export async function listPostChoices({ run, actor }: Context): Promise<OutputOf<typeof postChoicesEndpoint>> {
  const { countyCode } = actor
  const region = scopeFilter(actor, { township: 'r.code' })
  const institution = scopeFilter(actor, { township: 'i.township_code', institution: 'i.id' })
  const team = scopeFilter(actor, { township: 'i.township_code', institution: 'i.id', team: 't.id' })
  const [regions, institutions, teams] = await Promise.all([
    run(compose<{ code: string; name: string; level: 'county' | 'township' }>()(fragment<Place & { countyText: string }>('list-region-choices', `
      SELECT r.code, r.name, r.level FROM regions.region r
      WHERE (r.code = :countyText OR r.parent_code = :countyText) AND r.level IN ('county', 'township') AND r.valid_until IS NULL AND :countyCode::int > 0 AND ${region.condition} ORDER BY r.code`)),
    { countyCode, countyText: String(countyCode), ...region.params }),
    run(compose<{ id: string; name: string }>()(fragment<Place>('list-institution-choices', `
      SELECT i.id, i.short_name AS name FROM organisations.institution i WHERE i.county_code = :countyCode AND i.valid_until IS NULL AND ${institution.condition} ORDER BY i.pinyin, i.id LIMIT 2000`)),
    { countyCode, ...institution.params }),
    run(compose<{ id: string; institution_id: string; name: string }>()(fragment<Place>('list-team-choices', `
      SELECT t.id, t.institution_id, t.name FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id
      WHERE t.county_code = :countyCode AND t.status = 'active' AND ${team.condition} ORDER BY t.pinyin, t.id LIMIT 5000`)),
    { countyCode, ...team.params }),
  ])
  return {
    roles: roleTable[actor.role].mayGive.map((role) => ({ role, reaches: [...roleTable[role].reaches] })),
    regions: regions.map(({ code, name, level }) => ({ code, name, reach: level })),
    institutions: institutions.map(({ id, name }) => ({ institutionId: id, name })),
    teams: teams.map((row) => ({ teamId: row.id, institutionId: row.institution_id, name: row.name })),
  }
}

const listStaff = compose<{ id: string; name: string; category: string; pinyin: string }>()(fragment<{ institutionId: string; on: string }>('list-staff-without-account', `
  SELECT DISTINCT s.id, s.name, s.category, s.pinyin FROM organisations.staff_post p JOIN organisations.staff s ON s.id = p.staff_id
  WHERE p.institution_id = :institutionId AND p.valid_from <= :on AND (p.valid_until IS NULL OR p.valid_until > :on) AND s.is_active
    AND NOT EXISTS (SELECT FROM access.account a WHERE a.staff_id = s.id) ORDER BY s.pinyin, s.id LIMIT 500`))

/** Staff of an institution within the scope who have no account, with the account name one would give them: the name spelt. @throws Problem NotFound */
export async function listStaffWithoutAccount({ run, actor, on }: Context, { institutionId }: InputOf<typeof staffWithoutAccountEndpoint>): Promise<OutputOf<typeof staffWithoutAccountEndpoint>> {
  const place = await findPlace(run, actor, { kind: 'institution', institutionId })
  if (!place || !isWithinScope(actor, { ...place, institutionId })) throw notFound('institution')
  const rows = await run(listStaff, { institutionId, on })
  return { items: rows.map(({ id, name, category, pinyin }) => ({ staffId: id, name, category, suggestedAccount: pinyin.toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 32) })) }
}
