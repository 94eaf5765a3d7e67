import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import ExcelJS from 'exceljs'
import { beginImportEndpoint, commitImportEndpoint, getImportEndpoint, importErrorsEndpoint, importTemplateEndpoint, listImportsEndpoint, undoImportEndpoint } from '#api/imports.ts'
import type { Permission } from '#api/permissions.ts'
import { registerResidentEndpoint } from '#api/residents.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import type { Actor } from '#platform/http/actor.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { aDatabase } from '../../testing/test-database.ts'
import { residentsRoutes } from '../residents/index.ts'
import { readTable } from '#platform/spreadsheet/read-table.ts'
import { aBook, aSheet, rowsOf } from '#platform/spreadsheet/spreadsheet.fixture.ts'
import { aCsv, aList, aNumber, aRow } from './imports.fixture.ts'
import { importJobs } from './jobs.ts'
import { importFile } from './import-file.ts'
import { importsRoutes } from './routes.ts'
import type { ImportsUsing } from './using.ts'

let base: Awaited<ReturnType<typeof aDatabase>>
let using: ImportsUsing
beforeAll(async () => {
  const keys = keysOfFile(newKeyFile('demo'))
  const policies = shippedPolicies()
  base = await aDatabase(({ database, files }) => {
    using = { keys, files, policies }
    return [...importsRoutes(using), ...residentsRoutes({ database, keys, policies, holdsContract: async () => false })]
  })
})
afterAll(() => base.close())

const work = async ({ countyCode }: TestCounty) => {
  const runner = { database: base.bulk, jobs: importJobs(using), now: () => base.clock.now }
  const failed: unknown[] = []
  while ((await relayOnce(base.bulk, [jobListener(runner)], countyCode, () => base.clock.now, (error) => failed.push(error))) > 0);
  expect(failed.map(String)).toEqual([])
}
const begin = async (actor: Actor, bytes: Uint8Array, { fileName = '名册.xlsx', mode = 'skip' } = {}) => base.ask(actor, beginImportEndpoint, { fileName, content: Buffer.from(bytes).toString('base64'), mode })
const look = async (actor: Actor, importId: string) => (await base.ask(actor, getImportEndpoint, { importId })).body
/** Uploads, has it checked and written; gives the import as it stands then. */
async function bring(county: TestCounty, actor: Actor, bytes: Uint8Array, options = {}) {
  const { status, body } = await begin(actor, bytes, options)
  expect([status, body]).toMatchObject([200, {}])
  await work(county)
  const checked = await look(actor, body.importId)
  if (checked.newRows + checked.updatedRows > 0) {
    expect((await base.ask(actor, commitImportEndpoint, { importId: body.importId })).status).toBe(200)
    await work(county)
  }
  return { checked, done: await look(actor, body.importId), importId: body.importId as string }
}
const people = (countyCode: number) => base.rows(`SELECT name, township_code, village_code, team_id, populations, institution_id, version FROM residents.resident WHERE county_code = $1 ORDER BY name`, countyCode)
const countPeople = async (countyCode: number) => (await base.rows('SELECT count(*)::int AS n FROM residents.resident WHERE county_code = $1', countyCode))[0].n
const cover = (countyCode: number) => base.rows(`SELECT coalesce(sum(residents), 0)::int AS n FROM statistics.cover_delta WHERE county_code = $1 AND population = 'all'`, countyCode)

