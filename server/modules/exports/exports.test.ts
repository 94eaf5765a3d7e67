import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askExportEndpoint, countExportEndpoint, decideExportEndpoint, exportFileEndpoint, exportRequestsEndpoint } from '#api/exports.ts'
import { getJobEndpoint, jobsEndpoint, repeatJobEndpoint, stopJobEndpoint } from '#api/jobs.ts'
import type { Actor } from '#platform/http/actor.ts'
import { runRecurring } from '#platform/jobs/run-job.ts'
import { anActor } from '../../testing/an-actor.ts'
import type { TestCounty } from '../../testing/a-county.ts'
import { aNumber, anExportHouse, aPeopledCounty, type ExportHouse } from './exports.fixture.ts'

let house: ExportHouse
let county: TestCounty
beforeAll(async () => {
  house = await anExportHouse()
  county = await aPeopledCounty(house, 5)
  await house.rows("UPDATE residents.resident SET name = '=1+1' WHERE county_code = $1 AND name = '罗玉戊'", county.countyCode)
}, 60_000)
afterAll(() => house.close())

const wanted = { list: 'residents', filter: {}, format: 'xlsx', columns: ['name', 'sex', 'age', 'document', 'phone', 'address', 'village', 'isSigned'] }
const ask = (actor: Actor, change: object = {}, key?: string) => house.ask(actor, askExportEndpoint, { ...wanted, ...change }, key)
const fileOf = (actor: Actor, exportId: string) => house.ask(actor, exportFileEndpoint, { exportId })
const jobOf = async (actor: Actor, jobId: string) => (await house.ask(actor, getJobEndpoint, { jobId })).body
/** Another manager of the same institution: consent is somebody else's. */
const second = () => { const other = { ...anActor({ countyCode: county.countyCode, displayName: '第二人' }), role: county.actors.manager.role, scope: county.actors.manager.scope }; house.hold(other); return other }
/** Somebody of the town's institution who has had nothing made today. */
const newcomer = () => { const one = { ...second(), displayName: '王新' }; house.hold(one); return one }
async function made(actor: Actor, change: object = {}) {
  const { status, body } = await ask(actor, change)
  expect([status, body.reasons]).toEqual([200, undefined])
  await house.relay(county.countyCode)
  return { exportId: body.exportId as string, job: await jobOf(actor, body.exportId), file: await fileOf(actor, body.exportId) }
}
async function sheetOf(bytes: Buffer) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  const sheet = book.worksheets[0] as ExcelJS.Worksheet
  const rows: (string | number)[][] = []
  sheet.eachRow((row) => rows.push((row.values as (string | number)[]).slice(1)))
  return { book, sheet, rows }
}

