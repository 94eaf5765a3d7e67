import type { ExportColumn, ExportList } from '#api/exports.ts'
import type { Permission } from '#api/permissions.ts'
import type { en, zh } from '#api/wording/index.ts'
import type { Context } from './http/context.ts'

/** Every module's words in the language of the file. */
export type ExportWords = typeof zh | typeof en
/** A row as the list shows it; `residentId` where telephone and document can be had too. Names as the reader's post sees them. */
export type ExportRow = { residentId?: string; cells: Partial<Record<ExportColumn, string | number | null>> }

/** A list that a module lends to be written as a file: the same question its page asks, within the reach of the same actor. */
export type RowSource = {
  kind: 'rows'; list: ExportList; permission: Permission
  count(context: Context, filter: never): Promise<number>
  /** So many rows after a place; `next` is null when there are no more. */
  page(context: Context, filter: never, after: string | undefined, most: number, words: ExportWords): Promise<{ rows: ExportRow[]; next: string | null }>
}
/** Papers that a module lends to be put together as one. */
export type PaperSource = {
  kind: 'papers'; list: ExportList; permission: Permission
  count(context: Context, filter: never): Promise<number>
  make(context: Context, filter: never, exportId: string, tell: (done: number, total: number) => Promise<void>): Promise<Uint8Array>
}
export type ExportSource = RowSource | PaperSource
