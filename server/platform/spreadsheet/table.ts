/** Why a cell cannot be taken as it stands: an identity number cut to 15 digits by Excel, a formula that reaches out or failed, an error value, a text far too long. */
export type CellFlag = 'ruined' | 'formula' | 'broken' | 'long'
/** One row of a sheet: its number as the program shows it, its texts (empty where nothing stands), and what is wrong with single cells. */
export type TableRow = { number: number; cells: string[]; flags?: Record<number, CellFlag> }
/** Ranges of merged cells, first row and column to last, from 1 and from 0; known only when the whole sheet was read. None reaches beyond the columns a list may have. */
export type Merged = { fromRow: number; untilRow: number; fromColumn: number; untilColumn: number }
export type Table = { batches: AsyncIterable<TableRow[]>; merged(): readonly Merged[] }

/** What a file may hold; beyond it, it is refused before it costs anything. */
export type TableLimits = { mostRows: number; mostBytes: number }
export const mostColumns = 100
export const mostMerged = 1000
export const mostCellLength = 500

/** What is wrong with a whole file; the words are in packages/api/wording, `IMPORTS`. */
export type FileFault = 'OLD_FORMAT' | 'UNKNOWN_FORMAT' | 'NOT_A_WORKBOOK' | 'TOO_BIG_INSIDE' | 'TOO_MANY_ROWS' | 'TOO_MANY_COLUMNS' | 'FORBIDDEN_CONTENT' | 'ENCODING' | 'EMPTY'
export class BadFile extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault) {
    super(fault)
    this.fault = fault
  }
}
