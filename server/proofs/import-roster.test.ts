import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { getCommunityEndpoint, listMembersEndpoint } from '#api/communities.ts'
import { endContractEndpoint, getContractEndpoint } from '#api/contracts.ts'
import { importTemplateEndpoint } from '#api/imports.ts'
import { systemContext } from '#platform/http/context.ts'
import { aSignedUnit, aUnit, openUnit } from './communities.fixture.ts'
import { communitiesRoutes } from '../modules/communities/index.ts'
import { aSigningDesk, type SigningDesk } from '../modules/contracts/contracts.fixture.ts'
import { aListOf, bringing, codesOf } from '../modules/imports/bring-list.fixture.ts'
import { residentsSheet } from '../modules/imports/domain/columns.ts'
import { type RosterKey, rosterSheet } from '../modules/imports/domain/roster-columns.ts'
import { aNumber, aRow } from '../modules/imports/imports.fixture.ts'
import { importsRoutes } from '../modules/imports/index.ts'
import { recountCounty } from '../modules/statistics/index.ts'
import { aCounty, type TestCounty } from '../testing/a-county.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk((using) => [...importsRoutes(using), ...communitiesRoutes(using)]) })
afterAll(async () => {
  await desk.close()
  expect(desk.defects).toEqual([])
})

type Row = Partial<Record<RosterKey, string>>
const unit = '东街机械厂'
/** One person is registered once in the country, so each test has its own thousand. */
let thousand = 6_000
beforeEach(() => { thousand += 1_000 })
const nameOf = (serial: number) => `甄${[...String(thousand + serial)].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')}`
/** Somebody of the roster who consented; with a residence, so that who is not known can be registered. */
const aMember = (serial: number, change: Row = {}): Row => ({ unit, name: nameOf(serial), number: aNumber(thousand + serial), phone: '13800000000', department: '一车间', consented: '是', consentedOn: '2026-11-20', livesHereSince: '2012-01-01', village: '东街社区', ...change })
const aRoster = (...rows: Row[]) => aListOf(rosterSheet, rows)
const roster = () => bringing(desk, () => desk.using, 'roster')
const register = async (county: TestCounty, serials: readonly number[], village = '东街社区') => {
  const done = await bringing(desk, () => desk.using, 'residents').bring(county, county.actors.commission, await aListOf(residentsSheet, serials.map((serial) => aRow(thousand + serial, village, { name: nameOf(serial) }))))
  expect(done).toMatchObject({ newRows: serials.length, errorRows: 0 })
}
const from = (first: number, count: number) => Array.from({ length: count }, (_, i) => first + i)
const residentOf = async ({ countyCode }: TestCounty, serial: number): Promise<string> => (await desk.rows('SELECT m.resident_id AS id FROM communities.member m WHERE m.county_code = $1 AND m.name = $2', countyCode, nameOf(serial)))[0]?.id
const idOf = async ({ countyCode }: TestCounty, serial: number): Promise<string> => (await desk.rows('SELECT id FROM residents.resident WHERE county_code = $1 AND name = $2', countyCode, nameOf(serial)))[0]?.id
const contractsOf = ({ countyCode }: TestCounty) => desk.rows(`SELECT c.id, c.number, c.period::text, c.unit_agreement_id, c.team_id, c.claimed_places, c.holds_places, c.populations, r.is_signed, r.team_id AS of_team, (SELECT json_agg(e) FROM contracts.contract_event e WHERE e.contract_id = c.id) AS events
  FROM contracts.contract c JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id WHERE c.county_code = $1 AND c.channel = 'community' ORDER BY c.id`, countyCode)
const places = ({ countyCode, town: { teamId, staff } }: TestCounty) => desk.rows('SELECT scope, contracts FROM organisations.panel_load WHERE county_code = $1 AND holder_id = ANY ($2) ORDER BY scope', countyCode, [teamId, staff.doctor])
const drift = ({ countyCode }: TestCounty) => recountCounty(systemContext(desk.bulk, desk.clock.now, countyCode))
const counted = async ({ countyCode }: TestCounty) => (await desk.rows('SELECT (SELECT count(*)::int FROM residents.resident WHERE county_code = $1) AS residents, (SELECT count(*)::int FROM contracts.contract WHERE county_code = $1) AS contracts, (SELECT count(*)::int FROM communities.member WHERE county_code = $1) AS members, (SELECT count(*)::int FROM residents.household WHERE county_code = $1) AS households', countyCode))[0]
const read = async (county: TestCounty, communityId: string, actor = county.actors.manager) => (await desk.ask(actor, getCommunityEndpoint, { communityId })).body

