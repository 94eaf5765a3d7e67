import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeTeamEndpoint, checkTeamEndpoint, closeTeamEndpoint, formTeamEndpoint, getTeamEndpoint, listTeamsEndpoint, teamBoardEndpoint } from '#api/organisations.ts'
import { openTypesetter } from '#platform/typeset/typesetter.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { organisationsRoutes } from './index.ts'

const typesetter = openTypesetter()
let base: TestDatabase
beforeAll(async () => { base = await aDatabase(() => organisationsRoutes({ policies: shippedPolicies(), typesetter, origin: 'https://jiayi.test' })) })
afterAll(() => base.close())

const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code)
/** Somebody new who works at the town's institution. */
async function hire(county: TestCounty, licence: string, { institutionId = county.town.institutionId as string, until = null as string | null } = {}) {
  const id: string = randomUUID()
  await county.put('organisations.staff', { id, county_code: county.countyCode, name: '赵新', pinyin: 'zhaoxin', initials: 'zx', sex: 1, category: 'general_practitioner', title_level: 'junior' })
  await county.put('organisations.staff_licence', { staff_id: id, id: randomUUID(), kind: licence, number: `N${id.slice(0, 8)}`, valid_from: '2020-01-01', valid_until: until })
  await county.put('organisations.staff_post', { staff_id: id, institution_id: institutionId, is_primary: true, valid_from: '2020-01-01' })
  return id
}
async function aTeam(county: TestCounty, change: object = {}) {
  const doctor = await hire(county, 'licensed_doctor')
  const { nurse, publicHealthDoctor } = county.town.staff
  return {
    institutionId: county.town.institutionId, kind: 'team', name: '第二团队', phone: '023-67821234', leaderStaffId: doctor, areas: [county.town.villageCode],
    members: [{ staffId: doctor, role: 'family_doctor' }, { staffId: nurse, role: 'nurse' }, { staffId: publicHealthDoctor, role: 'public_health_doctor' }], ...change,
  }
}
const panels = (county: TestCounty, holder: string) => base.rows('SELECT scope, unit, contracts, cap, is_hard FROM organisations.panel_load WHERE county_code = $1 AND holder_id = $2', county.countyCode, holder)

