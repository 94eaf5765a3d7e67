import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { beginImportEndpoint, importTemplateEndpoint } from '#api/imports.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { aDatabase } from '../../testing/test-database.ts'
import { aListOf, bringing, codesOf } from './bring-list.fixture.ts'
import { type StaffKey, staffSheet } from './domain/staff-columns.ts'
import { aNumber } from './imports.fixture.ts'
import { importsRoutes } from './routes.ts'
import type { ImportsUsing } from './using.ts'

let base: Awaited<ReturnType<typeof aDatabase>>
let using: ImportsUsing
beforeAll(async () => {
  base = await aDatabase(({ files }) => {
    using = { keys: keysOfFile(newKeyFile('demo')), files, policies: shippedPolicies() }
    return importsRoutes(using)
  })
})
afterAll(() => base.close())

type Row = Partial<Record<StaffKey, string>>
const town = '东街街道卫生机构'
const aPerson = (serial: number, change: Row = {}): Row => ({ name: `甄${'甲乙丙丁戊己庚辛壬癸'[serial % 10]}`, number: aNumber(serial), category: '全科医生', titleLevel: '中级', institution: town, since: '2020-01-01', licence: '执业医师', licenceNumber: `L${serial}`, licenceFrom: '2015-01-01', ...change })
const nurse: Row = { category: '护士', licence: '护士', role: '社区护士' }
const publicHealth: Row = { category: '公卫医生', licence: '公卫医师', role: '公卫医生' }
/** A whole team: family doctor, nurse and public health doctor, the least the pack of Yubei asks. */
const aTeam = (from: number, team: string): Row[] => [aPerson(from, { team, role: '家庭医生', isLeader: '是' }), aPerson(from + 1, { team, ...nurse }), aPerson(from + 2, { team, ...publicHealth })]
const aStaffList = (...rows: Row[]) => aListOf(staffSheet, rows)
const kind = () => bringing(base, () => using, 'staff')
const staff = ({ countyCode }: TestCounty) => base.rows(`SELECT s.name, s.category, s.birth_on, s.document_hmac IS NOT NULL AS known, (SELECT json_agg(l.number) FROM organisations.staff_licence l WHERE l.staff_id = s.id) AS licences FROM organisations.staff s WHERE s.county_code = $1 AND s.name LIKE '甄%' ORDER BY s.name`, countyCode)
const teams = ({ countyCode }: TestCounty, name: string) => base.rows(`
  SELECT t.name, s.name AS leader, (SELECT array_agg(m.role ORDER BY m.role) FROM organisations.team_member m WHERE m.county_code = t.county_code AND m.team_id = t.id AND m.valid_until IS NULL) AS roles, (SELECT count(*)::int FROM organisations.panel_load p WHERE p.county_code = t.county_code AND p.holder_id = t.id) AS panels
  FROM organisations.team t JOIN organisations.staff s ON s.id = t.leader_staff_id WHERE t.county_code = $1 AND t.name = $2`, countyCode, name)

it('enters people with licence and post, and forms the team they name', async () => {
  const county = await aCounty(base)
  const { commission } = county.actors
  const checked = await kind().check(county, commission, await aStaffList(...aTeam(7001, '新一团队'), aPerson(7004)))
  expect(checked).toMatchObject({ state: 'checked', newRows: 4, errorRows: 0, warnedRows: 0 })
  expect([await staff(county), await teams(county, '新一团队')]).toEqual([[], []])
  expect(await kind().write(county, commission, checked.importId)).toMatchObject({ state: 'done', newRows: 4 })
  const entered = new Map((await staff(county)).map((one) => [one.name, one]))
  expect([...entered.keys()].sort()).toEqual(['甄乙', '甄丙', '甄丁', '甄戊'].sort())
  expect(entered.get('甄丙')).toMatchObject({ category: 'nurse', licences: ['L7002'], known: true, birth_on: expect.stringMatching(/^1982-/) })
  expect(await teams(county, '新一团队')).toEqual([{ name: '新一团队', leader: '甄乙', roles: ['family_doctor', 'nurse', 'public_health_doctor'], panels: 1 }])
  const kept = JSON.stringify(await base.rows('SELECT r.* FROM imports.row r WHERE r.county_code = $1', county.countyCode)) + JSON.stringify(await base.rows('SELECT body FROM audit.event WHERE county_code = $1', county.countyCode))
  expect(kept).not.toContain(aNumber(7001))
})

it('has people join a team that is there; who is there already is left alone', async () => {
  const county = await aCounty(base)
  const { commission } = county.actors
  const list = await aStaffList(aPerson(7101, { team: '东街街道第一团队', role: '家庭医生' }))
  expect(await kind().bring(county, commission, list)).toMatchObject({ newRows: 1, warnedRows: 0 })
  expect(await teams(county, '东街街道第一团队')).toMatchObject([{ leader: '陈静', roles: ['family_doctor', 'family_doctor', 'nurse', 'public_health_doctor'] }])
  expect(await kind().check(county, commission, list)).toMatchObject({ newRows: 0, duplicateRows: 1 })
  const joins = await kind().bring(county, commission, await aStaffList(...aTeam(7111, '新二团队'), aPerson(7101, { team: '新二团队', role: '家庭医生' })))
  expect(joins).toMatchObject({ newRows: 3, updatedRows: 1 })
  expect(await teams(county, '新二团队')).toMatchObject([{ roles: ['family_doctor', 'family_doctor', 'nurse', 'public_health_doctor'] }])
})

