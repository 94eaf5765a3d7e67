import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { getImportEndpoint, listImportsEndpoint } from '#api/imports.ts'
import type { Context } from '#platform/http/context.ts'
import { institutionOf } from './begin-import.ts'
import { getOwnImport, looksAfterAll, presentImport } from './load-import.ts'
import { listOwn, selectErrors, selectWarnings } from './store.ts'

const pageSize = 20
const shownFaults = 100
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Imports within one's reach, newest first. */
export async function listImports({ run, actor, at }: Context, { after = lastId }: InputOf<typeof listImportsEndpoint>): Promise<OutputOf<typeof listImportsEndpoint>> {
  const rows = await run(listOwn, { countyCode: actor.countyCode, seesAll: looksAfterAll(actor), institutionId: institutionOf(actor), accountId: actor.accountId, after, most: pageSize + 1 })
  const page = rows.slice(0, pageSize)
  return { items: page.map((row) => presentImport(row, actor, at)), next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null }
}

/** One import, its first wrong rows and those that are taken with a warning. */
export async function getImport({ run, actor, at }: Context, { importId }: InputOf<typeof getImportEndpoint>): Promise<OutputOf<typeof getImportEndpoint>> {
  const found = await getOwnImport(run, actor, importId)
  const errors = await run(selectErrors, { countyCode: actor.countyCode, importId, most: shownFaults })
  const warned = await run(selectWarnings, { countyCode: actor.countyCode, importId, most: shownFaults })
  const present = (rows: readonly Pick<(typeof errors)[number], 'number' | 'faults'>[]) => rows.map(({ number, faults }) => ({ row: number, faults }))
  return { ...presentImport(found, actor, at), faults: present(errors), warnings: present(warned), warnedRows: warned[0]?.all ?? 0 }
}
