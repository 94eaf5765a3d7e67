import { afterAll, beforeAll, expect, it } from 'vitest'
import { importTemplateEndpoint } from '#api/imports.ts'
import { markDepartedEndpoint, registerResidentEndpoint } from '#api/residents.ts'
import { systemContext } from '#platform/http/context.ts'
import { ownNoticesEndpoint } from '#api/messages.ts'
import type { Actor } from '#platform/http/actor.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { aCounty, type TestCounty } from '../testing/a-county.ts'
import { aPhone } from '../modules/contracts/a-phone.fixture.ts'
import { amendFor } from '../modules/contracts/amend.fixture.ts'
import { aSigningDesk, type SigningDesk } from '../modules/contracts/contracts.fixture.ts'
import { messageListeners, messageRoutes } from '../modules/messages/index.ts'
import { foldCounty, recountCounty } from '../modules/statistics/index.ts'
import { aListOf, bringing, codesOf } from '../modules/imports/bring-list.fixture.ts'
import { type DepartureKey, departuresSheet } from '../modules/imports/domain/departure-columns.ts'
import { aNumber } from '../modules/imports/imports.fixture.ts'
import { importsRoutes } from '../modules/imports/index.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk((using) => [...importsRoutes(using), ...messageRoutes(using)]) })
afterAll(() => desk.close())
const day = 86_400_000

type Row = Partial<Record<DepartureKey, string>>
/** Today is 2026-11-24. */
const aDeath = (serial: number, change: Row = {}): Row => ({ name: '罗玉珍', number: aNumber(serial), status: '去世', day: '2026-11-20', proof: '死亡医学证明', ...change })
const aMove = (serial: number, change: Row = {}): Row => aDeath(serial, { status: '迁出', proof: '户口迁移证', ...change })
const list = (...rows: Row[]) => aListOf(departuresSheet, rows)
const kind = () => bringing(desk, () => desk.using, 'departures')
async function register(county: TestCounty, serial: number, actor: Actor = county.actors.doctor, villageCode = county.town.villageCode): Promise<string> {
  const { status, body } = await desk.ask(actor, registerResidentEndpoint, { name: '罗玉珍', document: { kind: 'identity_card', number: aNumber(serial) }, villageCode, residenceKind: 'registered', livesHereSince: '2012-01-01' })
  expect([status, body]).toMatchObject([200, {}])
  return body.residentId
}
async function registerSigned(county: TestCounty, serial: number): Promise<string> {
  const residentId = await register(county, serial)
  expect((await desk.sign(county.actors.doctor, residentId)).status).toBe(200)
  return residentId
}
const stateOf = async (residentId: string) => (await desk.rows(`
  SELECT r.status, r.status_on, r.is_signed, (SELECT array_agg(c.state || ' ' || c.period || ' ' || coalesce(c.end_reason, '-') || ' ' || c.holds_places ORDER BY lower(c.period)) FROM contracts.contract c WHERE c.resident_id = r.id) AS contracts
  FROM residents.resident r WHERE r.id = $1`, residentId))[0]
const places = async ({ countyCode }: TestCounty) => (await desk.rows("SELECT coalesce(sum(contracts), 0)::int AS n FROM organisations.panel_load WHERE county_code = $1 AND scope = 'team'", countyCode))[0].n
const drift = async ({ countyCode }: TestCounty) => { await foldCounty(desk.bulk, countyCode, desk.clock.now); return recountCounty(systemContext(desk.bulk, desk.clock.now, countyCode)) }

it('who signed a supplement after the day is told, and stays for the desk; on its day they depart', async () => {
  const county = await aCounty(desk)
  const { manager, doctor } = county.actors
  const [before, same] = [await registerSigned(county, 7051), await registerSigned(county, 7052)]
  for (const residentId of [before, same]) {
    const [{ id }] = await desk.rows('SELECT id FROM contracts.contract WHERE resident_id = $1', residentId)
    const amended = await amendFor(desk, doctor, id, ['basic', 'chronic_discount'], { packageReasons: [{ id: 'chronic_discount', reason: '家属要求' }] })
    expect([amended.status, amended.body]).toMatchObject([200, { version: 2 }])
  }
  const checked = await kind().check(county, manager, await list(aDeath(7051, { day: '2026-11-23' }), aDeath(7052, { day: '2026-11-24' })))
  expect(checked).toMatchObject({ updatedRows: 1, errorRows: 1 })
  expect(codesOf(checked.faults)).toEqual(['2 day CONTRACTS.GONE_AMENDED_AFTER'])
  await kind().write(county, manager, checked.importId)
  expect([(await stateOf(before)).status, (await stateOf(same)).status]).toEqual(['living', 'deceased'])
})

