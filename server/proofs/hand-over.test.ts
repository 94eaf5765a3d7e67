import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignmentChoicesEndpoint, listHandoversEndpoint, planHandoverEndpoint, previewHandoverEndpoint, retryHandoverEndpoint, undoHandoverEndpoint } from '#api/assignments.ts'
import { signContractEndpoint, verifyAgreementEndpoint } from '#api/contracts.ts'
import type { Database } from '#platform/database/database.ts'
import { systemContext } from '#platform/http/context.ts'
import { aCounty, type TestCounty } from '../testing/a-county.ts'
import { aSigningDesk, codesOf, type SigningDesk } from '../modules/contracts/contracts.fixture.ts'
import { recountCounty } from '../modules/statistics/index.ts'
import { carryOutDue } from '../modules/assignments/carry-out-due.ts'
import { assignmentsRoutes } from '../modules/assignments/index.ts'

const [today, tomorrow] = ['2026-11-24', '2026-11-25']
const dayMs = 86_400_000
let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk(() => assignmentsRoutes) })
afterAll(async () => {
  await desk.close()
  expect(desk.defects).toEqual([])
})

const from = '2020-01-01'
const aDoctor = async (county: TestCounty, teamId: string, name: string, cap = 2000) => {
  const id = randomUUID()
  await county.put('organisations.staff', { id, county_code: county.countyCode, name, pinyin: 'x', initials: 'x', sex: 1, birth_on: '1980-05-01', category: 'general_practitioner', title_level: 'intermediate' })
  await county.put('organisations.staff_licence', { staff_id: id, id: randomUUID(), kind: 'licensed_doctor', number: `T${id.slice(0, 8)}`, valid_from: from })
  await county.put('organisations.staff_post', { staff_id: id, institution_id: county.town.institutionId, is_primary: true, valid_from: from })
  await county.put('organisations.team_member', { county_code: county.countyCode, team_id: teamId, staff_id: id, role: 'family_doctor', valid_from: from })
  await county.put('organisations.panel_load', { county_code: county.countyCode, scope: 'doctor', holder_id: id, unit: 'person', contracts: 0, cap, is_hard: true })
  return id
}
const aTeam = async (county: TestCounty, name: string) => {
  const id = randomUUID()
  await county.put('organisations.team', { county_code: county.countyCode, id, institution_id: county.town.institutionId, name, pinyin: 'x', initials: 'x', kind: 'team', leader_staff_id: county.town.staff.doctor, status: 'active', because: '[]', valid_from: from })
  await county.put('organisations.panel_load', { county_code: county.countyCode, scope: 'team', holder_id: id, unit: 'person', contracts: 0, cap: 2000, is_hard: true })
  return id
}
const signed = async (county: TestCounty, change: object = {}) => {
  const residentId = await desk.aResident(county, change as Record<string, unknown>)
  const { body } = await desk.sign(county.actors.doctor, residentId)
  return { residentId, contractId: body.contractId as string, verifyCode: body.verifyCode as string }
}
const doctorPlan = ({ town }: TestCounty, toDoctorStaffId: string, change: object = {}) => ({ kind: 'doctor', fromTeamId: town.teamId, toTeamId: town.teamId, fromDoctorStaffId: town.staff.doctor, toDoctorStaffId, on: tomorrow, reason: '陈静调走', ...change })
const villagePlan = ({ town }: TestCounty, toTeamId: string, change: object = {}) => ({ kind: 'village', fromTeamId: town.teamId, toTeamId, villageCode: town.villageCode, on: tomorrow, reason: '片区调整', ...change })
const plan = (county: TestCounty, input: object, actor = county.actors.manager) => desk.ask(actor, planHandoverEndpoint, { ...input })
const preview = (county: TestCounty, { reason: _, ...input }: { reason?: string }, actor = county.actors.manager) => desk.ask(actor, previewHandoverEndpoint, { ...input })
const nightOf = (county: TestCounty, days: number) => carryOutDue(systemContext(desk.bulk, desk.clock.now + days * dayMs, county.countyCode))
const panels = async ({ countyCode }: TestCounty) => Object.fromEntries((await desk.rows('SELECT holder_id AS id, contracts FROM organisations.panel_load WHERE county_code = $1', countyCode)).map(({ id, contracts }) => [id, contracts]))
const contractsOf = ({ countyCode }: TestCounty) => desk.rows('SELECT id, team_id AS team, doctor_staff_id AS doctor, state, upper(period)::text AS until FROM contracts.contract WHERE county_code = $1 ORDER BY id', countyCode)
const stateOf = async (county: TestCounty) => (await desk.ask(county.actors.manager, listHandoversEndpoint)).body.items[0]
/** Counts people whom the test put there behind the house’s back. */
const count = (county: TestCounty) => recountCounty(systemContext(desk.bulk, desk.clock.now, county.countyCode))
/** Panels say what the contracts say, and the rollup what the residents say. */
async function expectWhole(county: TestCounty): Promise<void> {
  const counted = await desk.rows(`SELECT h.holder AS id, count(*)::int AS contracts FROM contracts.contract c CROSS JOIN LATERAL (VALUES (c.team_id), (c.doctor_staff_id)) AS h (holder) WHERE c.county_code = $1 AND c.holds_places GROUP BY 1`, county.countyCode)
  const kept = await panels(county)
  expect(Object.entries(kept).filter(([id, contracts]) => contracts !== (counted.find((row) => row.id === id)?.contracts ?? 0))).toEqual([])
  expect(await count(county)).toBe(0)
}

