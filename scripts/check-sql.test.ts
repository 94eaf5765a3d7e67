import { join } from 'node:path'
import { expect, it } from 'vitest'

type House = { modules: Record<string, string[]>; tables: Set<string> }
type CheckSql = { listTables(): string[]; findForeignSql(path: string, text: string, house: House): string[]; findIdleRows(files: { path: string; text: string }[], house: House): string[] }
const { findForeignSql, findIdleRows, listTables } = (await import(join(import.meta.dirname, 'testing/check-sql.mjs') as string)) as CheckSql

const house: House = { modules: { contracts: ['organisations'], organisations: [], residents: [] }, tables: new Set(['contracts.contract', 'organisations.team', 'residents.resident', 'audit.event', 'platform.outbox']) }
const faultsOf = (text: string, path = 'server/modules/contracts/list.ts') => findForeignSql(path, text, house)

it('knows the tables that the migrations make', () => {
  const tables = listTables()
  expect(tables).toEqual(expect.arrayContaining(['contracts.contract', 'audit.event', 'statistics.stat_cover', 'targets.target_row']))
  expect(new Set(tables).size).toBe(tables.length)
})

it.each([
  'SELECT c.id FROM contracts.contract c JOIN organisations.team t ON t.id = c.team_id',
  'UPDATE contracts.contract SET version = version + 1', 'SELECT 1 FROM audit.event', `audit: [{ action: 'residents.open' }]`, 'row.residents.resident_id', 'await residents.resident(id)',
])('%s is lawful', (sql) => expect(faultsOf(sql)).toEqual([]))

it.each([
  ['SELECT 1 FROM residents.resident', 'reads residents.resident'], ['SELECT 1\n FROM contracts.contract c, residents.resident r', ':2: contracts reads'], [`column('residents.resident', 'document')`, 'reads residents.resident'],
  ['INSERT INTO organisations.team (id)', 'writes organisations.team'], ['UPDATE  organisations.team SET', 'writes'], ['delete from organisations.team', 'writes'], ['UPDATE ONLY organisations.team t', 'writes'],
  ['INSERT INTO audit.event (id)', 'writes audit.event'], ['UPDATE platform.outbox SET', 'writes platform.outbox'],
])('%s is told', (sql, told) => expect(faultsOf(sql)).toEqual([expect.stringContaining(told)]))

it('the platform writes its own schemas and reads no module’s; what is no module and what is a test is left alone', () => {
  expect(faultsOf('INSERT INTO audit.event (id)', 'server/platform/audit.ts')).toEqual([])
  expect(faultsOf('SELECT 1 FROM contracts.contract', 'server/platform/audit.ts')).toHaveLength(1)
  for (const path of ['server/modules/contracts/list.test.ts', 'server/modules/contracts/a.fixture.ts', 'scripts/demo/write.ts']) expect(faultsOf('DELETE FROM residents.resident', path)).toEqual([])
})

it('a module of two words owns the schema that is written with an underscore', () => {
  const two: House = { modules: { 'own-accounts': [], contracts: ['own-accounts'] }, tables: new Set(['own_accounts.code']) }
  const text = 'INSERT INTO own_accounts.code (id)'
  expect(findForeignSql('server/modules/own-accounts/store.ts', text, two)).toEqual([])
  expect(findForeignSql('server/modules/contracts/list.ts', 'FROM own_accounts.code', two)).toEqual([])
  expect(findForeignSql('server/modules/contracts/list.ts', text, two)).toHaveLength(1)
  expect(findIdleRows([{ path: 'server/modules/contracts/list.ts', text: `from '../own-accounts/index.ts'` }], two)).toEqual([])
})

it('a row that nothing uses is told; a call is a use, and so is reading', () => {
  const modules = { contracts: ['organisations', 'residents'], organisations: ['residents'] }
  const files = [
    { path: 'server/modules/contracts/sign.ts', text: `import { claim } from '../organisations/index.ts'` }, { path: 'server/modules/contracts/list.ts', text: 'FROM residents.resident' },
    { path: 'server/modules/organisations/list.test.ts', text: 'FROM residents.resident' },
  ]
  expect(findIdleRows(files, { ...house, modules })).toEqual(['architecture.mjs allows organisations → residents, and nothing uses it'])
})