it('people depart, their contracts end on that day, places and counts go with them; taken back, all is as before', async () => {
  const county = await aCounty(desk)
  const { manager, doctor } = county.actors
  const [dead, moved, unsigned] = [await registerSigned(county, 7001), await registerSigned(county, 7002), await register(county, 7003)]
  desk.clock.now += 345 * day // 2027-11-04: the next contract may be signed while the first runs
  expect((await desk.sign(doctor, dead)).body.from).toBe('2027-11-24')
  const before = { dead: await stateOf(dead), moved: await stateOf(moved), unsigned: await stateOf(unsigned) }
  expect(await places(county)).toBe(3)
  const checked = await kind().check(county, manager, await list(aDeath(7001, { day: '2027-11-02' }), aMove(7002, { day: '2027-11-03' }), aDeath(7003, { day: '2027-11-01' })))
  expect(checked).toMatchObject({ kind: 'departures', state: 'checked', newRows: 0, updatedRows: 3, errorRows: 0, warnedRows: 1 })
  expect(codesOf(checked.warnings)).toEqual(['2 day CONTRACTS.GONE_SIGNED_AFTER']) // the next contract was signed two days after the death
  expect(await stateOf(dead)).toEqual(before.dead)
  const { importId } = await kind().write(county, manager, checked.importId)
  expect(await stateOf(dead)).toEqual({ status: 'deceased', status_on: '2027-11-02', is_signed: false, contracts: expect.arrayContaining(['ended [2026-11-24,2027-11-03) deceased false', 'ended empty deceased false']) })
  expect(await stateOf(moved)).toMatchObject({ status: 'moved', is_signed: false, contracts: ['ended [2026-11-24,2027-11-04) moved_away false'] })
  expect(await stateOf(unsigned)).toMatchObject({ status: 'deceased', contracts: null })
  expect([await places(county), await drift(county)]).toEqual([0, 0])
  // Brought again it changes nothing.
  expect(await kind().check(county, manager, await list(aDeath(7001, { day: '2027-11-02' }), aMove(7002)))).toMatchObject({ updatedRows: 0, duplicateRows: 2, errorRows: 0 })
  desk.clock.now += 3_600_000 // long after the desk's ten minutes
  expect(await kind().undo(county, manager, importId)).toMatchObject({ state: 'undone', undoneRows: 3, keptRows: 0 })
  expect({ dead: await stateOf(dead), moved: await stateOf(moved), unsigned: await stateOf(unsigned) }).toEqual(before)
  expect([await places(county), await drift(county)]).toEqual([3, 0])
  desk.clock.now -= 345 * day + 3_600_000
})

it('a mistaken list of 300 is undone whole, and whoever was changed or registered elsewhere since is kept', async () => {
  const county = await aCounty(desk, { cap: 2000 })
  const elsewhere = await aCounty(desk)
  const { manager } = county.actors
  const serials = Array.from({ length: 300 }, (_, i) => 7100 + i)
  for (const serial of serials) await (serial % 3 === 0 ? registerSigned(county, serial) : register(county, serial))
  const [signed, held] = [await places(county), serials.length]
  const { importId } = await kind().bring(county, manager, await list(...serials.map((serial) => aMove(serial))))
  expect([await places(county), (await desk.rows("SELECT count(*)::int AS n FROM residents.resident WHERE county_code = $1 AND status = 'moved'", county.countyCode))[0].n]).toEqual([0, held])
  await register(elsewhere, 7100) // who had moved is registered where they went
  expect(await kind().undo(county, manager, importId)).toMatchObject({ state: 'undone', undoneRows: 299, keptRows: 1 })
  expect([await places(county), await drift(county)]).toEqual([signed, 0])
}, 120_000)