describe('a list', () => {
  it('is checked without registering anybody, then written as registering does', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const village = '东街社区'
    const list = await aList([aRow(1, village, { household: '7', relation: '户主', population: '高血压', evidence: '诊断记录', evidenceOn: '2025-03-01' }), aRow(2, village, { household: '7', relation: '妻子' }), aRow(3, '西山村'), aRow(4, village, { number: '110105194912310021' })])
    const { body } = await begin(commission, list)
    await work(county)
    expect(await look(commission, body.importId)).toMatchObject({ state: 'checked', total: 4, newRows: 3, errorRows: 1, faults: [{ row: 5, faults: [{ column: 'number', code: 'IDENTITY.CHECK_DIGIT' }] }] })
    expect(await countPeople(county.countyCode)).toBe(0)
    await base.ask(commission, commitImportEndpoint, { importId: body.importId })
    await work(county)
    expect(await look(commission, body.importId)).toMatchObject({ state: 'done', position: 4, newRows: 3, errorRows: 1, mayUndo: true })
    const found = await people(county.countyCode)
    expect(found).toHaveLength(3)
    expect(found.find(({ populations }) => populations.includes('hypertension'))).toMatchObject({ team_id: county.town.teamId, institution_id: county.town.institutionId, village_code: county.town.villageCode, version: 1 })
    const households = await base.rows('SELECT h.number, count(*)::int AS n, bool_or(r.id = h.head_resident_id AND r.relation_to_head = $2) AS headed FROM residents.household h JOIN residents.resident r ON r.county_code = h.county_code AND r.household_id = h.id WHERE h.county_code = $1 GROUP BY 1 ORDER BY 2 DESC', county.countyCode, '02')
    expect(households).toMatchObject([{ number: `${county.town.villageCode}-7`, n: 2, headed: true }, { n: 1, headed: true }])
    expect((await base.rows('SELECT count(*)::int AS n FROM residents.person_index WHERE county_code = $1', county.countyCode))[0].n).toBe(3)
    expect(await cover(county.countyCode)).toEqual([{ n: 3 }])
    const leaves = await base.rows(`SELECT body FROM audit.event WHERE county_code = $1 AND action = 'imports.commit'`, county.countyCode)
    expect(leaves).toMatchObject([{ body: { fromRow: 2, untilRow: 5, newRows: 3, errorRows: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) } }])
    expect(JSON.stringify(await base.rows('SELECT * FROM imports.row WHERE county_code = $1', county.countyCode))).not.toContain(aNumber(1))
  })

  it('brought again doubles nobody; with update it changes what differs', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const rows = [aRow(11, '东街社区'), aRow(12, '东街社区')]
    await bring(county, commission, await aList(rows))
    expect((await bring(county, commission, await aList(rows))).done).toMatchObject({ newRows: 0, duplicateRows: 2 })
    const moved = [{ ...rows[0], village: '西山村', phone: '139 0000 0001', population: '高血压', evidence: '诊断记录', evidenceOn: '2025-01-01' }, rows[1] as object]
    const { done, importId } = await bring(county, commission, await aList(moved), { mode: 'update' })
    expect(done).toMatchObject({ state: 'done', newRows: 0, updatedRows: 1, duplicateRows: 1 })
    expect(await countPeople(county.countyCode)).toBe(2)
    expect((await people(county.countyCode)).map((one) => [one.village_code, one.team_id, one.populations.includes('hypertension')]).sort()).toEqual([[county.town.villageCode, county.town.teamId, false], [county.country.villageCode, county.country.teamId, true]].sort())
    await base.ask(commission, undoImportEndpoint, { importId })
    await work(county)
    expect(await look(commission, importId)).toMatchObject({ state: 'undone', undoneRows: 1, keptRows: 0 })
    expect((await people(county.countyCode)).map((one) => [one.village_code, one.populations.includes('hypertension')])).toEqual([[county.town.villageCode, false], [county.town.villageCode, false]])
  })

  it('marks both of two rows with one number, somebody known by another name, and villages out of reach', async () => {
    const county = await aCounty(base)
    const { manager, commission } = county.actors
    await bring(county, commission, await aList([aRow(21, '东街社区')]))
    const list = await aList([aRow(22, '东街社区'), aRow(22, '东街社区', { name: '别人' }), aRow(21, '东街社区', { name: '另一人' }), aRow(23, '西山村'), aRow(24, '没有村'), aRow(25, county.town.villageCode)])
    const { body } = await begin(manager, list)
    await work(county)
    const { faults, newRows } = await look(manager, body.importId)
    expect(newRows).toBe(1)
    expect(faults.map(({ row, faults: [one] }: { row: number; faults: { column: string; code: string }[] }) => [row, one?.column, one?.code])).toEqual([
      [2, 'number', 'IMPORTS.TWICE_IN_FILE'], [3, 'number', 'IMPORTS.TWICE_IN_FILE'], [4, 'name', 'RESIDENTS.KNOWN_BY_OTHER_NAME'], [5, 'village', 'RESIDENTS.VILLAGE_OUTSIDE'], [6, 'village', 'RESIDENTS.VILLAGE_UNKNOWN'],
    ])
  })

  it('tells of nobody who lives elsewhere more than that', async () => {
    const [county, other] = [await aCounty(base), await aCounty(base)]
    await bring(other, other.actors.commission, await aList([aRow(31, '东街社区')]))
    const { checked } = await bring(county, county.actors.commission, await aList([aRow(31, '东街社区')]))
    expect(checked.faults).toMatchObject([{ faults: [{ column: 'number', code: 'RESIDENTS.REGISTERED_ELSEWHERE' }] }])
  })

  it('comes as CSV in GB18030 too', async () => {
    const county = await aCounty(base)
    const gb = new Map([...'姓名证件号码村社区本地居住起始日期东街'].map((letter) => [letter, letter]))
    expect(gb.size).toBeGreaterThan(0)
    expect((await bring(county, county.actors.commission, aCsv([aRow(41, '东街社区')]), { fileName: 'a.csv' })).done).toMatchObject({ newRows: 1 })
  })
})

