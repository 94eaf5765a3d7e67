import { compose, fragment } from '#platform/database/statement.ts'

type County = { countyCode: number }

export const selectCounty = compose<{ name: string; parentName: string | null; foldedAt: Date | null }>()(fragment<County & { countyText: string }>('overview-county', `
  SELECT r.name, p.name AS "parentName", f.folded_at AS "foldedAt" FROM regions.region r LEFT JOIN regions.region p ON p.code = r.parent_code
  LEFT JOIN statistics.freshness f ON f.county_code = :countyCode WHERE r.code = :countyText`))

export type TownshipRow = {
  code: string; name: string; kind: 'urban' | 'rural' | null; column: number | null; row: number | null; persons: number | null; quota: number | null
  residents: number | null; signed: number | null; keyResidents: number | null; keySigned: number | null
}
const townshipColumns = `
  SELECT r.code, r.name, r.kind, r.tile_column AS column, r.tile_row AS row, t.persons, coalesce(t.override, t.computed) AS quota,
         c.residents, c.signed, c.key_residents AS "keyResidents", c.key_signed AS "keySigned"`
const plan = fragment<County & { year: number }>('plan', `
  SELECT id, title, because FROM targets.target_plan WHERE county_code = :countyCode AND year = :year AND state = 'issued'`)
const cover = fragment<County>('cover', `
  SELECT township_code, sum(residents) FILTER (WHERE population = 'all')::int AS residents, sum(signed) FILTER (WHERE population = 'all')::int AS signed,
         sum(residents) FILTER (WHERE population = 'key')::int AS key_residents, sum(signed) FILTER (WHERE population = 'key')::int AS key_signed
  FROM statistics.stat_cover WHERE county_code = :countyCode AND population IN ('all', 'key') GROUP BY township_code`)

/** The townships of a county that are its own or managed by it, in the plan's order, with plan and rollup beside each. */
export const selectTownships = compose<TownshipRow>()(plan, cover, fragment<County & { countyText: string; on: string; only: string | null }>('overview-townships', `
  ${townshipColumns}
  FROM regions.region r
  LEFT JOIN plan ON true LEFT JOIN targets.target_row t ON t.county_code = :countyCode AND t.plan_id = plan.id AND t.township_code = r.code
  LEFT JOIN cover c ON c.township_code = r.code
  WHERE r.level = 'township' AND (r.valid_until IS NULL OR r.valid_until > :on::date) AND (:only::text IS NULL OR r.code = :only)
    AND (r.parent_code = :countyText OR EXISTS (SELECT FROM regions.service_area a WHERE a.region_code = r.code AND a.manager_code = :countyText AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date)))
    AND NOT EXISTS (SELECT FROM regions.service_area a WHERE a.region_code = r.code AND a.manager_code <> :countyText AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date))
  ORDER BY t.place NULLS LAST, r.code`))

export const selectPlan = compose<{ id: string; title: string; because: unknown }>()(plan, fragment<object>('overview-plan', 'SELECT id, title, because FROM plan'))

export const selectPopulations = compose<{ population: string; residents: number; signed: number }>()(fragment<County & { only: string | null }>('overview-populations', `
  SELECT population, sum(residents)::int AS residents, sum(signed)::int AS signed FROM statistics.stat_cover
  WHERE county_code = :countyCode AND (:only::text IS NULL OR township_code = :only) GROUP BY population`))

/** Contracts in force before the year, and the change of each day since. */
export const selectFlow = compose<{ day: string | null; change: number }>()(fragment<County & { firstDay: string; on: string }>('overview-flow', `
  SELECT NULL::date AS day, coalesce(sum(began - ended), 0)::int AS change FROM statistics.stat_flow_county WHERE county_code = :countyCode AND day < :firstDay::date
  UNION ALL
  SELECT day, began - ended FROM statistics.stat_flow_county WHERE county_code = :countyCode AND day >= :firstDay::date AND day <= :on::date ORDER BY day NULLS FIRST`))

export const countExpiring = compose<{ contracts: number }>()(fragment<County & { on: string; until: string }>('overview-expiring', `
  SELECT count(*) AS contracts FROM contracts.contract
  WHERE county_code = :countyCode AND state = 'active' AND valid_until > :on::date AND valid_until <= :until::date`))

export type TeamRow = {
  teamId: string | null; name: string | null; institutionName: string | null; leaderName: string | null; residents: number; signed: number; keyResidents: number; keySigned: number
}
/** The teams that have residents in a township, and who belongs to none, by what is left to sign. */
export const selectTeams = compose<TeamRow>()(
  fragment<County & { only: string }>('cover', `
    SELECT team_id, sum(residents) FILTER (WHERE population = 'all')::int AS residents, sum(signed) FILTER (WHERE population = 'all')::int AS signed,
           coalesce(sum(residents) FILTER (WHERE population = 'key'), 0)::int AS key_residents, coalesce(sum(signed) FILTER (WHERE population = 'key'), 0)::int AS key_signed
    FROM statistics.stat_cover WHERE county_code = :countyCode AND township_code = :only AND population IN ('all', 'key') GROUP BY team_id`),
  fragment<County>('overview-teams', `
    SELECT t.id AS "teamId", t.name, i.short_name AS "institutionName", s.name AS "leaderName", coalesce(c.residents, 0) AS residents, coalesce(c.signed, 0) AS signed,
           c.key_residents AS "keyResidents", c.key_signed AS "keySigned"
    FROM cover c LEFT JOIN organisations.team t ON t.county_code = :countyCode AND t.id = c.team_id
    LEFT JOIN organisations.institution i ON i.id = t.institution_id LEFT JOIN organisations.staff s ON s.id = t.leader_staff_id
    WHERE c.residents > 0 ORDER BY c.residents - c.signed DESC, t.id`))
