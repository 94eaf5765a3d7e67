import type { communityTeamsEndpoint } from '#api/communities.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import type { Context } from '#platform/http/context.ts'

type Item = OutputOf<typeof communityTeamsEndpoint>['items'][number]

/** The active teams within the scope, each with the doctors who contract in it today. */
export async function listTeams({ run, actor, on }: Context): Promise<OutputOf<typeof communityTeamsEndpoint>> {
  const { condition, params } = scopeFilter(actor, { township: 'i.township_code', institution: 't.institution_id', team: 't.id' })
  const statement = compose<Item>()(fragment<Record<string, unknown>>('teams-for-communities', `
    SELECT t.id, t.name, i.short_name AS "institutionName", coalesce((SELECT json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.id = t.leader_staff_id DESC, s.name, s.id) FROM organisations.team_member m JOIN organisations.staff s ON s.id = m.staff_id
      WHERE m.county_code = t.county_code AND m.team_id = t.id AND (m.role = 'family_doctor' OR t.kind = 'independent') AND m.valid_from <= :on::date AND (m.valid_until IS NULL OR m.valid_until > :on::date)), '[]') AS doctors
    FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id WHERE t.county_code = :countyCode AND t.status = 'active' AND ${condition} ORDER BY i.name, t.name, t.id`))
  return { items: await run(statement, { countyCode: actor.countyCode, on, ...params }), next: null }
}