it('a team the rules do not admit is told as a warning and not formed; its people come in', async () => {
  const county = await aCounty(base)
  const { commission } = county.actors
  const [doctor, helper] = aTeam(7201, '缺人团队') as [Row, Row]
  const checked = await kind().check(county, commission, await aStaffList(doctor, { ...helper, licenceUntil: '2026-11-24' }))
  expect(checked).toMatchObject({ newRows: 2, errorRows: 0, warnedRows: 2 })
  const codes = codesOf(checked.warnings)
  expect(codes).toEqual(['2 team ORGANISATIONS.TEAM_NOT_JOINED', expect.stringMatching(/^2 team POLICY\./), '3 licenceUntil ORGANISATIONS.LICENCE_EXPIRED', '3 team ORGANISATIONS.TEAM_NOT_JOINED'])
  expect(await kind().write(county, commission, checked.importId)).toMatchObject({ state: 'done', newRows: 2 })
  expect([(await staff(county)).length, await teams(county, '缺人团队')]).toEqual([2, []])
})

it('says what is wrong with a row', async () => {
  const county = await aCounty(base)
  const { manager } = county.actors
  const rows = [aPerson(7301), aPerson(7302, { institution: '西山镇卫生机构' }), aPerson(7303, { institution: '没有机构' }), aPerson(7304, { phone: '12' }), aPerson(7305), aPerson(7305), aPerson(7306, { licenceUntil: '2014-01-01' }), { ...aPerson(7307), name: '陈静' }]
  const checked = await kind().check(county, manager, await aStaffList(...rows))
  expect(codesOf(checked.faults)).toEqual([
    '3 institution ORGANISATIONS.INSTITUTION_UNKNOWN', '4 institution ORGANISATIONS.INSTITUTION_UNKNOWN', '5 phone ORGANISATIONS.PHONE', '6 number IMPORTS.TWICE_IN_FILE', '7 number IMPORTS.TWICE_IN_FILE', '8 licenceUntil ORGANISATIONS.DAYS_REVERSED', '9 name ORGANISATIONS.NAMESAKE',
  ])
})

it('taken back, people, team and memberships go; who was changed or has an account stays', async () => {
  const county = await aCounty(base)
  const { commission } = county.actors
  const { importId } = await kind().bring(county, commission, await aStaffList(...aTeam(7401, '新三团队'), aPerson(7404), aPerson(7405), aPerson(7406, { team: '东街街道第一团队', role: '家庭医生' })))
  const idOf = async (name: string) => (await base.rows('SELECT id FROM organisations.staff WHERE county_code = $1 AND name = $2', county.countyCode, name))[0].id as string
  await base.rows('UPDATE organisations.staff SET version = 2 WHERE id = $1', await idOf('甄戊'))
  await county.put('access.account', { id: randomUUID(), county_code: county.countyCode, account: `t${importId.slice(-8)}`, display_name: '甄己', staff_id: await idOf('甄己'), password_hash: 'x', must_change_password: false, password_changed_at: '2026-01-01', created_at: '2026-01-01' })
  expect(await kind().undo(county, commission, importId)).toMatchObject({ state: 'undone', undoneRows: 4, keptRows: 2 })
  expect((await staff(county)).map(({ name }) => name).sort()).toEqual(['甄己', '甄戊'].sort())
  expect(await teams(county, '新三团队')).toEqual([])
  expect(await teams(county, '东街街道第一团队')).toMatchObject([{ roles: ['family_doctor', 'nurse', 'public_health_doctor'] }])
})

it('the template offers one’s own institutions and the house’s words, and its example is refused', async () => {
  const county = await aCounty(base)
  const { bytes } = await base.ask(county.actors.manager, importTemplateEndpoint, { kind: 'staff' })
  const checked = await kind().check(county, county.actors.manager, bytes)
  expect(codesOf(checked.faults)).toEqual(['2 number IDENTITY.CHECK_DIGIT'])
})

it('whoever may not enter staff one by one may not by list', async () => {
  const county = await aCounty(base)
  const { manager } = county.actors
  const without = { ...manager, permissions: new Set([...manager.permissions].filter((one) => one !== 'staff.edit')) }
  const content = Buffer.from(await aStaffList(aPerson(7501))).toString('base64')
  for (const [endpoint, input] of [[beginImportEndpoint, { kind: 'staff', fileName: 'a.xlsx', content }], [importTemplateEndpoint, { kind: 'staff' }]] as const) {
    expect(await base.ask(without, endpoint, input)).toMatchObject({ status: 403, body: { reasons: [{ code: 'ACCESS.NOT_PERMITTED', params: { permission: 'staff.edit' } }] } })
  }
})
