import { compose, fragment } from '../database/statement.ts'

type County = { countyCode: number }

export type SealRow = { toSize: number; fromSize: number; root: Buffer; peaks: Buffer[]; checkpoint: string; sealedAt: Date }
const sealColumns = 'to_size AS "toSize", from_size AS "fromSize", root, peaks, checkpoint, sealed_at AS "sealedAt"'
export const lockCounty = compose<never>()(fragment<County>('lock-audit', `SELECT pg_advisory_xact_lock(hashtext('audit.seal'), :countyCode::int)`))
export const selectLastSeal = compose<SealRow>()(fragment<County>('last-seal', `SELECT ${sealColumns} FROM audit.seal WHERE county_code = :countyCode ORDER BY to_size DESC LIMIT 1`))
export const selectSeals = compose<SealRow>()(fragment<County>('all-seals', `SELECT ${sealColumns} FROM audit.seal WHERE county_code = :countyCode ORDER BY to_size`))

/** The id of the event sealed last. */
export const selectLastSealed = compose<{ eventId: string }>()(fragment<County>('last-sealed', `
  SELECT event_id AS "eventId" FROM audit.sealed_leaf WHERE county_code = :countyCode ORDER BY position DESC LIMIT 1`))
export const selectUnsealed = compose<{ id: string; year: number; leaf: Buffer }>()(fragment<County & { afterId: string; before: string; most: number }>('unsealed', `
  SELECT e.id, e.year, e.leaf FROM audit.event e WHERE e.county_code = :countyCode AND e.id > :afterId::uuid AND e.at < :before
    AND NOT EXISTS (SELECT FROM audit.sealed_leaf l WHERE l.county_code = :countyCode AND l.event_id = e.id) ORDER BY e.id LIMIT :most`))
export const insertSealedLeaves = compose<never>()(fragment<County & { positions: number[]; years: number[]; ids: string[] }>('seal-leaves', `
  INSERT INTO audit.sealed_leaf (county_code, position, event_year, event_id)
  SELECT :countyCode, position, year, id FROM unnest(:positions::bigint[], :years::smallint[], :ids::uuid[]) AS sealed (position, year, id)`))
export const insertSeal = compose<never>()(fragment<County & { toSize: number; fromSize: number; at: string; root: Buffer; peaks: Buffer[]; checkpoint: string }>('insert-seal', `
  INSERT INTO audit.seal (county_code, to_size, from_size, sealed_at, root, peaks, checkpoint)
  VALUES (:countyCode, :toSize, :fromSize, :at, :root, :peaks::bytea[], :checkpoint)`))

export type LeafRow = {
  position: number; eventId: string; auditYear: number | null; at: Date; actorId: string; actorName: string; address: string; action: string
  subjectKind: string; subjectId: string; auditReason: string | null; auditBody: string; leaf: Buffer
}
/** Sealed places with the rows that stand there now; a row that is gone leaves `auditYear` null. */
export const selectLeaves = compose<LeafRow>()(fragment<County & { after: number; most: number }>('sealed-leaves', `
  SELECT l.position, l.event_id AS "eventId", e.year AS "auditYear", e.at, e.actor_id AS "actorId", e.actor_name AS "actorName", e.address, e.action,
         e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.reason AS "auditReason", e.body::text AS "auditBody", e.leaf
  FROM audit.sealed_leaf l LEFT JOIN audit.event e ON e.county_code = :countyCode AND e.year = l.event_year AND e.id = l.event_id
  WHERE l.county_code = :countyCode AND l.position > :after ORDER BY l.position LIMIT :most`))
/** What happened and is not sealed yet: the newest minutes. */
export const countWaiting = compose<{ events: number }>()(fragment<County & { lastId: string | null }>('waiting-for-seal', `
  SELECT count(*) AS events FROM audit.event e WHERE e.county_code = :countyCode AND (:lastId::uuid IS NULL OR e.id > :lastId::uuid)`))
export const countSlippedIn = compose<{ events: number }>()(fragment<County & { lastId: string }>('slipped-in', `
  SELECT count(*) AS events FROM audit.event e WHERE e.county_code = :countyCode AND e.id <= :lastId::uuid
    AND NOT EXISTS (SELECT FROM audit.sealed_leaf l WHERE l.county_code = :countyCode AND l.event_id = e.id)`))