describe('forming a team', () => {
  it('makes the team, its panels with the cap of the region, and keeps what admitted it', async () => {
    const county = await aCounty(base)
    const team = await aTeam(county)
    const { status, body } = await base.ask(county.actors.manager, formTeamEndpoint, team)
    expect(status).toBe(200)
    expect(await panels(county, body.teamId)).toEqual([{ scope: 'team', unit: 'person', contracts: 0, cap: 2000, is_hard: true }])
    expect(await panels(county, team.leaderStaffId)).toEqual([{ scope: 'doctor', unit: 'person', contracts: 0, cap: 2000, is_hard: true }])
    const shown = (await base.ask(county.actors.manager, getTeamEndpoint, { teamId: body.teamId })).body
    expect(shown).toMatchObject({ name: '第二团队', version: 1, leaderName: '赵新', members: [{ role: 'family_doctor', isLeader: true, cap: 2000 }, { role: 'nurse' }, { role: 'public_health_doctor' }], areas: [{ name: '东街社区' }], finding: { isAllowed: true } })
    expect(shown.because.map((one: { key: string }) => one.key)).toEqual(expect.arrayContaining(['team.composition', 'provider.eligibility', 'panel.cap']))
    expect(await base.rows(`SELECT 1 FROM audit.event WHERE county_code = $1 AND action = 'organisations.form-team'`, county.countyCode)).toHaveLength(1)
  })
  it('is refused for a lacking nurse with the clause, and leaves nothing', async () => {
    const county = await aCounty(base)
    const team = await aTeam(county)
    const answer = await base.ask(county.actors.manager, formTeamEndpoint, { ...team, members: team.members.filter(({ role }) => role !== 'nurse') })
    expect([answer.status, answer.body.reasons[0]]).toMatchObject([422, { code: 'POLICY.TEAM_LACKS_MEMBER', params: { role: 'nurse', least: 1, has: 0 }, source: 'yb-2017-475#2-1-1' }])
    expect(await panels(county, team.leaderStaffId)).toEqual([])
  })
  it('is refused for a licence that ended, somebody of elsewhere, a strange area, twice the same, a name in use: all at once', async () => {
    const county = await aCounty(base)
    const team = await aTeam(county)
    const expired = await hire(county, 'pharmacist', { until: '2026-11-24' })
    const elsewhere = county.country.staff.nurse
    const nurse = county.town.staff.nurse
    const members = [...team.members, { staffId: expired, role: 'pharmacist' }, { staffId: elsewhere, role: 'nurse' }, { staffId: nurse, role: 'nurse' }, { staffId: randomUUID(), role: 'volunteer' }]
    const answer = await base.ask(county.actors.manager, formTeamEndpoint, { ...team, members, name: '东街街道第一团队', areas: ['999999001001'] })
    expect(codes(answer)?.sort()).toEqual(['ORGANISATIONS.AREA_UNKNOWN', 'ORGANISATIONS.LICENCE_EXPIRED', 'ORGANISATIONS.MEMBER_TWICE', 'ORGANISATIONS.MEMBER_UNKNOWN', 'ORGANISATIONS.NAME_TAKEN', 'ORGANISATIONS.NO_POST_HERE'])
  })
  it('a village doctor contracts alone under the hospital that supervises the clinic, and not without one', async () => {
    const county = await aCounty(base)
    const clinic = (parentId: string | null) => ({ id: randomUUID() as string, county_code: county.countyCode, name: '东街卫生室', short_name: '卫生室', pinyin: 'x', initials: 'x', kind: 'village_clinic', ownership: 'public', parent_id: parentId, township_code: county.town.townshipCode, valid_from: '2020-01-01' })
    const [supervised, alone] = [clinic(county.town.institutionId), clinic(null)]
    await county.put('organisations.institution', supervised)
    await county.put('organisations.institution', alone)
    const independent = async (institutionId: string) => {
      const doctor = await hire(county, 'village_doctor', { institutionId })
      return aTeam(county, { kind: 'independent', name: `独立${doctor.slice(0, 4)}`, leaderStaffId: doctor, members: [{ staffId: doctor, role: 'family_doctor' }] })
    }
    expect((await base.ask(county.actors.manager, formTeamEndpoint, await independent(supervised.id))).status).toBe(200)
    expect(codes(await base.ask(county.actors.manager, formTeamEndpoint, await independent(alone.id)))).toContain('POLICY.PROVIDER_NOT_SUPERVISED')
  })
  it('the same key forms one team', async () => {
    const county = await aCounty(base)
    const team = await aTeam(county)
    const answers = await Promise.all([1, 2, 3].map(() => base.ask(county.actors.manager, formTeamEndpoint, team, 'one-team-only')))
    expect(new Set(answers.map(({ body }) => body.teamId)).size).toBe(1)
    expect((await base.ask(county.actors.manager, formTeamEndpoint, { ...team, kind: 'gang' })).status).toBe(400)
  })
})

describe('checking while composing', () => {
  it('counts the basic members, warns of a shared village and of a licence that ends soon, and changes nothing', async () => {
    const county = await aCounty(base)
    const soon = await hire(county, 'nurse', { until: '2026-12-24' })
    const { name: _, phone: __, ...team } = await aTeam(county)
    const { body } = await base.ask(county.actors.manager, checkTeamEndpoint, { ...team, teamId: null, members: [...team.members, { staffId: soon, role: 'nurse' }] })
    expect(body).toMatchObject({ isAllowed: true, required: [{ role: 'family_doctor', least: 1, has: 1 }, { role: 'nurse', least: 1, has: 2 }, { role: 'public_health_doctor', has: 1 }], cap: { perDoctor: 2000, team: 2000, isHard: true } })
    expect(body.warnings.map(({ code }: { code: string }) => code)).toEqual(['ORGANISATIONS.AREA_SHARED', 'ORGANISATIONS.LICENCE_ENDS_SOON'])
    const empty = (await base.ask(county.actors.manager, checkTeamEndpoint, { ...team, teamId: null, members: [], leaderStaffId: null })).body
    expect(empty.reasons.filter(({ code }: { code: string }) => code === 'POLICY.TEAM_LACKS_MEMBER')[0].source.document).toBe('渝北卫健〔2017〕475号')
    expect(empty.isAllowed).toBe(false)
  })
})

