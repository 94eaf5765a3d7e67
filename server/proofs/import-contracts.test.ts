import { afterAll, beforeAll, expect, it } from 'vitest'
import { endContractEndpoint, getContractEndpoint, listContractsEndpoint } from '#api/contracts.ts'
import { importTemplateEndpoint } from '#api/imports.ts'
import { registerResidentEndpoint } from '#api/residents.ts'
import { systemContext } from '#platform/http/context.ts'
import { aCounty, type TestCounty } from '../testing/a-county.ts'
import { aSigningDesk, codesOf as reasonsOf, type SigningDesk } from '../modules/contracts/contracts.fixture.ts'
import { foldCounty, recountCounty } from '../modules/statistics/index.ts'
import { aListOf, bringing, codesOf } from '../modules/imports/bring-list.fixture.ts'
import { type ContractKey, contractsSheet } from '../modules/imports/domain/contract-columns.ts'
import { aNumber } from '../modules/imports/imports.fixture.ts'
import { importsRoutes } from '../modules/imports/index.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk((using) => importsRoutes(using)) })
afterAll(() => desk.close())

type Row = Partial<Record<ContractKey, string>>
const town = '东街街道卫生机构'
/** In force on 2026-11-24: the whole of 2026. */
const aContract = (serial: number, change: Row = {}): Row => ({ name: '罗玉珍', number: aNumber(serial), paperNumber: `LX-${serial}`, institution: town, from: '2026-01-01', lastDay: '2026-12-31', packages: '基础包', ...change })
const aListOfContracts = (...rows: Row[]) => aListOf(contractsSheet, rows)
const kind = () => bringing(desk, () => desk.using, 'contracts')
async function register(county: TestCounty, serial: number, change: object = {}): Promise<string> {
  const { status, body } = await desk.ask(county.actors.doctor, registerResidentEndpoint, { name: '罗玉珍', document: { kind: 'identity_card', number: aNumber(serial) }, villageCode: county.town.villageCode, residenceKind: 'registered', livesHereSince: '2012-01-01', ...change })
  expect([status, body]).toMatchObject([200, {}])
  return body.residentId
}
const contractOf = async (residentId: string) => (await desk.rows(`
  SELECT c.id, c.number, c.state, c.channel, c.period::text, c.signed_on, c.holds_places, c.claimed_places, c.end_reason, c.resident_fee_fen AS fee, c.terms, r.is_signed, r.team_id, (SELECT array_agg(e.event ORDER BY e.event) FROM contracts.contract_event e WHERE e.contract_id = c.id) AS events,
    (SELECT count(*)::int FROM contracts.agreement a WHERE a.contract_id = c.id) AS agreements, (SELECT count(*)::int FROM contracts.signature s WHERE s.contract_id = c.id) AS signatures
  FROM contracts.contract c JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id WHERE c.resident_id = $1`, residentId))[0]
const places = ({ countyCode, town: { teamId, staff } }: TestCounty) => desk.rows('SELECT scope, contracts FROM organisations.panel_load WHERE county_code = $1 AND holder_id = ANY ($2) ORDER BY scope', countyCode, [teamId, staff.doctor])
const drift = ({ countyCode }: TestCounty) => recountCounty(systemContext(desk.bulk, desk.clock.now, countyCode))
const flow = ({ countyCode }: TestCounty) => desk.rows('SELECT day::text, began, ended FROM statistics.stat_flow WHERE county_code = $1 AND (began <> 0 OR ended <> 0) ORDER BY day', countyCode)

