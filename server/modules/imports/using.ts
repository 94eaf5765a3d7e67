import type { Keys } from '#platform/crypto/keys.ts'
import type { FileStore } from '#platform/file-store.ts'
import type { TableLimits } from '#platform/spreadsheet/table.ts'
import type { Policies } from '../policy/index.ts'

/** What this module needs from outside. */
export type ImportsUsing = { keys: Pick<Keys, 'field' | 'index'>; files: FileStore; policies: Pick<Policies, 'packOf'> }

/** What comes in by the page, and what a county brings by the command line. */
export type Limits = TableLimits & { chunkRows: number }
export const pageLimits: Limits = { mostRows: 5000, mostBytes: 96 * 1024 * 1024, chunkRows: 500 }
export const countyLimits: Limits = { mostRows: 2_000_000, mostBytes: 2 * 1024 * 1024 * 1024, chunkRows: 1000 }
export const undoRowsAtOnce = 500
export const undoMs = 24 * 3_600_000