describe('what is wrong with the whole file is told at once', () => {
  it.each([
    ['old', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'a.xls', ['IMPORTS.OLD_FORMAT']],
    ['no headings that fit', new TextEncoder().encode('甲,乙\n1,2'), 'a.csv', ['IMPORTS.MISSING_COLUMNS', 'IMPORTS.UNKNOWN_COLUMNS']],
    ['empty', new TextEncoder().encode('\n\n\n\n'), 'a.csv', ['IMPORTS.EMPTY']],
  ])('%s', async (_, bytes, fileName, codes) => {
    const county = await aCounty(base)
    const { status, body } = await begin(county.actors.commission, bytes, { fileName })
    expect([status, body.reasons.map((one: { code: string }) => one.code)]).toEqual([422, codes])
  })
  it('5,001 rows, only seen at the end', async () => {
    const county = await aCounty(base)
    const { body } = await begin(county.actors.commission, aCsv(Array.from({ length: 5001 }, (_, i) => aRow(i, '东街社区'))), { fileName: 'a.csv' })
    await work(county)
    expect(await look(county.actors.commission, body.importId)).toMatchObject({ state: 'failed', fault: 'IMPORTS.TOO_MANY_ROWS' })
  })
})

describe('merged ranges', () => {
  const titles = ['姓名', '证件号码', '村（社区）', '本地居住起始日期']
  const text = (cell: string) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`
  const people = Array.from({ length: 100 }, (_, i) => aRow(3000 + i, '东街社区'))
  const aMergedList = (merged: string) => aBook(aSheet([titles, ...people.map(({ name, number, village, livesHereSince }) => [name, number, village, livesHereSince] as string[])].map((cells, i) => `<row r="${i + 1}">${cells.map(text).join('')}</row>`).join(''), '', `<mergeCells>${merged}</mergeCells>`))
  async function check(merged: string) {
    const county = await aCounty(base)
    const { commission } = county.actors
    const { status, body } = await begin(commission, aMergedList(merged))
    expect([status, body]).toMatchObject([200, {}])
    const began = performance.now()
    await work(county)
    expect(performance.now() - began).toBeLessThan(2000)
    return look(commission, body.importId)
  }
  it('as wide as nothing is are checked as those of the list', async () => {
    const found = await check('<mergeCell ref="A1:ZZZZZZ5000"/>')
    expect(found).toMatchObject({ state: 'checked', newRows: 0, errorRows: 100 })
    expect(new Set(found.faults.flatMap((one: { faults: { code: string }[] }) => one.faults.map(({ code }) => code)))).toEqual(new Set(['IMPORTS.CELL_MERGED']))
  })
  it('a thousand over the whole sheet hold nobody up; more are refused', async () => {
    expect(await check('<mergeCell ref="A1:XFD5000"/>'.repeat(1000))).toMatchObject({ state: 'checked', errorRows: 100 })
    expect(await check('<mergeCell ref="A1:XFD5000"/>'.repeat(10_000))).toMatchObject({ state: 'failed', fault: 'IMPORTS.FORBIDDEN_CONTENT' })
  })
})

describe('the error file', () => {
  it('has the wrong rows as they came, why, and the wrong cell red; mended, it is taken without doubles', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const rows = Array.from({ length: 200 }, (_, i) => aRow(1000 + i, '东街社区', i % 33 === 5 ? { number: `${aNumber(1000 + i).slice(0, 17)}?` } : {}))
    const { done, importId } = await bring(county, commission, await aList(rows))
    const wrong = rows.flatMap((_, i) => (i % 33 === 5 ? [i] : []))
    expect(done).toMatchObject({ newRows: 200 - wrong.length, errorRows: wrong.length })
    const { bytes } = await base.ask(commission, importErrorsEndpoint, { importId })
    const [headings, ...errors] = await rowsOf(await readTable(bytes, 'a.xlsx', { mostRows: 5000, mostBytes: 1e8 }))
    expect(headings?.cells.at(-1)).toBe('错误原因')
    expect(errors.map(({ cells }) => [cells[0], cells[1], cells.at(-1)])).toEqual(wrong.map((i) => [rows[i]?.name, rows[i]?.number, '证件号码：证件号前 17 位应是数字，最后一位是数字或 X']))
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
    const sheet = book.worksheets[0] as ExcelJS.Worksheet
    expect(sheet.getCell(2, 2).fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
    wrong.forEach((i, at) => { sheet.getCell(at + 2, 2).value = aNumber(1000 + i) })
    const mended = new Uint8Array(await book.xlsx.writeBuffer())
    expect((await bring(county, commission, mended)).done).toMatchObject({ newRows: wrong.length, errorRows: 0 })
    expect((await bring(county, commission, mended)).done).toMatchObject({ newRows: 0, duplicateRows: wrong.length })
    expect(await countPeople(county.countyCode)).toBe(200)
  })
})

describe('an error file with whole numbers', () => {
  const without = (actor: Actor, ...lacking: Permission[]): Actor => ({ ...actor, permissions: new Set([...actor.permissions].filter((one) => !lacking.includes(one))) })
  const wrong = (serial: number) => aRow(serial, '没有村')

  it('goes to who brought the list, and to others only if they may see whole numbers', async () => {
    const county = await aCounty(base)
    const manager = county.actors.manager
    const commission = without(county.actors.commission, 'resident.reveal')
    const theirs = await bring(county, manager, await aList([aRow(4001, '东街社区'), wrong(4002)]))
    expect([theirs.done.hasFile, (await base.ask(manager, importErrorsEndpoint, { importId: theirs.importId })).status]).toEqual([true, 200])
    expect(await base.ask(commission, importErrorsEndpoint, { importId: theirs.importId })).toMatchObject({ status: 403, body: { reasons: [{ code: 'ACCESS.NOT_PERMITTED', params: { permission: 'resident.reveal' } }] } })
    expect(await look(commission, theirs.importId)).toMatchObject({ hasFile: false, mayUndo: true })
    expect((await base.ask(commission, listImportsEndpoint)).body.items).toMatchObject([{ importId: theirs.importId, hasFile: false }])
    expect((await base.ask(county.actors.commission, importErrorsEndpoint, { importId: theirs.importId })).status).toBe(200)
    const own = await bring(county, commission, await aList([aRow(4003, '东街社区'), wrong(4004)]))
    expect([own.done.hasFile, (await base.ask(commission, importErrorsEndpoint, { importId: own.importId })).status]).toEqual([true, 200])
  })

  it('and what a list does is done only by who may do it one by one: nothing of it is offered to others', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const { body: { importId } } = await begin(commission, await aList([aRow(4101, '东街社区'), wrong(4102)]))
    await work(county)
    await base.rows("UPDATE imports.import SET kind = 'staff' WHERE county_code = $1", county.countyCode)
    const other = without(commission, 'team.edit')
    const refusal = { status: 403, body: { reasons: [{ code: 'ACCESS.NOT_PERMITTED', params: { permission: 'team.edit' } }] } }
    expect([await look(commission, importId), await look(other, importId)]).toMatchObject([{ mayCommit: true, hasFile: true }, { mayCommit: false, hasFile: false }])
    for (const endpoint of [commitImportEndpoint, importErrorsEndpoint]) expect(await base.ask(other, endpoint, { importId })).toMatchObject(refusal)
    await base.rows("UPDATE imports.import SET state = 'done', done_at = $2 WHERE county_code = $1", county.countyCode, new Date(base.clock.now))
    expect([await look(commission, importId), await look(other, importId)]).toMatchObject([{ mayUndo: true, mayCommit: false }, { mayUndo: false }])
    expect(await base.ask(other, undoImportEndpoint, { importId })).toMatchObject(refusal)
  })
})

it('a dry run of the command line is looked at on the page, and cannot be written from there', async () => {
  const county = await aCounty(base)
  const { commission } = county.actors
  const done = await importFile(using, base.bulk, commission, { kind: 'residents', fileName: 'a.xlsx', bytes: await aList([aRow(4301, '东街社区')]), mode: 'skip', isDryRun: true, isResumed: false, now: base.clock.now })
  const importId = 'importId' in done ? done.importId : ''
  expect(await look(commission, importId)).toMatchObject({ state: 'checked', newRows: 1, mayCommit: false, hasFile: false })
  expect((await base.ask(commission, commitImportEndpoint, { importId })).body.reasons).toMatchObject([{ code: 'IMPORTS.NOT_CHECKED' }])
  expect(await look(commission, importId)).toMatchObject({ state: 'checked' })
})

describe('taking back', () => {
  it('removes who was brought and not touched, keeps the others, and leaves counts as a recount has them', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const { importId } = await bring(county, commission, await aList(Array.from({ length: 20 }, (_, i) => aRow(2000 + i, '东街社区'))))
    await base.rows(`UPDATE residents.resident SET version = 2 WHERE county_code = $1 AND document_hmac = (SELECT min(document_hmac::text)::bytea FROM residents.resident WHERE county_code = $1)`, county.countyCode)
    expect((await base.ask(commission, undoImportEndpoint, { importId })).status).toBe(200)
    await work(county)
    expect(await look(commission, importId)).toMatchObject({ state: 'undone', undoneRows: 19, keptRows: 1, mayUndo: false })
    expect(await countPeople(county.countyCode)).toBe(1)
    for (const table of ['household', 'person_index']) expect((await base.rows(`SELECT count(*)::int AS n FROM residents.${table} WHERE county_code = $1`, county.countyCode))[0].n).toBe(1)
    expect(await cover(county.countyCode)).toEqual([{ n: 1 }])
    expect((await base.ask(commission, undoImportEndpoint, { importId })).body.reasons).toMatchObject([{ code: 'IMPORTS.NOT_UNDOABLE' }])
  })
  it('is too late after a day', async () => {
    const county = await aCounty(base)
    const { importId } = await bring(county, county.actors.commission, await aList([aRow(2101, '东街社区')]))
    base.clock.now += 25 * 3_600_000
    expect((await base.ask(county.actors.commission, undoImportEndpoint, { importId })).status).toBe(422)
    base.clock.now -= 25 * 3_600_000
  })
})

it('another institution and another county see nothing of an import', async () => {
  const county = await aCounty(base)
  const { manager, commission, stranger } = county.actors
  const { importId } = await bring(county, commission, await aList([aRow(2201, '东街社区')]))
  for (const actor of [manager, stranger]) {
    for (const endpoint of [getImportEndpoint, commitImportEndpoint, undoImportEndpoint, importErrorsEndpoint]) expect((await base.ask(actor, endpoint, { importId })).status).toBe(404)
    expect((await base.ask(actor, listImportsEndpoint)).body.items).toEqual([])
  }
  expect((await base.ask(commission, listImportsEndpoint)).body.items).toHaveLength(1)
})

it('the template reads back as a list, its example is refused, and it offers the actor’s own villages', async () => {
  const county = await aCounty(base)
  const { manager } = county.actors
  const { bytes } = await base.ask(manager, importTemplateEndpoint)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  const sheet = book.getWorksheet('居民') as ExcelJS.Worksheet
  expect(sheet.getCell('A1').fill).toMatchObject({ fgColor: { argb: 'FFFFE699' } })
  expect(sheet.getCell('H2').dataValidation.formulae[0]).toContain('居民字典')
  const { body } = await begin(manager, bytes)
  await work(county)
  expect(await look(manager, body.importId)).toMatchObject({ newRows: 0, errorRows: 1, faults: [{ faults: [{ column: 'number', code: 'IDENTITY.CHECK_DIGIT' }] }] })
})

it('one who was registered by hand between check and writing is passed over', async () => {
  const county = await aCounty(base)
  const { commission, doctor } = county.actors
  const row = aRow(2301, '东街社区')
  const { body } = await begin(commission, await aList([row, aRow(2302, '东街社区')]))
  await work(county)
  expect((await base.ask(doctor, registerResidentEndpoint, { name: row.name, document: { kind: 'identity_card', number: row.number }, villageCode: county.town.villageCode, residenceKind: 'registered', livesHereSince: '2012-01-01' })).status).toBe(200)
  await base.ask(commission, commitImportEndpoint, { importId: body.importId })
  await work(county)
  expect(await look(commission, body.importId)).toMatchObject({ state: 'done', newRows: 1, duplicateRows: 1 })
})

it('5,000 rows are checked within five seconds, and written so that a recount finds nothing to mend', async () => {
  const county = await aCounty(base)
  const { commission } = county.actors
  const { body } = await begin(commission, aCsv(Array.from({ length: 5000 }, (_, i) => aRow(10_000 + i, i % 2 ? '东街社区' : '西山村'))), { fileName: 'a.csv' })
  const began = performance.now()
  await work(county)
  const ms = performance.now() - began
  expect(await look(commission, body.importId)).toMatchObject({ newRows: 5000 })
  expect(ms).toBeLessThan(5000)
})