describe('a doctor hands over', () => {
  it('on the day, to another of the team: contracts keep text and term, panels move, each contract is announced, and the day before nothing happens', async () => {
    const county = await aCounty(desk)
    const { town, countyCode } = county
    const next = await aDoctor(county, town.teamId, '李建国')
    const one = await signed(county)
    await signed(county)
    expect((await preview(county, doctorPlan(county, next))).body).toMatchObject({ residents: 0, contracts: 2, obstacles: [], panels: [{ scope: 'doctor', name: '李建国', before: 0, after: 2, cap: 2000 }, { scope: 'doctor', name: '陈静', before: 2, after: 0 }] })
    const hashes = await desk.rows('SELECT contract_id, content_hash FROM contracts.agreement WHERE county_code = $1 ORDER BY 1', countyCode)
    expect((await plan(county, doctorPlan(county, next))).body).toMatchObject({ state: 'planned', contracts: null })
    await signed(county) // between the plan and the day: it goes along
    await count(county)
    expect(await nightOf(county, 0)).toEqual({ done: 0, blocked: 0 })
    expect(new Set((await contractsOf(county)).map(({ doctor }) => doctor))).toEqual(new Set([town.staff.doctor]))
    const before = await contractsOf(county)
    expect(await nightOf(county, 1)).toEqual({ done: 1, blocked: 0 })
    const after = await contractsOf(county)
    expect(after).toEqual(before.map((row) => ({ ...row, doctor: next })))
    expect([(await panels(county))[next], (await panels(county))[town.staff.doctor], (await panels(county))[town.teamId]]).toEqual([3, 0, 3])
    expect(await desk.rows('SELECT contract_id, content_hash FROM contracts.agreement WHERE county_code = $1 AND contract_id = ANY ($2::uuid[]) ORDER BY 1', countyCode, hashes.map(({ contract_id }) => contract_id))).toEqual(hashes)
    expect((await desk.ask(null, verifyAgreementEndpoint, { code: one.verifyCode })).body).toMatchObject({ findings: expect.not.arrayContaining([expect.objectContaining({ state: 'wrong' })]) })
    expect(await desk.rows('SELECT valid_from::text AS day, doctor_staff_id AS doctor FROM contracts.responsible WHERE county_code = $1 AND contract_id = $2 ORDER BY 1', countyCode, one.contractId)).toEqual([{ day: today, doctor: town.staff.doctor }, { day: tomorrow, doctor: next }])
    expect((await desk.rows("SELECT count(*)::int AS n FROM platform.outbox WHERE county_code = $1 AND topic = 'responsible-doctor-changed'", countyCode))[0].n).toBe(3)
    expect(await stateOf(county)).toMatchObject({ state: 'done', contracts: 3, fromDoctor: '陈静', toDoctor: '李建国', mayUndo: false })
    expect(await nightOf(county, 2)).toEqual({ done: 0, blocked: 0 })
    await expectWhole(county)
  })
  it('is taken back before the day, and then nobody moves', async () => {
    const county = await aCounty(desk)
    const next = await aDoctor(county, county.town.teamId, '李建国')
    await signed(county)
    const { handoverId } = (await plan(county, doctorPlan(county, next))).body
    expect(codesOf(await plan(county, doctorPlan(county, next)))).toEqual(['ASSIGNMENTS.PLANNED_ALREADY'])
    expect((await desk.ask(county.actors.manager, undoHandoverEndpoint, { handoverId })).body).toEqual({ handoverId, state: 'undone' })
    expect(codesOf(await desk.ask(county.actors.manager, undoHandoverEndpoint, { handoverId }))).toEqual(['ASSIGNMENTS.SETTLED'])
    expect(await nightOf(county, 1)).toEqual({ done: 0, blocked: 0 })
    expect((await contractsOf(county))[0].doctor).toBe(county.town.staff.doctor)
    expect((await plan(county, doctorPlan(county, next))).status).toBe(200)
  })
  it('not beyond a hard cap: refused when planned; held up on the day when room is gone, others go on, and done when there is room again', async () => {
    const county = await aCounty(desk)
    const { town, countyCode } = county
    const next = await aDoctor(county, town.teamId, '李建国', 1)
    await signed(county)
    await signed(county)
    expect(await plan(county, doctorPlan(county, next))).toMatchObject({ status: 422, body: { reasons: [{ code: 'ASSIGNMENTS.NO_ROOM', params: { name: '李建国', after: 2, cap: 1 } }] } })
    await desk.rows('UPDATE organisations.panel_load SET cap = 2 WHERE holder_id = $1', next)
    const { handoverId } = (await plan(county, doctorPlan(county, next))).body
    await desk.rows('UPDATE organisations.panel_load SET cap = 1 WHERE holder_id = $1', next)
    await count(county)
    const before = [await contractsOf(county), await panels(county)]
    expect(await nightOf(county, 1)).toEqual({ done: 0, blocked: 1 })
    expect([await contractsOf(county), await panels(county)]).toEqual(before)
    expect(await stateOf(county)).toMatchObject({ state: 'blocked', obstacles: [{ code: 'ASSIGNMENTS.NO_ROOM' }], mayUndo: true, mayRetry: true })
    expect(codesOf(await desk.ask(county.actors.manager, retryHandoverEndpoint, { handoverId }))).toEqual(['ASSIGNMENTS.NO_ROOM'])
    await desk.rows('UPDATE organisations.panel_load SET cap = 2 WHERE holder_id = $1', next)
    expect((await desk.ask(county.actors.manager, retryHandoverEndpoint, { handoverId })).body.state).toBe('done')
    expect((await desk.rows('SELECT contracts FROM organisations.panel_load WHERE county_code = $1 AND holder_id = $2', countyCode, next))[0].contracts).toBe(2)
    await expectWhole(county)
  })
  it('to a doctor of another team of the institution too: the signed go with their contracts, the others stay', async () => {
    const county = await aCounty(desk)
    const { town, countyCode } = county
    const team = await aTeam(county, '二队')
    const doctor = await aDoctor(county, team, '周明')
    const one = await signed(county)
    const unsigned = await desk.aResident(county)
    await count(county)
    expect((await plan(county, doctorPlan(county, doctor, { toTeamId: team, on: today }))).body).toMatchObject({ state: 'done', residents: 0, contracts: 1 })
    expect(await desk.rows('SELECT id, team_id AS team FROM residents.resident WHERE county_code = $1 ORDER BY id', countyCode)).toEqual([{ id: one.residentId, team }, { id: unsigned, team: town.teamId }].sort((a, b) => (a.id < b.id ? -1 : 1)))
    await expectWhole(county)
    const abroad = doctorPlan(county, county.country.staff.doctor, { toTeamId: county.country.teamId })
    expect(codesOf(await plan(county, abroad, county.actors.commission))).toContain('ASSIGNMENTS.OTHER_INSTITUTION')
  })
  it('while others sign with the same doctors: nobody waits for ever, and panels say what the contracts say', async () => {
    const county = await aCounty(desk)
    const next = await aDoctor(county, county.town.teamId, '李建国')
    const residents = await Promise.all(Array.from({ length: 12 }, () => desk.aResident(county)))
    await count(county)
    const inputs = await Promise.all(residents.map((residentId) => desk.signingOf(county.actors.doctor, residentId)))
    const answers = await Promise.all([
      ...inputs.map((input) => desk.ask(county.actors.doctor, signContractEndpoint, input)),
      ...[0, 1, 2].map(() => plan(county, doctorPlan(county, next, { on: today }))),
    ])
    expect(answers.slice(0, 12).map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200))
    expect(answers.slice(12).every(({ status, body }) => status === 200 || body.reasons.every(({ code }: { code: string }) => code.startsWith('ASSIGNMENTS.')))).toBe(true)
    await expectWhole(county)
  })
})