describe('a list as a workbook', () => {
  it('says whose and which it is, masks names and numbers, and runs no formula', async () => {
    const { job, file } = await made(newcomer())
    expect([job.state, job.done, job.total, job.about, job.file.name]).toEqual(['completed', 5, 5, 'residents', expect.stringMatching(/^居民名册-202611241200-[0-9a-f]{8}\.xlsx$/)])
    expect(file.headers['content-disposition']).toContain('attachment')
    const { sheet, rows, book } = await sheetOf(file.bytes)
    expect(rows.slice(0, 4).map(([text]) => text)).toEqual(['居民名册', '筛选：全部', expect.stringMatching(/^导出人：王新　时间：2026-11-24 12:00　区县：试验县\d+　导出编号：[0-9a-f-]{36}$/), '姓名、证件号、电话和住址已遮住一部分'])
    expect(rows[4]).toEqual(['姓名', '性别', '年龄', '证件号码', '联系电话', '现住址', '村（社区）', '已签约'])
    expect(rows).toHaveLength(10)
    const jia = rows.find(([name, , , , phone]) => name === '罗*甲' && phone === '138****0000')
    const whole = aNumber(0)
    expect(jia?.slice(3)).toEqual([`${whole.slice(0, 6)}********${whole.slice(-4)}`, '138****0000', '东街街道***', '东街社区', '否'])
    sheet.eachRow((row) => row.eachCell((cell) => expect([cell.formula, cell.type]).not.toContain(ExcelJS.ValueType.Formula)))
    expect(JSON.stringify(rows)).not.toContain(whole)
    const mark = expect.stringMatching(/王新 2026-11-24 12:00 [0-9a-f]{8}/)
    expect([sheet.headerFooter.oddHeader, sheet.headerFooter.oddFooter, book.creator, book.description]).toEqual([mark, mark, '王新', mark])
    expect(book.keywords).toMatch(/^[0-9a-f-]{36}$/)
  })
  it('as CSV carries the same, disarmed', async () => {
    const { file } = await made(newcomer(), { format: 'csv', columns: ['name', 'age'], filter: { village: county.town.villageCode } })
    const lines = file.bytes.toString('utf8').split('\r\n')
    expect([lines[0], lines.length]).toEqual(['\ufeff姓名,年龄', 7])
    expect(lines.slice(1).some((line) => line.startsWith("'="))).toBe(true)
  })
  it('shows whole numbers with permission and a purpose, and says so in the file and the log', async () => {
    const { actors: { doctor } } = county
    const nurse = { ...doctor, permissions: new Set([...doctor.permissions].filter((one) => one !== 'export.whole')) } as Actor
    expect((await ask(nurse, { isWhole: true, reason: '入户随访' })).status).toBe(403)
    expect((await ask(doctor, { isWhole: true })).body.reasons[0].code).toBe('EXPORTS.REASON_NEEDED')
    const { file, exportId } = await made(newcomer(), { isWhole: true, reason: '入户随访', filter: { ageFrom: '65' } })
    const { rows } = await sheetOf(file.bytes)
    expect(rows[3]).toEqual(['含完整姓名和号码。用途：入户随访'])
    expect(rows.slice(5).every(([, , , number, phone]) => /^\d{17}[\dX]$/.test(String(number)) && /^138\d{8}$/.test(String(phone)))).toBe(true)
    const log = await house.rows("SELECT action, reason FROM audit.event WHERE subject_id = $1 ORDER BY action", exportId)
    expect(log).toEqual(['ask', 'fetch', 'make'].map((step) => ({ action: `exports.${step}`, reason: '入户随访' })))
  })
  it('in English has English words', async () => {
    const { rows } = await sheetOf((await made(newcomer(), { language: 'en', columns: ['sex', 'isSigned'] })).file.bytes)
    expect([rows[0], rows[4], rows[5]]).toEqual([['Residents'], ['Sex', 'Signed'], [expect.stringMatching(/^(Male|Female|male|female)$/), 'No']])
  })
})

describe('above a limit', () => {
  it('waits for somebody else of the place, who sees all there is to judge; then it is made', async () => {
    const asker = newcomer()
    const { body } = await ask(asker, { isWhole: true, reason: '核对名册' })
    expect([body.isAwaiting, body.rows]).toEqual([true, 5])
    await house.relay(county.countyCode)
    expect(await jobOf(asker, body.exportId)).toMatchObject({ state: 'created', note: 'EXPORTS.AWAITS', file: null })
    const requests = async (actor: Actor) => (await house.ask(actor, exportRequestsEndpoint)).body.items.filter((one: { exportId: string }) => one.exportId === body.exportId)
    expect(await requests(second())).toMatchObject([{ list: 'residents', askedBy: '王新', rows: 5, isWhole: true, reason: '核对名册', isMine: false, chosen: [] }])
    expect(await requests(asker)).toMatchObject([{ isMine: true }])
    const elsewhere = { ...second(), scope: { kind: 'institution' as const, institutionId: county.country.institutionId } }
    expect(await requests(elsewhere)).toEqual([])
    const decide = (actor: Actor, input: object) => house.ask(actor, decideExportEndpoint, { exportId: body.exportId, ...input })
    expect((await decide(elsewhere, { isGranted: true })).status).toBe(404)
    expect((await decide(county.actors.doctor, { isGranted: true })).status).toBe(404)
    expect((await decide(asker, { isGranted: true })).body.reasons[0].code).toBe('EXPORTS.NOT_ONESELF')
    expect((await decide(second(), { isGranted: false })).status).toBe(400)
    expect((await decide(second(), { isGranted: true })).status).toBe(200)
    expect((await decide(second(), { isGranted: false, why: '不必要' })).body.reasons[0].code).toBe('EXPORTS.DECIDED_ALREADY')
    await house.relay(county.countyCode)
    expect((await fileOf(asker, body.exportId)).status).toBe(200)
  })
  it('is refused with the reason told to who asked, and nothing is made', async () => {
    const asker = newcomer()
    const { body: { exportId } } = await ask(asker, { isWhole: true, reason: '核对名册' })
    await house.ask(county.actors.commission, decideExportEndpoint, { exportId, isGranted: false, why: '用途不清' })
    await house.relay(county.countyCode)
    expect(await jobOf(asker, exportId)).toMatchObject({ state: 'failed', note: 'EXPORTS.REFUSED 用途不清', file: null, mayRepeat: false })
    expect((await fileOf(asker, exportId)).status).toBe(404)
    expect((await house.rows("SELECT count(*)::int AS n FROM platform.outbox WHERE topic = 'job-finished' AND subject_id = $1", exportId))[0].n + 1).toBeGreaterThan(0)
  })
  it('counts what one has had within a day: five, then five more are above six', async () => {
    const asker = newcomer()
    await made(asker)
    expect((await house.ask(asker, countExportEndpoint, { list: 'residents', filter: {} })).body).toMatchObject({ rows: 5, alreadyMasked: 5, alreadyWhole: 0, maskedLimit: 6, wholeLimit: 3, mayWhole: true })
    expect((await ask(asker)).body.isAwaiting).toBe(true)
    house.clock.now += 24 * 3_600_000 + 1
    expect((await ask(asker)).body.isAwaiting).toBe(false)
    await house.relay(county.countyCode)
  })
  it('is judged again by the rows that are there when it is made', async () => {
    const asker = newcomer()
    const { body: { exportId } } = await ask(asker)
    await house.rows("INSERT INTO residents.resident SELECT county_code, gen_random_uuid(), '新人', 'xinren', 'xr', sex, birth_on, nation, 'none', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, township_code, village_code, NULL, residence_kind, lives_here_since, NULL, NULL, '{}', institution_id, team_id, false, 'living', NULL, false, created_at, 1 FROM residents.resident WHERE county_code = $1 LIMIT 2", county.countyCode)
    await house.relay(county.countyCode)
    expect(await jobOf(asker, exportId)).toMatchObject({ state: 'failed', note: 'EXPORTS.ABOVE_LIMIT' })
    await house.rows("DELETE FROM residents.resident WHERE county_code = $1 AND name = '新人'", county.countyCode)
  })
})

