import type { OutputOf } from '#api/endpoint.ts'
import type { assignmentChoicesEndpoint } from '#api/assignments.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context } from '#platform/http/context.ts'

type Output = OutputOf<typeof assignmentChoicesEndpoint>

type Village = Output['villages'][number]
const townshipOf = ({ scope }: Actor) => (scope.kind === 'region' && scope.code.length > 6 ? scope.code.slice(0, 9) : null)
/** A whole county's villages by name: its people are counted once a village is chosen, by the preview. */
const villagesByName = compose<Village>()(fragment<{ countyText: string; township: string | null }>('villages-by-name', `
  SELECT v.code, v.name, tw.name AS "townshipName", ARRAY[v.pinyin, v.initials, tw.pinyin || v.pinyin, tw.initials || v.initials] AS spellings, NULL::int AS unsigned, NULL::int AS "withoutTeam", coalesce((SELECT array_agg(g.code ORDER BY g.code) FROM regions.region g WHERE g.parent_code = v.code AND g.level = 'grid'), '{}') AS grids
  FROM regions.region tw JOIN regions.region v ON v.parent_code = tw.code AND v.level = 'village'
  WHERE tw.parent_code = :countyText AND tw.level = 'township' AND (:township::text IS NULL OR tw.code = :township) ORDER BY v.code LIMIT 1000`))
/** The people are counted first, by the index of whose they are, and only their few villages are named. */
const villagesCounted = (condition: string) => compose<Village>()(
  fragment<Record<string, unknown>>('counted', `
    SELECT r.village_code, count(*)::int AS unsigned, (count(*) FILTER (WHERE r.team_id IS NULL))::int AS without_team, coalesce(array_agg(DISTINCT r.grid_code) FILTER (WHERE r.grid_code IS NOT NULL), '{}') AS grids
    FROM residents.resident r WHERE r.county_code = :countyCode AND r.status = 'living' AND NOT r.is_signed AND ${condition} GROUP BY r.village_code`),
  fragment<object>('villages-to-choose', `
    SELECT v.code, v.name, tw.name AS "townshipName", ARRAY[v.pinyin, v.initials, tw.pinyin || v.pinyin, tw.initials || v.initials] AS spellings, c.unsigned, c.without_team AS "withoutTeam", c.grids
    FROM counted c JOIN regions.region v ON v.code = c.village_code JOIN regions.region tw ON tw.code = v.parent_code ORDER BY v.code LIMIT 1000`))

/** What may be chosen within the scope: active teams with their family doctors, how full each is, and their villages; villages with how many people are not signed and have no team, where that is not a whole region. */
export async function listChoices({ run, actor, on }: Context): Promise<Output> {
  const { countyCode } = actor
  const teams = scopeFilter(actor, { township: 'i.township_code', institution: 't.institution_id', team: 't.id' })
  const people = scopeFilter(actor, { township: 'r.township_code', institution: 'r.institution_id', team: 'r.team_id' })
  return {
    on,
    teams: await run(compose<Output['teams'][number]>()(fragment<Record<string, unknown>>('teams-to-choose', `
      SELECT t.id AS "teamId", t.name, t.institution_id AS "institutionId", i.short_name AS "institutionName", coalesce(p.contracts, 0) AS contracts, p.cap,
        coalesce((SELECT json_agg(json_build_object('staffId', s.id, 'name', s.name, 'contracts', coalesce(d.contracts, 0), 'cap', d.cap) ORDER BY s.initials, s.id)
          FROM organisations.team_member m JOIN organisations.staff s ON s.id = m.staff_id LEFT JOIN organisations.panel_load d ON d.county_code = :countyCode AND d.scope = 'doctor' AND d.holder_id = s.id AND d.unit = 'person'
          WHERE m.county_code = :countyCode AND m.team_id = t.id AND m.role = 'family_doctor' AND m.valid_until IS NULL), '[]') AS doctors,
        coalesce((SELECT json_agg(json_build_object('code', v.code, 'name', v.name) ORDER BY v.code) FROM organisations.team_area a JOIN regions.region v ON v.code = a.region_code AND v.level = 'village'
          WHERE a.county_code = :countyCode AND a.team_id = t.id AND a.valid_until IS NULL), '[]') AS villages
      FROM organisations.team t JOIN organisations.institution i ON i.id = t.institution_id LEFT JOIN organisations.panel_load p ON p.county_code = :countyCode AND p.scope = 'team' AND p.holder_id = t.id AND p.unit = 'person'
      WHERE t.county_code = :countyCode AND t.status = 'active' AND ${teams.condition} ORDER BY i.township_code, t.pinyin, t.id LIMIT 300`)), { ...teams.params, countyCode }),
    villages: actor.scope.kind === 'region' ? await run(villagesByName, { countyText: String(countyCode), township: townshipOf(actor) }) : await run(villagesCounted(people.condition), { ...people.params, countyCode }),
  }
}
