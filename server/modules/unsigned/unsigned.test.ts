import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRefusalsEndpoint, listUnsignedEndpoint, noteReasonEndpoint, reasonHistoryEndpoint, takeBackReasonEndpoint, unsignedMonthEndpoint, unsignedSummaryEndpoint } from '#api/unsigned.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { recountCounty } from '../statistics/index.ts'
import { systemContext } from '#platform/http/context.ts'
import { unsignedListeners, unsignedRoutes } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase(() => unsignedRoutes({ policies: shippedPolicies() })) })
afterAll(async () => {
  await base.close()
  expect(base.defects).toEqual([])
})

const aPerson = async (county: TestCounty, change: Record<string, unknown> = {}, place = county.town) => {
  const id = randomUUID()
  await county.put('residents.resident', {
    county_code: county.countyCode, id, name: '罗玉珍', pinyin: 'luoyuzhen', initials: 'lyz', sex: 2, birth_on: '1957-01-01', document_kind: 'none', township_code: place.townshipCode, village_code: place.villageCode, residence_kind: 'registered',
    lives_here_since: '2010-01-01', populations: ['elderly'], institution_id: place.institutionId, team_id: place.teamId, created_at: '2026-01-01', ...change,
  })
  return id
}
const note = (county: TestCounty, residentId: string, change: object = {}, actor = county.actors.doctor) => base.ask(actor, noteReasonEndpoint, { residentId, reason: 'unreachable', seen: null, ...change })
const list = async (county: TestCounty, input: object = {}, actor = county.actors.manager) => (await base.ask(actor, listUnsignedEndpoint, { ...input })).body.items
const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code)
const refusal = { reason: 'refused', refusal: { by: 'self', on: '2026-11-20' } }

describe('the list of who should be signed and is not', () => {
  it('holds the living of key populations without a contract, village by village, and nobody else', async () => {
    const county = await aCounty(base)
    const [one, other] = [await aPerson(county), await aPerson(county, { populations: ['hypertension'] })]
    await aPerson(county, { is_signed: true })
    await aPerson(county, { populations: [] })
    await aPerson(county, { status: 'deceased', status_on: '2026-11-01' })
    await aPerson(county, {}, county.country)
    const all = await list(county)
    expect(all.map((row: { residentId: string }) => row.residentId).sort()).toEqual([one, other].sort())
    expect(all[0]).toMatchObject({ name: '罗玉珍', villageName: '东街社区', standing: null, populations: [{ zh: expect.any(String) }] })
    expect((await list(county, { population: 'hypertension' })).map((row: { residentId: string }) => row.residentId)).toEqual([other])
    expect(await list(county, { village: county.country.villageCode })).toEqual([])
    expect(await list(county, {}, county.actors.commission)).toHaveLength(3)
  })
  it('gives every row once over its pages', async () => {
    const county = await aCounty(base)
    const ids = [await aPerson(county), await aPerson(county), await aPerson(county)]
    const seen: string[] = []
    let after: string | null | undefined
    do {
      const { body } = await base.ask(county.actors.manager, listUnsignedEndpoint, { most: 2, ...(after ? { after } : {}) })
      seen.push(...body.items.map((row: { residentId: string }) => row.residentId))
      after = body.next
    } while (after)
    expect(seen.sort()).toEqual(ids.sort())
  })
})

