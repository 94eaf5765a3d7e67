import { compose, fragment } from '#platform/database/statement.ts'
import type { ImportKind, importModes, importStates } from '#api/imports.ts'

export type ImportState = (typeof importStates)[number]
export type Mode = (typeof importModes)[number]
export type ImportRow = {
  id: string; kind: ImportKind; state: ImportState; mode: Mode; fileName: string; fileHash: string; fileKey: string | null; startedBy: string; startedByName: string; actor: Record<string, unknown>; institutionId: string | null; position: number; total: number | null
  newRows: number; updatedRows: number; duplicateRows: number; errorRows: number; categories: Record<string, number>; undoneRows: number; keptRows: number; fault: string | null; createdAt: Date; doneAt: Date | null
}
const columns = `id, kind, state, mode, file_name AS "fileName", file_hash AS "fileHash", file_key AS "fileKey", started_by AS "startedBy", started_by_name AS "startedByName", actor, institution_id AS "institutionId", position, total,
  new_rows AS "newRows", updated_rows AS "updatedRows", duplicate_rows AS "duplicateRows", error_rows AS "errorRows", categories, undone_rows AS "undoneRows", kept_rows AS "keptRows", fault, created_at AS "createdAt", done_at AS "doneAt"`
type Which = { countyCode: number; importId: string }

export const insertImport = compose<never>()(fragment<Which & { kind: ImportKind; mode: Mode; state: ImportState; fileName: string; fileHash: string; fileKey: string | null; startedBy: string; startedByName: string; actor: string; institutionId: string | null; at: string }>('insert-import', `
  INSERT INTO imports.import (county_code, id, kind, mode, state, file_name, file_hash, file_key, started_by, started_by_name, actor, institution_id, created_at)
  VALUES (:countyCode, :importId, :kind, :mode, :state, :fileName, :fileHash, :fileKey, :startedBy, :startedByName, :actor, :institutionId, :at)`))
export const selectImport = compose<ImportRow>()(fragment<Which>('find-import', `SELECT ${columns} FROM imports.import WHERE county_code = :countyCode AND id = :importId`))
export const lockImport = compose<ImportRow>()(fragment<Which>('lock-import', `SELECT ${columns} FROM imports.import WHERE county_code = :countyCode AND id = :importId FOR UPDATE`))
/** A list that was begun with the same file and is not finished. */
export const selectUnfinished = compose<ImportRow>()(fragment<{ countyCode: number; kind: ImportKind; fileHash: string }>('unfinished-import', `
  SELECT ${columns} FROM imports.import WHERE county_code = :countyCode AND kind = :kind AND file_hash = :fileHash AND file_key IS NULL AND state = 'committing' ORDER BY id DESC LIMIT 1`))
export const listOwn = compose<ImportRow>()(fragment<{ countyCode: number; seesAll: boolean; institutionId: string | null; accountId: string; after: string; most: number }>('list-imports', `
  SELECT ${columns} FROM imports.import WHERE county_code = :countyCode AND id < :after AND (:seesAll OR started_by = :accountId OR institution_id = :institutionId::uuid) ORDER BY id DESC LIMIT :most`))
export const setState = compose<never>()(fragment<Which & { state: ImportState; fault: string | null; at: string | null }>('set-import-state', `
  UPDATE imports.import SET state = :state, fault = :fault, done_at = coalesce(:at::timestamptz, done_at) WHERE county_code = :countyCode AND id = :importId`))
/** Lists nobody had written within a day. */
export const abandonImports = compose<never>()(fragment<{ countyCode: number; before: string }>('abandon-imports', `
  UPDATE imports.import SET state = 'abandoned' WHERE county_code = :countyCode AND state IN ('checking', 'checked') AND created_at < :before`))
/** Files that nobody needs: a day after the list was written, was found unreadable or was left. */
export const selectSpentFiles = compose<{ id: string; fileKey: string }>()(fragment<{ countyCode: number; before: string }>('spent-import-files', `
  SELECT id, file_key AS "fileKey" FROM imports.import WHERE county_code = :countyCode AND file_key IS NOT NULL AND state IN ('done', 'undone', 'failed', 'abandoned') AND coalesce(done_at, created_at) < :before`))
export const clearFiles = compose<never>()(fragment<{ countyCode: number; ids: string[] }>('clear-import-files', `
  UPDATE imports.import SET file_key = NULL WHERE county_code = :countyCode AND id = ANY (:ids::uuid[])`))
export type Counts = { newRows: number; updatedRows: number; duplicateRows: number; errorRows: number; categories: Record<string, number> }
export const setCounts = compose<never>()(fragment<Which & Omit<Counts, 'categories'> & { categories: string; position: number; total: number | null }>('set-import-counts', `
  UPDATE imports.import SET position = :position, total = coalesce(:total, total), new_rows = :newRows, updated_rows = :updatedRows, duplicate_rows = :duplicateRows, error_rows = :errorRows, categories = :categories WHERE county_code = :countyCode AND id = :importId`))
