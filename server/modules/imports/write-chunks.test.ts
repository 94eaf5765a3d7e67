import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { undoImportEndpoint } from '#api/imports.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { aDatabase } from '../../testing/test-database.ts'
import { aCsv, aRow, type ListRow } from './imports.fixture.ts'
import { importFile } from './import-file.ts'
import { importJobs } from './jobs.ts'
import { importsRoutes } from './routes.ts'
import { countyLimits, type ImportsUsing } from './using.ts'

const { chunkRows } = countyLimits
let base: Awaited<ReturnType<typeof aDatabase>>
let using: ImportsUsing
beforeAll(async () => {
  base = await aDatabase(({ files }) => {
    using = { keys: keysOfFile(newKeyFile('demo')), files, policies: shippedPolicies() }
    return importsRoutes(using)
  })
})
afterAll(() => base.close())

const used = ['name', 'number', 'village', 'livesHereSince', 'phone', 'address', 'household', 'relation'] as const
const bytesOf = (rows: readonly ListRow[]) => aCsv(rows, used)
const bring = ({ actors: { commission } }: TestCounty, bytes: Uint8Array, more: { isResumed?: boolean; tell?: (what: string, done: number) => void } = {}) =>
  importFile(using, base.bulk, commission, { kind: 'residents', fileName: 'a.csv', bytes, mode: 'skip', isDryRun: false, isResumed: false, now: base.clock.now, ...more })
const countPeople = async ({ countyCode }: TestCounty) => (await base.rows('SELECT count(*)::int AS n FROM residents.resident WHERE county_code = $1', countyCode))[0].n
const people = (from: number, count: number, change: (i: number) => ListRow = () => ({})) => Array.from({ length: count }, (_, i) => aRow(from + i, '东街社区', change(i)))

it('a run that fails in the middle leaves whole chunks in the order of the file, though several were in hand, and goes on behind them', async () => {
  const county = await aCounty(base)
  const rows = chunkRows * 3 + 100
  const bytes = bytesOf(people(100_000, rows))
  let told = 0
  await expect(bring(county, bytes, { tell: (what) => { if (what === 'judged' && ++told === 2) throw new Error('killed') } })).rejects.toThrow('killed')
  expect(await countPeople(county)).toBe(chunkRows * 2)
  expect((await base.rows('SELECT position, new_rows FROM imports.import WHERE county_code = $1', county.countyCode))[0]).toEqual({ position: chunkRows * 2, new_rows: chunkRows * 2 })
  expect(await bring(county, bytes)).toEqual({ outcome: 'unfinished' })
  expect(await bring(county, bytes, { isResumed: true })).toMatchObject({ outcome: 'done', total: rows, counts: { newRows: rows, errorRows: 0 } })
  expect(await countPeople(county)).toBe(rows)
  expect(await bring(county, bytes, { isResumed: true })).toEqual({ outcome: 'nothing to resume' })
}, 60_000)

it('a run of two at once writes everybody once; the one that came second says so', async () => {
  const county = await aCounty(base)
  const rows = chunkRows * 2 + 10
  const bytes = bytesOf(people(200_000, rows))
  await expect(bring(county, bytes, { tell: (what) => { if (what === 'judged') throw new Error('killed') } })).rejects.toThrow('killed')
  const both = await Promise.allSettled([bring(county, bytes, { isResumed: true }), bring(county, bytes, { isResumed: true })])
  expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1)
  for (const one of both) if (one.status === 'rejected') expect(String(one.reason)).toMatch(/another run is writing/)
  expect(await countPeople(county)).toBe(rows)
  expect((await base.rows('SELECT position, new_rows FROM imports.import WHERE county_code = $1', county.countyCode))[0]).toEqual({ position: rows, new_rows: rows })
}, 60_000)

it('one household spread over chunks that are in hand together is one household, and nobody waits for ever', async () => {
  const county = await aCounty(base)
  const rows = people(300_000, chunkRows * 3, (i) => ({ household: i % (chunkRows / 2) === 0 ? '7' : `n${Math.floor(i / 3)}` }))
  expect(await bring(county, bytesOf(rows))).toMatchObject({ outcome: 'done', counts: { newRows: rows.length } })
  const [found] = await base.rows('SELECT count(*)::int AS people, count(DISTINCT household_id)::int AS households FROM residents.resident WHERE county_code = $1 AND household_id = (SELECT id FROM residents.household WHERE county_code = $1 AND number = $2)', county.countyCode, `${county.town.villageCode}-7`)
  expect(found).toEqual({ people: 6, households: 1 })
}, 60_000)