describe('a doctor of two teams', () => {
  it('is told of before the second is formed, and the room is what the doctor has left', async () => {
    const county = await aCounty(base)
    const { staff, teamId } = county.town
    await base.rows('UPDATE organisations.panel_load SET cap = 2000, contracts = 556 WHERE county_code = $1 AND holder_id = ANY ($2)', county.countyCode, [staff.doctor, teamId])
    const { name: _, phone: __, ...team } = await aTeam(county, { leaderStaffId: staff.doctor, members: [{ staffId: staff.doctor, role: 'family_doctor' }, { staffId: staff.nurse, role: 'nurse' }, { staffId: staff.publicHealthDoctor, role: 'public_health_doctor' }] })
    const { body } = await base.ask(county.actors.manager, checkTeamEndpoint, { ...team, areas: [], teamId: null })
    expect(body.warnings.map(({ code, params }: { code: string; params: object }) => [code, params])).toEqual([
      ['ORGANISATIONS.DOCTOR_SHARED', { name: '陈静', team: '东街街道第一团队', contracts: 556 }], ['ORGANISATIONS.LEADS_ELSEWHERE', { name: '陈静', team: '东街街道第一团队' }],
    ])
    // One doctor may hold 2,000 and holds 556: 1,444 are left, though the new team holds none.
    expect(body).toMatchObject({ isAllowed: true, cap: { team: 2000, room: 1444 } })
    const second = (await base.ask(county.actors.manager, formTeamEndpoint, { ...team, name: '第四团队', phone: null, areas: [] })).body
    const rooms = (await base.ask(county.actors.manager, listTeamsEndpoint, {})).body.items.map((one: { contracts: number; room: number }) => [one.contracts, one.room])
    expect(rooms.sort()).toEqual([[0, 1444], [556, 1444]])
    expect((await base.ask(county.actors.manager, getTeamEndpoint, { teamId: second.teamId })).body).toMatchObject({ room: 1444, contracts: 0, cap: 2000 })
    // A team is no stranger to itself.
    expect((await base.ask(county.actors.manager, checkTeamEndpoint, { ...team, areas: [], teamId: second.teamId })).body.warnings).toHaveLength(2)
  })
})