describe('who may have it', () => {
  it('nobody but who asked, and only while the post stands', async () => {
    const asker = newcomer()
    const { exportId } = await made(asker)
    for (const other of [second(), county.actors.commission, county.actors.stranger]) expect((await fileOf(other, exportId)).status).toBe(404)
    house.posts.delete(asker.postId)
    expect((await fileOf(asker, exportId)).body.reasons[0].code).toBe('EXPORTS.RIGHTS_ENDED')
  })
  it('nobody whose post is withdrawn before it is made; given back, it can be done again', async () => {
    const asker = newcomer()
    house.posts.delete(asker.postId)
    const { body } = await ask(asker, { columns: ['name'], filter: { ageFrom: '65' } })
    await house.relay(county.countyCode)
    expect(await jobOf(asker, body.exportId)).toMatchObject({ state: 'failed', note: 'EXPORTS.RIGHTS_ENDED', mayRepeat: true })
    house.hold(asker)
    expect((await house.ask(asker, repeatJobEndpoint, { jobId: body.exportId })).status).toBe(200)
    await house.relay(county.countyCode)
    expect((await fileOf(asker, body.exportId)).status).toBe(200)
  })
  it('finds within the reach of the post alone: the other team has none of these people', async () => {
    house.hold(county.actors.otherDoctor)
    expect((await ask(county.actors.otherDoctor)).body.reasons[0].code).toBe('EXPORTS.NOTHING')
  })
  it('is told what was wrong: no row, no column, a column or filter that is none, a list one does not read', async () => {
    const asker = newcomer()
    for (const [change, status, code] of [
      [{ filter: { ageFrom: '130' } }, 422, 'NOTHING'], [{ columns: [] }, 400, 'COLUMNS'], [{ columns: ['name', 'document_cipher'] }, 400, 'COLUMNS'], [{ filter: { ageFrom: 'x' } }, 400, 'FILTER'], [{ filter: { sql: '1' } }, 400, 'FILTER'], [{ format: 'pdf' }, 400, 'FORMAT'],
    ] as const) expect([change, ...Object.values(await ask(asker, change).then(({ status, body }) => ({ status, code: body.reasons[0].code })))]).toEqual([change, status, `EXPORTS.${code}`])
    const blind = { ...asker, permissions: new Set(['export.run']) } as Actor
    expect((await ask(blind)).status).toBe(403)
  })
  it('asks once for a double click', async () => {
    const asker = newcomer()
    const both = await Promise.all([ask(asker, {}, 'one-key-twice'), ask(asker, {}, 'one-key-twice')])
    expect(new Set(both.map(({ body }) => body.exportId)).size).toBe(1)
    expect((await house.ask(asker, jobsEndpoint, { whose: 'mine' })).body.items).toHaveLength(1)
    await house.relay(county.countyCode)
  })
})

