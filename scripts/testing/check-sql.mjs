import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const aWrite = /\b(INSERT INTO|UPDATE|DELETE FROM|MERGE INTO|TRUNCATE|COPY)\s+(ONLY\s+)?$/i
const tests = /\.(test|fixture)\.ts$/
/** The schemas that are the platform's: it alone writes them, every module may read what happened. */
const platforms = ['platform', 'audit']
/** Files that name tables and read none, each for its reason. */
const mayName = new Map([['server/platform/database/global-tables.ts', 'says which tables have no county']])

/** Every table the migrations make, as `schema.table`. */
export function listTables(folder = join(root, 'server/migrations')) {
  return readdirSync(folder).flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/\bCREATE TABLE (?:IF NOT EXISTS )?([a-z]\w*\.[a-z]\w*)/g)].map((match) => match[1]))
}

/** The schema of a module: its name as PostgreSQL writes one. */
const schemaOf = (module) => module.replaceAll('-', '_')

/** The module a file of the server belongs to; `platform` for what is beneath them. */
export const moduleOf = (path) => /^server\/modules\/([^/]+)\//.exec(path)?.[1] ?? (path.startsWith('server/platform/') ? 'platform' : undefined)

/** The tables a file's text names, and whether it writes them there. */
export function findTables(text, tables) {
  return [...text.matchAll(/(?<![\w.])[a-z]\w*\.[a-z]\w*(?![\w(])/g)].filter(([name]) => tables.has(name)).map(({ 0: table, index }) => ({
    table, schema: table.split('.')[0], isWritten: aWrite.test(text.slice(Math.max(0, index - 40), index)), line: text.slice(0, index).split('\n').length,
  }))
}

/** What a file's SQL does against architecture.mjs: it reads a schema its row does not name, or writes one that is not its own. Empty when nothing. */
export function findForeignSql(path, text, { modules, tables }) {
  const own = moduleOf(path)
  if (own === undefined || tests.test(path) || mayName.has(path)) return []
  const owned = own === 'platform' ? platforms : [schemaOf(own)]
  return findTables(text, tables).flatMap(({ table, schema, isWritten, line }) => {
    if (owned.includes(schema)) return []
    if (isWritten) return [`${path}:${line}: ${own} writes ${table}; its owner lends the statement`]
    return platforms.includes(schema) || modules[own]?.some((other) => schemaOf(other) === schema) ? [] : [`${path}:${line}: ${own} reads ${table}; architecture.mjs does not say that it may`]
  })
}

/** Modules a row allows that nothing of the module calls or reads: the table is what the house does, no more. */
export function findIdleRows(files, { modules, tables }) {
  const used = new Set(files.filter(({ path }) => !tests.test(path)).flatMap(({ path, text }) => {
    const called = [...text.matchAll(/from '(?:\.\.\/)+([\w-]+)\/index\.ts'/g)].map((match) => schemaOf(match[1]))
    return [...called, ...findTables(text, tables).map(({ schema }) => schema)].map((other) => `${schemaOf(moduleOf(path))} → ${other}`)
  }))
  return Object.entries(modules).flatMap(([name, row]) => row.map((other) => `${name} → ${other}`)).filter((pair) => !used.has(schemaOf(pair))).map((pair) => `architecture.mjs allows ${pair}, and nothing uses it`)
}

if (import.meta.main) {
  const { modules } = await import('../../architecture.mjs')
  const tables = new Set(listTables())
  const files = ['server/modules', 'server/platform'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).filter((file) => file.endsWith('.ts')).map((file) => `${folder}/${file}`))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  const named = files.reduce((count, { text }) => count + findTables(text, tables).length, 0)
  const faults = [...files.flatMap(({ path, text }) => findForeignSql(path, text, { modules, tables })), ...findIdleRows(files, { modules, tables })]
  for (const fault of faults) console.log(fault)
  console.log(`${tables.size} tables named ${named} times in ${files.length} files, ${faults.length} faults`)
  if (tables.size === 0 || named === 0 || faults.length > 0) process.exitCode = 1
}