describe('a village passes to another team', () => {
  it('with who is not signed, and with the contracts where a doctor is named; the county’s sums stay', async () => {
    const county = await aCounty(desk)
    const { town, countyCode } = county
    const team = await aTeam(county, '二队')
    const doctor = await aDoctor(county, team, '周明')
    const one = await signed(county)
    const [unsigned, elsewhere] = [await desk.aResident(county), await desk.aResident(county, { village_code: county.country.villageCode, township_code: county.country.townshipCode, team_id: county.country.teamId, institution_id: county.country.institutionId })]
    await count(county)
    const flow = () => desk.rows('SELECT day::text, began, ended FROM statistics.stat_flow_county WHERE county_code = $1 ORDER BY day', countyCode)
    const flowBefore = await flow()
    expect((await preview(county, villagePlan(county, team, { toDoctorStaffId: doctor }))).body).toMatchObject({ residents: 1, contracts: 1, obstacles: [] })
    await plan(county, villagePlan(county, team, { toDoctorStaffId: doctor }))
    expect(await nightOf(county, 1)).toEqual({ done: 1, blocked: 0 })
    expect(await desk.rows('SELECT id, team_id AS team FROM residents.resident WHERE county_code = $1 ORDER BY id', countyCode)).toEqual([{ id: one.residentId, team }, { id: unsigned, team }, { id: elsewhere, team: county.country.teamId }].sort((a, b) => (a.id < b.id ? -1 : 1)))
    expect((await contractsOf(county))[0]).toMatchObject({ team, doctor, state: 'active' })
    expect(await desk.rows("SELECT team_id AS team, valid_until::text AS until FROM organisations.team_area WHERE county_code = $1 AND region_code = $2 ORDER BY valid_from", countyCode, town.villageCode)).toEqual([{ team: town.teamId, until: tomorrow }, { team, until: null }])
    await expectWhole(county)
    expect((await flow()).filter(({ began, ended }) => began !== 0 || ended !== 0)).toEqual(flowBefore)
    expect((await desk.rows('SELECT team_id AS team, sum(began - ended)::int AS n FROM statistics.stat_flow WHERE county_code = $1 AND day <= $2 GROUP BY 1 HAVING sum(began - ended) <> 0', countyCode, tomorrow))).toEqual([{ team, n: 1 }])
    expect((await desk.rows("SELECT count(*)::int AS n FROM statistics.freshness WHERE county_code = $1 AND drift_cells = 0", countyCode))[0].n).toBe(1)
  })
  it('without the contracts: they and their people stay where they signed', async () => {
    const county = await aCounty(desk)
    const team = await aTeam(county, '二队')
    const one = await signed(county)
    const unsigned = await desk.aResident(county)
    await count(county)
    expect((await plan(county, villagePlan(county, team, { on: today }))).body).toMatchObject({ state: 'done', residents: 1, contracts: 0 })
    expect(Object.fromEntries((await desk.rows('SELECT id, team_id AS team FROM residents.resident WHERE county_code = $1', county.countyCode)).map(({ id, team: of }) => [id, of]))).toEqual({ [one.residentId]: county.town.teamId, [unsigned]: team })
    await expectWhole(county)
  })
  it('not to another institution with contracts, nor a village the team does not have', async () => {
    const county = await aCounty(desk)
    const { commission } = county.actors
    expect(codesOf(await plan(county, villagePlan(county, county.country.teamId, { toDoctorStaffId: county.country.staff.doctor }), commission))).toEqual(['ASSIGNMENTS.OTHER_INSTITUTION'])
    expect(codesOf(await plan(county, villagePlan(county, county.country.teamId, { villageCode: county.country.villageCode }), commission))).toEqual(['ASSIGNMENTS.VILLAGE_NOT_THEIRS'])
    expect((await plan(county, villagePlan(county, county.country.teamId))).status).toBe(404) // beyond the manager’s institution
    expect((await desk.ask(county.actors.otherDoctor, undoHandoverEndpoint, { handoverId: randomUUID() })).status).toBe(404)
  })
})