describe('a reason', () => {
  it('is given, changed and taken back, and the history keeps who and when', async () => {
    const county = await aCounty(base)
    const residentId = await aPerson(county)
    const first = (await note(county, residentId)).body.reasonId
    expect((await list(county, { reason: 'unreachable' }))[0].standing).toMatchObject({ reasonId: first, reason: 'unreachable', notedBy: '陈静', notedOn: '2026-11-24' })
    base.clock.now += 1 // ids follow the clock
    const second = (await note(county, residentId, { reason: 'abroad', seen: first, note: '在新加坡' })).body.reasonId
    base.clock.now += 1
    expect((await base.ask(county.actors.manager, takeBackReasonEndpoint, { residentId, reasonId: second })).status).toBe(200)
    expect((await list(county, { reason: 'unfilled' }))[0]).toMatchObject({ residentId, standing: null })
    const { items, ask } = (await base.ask(county.actors.doctor, reasonHistoryEndpoint, { residentId })).body
    expect(items.map((one: { reason: string; notedBy: string; closedHow: string; closedBy: string }) => [one.reason, one.notedBy, one.closedHow, one.closedBy])).toEqual([['abroad', '陈静', 'taken_back', '测试员'], ['unreachable', '陈静', 'changed', '陈静']])
    expect(ask).toBe(null)
    expect((await base.rows("SELECT action FROM audit.event WHERE county_code = $1 AND subject_id = $2 ORDER BY id", county.countyCode, residentId)).map(({ action }) => action)).toEqual(['unsigned.note', 'unsigned.note', 'unsigned.take-back'])
  })
  it('of two desks that saw the same, one is kept and the other is told', async () => {
    const county = await aCounty(base)
    const residentId = await aPerson(county)
    const answers = await Promise.all(Array.from({ length: 12 }, () => note(county, residentId)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).flatMap((answer) => [answer.status, ...(codes(answer) ?? [])]))).toEqual(new Set([409, 'UNSIGNED.CHANGED_MEANWHILE']))
    expect((await base.rows('SELECT count(*)::int AS n FROM unsigned.reason WHERE county_code = $1', county.countyCode))[0].n).toBe(1)
  })
  it('sent twice with one key has one effect', async () => {
    const county = await aCounty(base)
    const residentId = await aPerson(county)
    const key = randomUUID()
    const sent = { residentId, reason: 'abroad', seen: null }
    const [first, again] = [await base.ask(county.actors.doctor, noteReasonEndpoint, sent, key), await base.ask(county.actors.doctor, noteReasonEndpoint, sent, key)]
    expect([again.status, again.body]).toEqual([200, first.body])
  })
  it('is not given of who is signed, dead or another’s, and a refusal says who and when', async () => {
    const county = await aCounty(base)
    expect(codes(await note(county, await aPerson(county, { is_signed: true })))).toEqual(['UNSIGNED.IS_SIGNED'])
    expect(codes(await note(county, await aPerson(county, { status: 'deceased', status_on: '2026-11-01' })))).toEqual(['UNSIGNED.NOT_LIVING'])
    expect((await note(county, await aPerson(county, {}, county.country))).status).toBe(404)
    const residentId = await aPerson(county)
    expect(codes(await note(county, residentId, { reason: 'refused' }))).toEqual(['UNSIGNED.WHO_REFUSED'])
    expect(codes(await note(county, residentId, { refusal: { by: 'self', on: '2026-11-25' } }))).toEqual(['UNSIGNED.ONLY_REFUSAL', 'UNSIGNED.LATER_THAN_TODAY'])
    expect((await note(county, residentId, { reason: 'deceased' })).status).toBe(400) // death is told to the resident's own record
  })
  it('is closed when the person signs, and does not come back', async () => {
    const county = await aCounty(base)
    const residentId = await aPerson(county)
    await note(county, residentId)
    const contractId = randomUUID()
    await county.put('contracts.contract', {
      county_code: county.countyCode, id: contractId, number: 'N1', resident_id: residentId, institution_id: county.town.institutionId, team_id: county.town.teamId, doctor_staff_id: county.town.staff.doctor, township_code: county.town.townshipCode, village_code: county.town.villageCode,
      unit: 'person', channel: 'desk', state: 'active', signed_on: '2026-11-24', period: '[2026-11-24,2027-11-24)', terms: '{}', because: '[]', resident_fee_fen: 0, populations: [], claimed_places: 2,
    })
    await county.put('platform.outbox', { county_code: county.countyCode, id: randomUUID(), topic: 'contract-signed', subject_id: contractId, at: '2026-11-24' })
    expect(await relayOnce(base.bulk, unsignedListeners, county.countyCode, () => base.clock.now, (error) => { throw error })).toBe(1)
    expect((await base.ask(county.actors.doctor, reasonHistoryEndpoint, { residentId })).body.items[0]).toMatchObject({ closedHow: 'signed', closedBy: '平台' })
    expect((await list(county))[0]).toMatchObject({ residentId, standing: null })
  })
})