describe('a roster of 200', () => {
  it('signs who consents, registers who has no record, leaves who is signed elsewhere, and is undone whole', async () => {
    const county = await aCounty(desk)
    const { manager, otherDoctor } = county.actors
    // 100 who are known and unsigned, 12 who are signed with the other team, 5 who do not consent and are known.
    await register(county, [...from(1, 100), ...from(201, 5)])
    await register(county, from(101, 12), '西山村')
    for (const serial of from(101, 12)) expect((await desk.sign(otherDoctor, await idOf(county, serial))).status).toBe(200)
    const { communityId, unitAgreementId } = await aSignedUnit(desk.ask, county)
    const before = await counted(county)

    const rows = [
      ...from(1, 100).map((serial) => aMember(serial)), ...from(101, 12).map((serial) => aMember(serial)), ...from(301, 70).map((serial) => aMember(serial)),
      ...from(401, 5).map((serial) => aMember(serial, { number: '' })), ...from(501, 3).flatMap((serial) => [aMember(serial), aMember(serial)]), ...from(201, 5).map((serial) => aMember(serial, { consented: '否', consentedOn: '' })), ...from(601, 2).map((serial) => aMember(serial, { consented: '否', consentedOn: '' })),
    ]
    expect(rows).toHaveLength(200)
    const checked = await roster().check(county, manager, await aRoster(...rows))
    // 100 + 70 sign, 12 keep their contract, 7 wait: 189 members; 5 without a document and 3 × 2 rows are not taken.
    expect(checked).toMatchObject({ total: 200, newRows: 189, updatedRows: 0, duplicateRows: 0, errorRows: 11, warnedRows: 19, categories: { signs: 100, signsWithRecord: 70, signedElsewhere: 12, waits: 7, noDocument: 5, twice: 6 } })
    expect(new Set(codesOf(checked.faults).map((code) => code.split(' ').slice(1).join(' ')))).toEqual(new Set(['number COMMUNITIES.ROSTER_NO_DOCUMENT', 'number IMPORTS.TWICE_IN_FILE']))
    expect(checked.warnings[0].faults[0]).toEqual({ column: 'number', code: 'COMMUNITIES.ROSTER_SIGNED_ELSEWHERE', params: { where: '西山镇' } })
    expect(await counted(county)).toEqual(before)

    expect(await roster().write(county, manager, checked.importId)).toMatchObject({ state: 'done', newRows: 189, errorRows: 11, categories: { signs: 100, waits: 7 } })
    const contracts = await contractsOf(county)
    expect(contracts).toHaveLength(170)
    for (const one of contracts) expect(one).toMatchObject({ period: '[2026-11-24,2027-11-24)', unit_agreement_id: unitAgreementId, team_id: county.town.teamId, of_team: county.town.teamId, is_signed: true, holds_places: true, claimed_places: 2, events: [{ event: 'sign', params: { unitAgreementId, consentedOn: '2026-11-20' } }] })
    expect(await places(county)).toEqual([{ scope: 'doctor', contracts: 170 }, { scope: 'team', contracts: 170 }])
    expect(await drift(county)).toBe(0)
    expect(await counted(county)).toMatchObject({ residents: before.residents + 70, contracts: before.contracts + 170, members: 189 })
    // 189 members, two of whom have no record.
    expect(await read(county, communityId)).toMatchObject({ members: 189, signedHere: 170, counts: { signed_here: 170, signed_elsewhere: 12, waits: 7, left: 0 }, fiveOnes: [{ one: 'team', isStanding: true, since: '2026-11-24' }, { one: 'record', isStanding: false, done: 187, of: 189, next: 'make_records' }, { one: 'examination', next: 'examine' }, {}, {}] })
    const { body } = await desk.ask(county.actors.doctor, getContractEndpoint, { contractId: contracts[0].id })
    expect(body).toMatchObject({ channel: 'community', agreement: null, standing: 'active', timeline: [{ event: 'sign' }] })

    // Of who is signed with another institution the list tells that, and nothing that opens a record or a contract.
    expect((await desk.ask(manager, listMembersEndpoint, { communityId, state: 'signed_elsewhere' })).body.items[0]).toMatchObject({ signedWith: '西山镇', hasRecord: true, residentId: null, contractId: null, lastDay: null })

    const again = await roster().check(county, manager, await aRoster(...rows))
    expect(again).toMatchObject({ newRows: 0, updatedRows: 0, duplicateRows: 189, errorRows: 11, categories: { known: 189 } })

    expect(await roster().undo(county, manager, checked.importId)).toMatchObject({ state: 'undone', undoneRows: 189, keptRows: 0 })
    expect(await counted(county)).toEqual(before)
    expect(await places(county)).toEqual([{ scope: 'doctor', contracts: 0 }, { scope: 'team', contracts: 0 }])
    expect(await drift(county)).toBe(0)
  }, 240_000)
})