describe('assigning who is not signed', () => {
  it('takes those of a village, or of one grid of it, and leaves who is signed', async () => {
    const county = await aCounty(desk)
    const team = await aTeam(county, '二队')
    const grid = `${county.town.villageCode}001`
    const [inGrid, outside, nobodys] = [await desk.aResident(county, { grid_code: grid }), await desk.aResident(county), await desk.aResident(county, { team_id: null })]
    await signed(county)
    await count(county)
    const assign = (change: object) => plan(county, { kind: 'residents', fromTeamId: null, toTeamId: team, villageCode: county.town.villageCode, on: today, reason: '按网格分', ...change })
    expect((await desk.ask(county.actors.manager, assignmentChoicesEndpoint)).body).toMatchObject({ teams: expect.arrayContaining([expect.objectContaining({ name: '二队', doctors: [] })]), villages: [{ code: county.town.villageCode, unsigned: 3, withoutTeam: 1, grids: [grid] }] })
    expect((await assign({ gridCode: grid })).body).toMatchObject({ state: 'done', residents: 1 })
    const teams = async () => Object.fromEntries((await desk.rows('SELECT id, team_id AS team FROM residents.resident WHERE county_code = $1 AND NOT is_signed', county.countyCode)).map(({ id, team: of }) => [id, of]))
    expect(await teams()).toEqual({ [inGrid]: team, [outside]: county.town.teamId, [nobodys]: null })
    expect((await assign({})).body).toMatchObject({ residents: 2, contracts: 0 })
    expect(await teams()).toEqual({ [inGrid]: team, [outside]: team, [nobodys]: team })
    expect(codesOf(await assign({}))).toEqual(['ASSIGNMENTS.NOTHING_TO_MOVE'])
    expect(codesOf(await assign({ on: '2026-11-23', villageCode: null }))).toEqual(['ASSIGNMENTS.DAY_PAST', 'ASSIGNMENTS.INCOMPLETE'])
    await expectWhole(county)
  })
})