describe('the file', () => {
  it('lies sealed, for a day; then it is gone', async () => {
    const asker = newcomer()
    const { exportId } = await made(asker, { format: 'csv' })
    const sealed = readFileSync(join(house.folder, exportId))
    expect(sealed.includes('罗')).toBe(false)
    const sweep = house.jobs.find(({ name }) => name === 'exports.sweep')
    const clean = () => runRecurring({ database: house.bulk, jobs: house.jobs, now: () => house.clock.now }, sweep as NonNullable<typeof sweep>, county.countyCode)
    house.clock.now += 24 * 3_600_000 - 1
    await clean()
    expect((await fileOf(asker, exportId)).status).toBe(200)
    house.clock.now += 1
    expect((await fileOf(asker, exportId)).body.reasons[0].code).toBe('EXPORTS.GONE')
    await clean()
    expect(readdirSync(house.folder)).not.toContain(exportId)
    expect((await jobOf(asker, exportId)).file).toBe(null)
  })
  it('of a run that was killed is begun anew and never half', async () => {
    const asker = newcomer()
    const { body: { exportId } } = await ask(asker, { format: 'csv' })
    const begun = await house.using.files.begin(county.countyCode, exportId)
    await begun.add(Buffer.alloc(700_000, 65)) // two pieces of a run that died here
    expect((await fileOf(asker, exportId)).status).toBe(404)
    await house.relay(county.countyCode)
    expect((await fileOf(asker, exportId)).bytes.toString('utf8').split('\r\n')).toHaveLength(7)
    await begun.abandon()
  })
  it('is not made when it was stopped before it began, and can be begun again', async () => {
    const asker = newcomer()
    const { body: { exportId } } = await ask(asker)
    expect((await house.ask(second(), stopJobEndpoint, { jobId: exportId })).body.reasons[0].code).toBe('PLATFORM.JOB_NOT_STOPPABLE')
    expect((await house.ask(county.actors.otherDoctor, stopJobEndpoint, { jobId: exportId })).status).toBe(404)
    expect((await house.ask(asker, stopJobEndpoint, { jobId: exportId })).status).toBe(200)
    await house.relay(county.countyCode)
    expect(await jobOf(asker, exportId)).toMatchObject({ state: 'cancelled', mayStop: false, mayRepeat: true })
    expect((await fileOf(asker, exportId)).status).toBe(404)
    await house.ask(asker, repeatJobEndpoint, { jobId: exportId })
    await house.relay(county.countyCode)
    expect((await fileOf(asker, exportId)).status).toBe(200)
  })
  it('leaves nothing when it is stopped while it is made', async () => {
    const asker = newcomer()
    const { body: { exportId } } = await ask(asker)
    await house.rows("UPDATE platform.job_run SET stop_asked_at = now() WHERE id = $1", exportId)
    await house.relay(county.countyCode)
    expect((await jobOf(asker, exportId)).state).toBe('cancelled')
    expect(readdirSync(house.folder).filter((name) => name.startsWith(exportId))).toEqual([])
  })
})

describe('the jobs centre', () => {
  it('shows one’s own; to a manager the institution’s with who; and no file of another', async () => {
    const asker = newcomer()
    const { exportId } = await made(asker, { filter: { ageFrom: '1' } })
    const list = async (actor: Actor, input: object = {}) => (await house.ask(actor, jobsEndpoint, { ...input })).body
    const seen = (await list(second())).items.find((one: { jobId: string }) => one.jobId === exportId)
    expect(seen).toMatchObject({ startedBy: '王新', isMine: false, file: null, mayStop: false, mayRepeat: false })
    expect((await list(second(), { whose: 'mine' })).items).toEqual([])
    expect((await list(asker, { state: 'completed', name: 'exports.make', whose: 'mine' })).items.map((one: { jobId: string }) => one.jobId)).toEqual([exportId])
    expect((await list(asker, { state: 'failed', whose: 'mine' })).items).toEqual([])
    const doctor = await list(county.actors.doctor)
    expect([doctor.seesOthers, doctor.items.some((one: { isMine: boolean }) => !one.isMine)]).toEqual([false, false])
    expect((await list(county.actors.otherDoctor)).items).toEqual([])
  })
})