describe('changing a team', () => {
  const change = async (county: TestCounty, input: object) => {
    const { staff, teamId, villageCode } = county.town
    const members = [{ staffId: staff.doctor, role: 'family_doctor' }, { staffId: staff.nurse, role: 'nurse' }, { staffId: staff.publicHealthDoctor, role: 'public_health_doctor' }]
    return base.ask(county.actors.manager, changeTeamEndpoint, { teamId, version: 1, name: '东街街道第一团队', phone: null, leaderStaffId: staff.doctor, members, areas: [villageCode], ...input })
  }
  it('a second doctor doubles the cap; the history of members stays', async () => {
    const county = await aCounty(base)
    const { staff, teamId } = county.town
    const second = await hire(county, 'licensed_doctor')
    const members = [staff.doctor, second].map((staffId) => ({ staffId, role: 'family_doctor' }))
    const nurse = await hire(county, 'nurse')
    expect((await change(county, { members: [...members, { staffId: nurse, role: 'nurse' }, { staffId: staff.publicHealthDoctor, role: 'public_health_doctor' }] })).body).toEqual({ teamId, version: 2 })
    expect(await panels(county, teamId)).toMatchObject([{ cap: 4000 }])
    const shown = (await base.ask(county.actors.doctor, getTeamEndpoint, { teamId })).body
    expect([shown.members.length, shown.formerMembers]).toMatchObject([4, [{ staffId: staff.nurse, until: '2026-11-24' }]])
  })
  it('is refused when stale, when a doctor with contracts would be lost, and twice at once one waits for the other', async () => {
    const county = await aCounty(base)
    await base.rows('UPDATE organisations.panel_load SET contracts = 7 WHERE county_code = $1 AND holder_id = $2', county.countyCode, county.town.staff.doctor)
    const other = await hire(county, 'licensed_doctor')
    const { nurse, publicHealthDoctor } = county.town.staff
    const members = [{ staffId: other, role: 'family_doctor' }, { staffId: nurse, role: 'nurse' }, { staffId: publicHealthDoctor, role: 'public_health_doctor' }]
    const lost = await change(county, { leaderStaffId: other, members })
    expect(lost.body.reasons).toEqual([{ code: 'ORGANISATIONS.DOCTOR_HAS_CONTRACTS', params: { name: '陈静', contracts: 7 } }])
    expect(codes(await change(county, { version: 5 }))).toEqual(['ORGANISATIONS.CHANGED_MEANWHILE'])
    const both = await Promise.all(['甲队', '乙队'].map((name) => change(county, { name })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })
  it('closes only without contracts, and then for good', async () => {
    const county = await aCounty(base)
    const { teamId } = county.town
    await base.rows('UPDATE organisations.panel_load SET contracts = 1 WHERE county_code = $1 AND holder_id = $2', county.countyCode, teamId)
    const close = { teamId, version: 1, reason: '并入第二团队' }
    expect(codes(await base.ask(county.actors.manager, closeTeamEndpoint, close))).toEqual(['ORGANISATIONS.TEAM_HAS_CONTRACTS'])
    await base.rows('UPDATE organisations.panel_load SET contracts = 0 WHERE county_code = $1 AND holder_id = $2', county.countyCode, teamId)
    expect((await base.ask(county.actors.manager, closeTeamEndpoint, close)).status).toBe(200)
    expect(codes(await change(county, { version: 2 }))).toEqual(['ORGANISATIONS.TEAM_CLOSED'])
    expect(await base.rows('SELECT 1 FROM organisations.team_area WHERE county_code = $1 AND team_id = $2 AND valid_until IS NULL', county.countyCode, teamId)).toEqual([])
  })
})

describe('who sees which team', () => {
  it('a foreign team is not found, to read, check, change or close; lists keep to the scope', async () => {
    const county = await aCounty(base)
    const { teamId, institutionId } = county.country
    const names = async (actor: Parameters<typeof base.ask>[0]) => (await base.ask(actor, listTeamsEndpoint, {})).body.items.map(({ name }: { name: string }) => name)
    for (const actor of [county.actors.stranger, county.actors.manager, county.actors.doctor, county.actors.townshipOffice]) expect((await base.ask(actor, getTeamEndpoint, { teamId })).status).toBe(404)
    const team = await aTeam(county, { institutionId })
    expect((await base.ask(county.actors.manager, formTeamEndpoint, team)).status).toBe(404)
    const { name: _, phone: __, ...asked } = team
    expect((await base.ask(county.actors.stranger, checkTeamEndpoint, { ...asked, teamId: null })).status).toBe(404)
    expect((await base.ask(county.actors.manager, closeTeamEndpoint, { teamId, version: 1, reason: '不该成' })).status).toBe(404)
    expect(await names(county.actors.commission)).toEqual(['东街街道第一团队', '西山镇第一团队'])
    expect(await names(county.actors.manager)).toEqual(['东街街道第一团队'])
    expect(await names(county.actors.townshipOffice)).toEqual(['东街街道第一团队'])
    expect(await names(county.actors.stranger)).toEqual([])
  })
  it('pages by a cursor without losing or repeating a team', async () => {
    const county = await aCounty(base)
    const first = (await base.ask(county.actors.commission, listTeamsEndpoint, { most: 1 })).body
    const second = (await base.ask(county.actors.commission, listTeamsEndpoint, { most: 1, after: first.next })).body
    expect((await base.ask(county.actors.commission, listTeamsEndpoint, { after: first.next.replace('~', '_') })).status).toBe(400)
    expect([first.items[0].name, second.items[0].name, second.next]).toEqual(['东街街道第一团队', '西山镇第一团队', null])
    expect((await base.ask(county.actors.commission, listTeamsEndpoint, { text: '西山' })).body.items).toHaveLength(1)
  })
  it('the board shows load, coverage and licences that end, of one’s own place', async () => {
    const county = await aCounty(base)
    const ending = await hire(county, 'nurse', { until: '2027-01-01' })
    await county.put('statistics.stat_cover', { county_code: county.countyCode, township_code: county.town.townshipCode, team_id: county.town.teamId, population: 'all', residents: 990, signed: 150 })
    const board = (await base.ask(county.actors.manager, teamBoardEndpoint, {})).body
    expect(board.teams).toMatchObject([{ name: '东街街道第一团队', members: 3, areas: ['东街社区'], residents: 990, signed: 150, keyResidents: 0 }])
    // 24 November to 1 January: 6 + 31 + 1 days.
    expect(board.licences).toMatchObject([{ staffId: ending, kind: 'nurse', daysLeft: 38 }])
    expect((await base.ask(county.actors.otherDoctor, teamBoardEndpoint, {})).body.licences).toEqual([])
    expect((await base.ask(anActor({ countyCode: county.countyCode, permissions: new Set(['self']) }), teamBoardEndpoint, {})).status).toBe(403)
  })
})