it('takes contracts over: those in force hold places and mark their residents, history only stands in the record', async () => {
  const county = await aCounty(desk)
  const { manager, doctor } = county.actors
  const [now, past, ended, ahead] = [await register(county, 6001), await register(county, 6002), await register(county, 6003), await register(county, 6004)]
  const checked = await kind().check(county, manager, await aListOfContracts(
    aContract(6001, { paid: '20.5', doctor: '陈静', signedOn: '2025-12-28' }), aContract(6002, { from: '2025-01-01', lastDay: '2025-12-31' }), aContract(6003, { endedOn: '2026-06-01', endReason: '居民要求解约' }), aContract(6004, { signedOn: '2026-11-01', from: '2027-01-01', lastDay: '2027-12-31' }),
  ))
  expect(checked).toMatchObject({ newRows: 4, errorRows: 0, warnedRows: 0 })
  expect(await contractOf(now)).toBeUndefined()
  expect(await kind().write(county, manager, checked.importId)).toMatchObject({ state: 'done', newRows: 4 })
  expect(await contractOf(now)).toMatchObject({ number: 'LX-6001', state: 'active', channel: 'import', period: '[2026-01-01,2027-01-01)', signed_on: '2025-12-28', holds_places: true, claimed_places: 2, fee: 2050, is_signed: true, team_id: county.town.teamId, events: ['take-over'], agreements: 0, signatures: 0 })
  expect(await contractOf(past)).toMatchObject({ state: 'active', holds_places: false, claimed_places: 0, is_signed: false, events: ['take-over'] })
  expect(await contractOf(ended)).toMatchObject({ state: 'ended', period: '[2026-01-01,2026-06-01)', end_reason: 'by_request', holds_places: false, is_signed: false, events: ['end', 'take-over'] })
  expect(await contractOf(ahead)).toMatchObject({ holds_places: true, is_signed: false })
  expect(await places(county)).toEqual([{ scope: 'doctor', contracts: 2 }, { scope: 'team', contracts: 2 }])
  expect(await drift(county)).toBe(0)
  await foldCounty(desk.database, county.countyCode, desk.clock.now)
  expect(await flow(county)).toEqual([{ day: '2025-01-01', began: 1, ended: 0 }, { day: '2026-01-01', began: 2, ended: 1 }, { day: '2026-06-01', began: 0, ended: 1 }, { day: '2027-01-01', began: 1, ended: 1 }, { day: '2028-01-01', began: 0, ended: 1 }])
  const { body } = await desk.ask(doctor, getContractEndpoint, { contractId: (await contractOf(now)).id })
  expect(body).toMatchObject({ channel: 'import', standing: 'active', agreement: null, timeline: [{ event: 'take-over' }], packages: ['基础包'] })
  expect((await desk.ask(doctor, listContractsEndpoint, { channel: 'import' })).body.items).toHaveLength(4)
  expect(reasonsOf(await desk.sign(doctor, now))).toEqual(['CONTRACTS.ALREADY_SIGNED'])
})

it('says what is wrong with a row', async () => {
  const county = await aCounty(desk)
  const { manager } = county.actors
  for (const serial of [6101, 6102, 6103, 6104, 6105, 6106]) await register(county, serial)
  const rows = [
    aContract(6101), aContract(6101, { paperNumber: 'LX-B', from: '2026-06-01', lastDay: '2027-05-31' }), // 3: crosses the row before
    aContract(6102, { name: '别人' }), aContract(6199), // 4, 5
    aContract(6103, { institution: '西山镇卫生机构' }), aContract(6103, { team: '没有团队', paperNumber: 'LX-C' }), aContract(6103, { doctor: '张三', paperNumber: 'LX-D' }), // 6, 7, 8
    aContract(6104, { lastDay: '2025-12-31' }), aContract(6105, { signedOn: '2026-11-25' }), aContract(6106, { endedOn: '2025-06-01' }), // 9, 10, 11
  ]
  const checked = await kind().check(county, manager, await aListOfContracts(...rows))
  expect(codesOf(checked.faults)).toEqual([
    '3 from CONTRACTS.OLD_CROSSES', '4 name CONTRACTS.OLD_OTHER_NAME', '5 number CONTRACTS.OLD_NOT_REGISTERED', '6 institution CONTRACTS.OLD_INSTITUTION_UNKNOWN', '7 team CONTRACTS.OLD_TEAM_UNKNOWN', '8 doctor CONTRACTS.OLD_DOCTOR_UNKNOWN',
    '9 lastDay CONTRACTS.OLD_DAYS_REVERSED', '10 signedOn CONTRACTS.OLD_SIGNED_LATER', '11 endedOn CONTRACTS.OLD_DAYS_REVERSED',
  ])
})