describe('whom a post may take', () => {
  const residentsPlan = ({ country }: TestCounty, toTeamId: string, change: object = {}) => ({ kind: 'residents', fromTeamId: null, toTeamId, villageCode: country.villageCode, on: today, reason: '按村分', ...change })
  const ofCountry = ({ country }: TestCounty, change: object = {}) => ({ village_code: country.villageCode, township_code: country.townshipCode, team_id: country.teamId, institution_id: country.institutionId, ...change })
  type Home = { team_id: string | null; institution_id: string | null; version: number }
  const homes = async ({ countyCode }: TestCounty): Promise<Record<string, Home>> => Object.fromEntries((await desk.rows('SELECT id, team_id, institution_id, version FROM residents.resident WHERE county_code = $1', countyCode)).map(({ id, ...home }) => [id, home]))

  it('is nobody of another institution, nor nobody’s people of a village it does not serve; whoever sees the county may', async () => {
    const county = await aCounty(desk)
    const { town, actors } = county
    const [theirs, nobodys] = [await desk.aResident(county, ofCountry(county)), await desk.aResident(county, ofCountry(county, { team_id: null, institution_id: null }))]
    await count(county)
    const before = await homes(county)
    const townOffice = { ...actors.townshipOffice, postId: randomUUID() }
    for (const actor of [actors.manager, actors.doctor, townOffice]) for (const on of [today, tomorrow]) {
      expect((await preview(county, residentsPlan(county, town.teamId, { on }), actor)).body).toMatchObject({ residents: 0, obstacles: [{ code: 'ASSIGNMENTS.NOTHING_TO_MOVE' }] })
      expect(codesOf(await plan(county, residentsPlan(county, town.teamId, { on }), actor))).toEqual(['ASSIGNMENTS.NOTHING_TO_MOVE'])
    }
    expect(await nightOf(county, 1)).toEqual({ done: 0, blocked: 0 })
    expect(await homes(county)).toEqual(before)
    expect((await preview(county, residentsPlan(county, town.teamId), actors.commission)).body).toMatchObject({ residents: 2, obstacles: [] })
    expect((await plan(county, residentsPlan(county, town.teamId), actors.commission)).body).toMatchObject({ state: 'done', residents: 2 })
    const after = await homes(county)
    for (const id of [theirs, nobodys]) expect(after[id]).toMatchObject({ team_id: town.teamId, institution_id: town.institutionId })
    await expectWhole(county)
  })
  it('is bound to the plan: the night takes for an institution its own and nobody’s where it serves, and leaves the others', async () => {
    const county = await aCounty(desk)
    const { town, country, countyCode } = county
    const team = await aTeam(county, '二队')
    const [own, ownAway, nobodys] = [await desk.aResident(county), await desk.aResident(county, ofCountry(county, { team_id: town.teamId, institution_id: town.institutionId })), await desk.aResident(county, { team_id: null, institution_id: null })]
    const [theirsHere, theirs] = [await desk.aResident(county, { team_id: country.teamId, institution_id: country.institutionId }), await desk.aResident(county, ofCountry(county))]
    await count(county)
    for (const villageCode of [town.villageCode, country.villageCode]) expect((await plan(county, residentsPlan(county, team, { villageCode, on: tomorrow }))).body).toMatchObject({ state: 'planned' })
    expect(await nightOf(county, 1)).toEqual({ done: 2, blocked: 0 })
    const teams = Object.fromEntries(Object.entries(await homes(county)).map(([id, { team_id }]) => [id, team_id]))
    expect(teams).toEqual({ [own]: team, [ownAway]: team, [nobodys]: team, [theirsHere]: country.teamId, [theirs]: country.teamId })
    expect(await desk.rows('SELECT DISTINCT reach_institution_id AS institution, reach_township_code AS township, reach_team_id AS team FROM assignments.handover WHERE county_code = $1', countyCode)).toEqual([{ institution: town.institutionId, township: null, team: null }])
    await expectWhole(county)
  })
  it('is for a team’s leader who has no team yet, not a colleague’s people', async () => {
    const county = await aCounty(desk)
    const { town, actors } = county
    const team = await aTeam(county, '二队')
    const [colleagues, nobodys] = [await desk.aResident(county, { team_id: team }), await desk.aResident(county, { team_id: null })]
    await count(county)
    const input = residentsPlan(county, town.teamId, { villageCode: town.villageCode })
    expect((await preview(county, input, actors.doctor)).body).toMatchObject({ residents: 1, obstacles: [] })
    expect((await plan(county, input, actors.doctor)).body).toMatchObject({ state: 'done', residents: 1 })
    const after = await homes(county)
    expect([after[colleagues]?.team_id, after[nobodys]?.team_id]).toEqual([team, town.teamId])
    await expectWhole(county)
  })
})

