import type { ExportList } from '#api/exports.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { ExportState } from './domain/export-states.ts'

export type ExportRow = {
  id: string; list: ExportList; format: 'xlsx' | 'csv' | 'pdf'; language: 'zh' | 'en'; filter: Record<string, unknown>; columns: string[]; isWhole: boolean; reason: string | null; state: ExportState; rowsAsked: number
  accountId: string; accountName: string; postId: string; institutionId: string | null; decidedBy: string | null; rowsMade: number | null; fileHash: string | null; keepUntil: string | null; deletedAt: string | null; createdAt: string
}
const columns = `
  e.id, e.list, e.format, e.language, e.filter, e.columns, e.is_whole AS "isWhole", e.reason, e.state, e.rows_asked AS "rowsAsked", e.account_id AS "accountId", e.account_name AS "accountName", e.post_id AS "postId", e.institution_id AS "institutionId",
  e.decided_by AS "decidedBy", e.rows_made AS "rowsMade", e.file_hash AS "fileHash", ${instantText('e.keep_until')} AS "keepUntil", ${instantText('e.deleted_at')} AS "deletedAt", ${instantText('e.created_at')} AS "createdAt"`
type Which = { countyCode: number; exportId: string }

export const selectExport = compose<ExportRow>()(fragment<Which>('get-export', `SELECT ${columns} FROM exports.export e WHERE e.county_code = :countyCode AND e.id = :exportId`))
export const lockExport = compose<ExportRow>()(fragment<Which>('lock-export', `SELECT ${columns} FROM exports.export e WHERE e.county_code = :countyCode AND e.id = :exportId FOR UPDATE`))

type New = Which & {
  list: string; format: string; language: string; filter: string; columns: readonly string[]; isWhole: boolean; reason: string | null; state: ExportState; rowsAsked: number
  accountId: string; accountName: string; postId: string; institutionId: string | null; at: string
}
export const insertExport = compose<never>()(fragment<New>('insert-export', `
  INSERT INTO exports.export (county_code, id, list, format, language, filter, columns, is_whole, reason, state, rows_asked, account_id, account_name, post_id, institution_id, created_at)
  VALUES (:countyCode, :exportId, :list, :format, :language, :filter, :columns, :isWhole, :reason, :state, :rowsAsked, :accountId, :accountName, :postId, :institutionId, :at)`))

/** The rows one has had made, or is having made, without asking anybody since an instant, and before a certain file. */
export const sumAlready = compose<{ alreadyWhole: number; alreadyMasked: number }>()(fragment<{ countyCode: number; accountId: string; since: string; before: string }>('sum-exported', `
  SELECT coalesce(sum(greatest(rows_asked, rows_made)) FILTER (WHERE is_whole), 0)::int AS "alreadyWhole", coalesce(sum(greatest(rows_asked, rows_made)) FILTER (WHERE NOT is_whole), 0)::int AS "alreadyMasked"
  FROM exports.export WHERE county_code = :countyCode AND account_id = :accountId AND created_at > :since::timestamptz AND state = 'granted' AND decided_by IS NULL AND id < :before::uuid`))

/** What waits for somebody to agree; one whose job was ended by who asked waits no more. */
export const selectAwaiting = compose<ExportRow>()(fragment<{ countyCode: number; institutionId: string | null }>('list-awaiting-exports', `
  SELECT ${columns} FROM exports.export e JOIN platform.job_run j ON j.county_code = e.county_code AND j.id = e.id AND j.state = 'created'
  WHERE e.county_code = :countyCode AND e.state = 'awaiting' AND (:institutionId::uuid IS NULL OR e.institution_id = :institutionId::uuid) ORDER BY e.id LIMIT 200`))

type Decided = Which & { state: ExportState; decidedBy: string; decidedByName: string; why: string | null; at: string }
export const storeDecision = compose<never>()(fragment<Decided>('decide-export', `
  UPDATE exports.export SET state = :state, decided_by = :decidedBy, decided_by_name = :decidedByName, decided_at = :at, decided_why = :why WHERE county_code = :countyCode AND id = :exportId`))
export const storeMade = compose<never>()(fragment<Which & { rowsMade: number; fileHash: string; keepUntil: string; at: string }>('store-made-export', `
  UPDATE exports.export SET rows_made = :rowsMade, file_hash = :fileHash, made_at = :at, keep_until = :keepUntil, deleted_at = NULL WHERE county_code = :countyCode AND id = :exportId`))
/** Files whose day is over. */
export const selectExpired = compose<{ id: string }>()(fragment<{ countyCode: number; at: string }>('list-expired-exports', `
  SELECT id FROM exports.export WHERE county_code = :countyCode AND keep_until <= :at::timestamptz AND deleted_at IS NULL ORDER BY keep_until LIMIT 500`))
export const markDeleted = compose<never>()(fragment<Which & { at: string }>('mark-export-deleted', `UPDATE exports.export SET deleted_at = :at WHERE county_code = :countyCode AND id = :exportId`))
