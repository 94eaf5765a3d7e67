import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginImportEndpoint, commitImportEndpoint, getImportEndpoint, importErrorsEndpoint, undoImportEndpoint } from '#api/imports.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import type { Database } from '#platform/database/database.ts'
import type { FileStore } from '#platform/file-store.ts'
import { type CommandContext, worldOf } from '#platform/http/context.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener, runRecurring } from '#platform/jobs/run-job.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { aDatabase } from '../../testing/test-database.ts'
import { beginImport } from './begin-import.ts'
import { aCsv, aRow, type ListRow } from './imports.fixture.ts'
import { importJobs } from './jobs.ts'
import { importsRoutes } from './routes.ts'
import type { ImportsUsing } from './using.ts'

const hour = 3_600_000
let base: Awaited<ReturnType<typeof aDatabase>>
let using: ImportsUsing
/** Names of the files that were kept and not forgotten. */
const there = new Set<string>()
const watched = (files: FileStore): FileStore => ({
  ...files,
  keep: async (bytes) => { const name = await files.keep(bytes); there.add(name); return name },
  forget: async (name) => { await files.forget(name); there.delete(name) },
})
beforeAll(async () => {
  base = await aDatabase(({ files }) => {
    using = { keys: keysOfFile(newKeyFile('demo')), files: watched(files), policies: shippedPolicies() }
    return importsRoutes(using)
  })
})
afterAll(() => base.close())

const runner = () => ({ database: base.bulk, jobs: importJobs(using), now: () => base.clock.now })
const work = async ({ countyCode }: TestCounty) => { while ((await relayOnce(base.bulk, [jobListener(runner())], countyCode, () => base.clock.now, (error) => { throw error })) > 0); }
const forget = ({ countyCode }: TestCounty) => runRecurring(runner(), importJobs(using).find(({ name }) => name === 'imports.forget-files') as ReturnType<typeof importJobs>[number], countyCode)
const look = async ({ actors: { commission } }: TestCounty, importId: string) => (await base.ask(commission, getImportEndpoint, { importId })).body
async function upload(county: TestCounty, rows: ListRow[]) {
  const { body } = await base.ask(county.actors.commission, beginImportEndpoint, { fileName: 'a.csv', content: Buffer.from(aCsv(rows)).toString('base64'), mode: 'skip' })
  await work(county)
  const [{ file_key: file }] = (await base.rows('SELECT file_key FROM imports.import WHERE county_code = $1 AND id = $2', county.countyCode, body.importId)) as [{ file_key: string }]
  return { importId: body.importId as string, file, isThere: async () => (await using.files.find(file)) !== undefined }
}
async function write(county: TestCounty, importId: string) {
  await base.ask(county.actors.commission, commitImportEndpoint, { importId })
  await work(county)
}
async function later<T>(hours: number, does: () => Promise<T>): Promise<T> {
  base.clock.now += hours * hour
  try { return await does() } finally { base.clock.now -= hours * hour }
}

it('the file of a list that was written stays for the day of undo and is then deleted', async () => {
  const county = await aCounty(base)
  const { importId, isThere } = await upload(county, [aRow(1, '东街社区'), aRow(2, '没有村')])
  await write(county, importId)
  await later(23, () => forget(county))
  expect([await isThere(), (await look(county, importId)).hasFile]).toEqual([true, true])
  await later(25, () => forget(county))
  expect([await isThere(), await look(county, importId)]).toMatchObject([false, { state: 'done', newRows: 1, errorRows: 1, hasFile: false }])
  expect((await base.ask(county.actors.commission, importErrorsEndpoint, { importId })).body.reasons).toMatchObject([{ code: 'IMPORTS.NO_ERRORS' }])
  await forget(county)
})

it('a list nobody had written within a day is deleted and can be written no more', async () => {
  const county = await aCounty(base)
  const { importId, isThere } = await upload(county, [aRow(11, '东街社区')])
  await later(23, () => forget(county))
  expect([await isThere(), (await look(county, importId)).state]).toEqual([true, 'checked'])
  await later(25, () => forget(county))
  expect([await isThere(), await look(county, importId)]).toMatchObject([false, { state: 'abandoned', hasFile: false }])
  expect((await base.ask(county.actors.commission, commitImportEndpoint, { importId })).body.reasons).toMatchObject([{ code: 'IMPORTS.NOT_CHECKED' }])
})

