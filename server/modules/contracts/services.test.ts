import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endContractEndpoint, undoEndingEndpoint } from '#api/contracts.ts'
import { getOwnContractEndpoint } from '#api/online-signing.ts'
import { listServicesEndpoint, listUnservedEndpoint, recordServiceEndpoint, takeBackServiceEndpoint, unservedFiguresEndpoint } from '#api/services.ts'
import { systemContext } from '#platform/http/context.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { aPhone } from './a-phone.fixture.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'
import { dueDayOf } from './domain/service-plan.ts'
import { handOverToTeam } from './hand-over-contracts.ts'
import { countUnservedFigures } from './unserved-figures.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())

const item = (code: string, times: number | null) => ({ item: code, zh: code, en: code, times })
const chronic = [item('glucose', 4), item('ultrasound', 1), item('advice', null)]
/** A contract of one year from a day on; today is 2026-11-24. */
async function since(county: TestCounty, from: string, items: readonly object[] = chronic, { change = {}, contract = {} }: { change?: object; contract?: object } = {}) {
  const residentId = await desk.aResident(county, { is_signed: true, ...change })
  const id = crypto.randomUUID()
  await county.put('contracts.contract', {
    county_code: county.countyCode, id, number: id.slice(0, 12), resident_id: residentId, institution_id: county.town.institutionId, team_id: county.town.teamId, doctor_staff_id: county.town.staff.doctor, township_code: county.town.townshipCode, village_code: county.town.villageCode,
    unit: 'person', channel: 'desk', state: 'active', signed_on: from, period: `[${from},2027-10-01)`, terms: JSON.stringify({ years: 1, packages: [{ id: 'chronic', kind: 'paid', zh: '慢病包', en: 'Chronic', residentFen: 0, items }], fee: { totalFen: 0, residentFen: 0, shares: {} }, combination: { name: '', institutions: [] }, consents: [] }),
    because: '[]', resident_fee_fen: 0, populations: [], claimed_places: 2, ...contract,
  })
  return { residentId, id }
}
const serve = ({ actors, town }: TestCounty, contractId: string, change: object = {}, key?: string) =>
  desk.ask(actors.doctor, recordServiceEndpoint, { contractId, item: 'glucose', servedOn: '2026-11-24', way: 'clinic', staffId: town.staff.nurse, ...change }, key)

