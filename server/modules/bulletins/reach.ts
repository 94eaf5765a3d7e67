import type { InputOf } from '#api/endpoint.ts'
import type { previewBulletinEndpoint } from '#api/bulletins.ts'
import { fragment } from '#platform/database/statement.ts'

export type Reach = InputOf<typeof previewBulletinEndpoint>
type ReachParams = Omit<Reach, 'audience'> & { countyCode: number; institutionId: string | null }
const empty = (list: string) => `cardinality(:${list}) = 0`
type Place = { institutionId: string | null; villageCodes: readonly string[]; townshipCodes: readonly string[] }

/**
 * Living residents whom a bulletin is for; an institution writes to its own. What is not asked for is not in the condition, so that its place finds them by an
 * index instead of the county being read.
 */
export const isReached = ({ institutionId, villageCodes, townshipCodes }: Place): string => [
  "r.county_code = :countyCode AND r.status = 'living'",
  institutionId === null ? ':institutionId::uuid IS NULL' : 'r.institution_id = :institutionId::uuid',
  townshipCodes.length === 0 ? empty('townshipCodes::text[]') : 'r.township_code = ANY (:townshipCodes::text[])',
  villageCodes.length === 0 ? empty('villageCodes::text[]') : 'r.village_code = ANY (:villageCodes::text[])',
  `(${empty('populations::text[]')} OR r.populations && :populations::text[]) AND (:signed = 'all' OR r.is_signed = (:signed = 'yes'))`,
].join(' AND ')
/** Accounts of the staff whom a bulletin is for: by the posts they hold in the county. An institution writes to its own. */
export const isStaffReached = `p.county_code = :countyCode AND p.withdrawn_at IS NULL AND (:institutionId::uuid IS NULL OR p.institution_id = :institutionId::uuid)
  AND (${empty('institutionIds::uuid[]')} OR p.institution_id = ANY (:institutionIds::uuid[])) AND (${empty('roles::text[]')} OR p.role = ANY (:roles::text[]))`

/** The next of those reached, in the order of their ids: what a statement that tells them goes by. */
export const nextResidents = (place: Place) => fragment<ReachParams & { after: string; most: number }>('reached', `SELECT r.id AS reader_id FROM residents.resident r WHERE ${isReached(place)} AND r.id > :after::uuid ORDER BY r.id LIMIT :most`)
export const nextStaff = fragment<ReachParams & { after: string; most: number }>('reached', `
  SELECT a.id AS reader_id FROM access.account a WHERE a.is_active AND a.id > :after::uuid AND EXISTS (SELECT FROM access.post p WHERE p.account_id = a.id AND ${isStaffReached}) ORDER BY a.id LIMIT :most`)
export const beforeAll = '00000000-0000-0000-0000-000000000000'