describe('a roster', () => {
  it('says what is wrong with a row and what to do', async () => {
    const county = await aCounty(desk)
    await register(county, [1, 2])
    await aSignedUnit(desk.ask, county)
    await openUnit(desk.ask, county, { name: '还没签的厂' })
    const checked = await roster().check(county, county.actors.manager, await aRoster(
      aMember(1, { unit: '没有这个厂' }), aMember(1, { unit: '还没签的厂' }), aMember(1, { name: '别人' }), aMember(2, { consentedOn: '' }), aMember(11, { consentedOn: '2026-11-25' }), aMember(12, { village: '' }), aMember(13, { livesHereSince: '' }), // 2 – 8
      aMember(14, { livesHereSince: '2026-11-01' }), aMember(15, { village: '西山村' }), aMember(16, { number: '11010519491231002A' }), aMember(17, { consented: '也许' }), aMember(18, { phone: '123' }), // 9 – 13
    ))
    expect(codesOf(checked.faults)).toEqual([
      '2 unit COMMUNITIES.ROSTER_UNIT_UNKNOWN', '3 unit COMMUNITIES.ROSTER_NO_AGREEMENT', '4 name COMMUNITIES.ROSTER_OTHER_NAME', '5 consentedOn COMMUNITIES.ROSTER_CONSENT_DAY', '6 consentedOn COMMUNITIES.ROSTER_CONSENT_LATER', '7 village COMMUNITIES.ROSTER_NEEDS_RESIDENCE', '8 livesHereSince COMMUNITIES.ROSTER_NEEDS_RESIDENCE',
      '9 livesHereSince POLICY.NOT_USUAL_RESIDENT', '10 village RESIDENTS.VILLAGE_OUTSIDE', '11 number IDENTITY.CHARACTER', '12 consented IMPORTS.CELL_NO_SUCH_WORD', '13 phone COMMUNITIES.PHONE',
    ])
    expect(checked.categories).toEqual({ refused: 11, noDocument: 1 })
  }, 60_000)
  it('finds a unit by its credit code, and somebody of another team’s villages too, who may choose any team', async () => {
    const county = await aCounty(desk)
    await register(county, [1], '西山村')
    await aSignedUnit(desk.ask, county)
    const done = await roster().bring(county, county.actors.manager, await aRoster(aMember(1, { unit: aUnit(county).creditCode.toLowerCase() })))
    expect(done).toMatchObject({ newRows: 1, categories: { signs: 1 } })
    expect((await contractsOf(county))[0]).toMatchObject({ of_team: county.town.teamId, is_signed: true })
  }, 60_000)
  it('never fills a panel beyond its cap: whoever is beyond it is told, row by row', async () => {
    const county = await aCounty(desk, { cap: 2 })
    await register(county, [1, 2, 3])
    await aSignedUnit(desk.ask, county)
    const checked = await roster().check(county, county.actors.manager, await aRoster(aMember(1), aMember(2), aMember(3), aMember(4)))
    expect(codesOf(checked.faults)).toEqual(['4 number CONTRACTS.PANEL_FULL', '5 livesHereSince CONTRACTS.PANEL_FULL'])
    expect(await roster().write(county, county.actors.manager, checked.importId)).toMatchObject({ newRows: 2, errorRows: 2 })
    expect(await places(county)).toEqual([{ scope: 'doctor', contracts: 2 }, { scope: 'team', contracts: 2 }])
  }, 60_000)
  it('the last place is taken once when two rosters come at the same time', async () => {
    const county = await aCounty(desk, { cap: 1 })
    await register(county, [1, 2])
    await aSignedUnit(desk.ask, county)
    await aSignedUnit(desk.ask, county, { name: '第二个厂', creditCode: null, kind: 'building_site' })
    const [one, other] = [await roster().check(county, county.actors.manager, await aRoster(aMember(1))), await roster().check(county, county.actors.manager, await aRoster(aMember(2, { unit: '第二个厂' })))]
    await Promise.all([roster().write(county, county.actors.manager, one.importId), roster().write(county, county.actors.manager, other.importId)])
    expect(await contractsOf(county)).toHaveLength(1)
    expect(await places(county)).toEqual([{ scope: 'doctor', contracts: 1 }, { scope: 'team', contracts: 1 }])
    expect(await drift(county)).toBe(0)
  }, 60_000)
  it('who waited and consents signs by the next list; taking that one back lets the member wait again', async () => {
    const county = await aCounty(desk)
    const { manager } = county.actors
    const { communityId } = await aSignedUnit(desk.ask, county)
    await roster().bring(county, manager, await aRoster(aMember(1, { consented: '否', consentedOn: '' })))
    expect(await read(county, communityId)).toMatchObject({ counts: { waits: 1 }, members: 1 })
    expect(await residentOf(county, 1)).toBeNull()
    const next = await roster().bring(county, manager, await aRoster(aMember(1)))
    expect(next).toMatchObject({ newRows: 0, updatedRows: 1, categories: { signsWithRecord: 1 } })
    expect((await desk.ask(manager, listMembersEndpoint, { communityId })).body.items).toMatchObject([{ state: 'signed_here', hasRecord: true, department: '一车间', consentedOn: '2026-11-20', byRoster: true, lastDay: '2027-11-23' }])
    expect(await roster().undo(county, manager, next.importId)).toMatchObject({ undoneRows: 1, keptRows: 0 })
    expect((await desk.ask(manager, listMembersEndpoint, { communityId })).body.items).toMatchObject([{ state: 'waits', hasRecord: false, residentId: null, consentedOn: null, contractId: null }])
    expect(await counted(county)).toMatchObject({ residents: 0, contracts: 0, members: 1 })
  }, 60_000)
  it('a contract that was touched stays with its member and record when the list is taken back, also while that happens', async () => {
    const county = await aCounty(desk)
    const { manager, doctor } = county.actors
    await register(county, [1, 2])
    await aSignedUnit(desk.ask, county)
    const done = await roster().bring(county, manager, await aRoster(aMember(1), aMember(2), aMember(11), aMember(12)))
    const [first, second] = await contractsOf(county)
    expect((await desk.ask(doctor, endContractEndpoint, { contractId: first.id, reason: 'by_request', note: '本人到场要求' })).status).toBe(200)
    const [undone, ended] = await Promise.all([roster().undo(county, manager, done.importId), desk.ask(doctor, endContractEndpoint, { contractId: second.id, reason: 'by_request', note: '本人到场要求' })])
    const left = await contractsOf(county)
    // Either the ending came first and the row stays, or the undo did and there is nothing to end.
    expect([[2, 200], [1, 404], [1, 409]]).toContainEqual([left.length, ended.status])
    expect(undone).toMatchObject({ undoneRows: 4 - left.length, keptRows: left.length })
    expect(await counted(county)).toMatchObject({ members: left.length })
    expect(await places(county)).toEqual([{ scope: 'doctor', contracts: 0 }, { scope: 'team', contracts: 0 }])
    expect(await drift(county)).toBe(0)
  }, 60_000)
  it('a unit of others is none; whoever may not change communities brings no roster', async () => {
    const county = await aCounty(desk)
    await aSignedUnit(desk.ask, county)
    const other = await aCounty(desk)
    const checked = await roster().check(other, other.actors.manager, await aRoster(aMember(1)))
    expect(codesOf(checked.faults)).toEqual(['2 unit COMMUNITIES.ROSTER_UNIT_UNKNOWN'])
    expect((await desk.ask(county.actors.manager, importTemplateEndpoint, { kind: 'roster' })).status).toBe(200)
  }, 60_000)
})