describe('entering a service', () => {
  it('shows what is owed, done and behind; is entered once per key and once per way and day; taken back with a reason, both to be read', async () => {
    const county = await aCounty(desk)
    const { doctor, otherDoctor, manager } = county.actors
    const { id } = await since(county, '2026-05-01')
    const read = async () => (await desk.ask(doctor, listServicesEndpoint, { contractId: id })).body
    // 2026-05-01 to 11-24 are 207 days: floor(207·4/335) = 2 of four are owed, none of one.
    expect((await read()).items.map((one: Record<string, unknown>) => [one.item, one.timesAYear, one.owedByNow, one.done, one.lastOn, one.isBehind])).toEqual([['glucose', 4, 2, 0, null, true], ['ultrasound', 1, 0, 0, null, false], ['advice', null, 0, 0, null, false]])
    expect(await read()).toMatchObject({ mayRecord: true, days: { first: '2026-05-01', last: '2026-11-24' } })
    expect((await read()).staff.filter(({ isSelf }: { isSelf: boolean }) => isSelf).map(({ name }: { name: string }) => name)).toEqual(['陈静'])
    const first = await serve(county, id, { note: '血压 138/86' }, 'entered-once-0001')
    expect((await serve(county, id, { note: '血压 138/86' }, 'entered-once-0001')).body).toEqual(first.body)
    expect(codesOf(await serve(county, id))).toEqual(['CONTRACTS.SERVICE_ENTERED_BEFORE'])
    expect((await serve(county, id, { servedOn: '2026-10-01', way: 'home' })).status).toBe(200)
    expect((await read()).items[0]).toMatchObject({ done: 2, lastOn: '2026-11-24', isBehind: false })
    expect((await read()).entries.map(({ servedOn, way, staffName, note, actorName }: Record<string, unknown>) => [servedOn, way, staffName, note, actorName])).toEqual([['2026-11-24', 'clinic', '李红', '血压 138/86', '陈静'], ['2026-10-01', 'home', '李红', null, '陈静']])
    const back = { contractId: id, entryId: first.body.entryId, reason: '登记到别人的协议上了' }
    expect((await desk.ask(otherDoctor, takeBackServiceEndpoint, back)).status).toBe(404)
    expect((await desk.ask(doctor, takeBackServiceEndpoint, back)).status).toBe(200)
    expect(codesOf(await desk.ask(doctor, takeBackServiceEndpoint, back))).toEqual(['CONTRACTS.SERVICE_TAKEN_BACK'])
    expect((await read()).items[0]).toMatchObject({ done: 1, lastOn: '2026-10-01', isBehind: true })
    expect((await read()).entries[0].takenBack).toMatchObject({ reason: '登记到别人的协议上了', actorName: '陈静' })
    expect((await serve(county, id)).status).toBe(200)
    const audit = await desk.rows("SELECT action FROM audit.event WHERE county_code = $1 AND action LIKE 'contracts.%service'", county.countyCode)
    expect(audit.map(({ action }: { action: string }) => action).sort()).toEqual(['contracts.record-service', 'contracts.record-service', 'contracts.record-service', 'contracts.take-back-service'])
    // Who manages the institution reads and does not enter.
    const reader = { ...manager, permissions: new Set(['contract.read'] as const) }
    expect((await desk.ask(reader, listServicesEndpoint, { contractId: id })).body.mayRecord).toBe(false)
    expect((await desk.ask(reader, recordServiceEndpoint, { contractId: id, item: 'glucose', servedOn: '2026-11-23', way: 'home', staffId: county.town.staff.nurse })).status).toBe(403)
    expect(desk.defects).toEqual([])
  })
  it('refuses a day before the term, tomorrow, a day after its end, an item it has not, and who was not of the team', async () => {
    const county = await aCounty(desk)
    const { id } = await since(county, '2026-05-01')
    expect(codesOf(await serve(county, id, { servedOn: '2026-04-30' }))).toEqual(['CONTRACTS.SERVICE_BEFORE_TERM'])
    expect(codesOf(await serve(county, id, { servedOn: '2026-11-25' }))).toEqual(['CONTRACTS.SERVICE_IN_FUTURE'])
    expect(codesOf(await serve(county, id, { item: 'massage', staffId: county.country.staff.nurse }))).toEqual(['CONTRACTS.SERVICE_ITEM_UNKNOWN', 'CONTRACTS.SERVICE_STAFF_NOT_OF_TEAM'])
    expect((await desk.ask(county.actors.otherDoctor, recordServiceEndpoint, { contractId: id, item: 'glucose', servedOn: '2026-11-24', way: 'clinic', staffId: county.country.staff.nurse })).status).toBe(404)
    await desk.ask(county.actors.doctor, endContractEndpoint, { contractId: id, reason: 'by_request', note: '本人到场要求', lastDay: null })
    expect(codesOf(await serve(county, id))).toEqual(['CONTRACTS.SERVICE_AFTER_TERM'])
    expect((await serve(county, id, { servedOn: '2026-11-23' })).status).toBe(200)
    await desk.ask(county.actors.doctor, undoEndingEndpoint, { contractId: id })
    expect((await serve(county, id)).status).toBe(200)
  })
  it('by who was of the team it had on that day, before and after a hand-over', async () => {
    const county = await aCounty(desk)
    const { countyCode, town, actors } = county
    const { id } = await since(county, '2026-05-01')
    const next = { teamId: randomUUID(), doctor: randomUUID() }
    await county.put('organisations.staff', { id: next.doctor, county_code: countyCode, name: '赵敏', pinyin: 'x', initials: 'x', sex: 2, birth_on: '1980-05-01', category: 'general_practitioner', title_level: 'intermediate' })
    await county.put('organisations.team', { county_code: countyCode, id: next.teamId, institution_id: town.institutionId, name: '东街街道第二团队', pinyin: 'x', initials: 'x', kind: 'team', leader_staff_id: next.doctor, status: 'active', because: '[]', valid_from: '2020-01-01' })
    await county.put('organisations.team_member', { county_code: countyCode, team_id: next.teamId, staff_id: next.doctor, role: 'family_doctor', valid_from: '2020-01-01' })
    for (const [scope, holder] of Object.entries({ team: next.teamId, doctor: next.doctor })) await county.put('organisations.panel_load', { county_code: countyCode, scope, holder_id: holder, unit: 'person', contracts: 0, cap: 2000, is_hard: true })
    await desk.rows('UPDATE organisations.panel_load SET contracts = 1 WHERE county_code = $1 AND holder_id IN ($2, $3)', countyCode, town.teamId, town.staff.doctor)
    // Was of the first team until 2026-08-01.
    await county.put('organisations.team_member', { county_code: countyCode, team_id: town.teamId, staff_id: county.country.staff.nurse, role: 'nurse', valid_from: '2020-01-01', valid_until: '2026-08-01' })
    const doctorOf = async (change: object) => desk.ask(actors.manager, recordServiceEndpoint, { contractId: id, item: 'glucose', servedOn: '2026-09-30', way: 'clinic', staffId: next.doctor, ...change })
    const notOfTeam = ['CONTRACTS.SERVICE_STAFF_NOT_OF_TEAM']
    expect(codesOf(await doctorOf({ servedOn: '2026-11-24' }))).toEqual(notOfTeam)
    await desk.database.transact([countyCode], async (run) => {
      await run(handOverToTeam, { countyCode, on: '2026-10-01', fromTeamId: town.teamId, fromDoctorStaffId: null, villageCode: town.villageCode, toTeamId: next.teamId, toDoctorStaffId: next.doctor, toInstitutionId: town.institutionId, handoverId: randomUUID(), eventId: randomUUID(), at: '2026-10-01T00:05:00Z' })
    })
    expect(await desk.rows('SELECT team_id AS team, valid_from::text AS day FROM contracts.responsible WHERE contract_id = $1 ORDER BY 2', id)).toEqual([{ team: town.teamId, day: '2026-05-01' }, { team: next.teamId, day: '2026-10-01' }])
    const nurse = { staffId: town.staff.nurse }
    expect(codesOf(await doctorOf({}))).toEqual(notOfTeam)
    expect((await doctorOf(nurse)).status).toBe(200)
    expect((await doctorOf({ servedOn: '2026-10-01' })).status).toBe(200)
    expect(codesOf(await doctorOf({ ...nurse, servedOn: '2026-10-01', way: 'home' }))).toEqual(notOfTeam)
    const former = { staffId: county.country.staff.nurse }
    expect([(await doctorOf({ ...former, servedOn: '2026-07-31' })).status, codesOf(await doctorOf({ ...former, servedOn: '2026-08-01' }))]).toEqual([200, notOfTeam])
    const { staff } = (await desk.ask(actors.manager, listServicesEndpoint, { contractId: id })).body
    const spansOf = (staffId: string) => staff.find((one: { staffId: string }) => one.staffId === staffId)?.spans
    expect([town.staff.nurse, county.country.staff.nurse, next.doctor].map(spansOf)).toEqual([[{ from: '2020-01-01', until: '2026-10-01' }], [{ from: '2020-01-01', until: '2026-08-01' }], [{ from: '2026-10-01', until: null }]])
    expect(staff).toHaveLength(5)
    expect(desk.defects).toEqual([])
  })
  it('eight who enter the same at once: one entry', async () => {
    const county = await aCounty(desk)
    const { id } = await since(county, '2026-05-01')
    const answers = await Promise.all(Array.from({ length: 8 }, () => serve(county, id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status !== 200)) expect(codesOf(answer)).toEqual(['CONTRACTS.SERVICE_ENTERED_BEFORE'])
  })
  it('its resident reads it on the phone', async () => {
    const county = await aCounty(desk)
    const { id, residentId } = await since(county, '2026-05-01')
    await serve(county, id, { item: 'advice', way: 'phone' })
    const { body } = await desk.ask(aPhone(county, residentId), getOwnContractEndpoint, { residentId, contractId: id })
    expect(body.services.map((one: Record<string, unknown>) => [one.item, one.timesAYear, one.done, one.lastOn])).toEqual([['glucose', 4, 0, null], ['ultrasound', 1, 0, null], ['advice', null, 1, '2026-11-24']])
  })
})

describe('signed and not served', () => {
  it('30, 60, 90 and 180 days on and just under, the longest first; nobody served, dead, over or to come', async () => {
    const county = await aCounty(desk)
    const { doctor, otherDoctor } = county.actors
    const none = [item('advice', null)]
    // 2026-11-24 − 30 = 10-25, − 60 = 09-25, − 90 = 08-26, − 180 = 05-28.
    const [at180, at90, at89, at60, at30] = [await since(county, '2026-05-28', none), await since(county, '2026-08-26', none, { change: { populations: ['hypertension'] } }), await since(county, '2026-08-27', none), await since(county, '2026-09-25', none), await since(county, '2026-10-25', none)]
    await since(county, '2026-10-26', none)
    await since(county, '2026-05-01', none, { change: { status: 'deceased' } })
    await since(county, '2026-05-01', none, { contract: { state: 'ended', ended_on: '2026-06-01', end_reason: 'by_request', holds_places: false, period: '[2026-05-01,2026-06-01)' } })
    await since(county, '2026-05-01', none, { contract: { period: '[2026-05-01,2026-11-24)' } })
    const served = await since(county, '2026-05-01', none)
    const { body: { entryId } } = await serve(county, served.id, { item: 'advice' })
    const list = async (kind: string, more: object = {}) => (await desk.ask(doctor, listUnservedEndpoint, { kind, ...more })).body
    const idsOf = (body: { items: { contractId: string }[] }) => body.items.map(({ contractId }) => contractId)
    expect(idsOf(await list('180'))).toEqual([at180.id])
    expect(idsOf(await list('90'))).toEqual([at180.id, at90.id])
    expect(idsOf(await list('60'))).toEqual([at180.id, at90.id, at89.id, at60.id])
    expect(idsOf(await list('30'))).toEqual([at180.id, at90.id, at89.id, at60.id, at30.id])
    expect((await list('30')).counts).toEqual({ '30': 5, '60': 4, '90': 2, '180': 1, behind: 0 })
    expect((await list('30', { most: 1 })).items[0]).toMatchObject({ daysIn: 180, done: 0, lastServedOn: null, behind: [], villageName: '东街社区' })
    expect(idsOf(await list('30', { most: 2, after: (await list('30', { most: 2 })).next }))).toEqual([at89.id, at60.id])
    expect(idsOf(await list('30', { population: 'hypertension' }))).toContain(at90.id)
    expect(idsOf(await list('90', { population: 'diabetes' }))).toEqual([])
    expect(idsOf(await list('90', { doctorStaffId: county.country.staff.doctor }))).toEqual([])
    expect(idsOf(await list('90', { doctorStaffId: county.town.staff.doctor, villageCode: county.town.villageCode, teamId: county.town.teamId }))).toHaveLength(2)
    expect((await list('90')).doctors).toEqual([{ staffId: county.town.staff.doctor, name: '陈静' }])
    expect((await desk.ask(otherDoctor, listUnservedEndpoint, { kind: '30' })).body).toMatchObject({ items: [], counts: { '30': 0 } })
    // Taken back, it is without service again.
    await desk.ask(doctor, takeBackServiceEndpoint, { contractId: served.id, entryId, reason: '登记错了' })
    expect(idsOf(await list('180'))).toEqual([served.id, at180.id])
    expect(desk.defects).toEqual([])
  })
  it('what is behind by the database is what is behind by the rule, with nothing done and with some', async () => {
    const county = await aCounty(desk)
    // Four a year: 84 days after the first day; 2026-11-24 − 84 = 09-01.
    expect(dueDayOf('2026-09-01' as never, 4, 1)).toBe('2026-11-24')
    const [due, early, once, twice, uncounted] = [await since(county, '2026-09-01'), await since(county, '2026-09-02'), await since(county, '2026-05-02'), await since(county, '2026-05-01'), await since(county, '2026-05-01', [item('advice', null)])]
    await serve(county, once.id)
    await serve(county, twice.id)
    await serve(county, twice.id, { way: 'home' })
    const { body } = await desk.ask(county.actors.doctor, listUnservedEndpoint, { kind: 'behind' })
    // Since 2026-05-02 are 206 days: floor(206·4/335) = 2 owed, 1 done. The second of four was due on 2026-05-02 + 168 = 10-17, the first of `due` on 11-24.
    expect(body.items.map((one: Record<string, unknown>) => [one.contractId, one.behind])).toEqual([[once.id, [{ item: 'glucose', zh: 'glucose', en: 'glucose', missing: 1 }]], [due.id, [{ item: 'glucose', zh: 'glucose', en: 'glucose', missing: 1 }]]])
    expect(body.counts.behind).toBe(2)
    expect([early, uncounted]).toHaveLength(2)
    const first = (await desk.ask(county.actors.doctor, listUnservedEndpoint, { kind: 'behind', most: 1 })).body
    expect((await desk.ask(county.actors.doctor, listUnservedEndpoint, { kind: 'behind', most: 1, after: first.next })).body.items.map(({ contractId }: { contractId: string }) => contractId)).toEqual([due.id])
  })
  it('an item that a free and a paid package give is owed as often as both give it, by database and rule alike', async () => {
    const county = await aCounty(desk)
    const packageOf = (id: string, kind: string, times: number) => ({ id, kind, zh: id, en: id, residentFen: 0, items: [item('glucose', times)] })
    const terms = JSON.stringify({ years: 1, packages: [packageOf('basic', 'basic', 2), packageOf('chronic', 'paid', 2)], fee: { totalFen: 0, residentFen: 0, shares: {} }, combination: { name: '', institutions: [] }, consents: [] })
    // 2 + 2 = 4 a year: behind 84 days after the first day, 2026-11-24; of 2 a year it would be 168 days.
    const [due, early] = [await since(county, '2026-09-01', [], { contract: { terms } }), await since(county, '2026-09-02', [], { contract: { terms } })]
    const { body } = await desk.ask(county.actors.doctor, listUnservedEndpoint, { kind: 'behind' })
    expect(body.items.map((one: Record<string, unknown>) => [one.contractId, one.behind])).toEqual([[due.id, [{ item: 'glucose', zh: 'glucose', en: 'glucose', missing: 1 }]]])
    expect((await desk.ask(county.actors.doctor, listServicesEndpoint, { contractId: early.id })).body.items).toMatchObject([{ item: 'glucose', timesAYear: 4, owedByNow: 0, isBehind: false }])
    // What an upgrade makes anew are the contracts with such an item, and no other.
    await since(county, '2026-09-01')
    const upgrade = readFileSync('server/migrations/043_packages_add_up.sql', 'utf8')
    expect(await desk.rows(`${upgrade.slice(upgrade.indexOf('UPDATE')).replace(/;\s*$/, '')} AND c.county_code = ${county.countyCode} RETURNING id`)).toHaveLength(2)
    expect(desk.defects).toEqual([])
  })
  it('is counted each night by institution and team, the largest part first', async () => {
    const county = await aCounty(desk)
    const { commission, doctor } = county.actors
    await since(county, '2026-05-28')
    await serve(county, (await since(county, '2026-05-28')).id)
    const ofCountry = { institution_id: county.country.institutionId, team_id: county.country.teamId, doctor_staff_id: county.country.staff.doctor, township_code: county.country.townshipCode, village_code: county.country.villageCode }
    await since(county, '2026-09-25', chronic, { contract: ofCountry })
    const figures = async (actor = commission) => (await desk.ask(actor, unservedFiguresEndpoint, {})).body
    expect(await figures()).toMatchObject({ countedOn: null, institutions: [] })
    await countUnservedFigures(systemContext(desk.bulk, desk.clock.now, county.countyCode))
    // Since 05-28 are 180 days, two of four owed; since 09-25 are 60, none yet.
    expect(await figures()).toMatchObject({
      countedOn: '2026-11-24', all: { inForce: 3, served: 1, none30: 2, none60: 2, none90: 1, none180: 1, behind: 2 },
      institutions: [{ name: '东街街道', inForce: 2, served: 1, none90: 1, teams: [{ name: '东街街道第一团队', inForce: 2 }] }, { name: '西山镇', inForce: 1, none60: 1, none90: 0 }],
    })
    expect((await figures(doctor)).institutions.map(({ name }: { name: string }) => name)).toEqual(['东街街道'])
    expect((await figures(anActor({ countyCode: county.countyCode, role: 'institution_manager', scope: { kind: 'institution', institutionId: county.country.institutionId } }))).all.inForce).toBe(1)
    await countUnservedFigures(systemContext(desk.bulk, desk.clock.now, county.countyCode))
    expect((await figures()).all.inForce).toBe(3)
    expect(desk.defects).toEqual([])
  })
})