it('a list that is being written keeps its file, however long it takes; so does another county’s', async () => {
  const [county, other] = [await aCounty(base), await aCounty(base)]
  const mine = await upload(county, [aRow(21, '东街社区')])
  const theirs = await upload(other, [aRow(22, '东街社区')])
  await base.ask(county.actors.commission, commitImportEndpoint, { importId: mine.importId })
  await later(48, () => forget(county))
  expect([await mine.isThere(), await theirs.isThere()]).toEqual([true, true])
  await work(county)
  expect(await look(county, mine.importId)).toMatchObject({ state: 'done', newRows: 1 })
})

describe('a file that can be read no more', () => {
  /** As a run that was killed leaves it: one row of two written, the list to be gone on with, its file lost. */
  async function halfWritten(county: TestCounty, position: number) {
    const { importId, file } = await upload(county, [aRow(71 + position * 2, '东街社区'), aRow(72 + position * 2, '没有村')])
    if (position > 0) await write(county, importId)
    await base.rows("UPDATE imports.import SET state = 'checked', position = $2, done_at = NULL WHERE county_code = $1", county.countyCode, position)
    await using.files.forget(file)
    await write(county, importId)
    return importId
  }
  const countPeople = async ({ countyCode }: TestCounty) => (await base.rows('SELECT count(*)::int AS n FROM residents.resident WHERE county_code = $1', countyCode))[0].n
  it('ends the writing; what was written before stays, is told, and may be taken back', async () => {
    const county = await aCounty(base)
    const { actors: { commission } } = county
    const importId = await halfWritten(county, 1)
    expect([await countPeople(county), await look(county, importId)]).toMatchObject([1, { state: 'done', fault: 'IMPORTS.EMPTY', newRows: 1, mayUndo: true, hasFile: false }])
    expect((await base.ask(commission, importErrorsEndpoint, { importId })).body.reasons).toMatchObject([{ code: 'IMPORTS.EMPTY' }])
    expect((await base.ask(commission, undoImportEndpoint, { importId })).status).toBe(200)
    await work(county)
    expect([await countPeople(county), await look(county, importId)]).toMatchObject([0, { state: 'undone', fault: null, undoneRows: 1 }])
  })
  it('makes of a list of which nothing was written, or which was only being checked, a failed one', async () => {
    const [county, other] = [await aCounty(base), await aCounty(base)]
    expect(await look(county, await halfWritten(county, 0))).toMatchObject({ state: 'failed', fault: 'IMPORTS.EMPTY', mayUndo: false })
    const { body: { importId } } = await base.ask(other.actors.commission, beginImportEndpoint, { fileName: 'a.csv', content: Buffer.from(aCsv([aRow(75, '东街社区')])).toString('base64'), mode: 'skip' })
    for (const { file_key: file } of await base.rows('SELECT file_key FROM imports.import WHERE county_code = $1', other.countyCode)) await using.files.forget(file)
    await work(other)
    expect(await look(other, importId)).toMatchObject({ state: 'failed', fault: 'IMPORTS.EMPTY' })
  })
})