it('goes on from a position in the middle of a chunk, as an older version may have left it', async () => {
  const county = await aCounty(base)
  const bytes = bytesOf(people(400_000, 700))
  await expect(bring(county, bytes, { tell: (what) => { if (what === 'judged') throw new Error('killed') } })).rejects.toThrow('killed')
  await base.rows('DELETE FROM imports.made WHERE county_code = $1', county.countyCode)
  for (const table of ['residents.population_tag', 'residents.resident', 'residents.household', 'residents.person_index']) await base.rows(`DELETE FROM ${table} WHERE county_code = $1`, county.countyCode)
  await base.rows('UPDATE imports.import SET position = 500, new_rows = 500 WHERE county_code = $1', county.countyCode)
  expect(await bring(county, bytes, { isResumed: true })).toMatchObject({ outcome: 'done', counts: { newRows: 700 } })
  expect(await countPeople(county)).toBe(200)
}, 60_000)

it('the audit of a chunk can be computed again from the rows it wrote', async () => {
  const county = await aCounty(base)
  await bring(county, bytesOf(people(500_000, 5, (i) => (i === 0 ? { phone: '' } : {}))))
  const base64 = (column: string) => `encode(${column}, 'base64')`
  const columns = [
    'id', 'name', 'pinyin', 'initials', 'sex', 'birth_on', 'document_kind', ...['document_cipher', 'document_hmac', 'document_tail4', 'document_tail6', 'phone_cipher', 'phone_hmac', 'phone_tail4', 'address_cipher'].map(base64),
    'township_code', 'village_code', 'grid_code', 'residence_kind', 'lives_here_since', 'household_id', 'relation_to_head', "array_to_string(populations, ',')", 'institution_id', 'team_id',
  ]
  const rows = await base.rows(`SELECT translate(concat_ws('|', ${columns.map((one) => `coalesce(r.${one}::text, '')`.replace(/r\.(encode|array_to_string)\(/, '$1(r.')).join()}), E'\n', '') AS text
    FROM imports.made m CROSS JOIN LATERAL unnest(m.subjects) WITH ORDINALITY AS s (subject, place) JOIN residents.resident r ON r.county_code = m.county_code AND r.id = s.subject WHERE m.county_code = $1 ORDER BY place`, county.countyCode)
  const sha = (text: string | Buffer) => createHash('sha256').update(text).digest()
  const [leaf] = await base.rows(`SELECT body FROM audit.event WHERE county_code = $1 AND action = 'imports.commit'`, county.countyCode)
  expect(rows).toHaveLength(5)
  expect(leaf.body.hash).toBe(sha(Buffer.concat(rows.map(({ text }: { text: string }) => sha(text)))).toString('hex'))
}, 60_000)

it('who is referred to meanwhile stays when a list is taken back, and the others of the chunk go', async () => {
  const county = await aCounty(base)
  const done = await bring(county, bytesOf(people(600_000, 30)))
  const [somebody] = await base.rows('SELECT id FROM residents.resident WHERE county_code = $1 ORDER BY id LIMIT 1 OFFSET 7', county.countyCode)
  const { commission } = county.actors
  await county.put('unsigned.reason', { county_code: county.countyCode, id: somebody.id, resident_id: somebody.id, reason: 'unreachable', township_code: county.town.townshipCode, noted_on: '2026-11-24', noted_at: '2026-11-24', noted_by: somebody.id, noted_by_name: '陈静' })
  await base.ask(commission, undoImportEndpoint, { importId: 'importId' in done ? done.importId : '' })
  const runner = { database: base.bulk, jobs: importJobs(using), now: () => base.clock.now }
  while ((await relayOnce(base.bulk, [jobListener(runner)], county.countyCode, () => base.clock.now, (error) => { throw error })) > 0);
  expect((await base.rows('SELECT state, undone_rows, kept_rows FROM imports.import WHERE county_code = $1', county.countyCode))[0]).toEqual({ state: 'undone', undone_rows: 29, kept_rows: 1 })
  expect(await base.rows('SELECT id FROM residents.resident WHERE county_code = $1', county.countyCode)).toEqual([{ id: somebody.id }])
}, 60_000)
