import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCatalogue } from '#policy/index.ts'
import { loadKeys } from '#platform/crypto/load-keys.ts'
import { openDatabase } from '#platform/database/database.ts'
import { openFileStore } from '#platform/file-store.ts'
import type { Actor } from '#platform/http/actor.ts'
import { openPolicies } from '../policy/index.ts'
import { importFile } from './import-file.ts'

/** An import in a process of its own, to be killed: says how far it is after each chunk, and at the end what came of it. */
const { url, path, keyFile, folder, actor, isResumed, now } = JSON.parse(process.argv[2] as string) as { url: string; path: string; keyFile: string; folder: string; actor: Actor; isResumed: boolean; now: number }
const database = openDatabase({ url, lines: 1, most: 4 })
const using = { keys: loadKeys(keyFile, 'demo'), files: openFileStore(folder), policies: openPolicies(database, readCatalogue(join(import.meta.dirname, '..', '..', '..', 'policies')).catalogue) }
const done = await importFile(using, database, { ...actor, permissions: new Set() }, { kind: 'residents', fileName: 'list.xlsx', bytes: readFileSync(path), mode: 'skip', isDryRun: false, isResumed, now, tell: (what, rows) => console.log(`${what} ${rows}`) })
console.log(JSON.stringify({ ...done, errorFile: 'errorFile' in done && done.errorFile ? Buffer.from(done.errorFile).toString('base64') : null }))
await database.close()