describe('a file is kept only for a list that was begun', () => {
  const list = (...rows: ListRow[]) => ({ fileName: 'a.csv', content: Buffer.from(aCsv(rows)).toString('base64'), mode: 'skip' as const })
  /** How many files there are more than before. */
  const kept = async (does: () => Promise<void>) => {
    const before = there.size
    await does()
    return there.size - before
  }
  it('begun twice with one key, it is one; with another content the key is refused and nothing is kept', async () => {
    const { actors: { commission } } = await aCounty(base)
    const key = randomUUID()
    expect(await kept(async () => {
      const [first, again] = [await base.ask(commission, beginImportEndpoint, list(aRow(41, '东街社区')), key), await base.ask(commission, beginImportEndpoint, list(aRow(41, '东街社区')), key)]
      expect([first.status, again.status, again.body.importId]).toEqual([200, 200, first.body.importId])
      expect((await base.ask(commission, beginImportEndpoint, list(aRow(42, '东街社区')), key)).status).toBe(409)
      const twins = await Promise.all(['a', 'b'].map(() => base.ask(commission, beginImportEndpoint, list(aRow(43, '东街社区')), `${key}-twin`)))
      expect(twins.map(({ status }) => status)).toEqual([200, 200])
      expect(twins[0]?.body).toEqual(twins[1]?.body)
    })).toBe(2)
  })
  it('when beginning fails, none is kept', async () => {
    const { actors: { commission } } = await aCounty(base)
    await base.rows(`CREATE FUNCTION imports.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no' USING ERRCODE = '53100'; END $$; CREATE TRIGGER refuse BEFORE INSERT ON imports.import FOR EACH ROW EXECUTE FUNCTION imports.refuse()`)
    try {
      expect(await kept(async () => { expect((await base.ask(commission, beginImportEndpoint, list(aRow(51, '东街社区')))).status).toBeGreaterThanOrEqual(500) })).toBe(0)
    } finally {
      await base.rows('DROP TRIGGER refuse ON imports.import; DROP FUNCTION imports.refuse()')
    }
  })
  it('when nobody knows whether beginning was committed, a file stays that a list names', async () => {
    const { actors: { commission }, countyCode } = await aCounty(base)
    // The commit arrives, its answer does not.
    const lost: Database = { ...base.database, transact: async (countyCodes, work) => { await base.database.transact(countyCodes, work); throw new Error('Connection terminated unexpectedly') } }
    const context: CommandContext = { ...worldOf(base.database, base.clock.now, [countyCode]), actor: commission, client: { address: 'test', userAgent: '', cookies: {} }, route: 'begin', key: randomUUID(), database: lost }
    expect(await kept(() => expect(beginImport(using, context, { kind: 'residents', ...list(aRow(61, '东街社区')) })).rejects.toThrow('terminated'))).toBe(1)
    const [{ file_key: file }] = (await base.rows('SELECT file_key FROM imports.import WHERE county_code = $1', countyCode)) as [{ file_key: string }]
    expect(await using.files.find(file)).toBeDefined()
  })
})

it('who is taken back is nobody’s any more: bonds of telephones end, of the others they stay', async () => {
  const county = await aCounty(base)
  const { importId } = await upload(county, [aRow(31, '东街社区'), aRow(32, '东街社区')])
  await write(county, importId)
  const [gone, stays] = (await base.rows('SELECT id FROM residents.resident WHERE county_code = $1 ORDER BY id', county.countyCode)) as [{ id: string }, { id: string }]
  await base.rows('UPDATE residents.resident SET version = 2 WHERE county_code = $1 AND id = $2', county.countyCode, stays.id)
  const accountId = randomUUID()
  await county.put('resident_accounts.account', { id: accountId, phone_cipher: Buffer.alloc(1), phone_hmac: Buffer.from(accountId), created_at: '2026-11-01', last_sign_in_at: '2026-11-01' })
  for (const [{ id }, relation, validUntil] of [[gone, 'self', null], [stays, 'parent', '2027-01-01']] as const) await county.put('resident_accounts.bond', { id: randomUUID(), account_id: accountId, resident_county: county.countyCode, resident_id: id, relation, way: 'desk', since: '2026-11-01', valid_until: validUntil })
  await base.ask(county.actors.commission, undoImportEndpoint, { importId })
  await work(county)
  expect(await look(county, importId)).toMatchObject({ state: 'undone', undoneRows: 1, keptRows: 1 })
  const bonds = await base.rows('SELECT resident_id, ended_at IS NOT NULL AS ended FROM resident_accounts.bond WHERE account_id = $1', accountId)
  expect(bonds).toHaveLength(2)
  expect(bonds).toEqual(expect.arrayContaining([{ resident_id: gone.id, ended: true }, { resident_id: stays.id, ended: false }]))
})