describe('the night', () => {
  /** Two plans of two doctors for tomorrow, the first of which has no room left when its day comes. */
  async function twoPlans(county: TestCounty) {
    const { town, actors } = county
    const [full, free, other] = [await aDoctor(county, town.teamId, '李建国'), await aDoctor(county, town.teamId, '周明'), await aDoctor(county, town.teamId, '吴敏')]
    await signed(county)
    const first = (await plan(county, doctorPlan(county, full))).body.handoverId as string
    const residentId = await desk.aResident(county)
    await desk.sign(actors.doctor, residentId)
    await desk.rows('UPDATE contracts.contract SET doctor_staff_id = $1 WHERE county_code = $2 AND resident_id = $3', other, county.countyCode, residentId)
    await desk.rows('UPDATE organisations.panel_load SET contracts = 1 WHERE holder_id = ANY ($1::uuid[])', [other, town.staff.doctor])
    desk.clock.now += 1 // made later, so that the night takes it second
    const second = (await plan(county, doctorPlan(county, free, { fromDoctorStaffId: other }))).body.handoverId as string
    await desk.rows('UPDATE organisations.panel_load SET cap = 0 WHERE holder_id = $1', full)
    return { first, second }
  }
  const night = (county: TestCounty, transact: Database['transact']) => carryOutDue(systemContext({ ...desk.bulk, transact }, desk.clock.now + dayMs, county.countyCode))
  const states = async ({ countyCode }: TestCounty) => Object.fromEntries((await desk.rows('SELECT id, state FROM assignments.handover WHERE county_code = $1', countyCode)).map(({ id, state }) => [id, state]))
  const blocks = async ({ countyCode }: TestCounty) => (await desk.rows("SELECT count(*)::int AS n FROM audit.event WHERE county_code = $1 AND action = 'assignments.block'", countyCode))[0].n

  it('leaves alone what somebody took back after it could not be done and before that was noted', async () => {
    const county = await aCounty(desk)
    const { first, second } = await twoPlans(county)
    let turns = 0
    const transact: Database['transact'] = async (counties, work) => {
      if (++turns === 2) expect((await desk.ask(county.actors.manager, undoHandoverEndpoint, { handoverId: first })).status).toBe(200)
      return desk.bulk.transact(counties, work)
    }
    expect(await night(county, transact)).toEqual({ done: 1, blocked: 0 })
    expect([await states(county), await blocks(county)]).toEqual([{ [first]: 'undone', [second]: 'done' }, 0])
  })
  it('goes on where one plan fails for a reason nobody foresaw, and says so when all were tried', async () => {
    const county = await aCounty(desk)
    const { first, second } = await twoPlans(county)
    let turns = 0
    const transact: Database['transact'] = (counties, work) => (++turns === 1 ? Promise.reject(new Error('the line broke')) : desk.bulk.transact(counties, work))
    const failed = await night(county, transact).catch((error: unknown) => error)
    expect([await states(county), await blocks(county)]).toEqual([{ [first]: 'planned', [second]: 'done' }, 0])
    expect(failed).toBeInstanceOf(AggregateError)
    expect(String(failed)).toContain('the line broke')
    expect(await night(county, desk.bulk.transact)).toEqual({ done: 0, blocked: 1 }) // the next turn finds it again
  })
})