describe('a refusal', () => {
  it('is listed with who and when; asking again is too soon for thirty days, but not of key populations', async () => {
    const county = await aCounty(base)
    const [key, plain] = [await aPerson(county), await aPerson(county, { populations: [] })]
    await note(county, key, { ...refusal, note: '等儿子回来商量' })
    base.clock.now += 1
    await note(county, plain, { ...refusal, refusal: { by: 'child', on: '2026-10-25' } })
    const rows = async () => (await base.ask(county.actors.doctor, listRefusalsEndpoint)).body.items.map((row: { residentId: string; again: string; isTooSoon: boolean; standing: { refusedBy: string } }) => [row.residentId, row.standing.refusedBy, row.again, row.isTooSoon])
    expect(await rows()).toEqual([[plain, 'child', '2026-11-24', false], [key, 'self', '2026-12-20', false]])
    await note(county, plain, { ...refusal, seen: (await base.ask(county.actors.doctor, reasonHistoryEndpoint, { residentId: plain })).body.items[0].reasonId })
    expect((await rows())[0]).toEqual([plain, 'self', '2026-12-20', true])
    expect((await base.ask(county.actors.doctor, reasonHistoryEndpoint, { residentId: plain })).body.ask).toEqual({ again: '2026-12-20', isTooSoon: true, isKey: false })
    expect((await base.ask(county.actors.otherDoctor, listRefusalsEndpoint)).body.items).toEqual([])
  })
})

describe('the figures', () => {
  it('say how many are missing to the goal, where they live and which reasons stand', async () => {
    const county = await aCounty(base)
    const ids = [await aPerson(county), await aPerson(county), await aPerson(county, { populations: ['hypertension', 'elderly'] })]
    await aPerson(county, { is_signed: true })
    await note(county, ids[0] as string)
    await recountCounty(systemContext(base.bulk, base.clock.now, county.countyCode))
    const { body } = await base.ask(county.actors.manager, unsignedSummaryEndpoint)
    expect(body).toMatchObject({ unsigned: 3, withoutReason: 2, reasons: [{ reason: 'unreachable', persons: 1 }], places: [{ name: '东街社区', unsigned: 3, withoutReason: 2 }] })
    const of = (population: string) => body.populations.find((row: { population: string }) => row.population === population)
    expect(of('key')).toMatchObject({ residents: 4, signed: 1, unsigned: 3 })
    expect(of('hypertension')).toMatchObject({ residents: 1, signed: 0, unsigned: 1 })
    expect(body.populations.find((row: { goalBasisPoints: number | null }) => row.goalBasisPoints !== null)).toMatchObject({ short: expect.any(Number) })
    expect((await base.ask(county.actors.manager, unsignedSummaryEndpoint, { population: 'hypertension' })).body).toMatchObject({ unsigned: 1, withoutReason: 1, reasons: [] })
    expect((await base.ask(county.actors.commission, unsignedSummaryEndpoint)).body).toMatchObject({ unsigned: 3, withoutReason: 2, places: [{ name: '东街街道', unsigned: 3, withoutReason: null }] })
  })
  it('count a month’s reasons by team as they stood at its end, and who departed by their own record', async () => {
    const county = await aCounty(base)
    const [one, other, third] = [await aPerson(county), await aPerson(county), await aPerson(county, {}, county.country)]
    const first = (await note(county, one)).body.reasonId
    await note(county, one, { reason: 'abroad', seen: first })
    await note(county, other, { reason: 'abroad' })
    await note(county, third, {}, county.actors.otherDoctor)
    await aPerson(county, { status: 'deceased', status_on: '2026-11-02' })
    await aPerson(county, { status: 'moved', status_on: '2026-10-31' })
    const month = async (input: object, actor = county.actors.commission) => (await base.ask(actor, unsignedMonthEndpoint, { ...input })).body
    const { rows, months, departed } = await month({})
    expect(rows.map((row: { townshipName: string; persons: number; reasons: object[] }) => [row.townshipName, row.persons, row.reasons])).toEqual([['东街街道', 2, [{ reason: 'abroad', persons: 2 }]], ['西山镇', 1, [{ reason: 'unreachable', persons: 1 }]]])
    expect([months.map((row: { month: string }) => row.month).join(), months.at(-1).persons, departed]).toEqual(['2026-06,2026-07,2026-08,2026-09,2026-10,2026-11', 3, { deceased: 1, moved: 0 }])
    expect((await month({}, county.actors.manager)).rows).toHaveLength(1)
    expect(await month({ month: '2026-10' })).toMatchObject({ rows: [], departed: { deceased: 0, moved: 1 } })
    base.clock.now += 10 * 86_400_000 // December: what is taken back now still stood at the end of November
    const last = (await base.ask(county.actors.doctor, reasonHistoryEndpoint, { residentId: other })).body.items[0].reasonId
    await base.ask(county.actors.doctor, takeBackReasonEndpoint, { residentId: other, reasonId: last })
    expect((await month({ month: '2026-11' })).rows[0].persons).toBe(2)
    base.clock.now -= 10 * 86_400_000
  })
})
