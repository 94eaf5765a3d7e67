import type { LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'

export type VillagePlace = { code: string; name: string; townshipCode: string; townshipName: string; teamId: string | null; institutionId: string | null; grids: Record<string, string> | null; isWithin: boolean }
type Row = Omit<VillagePlace, 'isWithin'>

const selectPlaces = compose<Row>()(fragment<{ countyCode: number; from: string; until: string; on: string }>('places-to-import-into', `
  SELECT v.code, v.name, v.parent_code AS "townshipCode", w.name AS "townshipName", t.id AS "teamId", t.institution_id AS "institutionId",
    (SELECT json_object_agg(g.name, g.code) FROM regions.region g WHERE g.parent_code = v.code AND g.level = 'grid') AS grids
  FROM regions.region v JOIN regions.region w ON w.code = v.parent_code
  LEFT JOIN LATERAL (
    SELECT t.id, t.institution_id FROM organisations.team_area a JOIN organisations.team t ON t.county_code = :countyCode AND t.id = a.team_id AND t.status = 'active'
    WHERE a.county_code = :countyCode AND a.region_code = v.code AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date) ORDER BY a.valid_from DESC, t.id LIMIT 1) t ON true
  WHERE v.level = 'village' AND v.code >= :from AND v.code < :until AND v.valid_from <= :on::date AND (v.valid_until IS NULL OR v.valid_until > :on::date) ORDER BY v.code`))
const selectTownship = compose<{ townshipCode: string }>()(fragment<{ countyCode: number; institutionId: string }>('township-of-institution', `
  SELECT township_code AS "townshipCode" FROM organisations.institution WHERE county_code = :countyCode AND id = :institutionId`))

/**
 * Every village of the county with the team that covers it, and whether it is one the actor may bring people into: a region's own; an institution's where
 * one of its teams works, and those of its township that nobody covers. Who lives in one nobody covers belongs to who brings them.
 */
export async function listImportPlaces(run: Run, actor: Actor, on: LocalDate): Promise<VillagePlace[]> {
  const { countyCode, scope } = actor
  const rows = await run(selectPlaces, { countyCode, from: String(countyCode), until: `${countyCode}:`, on })
  const own = scope.kind === 'institution' ? (await run(selectTownship, { countyCode, institutionId: scope.institutionId }))[0]?.townshipCode : null
  return rows.map((row) => {
    const isOpen = row.teamId === null && row.townshipCode === own
    const isWithin = scope.kind === 'region' ? scope.code.length <= 6 || row.townshipCode === scope.code.slice(0, 9) : scope.kind === 'institution' && (row.institutionId === scope.institutionId || isOpen)
    return { ...row, institutionId: row.institutionId ?? (isOpen && scope.kind === 'institution' ? scope.institutionId : null), isWithin }
  })
}
