import type { OutputOf } from '#api/endpoint.ts'
import type { unservedFiguresEndpoint } from '#api/services.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context, SystemContext } from '#platform/http/context.ts'
import { hasNothingSince, isBehind, isInForce, sinceDays } from './list-unserved.ts'

type Figures = OutputOf<typeof unservedFiguresEndpoint>
type Figure = Figures['all']
type OfTeam = Figure & { institutionId: string; institutionName: string; teamId: string; teamName: string; countedOn: LocalDate }
type Day = { countyCode: number; on: string; since30: string; since60: string; since90: string; since180: string }

const forget = compose<never>()(fragment<{ countyCode: number }>('forget-unserved-figures', 'DELETE FROM contracts.unserved_figure WHERE county_code = :countyCode'))
const keep = compose<never>()(fragment<Day>('keep-unserved-figures', `
  INSERT INTO contracts.unserved_figure (county_code, team_id, institution_id, township_code, in_force, served, none30, none60, none90, none180, behind, counted_on)
  SELECT :countyCode::int, c.team_id, c.institution_id, c.township_code, count(*), count(c.last_served_on), count(*) FILTER (WHERE ${hasNothingSince('since30')}), count(*) FILTER (WHERE ${hasNothingSince('since60')}),
    count(*) FILTER (WHERE ${hasNothingSince('since90')}), count(*) FILTER (WHERE ${hasNothingSince('since180')}), count(*) FILTER (WHERE ${isBehind}), :on::date
  FROM contracts.contract c JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id WHERE c.county_code = :countyCode AND ${isInForce} GROUP BY 2, 3, 4`))

/** Counts anew, by team, how many contracts of a county are without service; each night, once the day is turned. */
export async function countUnservedFigures({ countyCode, on, database }: SystemContext): Promise<void> {
  await database.transact([countyCode], async (run) => {
    await run(forget, { countyCode })
    await run(keep, { countyCode, on, ...sinceDays(on) })
  })
}

const measures = ['inForce', 'served', 'none30', 'none60', 'none90', 'none180', 'behind'] as const
const sum = (rows: readonly Figure[]): Figure => Object.fromEntries(measures.map((one) => [one, rows.reduce((all, row) => all + row[one], 0)])) as Figure
/** Where the largest part has had nothing for ninety days stands first. */
const worstFirst = (one: Figure, other: Figure) => other.none90 * one.inForce - one.none90 * other.inForce

/** How many contracts are without service within the actor's scope, by institution and team. */
export const getUnservedFigures = () => async ({ actor, run }: Context): Promise<Figures> => {
  const scope = scopeFilter(actor, { township: 'f.township_code', institution: 'f.institution_id', team: 'f.team_id' })
  const rows = await run(compose<OfTeam>()(fragment<Record<string, unknown>>('unserved-figures', `
    SELECT i.id AS "institutionId", i.short_name AS "institutionName", t.id AS "teamId", t.name AS "teamName", sum(f.in_force)::int AS "inForce", sum(f.served)::int AS served, sum(f.none30)::int AS none30, sum(f.none60)::int AS none60,
      sum(f.none90)::int AS none90, sum(f.none180)::int AS none180, sum(f.behind)::int AS behind, max(f.counted_on) AS "countedOn"
    FROM contracts.unserved_figure f JOIN organisations.institution i ON i.id = f.institution_id JOIN organisations.team t ON t.county_code = f.county_code AND t.id = f.team_id
    WHERE f.county_code = :countyCode AND ${scope.condition} GROUP BY 1, 2, 3, 4 ORDER BY 2, 4, 1, 3`)), { ...scope.params, countyCode: actor.countyCode })
  const institutions = [...new Set(rows.map(({ institutionId }) => institutionId))].map((institutionId) => {
    const own = rows.filter((row) => row.institutionId === institutionId)
    return { institutionId, name: own[0]?.institutionName ?? '', ...sum(own), teams: own.map(({ teamId, teamName, ...row }) => ({ teamId, name: teamName, ...sum([row]) })).sort(worstFirst) }
  })
  return { countedOn: rows[0]?.countedOn ?? null, all: sum(rows), institutions: institutions.sort(worstFirst) }
}