it('one who has signed here cannot be signed at the same time by a list; brought again, a list doubles nothing', async () => {
  const county = await aCounty(desk)
  const { doctor, manager } = county.actors
  const [signed] = [await register(county, 6201), await register(county, 6202)]
  expect((await desk.sign(doctor, signed)).status).toBe(200)
  const list = await aListOfContracts(aContract(6201), aContract(6202))
  expect(await kind().bring(county, manager, list)).toMatchObject({ newRows: 1, errorRows: 1, faults: [{ row: 2, faults: [{ code: 'CONTRACTS.OLD_CROSSES', params: { from: '2026-11-24', lastDay: '2027-11-23' } }] }] })
  expect(await kind().check(county, manager, list)).toMatchObject({ newRows: 0, duplicateRows: 1, errorRows: 1 })
  await register(county, 6203)
  expect(codesOf((await kind().check(county, manager, await aListOfContracts(aContract(6203, { paperNumber: 'LX-6202' })))).faults)).toEqual(['2 paperNumber CONTRACTS.OLD_NUMBER_TAKEN'])
})

it('what the rules of today would not allow is told and taken over', async () => {
  const county = await aCounty(desk, { cap: 1 })
  const { manager } = county.actors
  const residents = [await register(county, 6301), await register(county, 6302, { livesHereSince: '2026-03-01' })]
  const checked = await kind().check(county, manager, await aListOfContracts(aContract(6301), aContract(6302, { packages: '金卡包', lastDay: '2026-12-30' })))
  expect(codesOf(checked.warnings).sort()).toEqual(['3 doctor CONTRACTS.OLD_PANEL_FULL', '3 from CONTRACTS.OLD_BEFORE_LIVING_HERE', '3 lastDay CONTRACTS.OLD_TERM_NOT_OFFERED', '3 packages CONTRACTS.OLD_PACKAGE_NOT_OFFERED'])
  expect(await kind().write(county, manager, checked.importId)).toMatchObject({ newRows: 2, warnedRows: 1 })
  expect((await contractOf(residents[1] as string)).terms.packages).toMatchObject([{ zh: '金卡包', items: [] }])
  expect(await places(county)).toEqual([{ scope: 'doctor', contracts: 2 }, { scope: 'team', contracts: 2 }])
})

it('taken back, contracts, places, marks and counts go; one that was ended since stays', async () => {
  const county = await aCounty(desk)
  const { manager, doctor } = county.actors
  const [one, other] = [await register(county, 6401), await register(county, 6402)]
  await desk.rows('UPDATE residents.resident SET team_id = NULL WHERE id = $1', one)
  await drift(county)
  const { importId } = await kind().bring(county, manager, await aListOfContracts(aContract(6401), aContract(6402)))
  expect((await desk.ask(doctor, endContractEndpoint, { contractId: (await contractOf(other)).id, reason: 'by_request', note: '本人到场要求' })).status).toBe(200)
  expect(await kind().undo(county, manager, importId)).toMatchObject({ state: 'undone', undoneRows: 1, keptRows: 1 })
  expect(await contractOf(one)).toBeUndefined()
  expect(await desk.rows('SELECT is_signed, team_id FROM residents.resident WHERE id = $1', one)).toEqual([{ is_signed: false, team_id: null }])
  expect(await contractOf(other)).toMatchObject({ state: 'ended' })
  expect(await places(county)).toEqual([{ scope: 'doctor', contracts: 0 }, { scope: 'team', contracts: 0 }])
  expect(await drift(county)).toBe(0)
  await foldCounty(desk.database, county.countyCode, desk.clock.now)
  expect(await flow(county)).toEqual([{ day: '2026-01-01', began: 1, ended: 0 }, { day: '2026-11-24', began: 0, ended: 1 }])
})

it('the template offers the house’s teams and packages, and its example is refused', async () => {
  const county = await aCounty(desk)
  const { bytes } = await desk.ask(county.actors.manager, importTemplateEndpoint, { kind: 'contracts' })
  const checked = await kind().check(county, county.actors.manager, bytes)
  expect(codesOf(checked.faults)).toEqual(['2 number IDENTITY.CHECK_DIGIT'])
})
