import { compose, fragment } from '#platform/database/statement.ts'

type County = { countyCode: number; countyText: string; year: number; on: string; only: string | null }

export type TownshipRow = {
  code: string; name: string; kind: 'urban' | 'rural' | null; column: number | null; row: number | null; persons: number | null; quota: number | null
  residents: number | null; signed: number | null; keyResidents: number | null; keySigned: number | null
}
export type PopulationRow = { population: string; residents: number; signed: number }
type Head = {
  name: string; parentName: string | null; foldedAt: Date | null; plan: { id: string; title: string; because: unknown } | null
  townships: TownshipRow[]; populations: PopulationRow[]
}

/** The county's rollup by township and population, read once for everything on the page. */
const cover = fragment<Pick<County, 'countyCode' | 'only'>>('cover', `
  SELECT township_code, population, sum(residents)::int AS residents, sum(signed)::int AS signed
  FROM statistics.stat_cover WHERE county_code = :countyCode AND (:only::text IS NULL OR township_code = :only) GROUP BY 1, 2`)
/** A township a row: everybody and key populations side by side. */
const covered = fragment<object>('covered', `
  SELECT township_code, max(residents) FILTER (WHERE population = 'all') AS residents, max(signed) FILTER (WHERE population = 'all') AS signed,
         max(residents) FILTER (WHERE population = 'key') AS key_residents, max(signed) FILTER (WHERE population = 'key') AS key_signed
  FROM cover WHERE population IN ('all', 'key') GROUP BY 1`)
const plan = fragment<Pick<County, 'countyCode' | 'year'>>('plan', `
  SELECT id, title, because FROM targets.target_plan WHERE county_code = :countyCode AND year = :year AND state = 'issued'`)
/** The townships of a county that are its own or managed by it, in the plan's order, with plan and rollup beside each. */
const townships = fragment<County>('townships', `
  SELECT r.code, r.name, r.kind, r.tile_column AS column, r.tile_row AS row, t.persons, coalesce(t.override, t.computed) AS quota,
         c.residents, c.signed, c.key_residents AS "keyResidents", c.key_signed AS "keySigned", t.place
  FROM regions.region r
  LEFT JOIN plan ON true LEFT JOIN targets.target_row t ON t.county_code = :countyCode AND t.plan_id = plan.id AND t.township_code = r.code
  LEFT JOIN covered c ON c.township_code = r.code
  WHERE r.code IN (SELECT code FROM regions.region WHERE parent_code = :countyText UNION ALL SELECT a.region_code FROM regions.service_area a WHERE a.manager_code = :countyText AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date))
    AND r.level = 'township' AND (r.valid_until IS NULL OR r.valid_until > :on::date) AND (:only::text IS NULL OR r.code = :only)
    AND NOT EXISTS (SELECT FROM regions.service_area a WHERE a.region_code = r.code AND a.manager_code <> :countyText AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date))`)
const populations = fragment<object>('populations', 'SELECT population, sum(residents)::int AS residents, sum(signed)::int AS signed FROM cover GROUP BY 1')
const headColumns = `r.name, p.name AS "parentName", f.folded_at AS "foldedAt", (SELECT to_json(plan) FROM plan) AS plan,
         (SELECT coalesce(json_agg(townships ORDER BY place NULLS LAST, code), '[]') FROM townships) AS townships,
         (SELECT coalesce(json_agg(populations), '[]') FROM populations) AS populations`
const headFrom = `FROM regions.region r LEFT JOIN regions.region p ON p.code = r.parent_code
  LEFT JOIN statistics.freshness f ON f.county_code = :countyCode WHERE r.code = :countyText`

/** Contracts that begin and stop, by day: of the county, or of one township. */
const days = fragment<Pick<County, 'countyCode' | 'only'>>('days', `
  SELECT day, began, ended FROM statistics.stat_flow_county WHERE county_code = :countyCode AND :only::text IS NULL
  UNION ALL SELECT day, sum(began)::int, sum(ended)::int FROM statistics.stat_flow WHERE county_code = :countyCode AND township_code = :only GROUP BY day`)
/** Contracts in force before the year, and the change of each day since. */
const flow = fragment<{ firstDay: string; lastDay: string }>('flow', `
  SELECT NULL::date AS day, coalesce(sum(began - ended), 0)::int AS change FROM days WHERE day < :firstDay::date
  UNION ALL SELECT day, began - ended FROM days WHERE day >= :firstDay::date AND day <= :lastDay::date AND began <> ended`)
/** Terms that end on the days ahead, renewed or not: of contracts in force, for none is both begun and over there. */
const ending = fragment<{ on: string; until: string }>('ending', 'SELECT coalesce(sum(ended), 0)::int AS contracts FROM days WHERE day > :on::date AND day <= :until::date')

/** Everything of a county's page in one statement: seven took three times as long. */
export const selectCounty = compose<Head & { flow: { day: string | null; change: number }[]; ending: number }>()(cover, covered, plan, townships, populations, days, flow, ending, fragment<County>('overview-county', `
  SELECT ${headColumns}, (SELECT json_agg(flow ORDER BY day NULLS FIRST) FROM flow) AS flow, (SELECT contracts FROM ending) AS ending ${headFrom}`))

export type TeamRow = {
  teamId: string | null; name: string | null; institutionName: string | null; leaderName: string | null; residents: number; signed: number; keyResidents: number; keySigned: number
}
/** The teams that have residents in a township, and who belongs to none, by what is left to sign. */
const teams = fragment<Pick<County, 'countyCode' | 'only'>>('teams', `
  SELECT t.id AS "teamId", t.name, i.short_name AS "institutionName", s.name AS "leaderName", c.residents, c.signed, c.key_residents AS "keyResidents", c.key_signed AS "keySigned"
  FROM (
    SELECT team_id, coalesce(sum(residents) FILTER (WHERE population = 'all'), 0)::int AS residents, coalesce(sum(signed) FILTER (WHERE population = 'all'), 0)::int AS signed,
           coalesce(sum(residents) FILTER (WHERE population = 'key'), 0)::int AS key_residents, coalesce(sum(signed) FILTER (WHERE population = 'key'), 0)::int AS key_signed
    FROM statistics.stat_cover WHERE county_code = :countyCode AND township_code = :only AND population IN ('all', 'key') GROUP BY team_id
  ) c
  LEFT JOIN organisations.team t ON t.county_code = :countyCode AND t.id = c.team_id
  LEFT JOIN organisations.institution i ON i.id = t.institution_id LEFT JOIN organisations.staff s ON s.id = t.leader_staff_id
  WHERE c.residents > 0`)

/** Everything of a township's page in one statement. */
export const selectTownship = compose<Head & { teams: TeamRow[] }>()(cover, covered, plan, townships, populations, teams, fragment<County>('overview-township', `
  SELECT ${headColumns}, (SELECT coalesce(json_agg(teams ORDER BY residents - signed DESC, "teamId"), '[]') FROM teams) AS teams ${headFrom}`))
