import type { Region } from '#api/regions.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'

export type Row = Region & { parentName: string | null }
const columns = `r.code, r.parent_code AS "parentCode", r.level, r.name, r.kind, r.valid_from AS "validFrom", r.valid_until AS "validUntil",
  (SELECT count(*)::int FROM regions.region c WHERE c.parent_code = r.code AND (c.valid_until IS NULL OR c.valid_until > :on::date)) AS children`
const inForce = '(r.valid_until IS NULL OR r.valid_until > :on::date)'
const managed = `SELECT a.region_code FROM regions.service_area a WHERE a.manager_code = :countyText AND a.valid_from <= :on::date AND (a.valid_until IS NULL OR a.valid_until > :on::date)`

export const selectChildren = compose<Row>()(fragment<{ parent: string; on: string }>('region-children', `
  SELECT ${columns} FROM regions.region r WHERE r.parent_code = :parent AND ${inForce} ORDER BY r.code`))
/** A region and all above it, the widest first. */
export const selectPath = compose<Row>()(fragment<{ code: string; on: string }>('region-path', `
  WITH RECURSIVE up AS (
    SELECT r.*, 0 AS depth FROM regions.region r WHERE r.code = :code UNION ALL SELECT p.*, up.depth + 1 FROM regions.region p JOIN up ON p.code = up.parent_code)
  SELECT ${columns} FROM up r ORDER BY r.depth DESC`))
export const selectManaged = compose<Row>()(fragment<{ countyText: string; on: string }>('region-managed', `
  SELECT ${columns} FROM regions.region r WHERE r.code IN (${managed}) AND r.parent_code <> :countyText AND ${inForce} ORDER BY r.code`))
export const selectByText = compose<Row>()(fragment<{ root: string; rootEnd: string; countyText: string; on: string; text: string; level: string | null }>('region-search', `
  SELECT ${columns}, p.name AS "parentName" FROM regions.region r LEFT JOIN regions.region p ON p.code = r.parent_code
  WHERE ((r.code >= :root AND r.code < :rootEnd) OR left(r.code, 9) IN (${managed})) AND ${inForce} AND (:level::text IS NULL OR r.level = :level)
    AND (strpos(r.name, :text) > 0 OR starts_with(r.pinyin, lower(:text)) OR starts_with(r.initials, lower(:text)) OR starts_with(r.code, :text))
  ORDER BY length(r.code), r.code LIMIT 20`))
export const selectManagers = compose<{ managerCode: string; managerName: string; validFrom: string; validUntil: string | null; note: string | null }>()(fragment<{ code: string }>('region-managers', `
  SELECT a.manager_code AS "managerCode", r.name AS "managerName", a.valid_from AS "validFrom", a.valid_until AS "validUntil", a.note
  FROM regions.service_area a JOIN regions.region r ON r.code = a.manager_code WHERE a.region_code = :code ORDER BY a.valid_from`))
export const selectPopulations = compose<{ year: number; measure: 'usual' | 'registered'; source: string; persons: number }>()(fragment<{ code: string }>('region-populations', `
  SELECT year, measure, source, persons FROM regions.region_population WHERE region_code = :code ORDER BY year DESC, measure, source`))

/** The region an actor starts from: their township for a township office, else the county opened. */
export function rootOf({ scope, countyCode }: Actor): string {
  return scope.kind === 'region' && scope.code.length > 6 ? scope.code.slice(0, 9) : String(countyCode)
}
