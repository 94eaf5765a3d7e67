import { z } from 'zod'
import { command, file, query } from './endpoint.ts'
import type { Permission } from './permissions.ts'

const id = z.uuid()
const count = z.int().min(0)
const instant = z.iso.datetime({ offset: true })
export const importStates = ['checking', 'checked', 'committing', 'done', 'failed', 'abandoned', 'undoing', 'undone'] as const
/** What a list is of. */
export const importKinds = ['residents', 'tags', 'staff', 'contracts', 'departures', 'roster'] as const
export type ImportKind = (typeof importKinds)[number]
/** What bringing a kind of list asks besides `import.run`: whoever may not do it one by one may not do it by list. */
export const permissionsOfKind: Readonly<Record<ImportKind, readonly Permission[]>> = { residents: [], tags: [], staff: ['staff.edit', 'team.edit'], contracts: ['contract.read'], departures: ['resident.edit', 'contract.end'], roster: ['community.edit', 'resident.edit', 'resident.lookup'] }
/** What is done with a document that is known already: left as it is, or its row changes the record. */
export const importModes = ['skip', 'update'] as const
/** Why a row is not taken: the column it is about, and a reason whose text is in the wording. */
const fault = z.object({ column: z.string(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() })

const faults = z.array(z.object({ row: z.int(), faults: z.array(fault) }))

const anImport = z.object({
  importId: id, kind: z.enum(importKinds), state: z.enum(importStates), mode: z.enum(importModes), fileName: z.string(), startedBy: z.string(), at: instant, doneAt: instant.nullable(),
  position: count, total: count.nullable(), newRows: count, updatedRows: count, duplicateRows: count, errorRows: count, undoneRows: count, keptRows: count,
  /** How many rows are of each category its kind tells apart; empty for kinds that tell none. */
  categories: z.record(z.string(), count),
  /** What was wrong with the whole file; null when it could be read. */
  fault: z.string().nullable(), mayCommit: z.boolean(), mayUndo: z.boolean(),
  /** Whether who asks can fetch the wrong rows. */
  hasFile: z.boolean(),
})
export type ImportSummary = z.infer<typeof anImport>
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const importTemplateEndpoint = file({ path: '/api/imports/template.xlsx', permission: 'import.run', input: z.strictObject({ kind: z.enum(importKinds).default('residents') }), mediaType: xlsx })
/** Takes a file of at most 20 MB and 5,000 rows (base64), looks at its headings at once, and checks its rows in the background. Nothing is registered yet. */
export const beginImportEndpoint = command({
  path: '/api/imports/begin', permission: 'import.run', mostBytes: 28 * 1024 * 1024,
  input: z.strictObject({ kind: z.enum(importKinds).default('residents'), fileName: z.string().trim().min(1).max(200), content: z.string().min(4).max(27_962_028), mode: z.enum(importModes).default('skip') }), output: z.object({ importId: id }),
})
/** Registers the good rows. */
export const commitImportEndpoint = command({ path: '/api/imports/:importId/commit', permission: 'import.run', input: z.strictObject({ importId: id }), output: z.object({ importId: id }) })
/** Takes the whole import back, within a day: every row that nobody has touched since. */
export const undoImportEndpoint = command({ path: '/api/imports/:importId/undo', permission: 'import.run', input: z.strictObject({ importId: id }), output: z.object({ importId: id }) })
export const listImportsEndpoint = query({
  path: '/api/imports', permission: 'import.run', input: z.strictObject({ after: id.optional() }), output: z.object({ items: z.array(anImport), next: z.string().nullable() }),
})
/** One import with its first hundred wrong rows. */
export const getImportEndpoint = query({
  path: '/api/imports/:importId/read', permission: 'import.run', input: z.strictObject({ importId: id }),
  output: anImport.extend({ faults, /** Rows that are taken although something about them should be looked at again. */ warnings: faults, warnedRows: count }),
})
/** The rows that were not taken, as they came, with why: to be mended and brought again. */
export const importErrorsEndpoint = file({ path: '/api/imports/:importId/errors.xlsx', permission: 'import.run', input: z.strictObject({ importId: id }), mediaType: xlsx })