export const addUndone = compose<never>()(fragment<Which & { undone: number; kept: number }>('add-undone-rows', `
  UPDATE imports.import SET undone_rows = undone_rows + :undone, kept_rows = kept_rows + :kept WHERE county_code = :countyCode AND id = :importId`))

export type KeptRow = { number: number; outcome: 'error' | 'warning' | 'new' | 'update' | 'undone' | 'kept'; subject_id: string | null; version: number | null; before: unknown; faults: unknown }
export const deleteRows = compose<never>()(fragment<Which & { from: number; until: number }>('delete-import-rows', `
  DELETE FROM imports.row WHERE county_code = :countyCode AND import_id = :importId AND number >= :from AND number <= :until`))
export const insertRows = compose<never>()(fragment<Which & { rows: string }>('insert-import-rows', `
  INSERT INTO imports.row (county_code, import_id, number, outcome, subject_id, version, before, faults)
  SELECT :countyCode, :importId, r.number, r.outcome, r.subject_id, r.version, r.before, r.faults FROM json_to_recordset(:rows::json) AS r (number int, outcome text, subject_id uuid, version int, before json, faults json)`))
export const selectErrors = compose<{ number: number; faults: { column: string; code: string; params?: Record<string, string | number> }[] }>()(fragment<Which & { most: number }>('import-errors', `
  SELECT number, faults FROM imports.row WHERE county_code = :countyCode AND import_id = :importId AND outcome = 'error' ORDER BY number LIMIT :most`))
/** Rows that are or were taken although something about them should be looked at, and how many there are. */
export const selectWarnings = compose<{ number: number; faults: { column: string; code: string; params?: Record<string, string | number> }[]; all: number }>()(fragment<Which & { most: number }>('import-warnings', `
  SELECT number, faults, (count(*) OVER ())::int AS all FROM imports.row WHERE county_code = :countyCode AND import_id = :importId AND outcome <> 'error' AND faults IS NOT NULL ORDER BY number LIMIT :most`))
export const selectWritten = compose<{ number: number; outcome: 'new' | 'update'; subject_id: string; version: number | null; before: unknown }>()(fragment<Which & { after: number; most: number }>('import-written', `
  SELECT number, outcome, subject_id, version, before FROM imports.row WHERE county_code = :countyCode AND import_id = :importId AND number > :after AND outcome IN ('new', 'update') ORDER BY number LIMIT :most`))
export const markUndone = compose<never>()(fragment<Which & { undone: number[]; kept: number[] }>('mark-undone-rows', `
  UPDATE imports.row SET outcome = CASE WHEN number = ANY (:undone::int[]) THEN 'undone' ELSE 'kept' END, before = NULL
  WHERE county_code = :countyCode AND import_id = :importId AND number = ANY (:undone::int[] || :kept::int[])`))
/** Whom a chunk made: the rows of the file and the subjects, in one order. Kept as one row a chunk, because a county's list has hundreds of thousands. */
export const insertMade = compose<never>()(fragment<Which & { fromRow: number; numbers: Buffer; subjects: Buffer }>('insert-import-made', `
  INSERT INTO imports.made (county_code, import_id, from_row, numbers, subjects) VALUES (:countyCode, :importId, :fromRow, :numbers::int[], :subjects::uuid[])`))
export const selectMade = compose<{ fromRow: number; numbers: number[]; subjects: string[] }>()(fragment<Which>('import-made', `
  SELECT from_row AS "fromRow", numbers, subjects FROM imports.made WHERE county_code = :countyCode AND import_id = :importId ORDER BY from_row LIMIT 1`))
/** Takes a chunk's list apart: of these rows each is remembered by itself from now on, the others are not any more. */
export const unpackMade = compose<never>()(
  fragment<Which & { fromRow: number }>('gone', 'DELETE FROM imports.made WHERE county_code = :countyCode AND import_id = :importId AND from_row = :fromRow RETURNING numbers, subjects'),
  fragment<Which & { outcome: 'new' | 'kept'; rows: number[] }>('unpack-import-made', `
  INSERT INTO imports.row AS r (county_code, import_id, number, outcome, subject_id) SELECT :countyCode::int, :importId::uuid, m.number, :outcome::text, m.subject FROM gone CROSS JOIN LATERAL unnest(gone.numbers, gone.subjects) AS m (number, subject) WHERE m.number = ANY (:rows::int[])
  ON CONFLICT (county_code, import_id, number) DO UPDATE SET outcome = excluded.outcome, subject_id = excluded.subject_id`))
/** Who of these has an account: undoing leaves them. */
export const selectWithAccount = compose<{ staffId: string }>()(fragment<{ staffIds: string[] }>('staff-with-account', `
  SELECT staff_id AS "staffId" FROM access.account WHERE staff_id = ANY (:staffIds::uuid[])`))