it('tells families when the list stands, a day later: of a move, never of a death; and of a list taken back nothing at all', async () => {
  const county = await aCounty(desk)
  const { manager } = county.actors
  const [dead, moved, mistaken] = [await registerSigned(county, 7601), await registerSigned(county, 7602), await registerSigned(county, 7603)]
  const hear = () => relayOnce(desk.bulk, messageListeners, county.countyCode, () => desk.clock.now, (error) => { throw error })
  const told = async (...residentIds: string[]) => Promise.all(residentIds.map(async (id) => (await desk.ask(aPhone(county, id), ownNoticesEndpoint, { category: 'contract' })).body.items.map(({ code }: { code: string }) => code)))
  const written = await kind().bring(county, manager, await list(aDeath(7601), aMove(7602)))
  const other = await kind().bring(county, manager, await list(aMove(7603)))
  desk.clock.now += 3_600_000
  await hear()
  expect(await kind().undo(county, manager, other.importId)).toMatchObject({ undoneRows: 1 })
  await hear()
  expect(await told(dead, moved, mistaken)).toEqual([[], [], []])
  desk.clock.now += 23 * 3_600_000 // a day: it cannot be taken back any more, but one begun just before may be under way
  await hear()
  expect([await told(dead, moved, mistaken), await kind().undo(county, manager, written.importId).catch(() => 'too late')]).toEqual([[[], [], []], 'too late'])
  desk.clock.now += 3_600_000
  await hear()
  expect(await told(dead, moved, mistaken)).toEqual([[], ['CONTRACT_ENDED'], []])
  desk.clock.now -= 25 * 3_600_000
})

it('says of every wrong row what is wrong and where', async () => {
  const county = await aCounty(desk)
  const { manager, doctor, commission, otherDoctor } = county.actors
  for (const serial of [7501, 7502, 7503, 7504, 7505, 7506]) await register(county, serial)
  await register(county, 7510, otherDoctor, county.country.villageCode)
  const gone = await register(county, 7507)
  expect((await desk.ask(doctor, markDepartedEndpoint, { residentId: gone, version: 1, status: 'moved', on: '2026-11-20', reason: '迁往外区' })).status).toBe(200)
  const signed = await registerSigned(county, 7508)
  const checked = await kind().check(county, manager, await list(
    aDeath(7501), // 2: good
    aDeath(7502, { name: '别人' }), aDeath(7599), aDeath(7510), // 3, 4: nobody, 5: of another institution
    aDeath(7503, { day: '2026-11-25' }), aDeath(7504, { day: '1900-01-01' }), // 6: tomorrow, 7
    aDeath(7505), aMove(7505), // 8, 9: twice
    aDeath(7506, { status: '失联' }), aDeath(7506, { number: aNumber(7511), proof: '' }), // 10, 11
    aDeath(7507), // 12: recorded as moved
    aDeath(7508, { day: '2025-01-01' }), // 13: a contract's ending is dated back a year at most
  ))
  expect(codesOf(checked.faults)).toEqual([
    '3 name CONTRACTS.OLD_OTHER_NAME', '4 number CONTRACTS.GONE_NOT_REGISTERED', '5 number CONTRACTS.OLD_OF_OTHERS', '6 day CONTRACTS.GONE_LATER', '7 day CONTRACTS.GONE_BEFORE_BIRTH',
    '8 number IMPORTS.TWICE_IN_FILE', '9 number IMPORTS.TWICE_IN_FILE', '10 status IMPORTS.CELL_NO_SUCH_WORD', '11 proof IMPORTS.CELL_EMPTY', '12 status CONTRACTS.GONE_OTHERWISE', '13 day CONTRACTS.END_DAY_OUT_OF_RANGE',
  ])
  expect(await kind().write(county, manager, checked.importId)).toMatchObject({ updatedRows: 1, errorRows: 11 })
  expect(await stateOf(signed)).toMatchObject({ status: 'living', is_signed: true })
  expect(await kind().check(county, commission, await list(aDeath(7510)))).toMatchObject({ updatedRows: 1, errorRows: 0 })
})

it('the template’s example is refused', async () => {
  const county = await aCounty(desk)
  const { bytes } = await desk.ask(county.actors.manager, importTemplateEndpoint, { kind: 'departures' })
  expect(codesOf((await kind().check(county, county.actors.manager, bytes)).faults)).toEqual(['2 number IDENTITY.CHECK_DIGIT'])
})
