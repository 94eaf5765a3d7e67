import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createInstitutionEndpoint, createStaffEndpoint, editInstitutionEndpoint, editStaffEndpoint, getInstitutionEndpoint, getStaffEndpoint, listAlliancesEndpoint, listInstitutionsEndpoint, listStaffEndpoint, saveAllianceEndpoint,
} from '#api/organisations.ts'
import { completeCreditCode } from '#kernel/credit-code.ts'
import { openTypesetter } from '#platform/typeset/typesetter.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { organisationsRoutes } from './index.ts'

const typesetter = openTypesetter()
let base: TestDatabase
beforeAll(async () => { base = await aDatabase(() => organisationsRoutes({ policies: shippedPolicies(), typesetter, origin: 'https://jiayi.test' })) })
afterAll(() => base.close())

const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code)
let serial = 0
const aClinic = (county: TestCounty, change: object = {}) => ({
  name: '东街社区卫生服务站', shortName: '东街站', creditCode: completeCreditCode(`12${county.countyCode}T${String(++serial).padStart(7, '0')}`), kind: 'community_health_station', hospitalLevel: null, ownership: 'public',
  parentId: county.town.institutionId, townshipCode: county.town.townshipCode, address: null, phone: null, validFrom: '2026-01-01', validUntil: null, ...change,
})

describe('institutions', () => {
  it('are entered, read, changed as seen, and stand in the list', async () => {
    const county = await aCounty(base)
    const { commission, manager } = county.actors
    const clinic = aClinic(county)
    const { institutionId } = (await base.ask(commission, createInstitutionEndpoint, clinic)).body
    expect((await base.ask(manager, getInstitutionEndpoint, { institutionId })).body).toMatchObject({ name: clinic.name, creditCode: clinic.creditCode, parentName: '东街街道卫生机构', version: 1, staff: 0 })
    expect((await base.ask(manager, getInstitutionEndpoint, { institutionId: county.town.institutionId })).body.branches).toMatchObject([{ institutionId }])
    expect((await base.ask(commission, editInstitutionEndpoint, { ...clinic, institutionId, version: 1, phone: '023-67821234' })).body).toEqual({ institutionId, version: 2 })
    expect(codes(await base.ask(commission, editInstitutionEndpoint, { ...clinic, institutionId, version: 1 }))).toEqual(['ORGANISATIONS.CHANGED_MEANWHILE'])
    const listed = async (input: object) => (await base.ask(commission, listInstitutionsEndpoint, { ...input })).body.items.map((one: { institutionId: string }) => one.institutionId)
    expect(await listed({ text: 'dongjie', kind: 'community_health_station' })).toEqual([institutionId])
    expect(await listed({ township: county.country.townshipCode })).toEqual([county.country.institutionId])
  })
  it('are refused with everything that is wrong', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const wrong = await base.ask(commission, createInstitutionEndpoint, aClinic(county, { creditCode: '91350100M000100Y44', hospitalLevel: 2, townshipCode: '999999001', parentId: '00000000-0000-7000-8000-000000000009', validUntil: '2025-01-01' }))
    expect(codes(wrong)).toEqual(['CREDIT_CODE.CHECK', 'ORGANISATIONS.PLACE_UNKNOWN', 'ORGANISATIONS.LEVEL_ONLY_HOSPITAL', 'ORGANISATIONS.PARENT_UNKNOWN', 'ORGANISATIONS.DAYS_REVERSED'])
    const clinic = aClinic(county)
    const twice = await Promise.all([1, 2].map(() => base.ask(commission, createInstitutionEndpoint, clinic)))
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 422])
    expect(codes(twice.find(({ status }) => status === 422) as never)).toEqual(['ORGANISATIONS.CREDIT_CODE_TAKEN'])
  })
  it('with teams may not end; a foreign one is not found', async () => {
    const county = await aCounty(base)
    const { institutionId } = county.town
    const ended = aClinic(county, { institutionId, version: 1, parentId: null, kind: 'community_health_centre', validUntil: '2026-11-24' })
    expect(codes(await base.ask(county.actors.commission, editInstitutionEndpoint, ended))).toEqual(['ORGANISATIONS.HAS_TEAMS'])
    for (const actor of [county.actors.stranger, county.actors.otherDoctor]) expect((await base.ask(actor, getInstitutionEndpoint, { institutionId })).status).toBe(404)
    expect((await base.ask(county.actors.manager, createInstitutionEndpoint, aClinic(county))).status).toBe(404)
    expect((await base.ask(county.actors.stranger, listInstitutionsEndpoint, {})).body.items).toEqual([])
  })
  it('join and leave an alliance, and the days are kept', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const [lead, member] = [county.town.institutionId, county.country.institutionId]
    const fields = { name: '东西医共体', kind: 'county_medical_community', leadInstitutionId: lead }
    const { allianceId } = (await base.ask(commission, saveAllianceEndpoint, { ...fields, allianceId: null, memberIds: [member] })).body
    const read = async () => (await base.ask(commission, listAlliancesEndpoint, {})).body.items
    expect(await read()).toMatchObject([{ allianceId, leadName: '东街街道卫生机构', members: [{ institutionId: member }] }])
    await base.ask(commission, saveAllianceEndpoint, { ...fields, allianceId, memberIds: [] })
    expect((await read())[0].members).toEqual([])
    expect((await base.rows('SELECT valid_until FROM organisations.alliance_member WHERE alliance_id = $1', allianceId))).toHaveLength(1)
    expect(codes(await base.ask(commission, saveAllianceEndpoint, { ...fields, allianceId, memberIds: [(await aCounty(base)).town.institutionId] }))).toEqual(['ORGANISATIONS.ALLIANCE_MEMBER'])
    expect((await base.ask(county.actors.stranger, saveAllianceEndpoint, { ...fields, allianceId, memberIds: [] })).status).toBe(404)
  })
})

describe('staff', () => {
  const aNurse = (county: TestCounty, change: object = {}) => ({
    name: '单玉珍', sex: 2, bornOn: '1990-02-03', category: 'nurse', titleLevel: 'junior', phone: '13812340417', isActive: true,
    licences: [{ licenceId: null, kind: 'nurse', number: 'N001', scope: null, validFrom: '2022-01-01', validUntil: '2027-01-01' }], posts: [{ institutionId: county.town.institutionId, isPrimary: true, validFrom: '2022-01-01', validUntil: null }], ...change,
  })
  it('are entered with licences and posts, found by spelling, shown without their telephone', async () => {
    const county = await aCounty(base)
    const { manager } = county.actors
    const { staffId } = (await base.ask(manager, createStaffEndpoint, aNurse(county))).body
    const shown = (await base.ask(manager, getStaffEndpoint, { staffId })).body
    expect(shown).toMatchObject({ name: '单玉珍', phoneMasked: '138****0417', birthYear: 1990, licenceUntil: '2027-01-01', posts: [{ isPrimary: true }], licences: [{ number: 'N001' }] })
    expect(JSON.stringify(shown)).not.toContain('13812340417')
    const found = async (input: Record<string, unknown>) => (await base.ask(manager, listStaffEndpoint, input)).body.items.map((one: { staffId: string }) => one.staffId)
    expect(await found({ text: 'shanyu' })).toEqual([staffId])
    expect(await found({ expiring: true })).toEqual([staffId])
    expect(await found({ category: 'pharmacist' })).toEqual([])
  })
  it('speak languages that are kept when left out of a change, found by one, and none of them twice', async () => {
    const county = await aCounty(base)
    const { manager } = county.actors
    const { staffId } = (await base.ask(manager, createStaffEndpoint, aNurse(county, { languages: ['mandarin', 'sign'] }))).body
    expect((await base.ask(manager, editStaffEndpoint, { ...aNurse(county), staffId, version: 1, licences: [] })).status).toBe(200)
    expect((await base.ask(manager, getStaffEndpoint, { staffId })).body.languages).toEqual(['mandarin', 'sign'])
    const speaks = async (language: string) => (await base.ask(manager, listStaffEndpoint, { language })).body.items.map((one: { staffId: string }) => one.staffId)
    expect([await speaks('sign'), await speaks('uyghur')]).toEqual([[staffId], []])
    const changed = (languages: string[], version: number) => base.ask(manager, editStaffEndpoint, { ...aNurse(county), staffId, version, licences: [], languages })
    expect((await changed(['sign', 'sign'], 2)).status).toBe(400)
    expect((await changed([], 2)).status).toBe(200)
    expect(await speaks('sign')).toEqual([])
  })
  it('a second post may be added, one left out ends today, and a licence stays in the book', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const { staffId } = (await base.ask(commission, createStaffEndpoint, aNurse(county))).body
    const second = { institutionId: county.country.institutionId, isPrimary: true, validFrom: '2026-11-24', validUntil: null }
    expect((await base.ask(commission, editStaffEndpoint, { ...aNurse(county), staffId, version: 1, phone: null, licences: [], posts: [second] })).body).toEqual({ staffId, version: 2 })
    const shown = (await base.ask(commission, getStaffEndpoint, { staffId })).body
    expect([shown.phoneMasked, shown.licences.length, shown.posts.map((one: { validUntil: string | null }) => one.validUntil)]).toEqual(['138****0417', 1, [null, '2026-11-24']])
    expect(codes(await base.ask(commission, editStaffEndpoint, { ...aNurse(county), staffId, version: 1 }))).toEqual(['ORGANISATIONS.CHANGED_MEANWHILE'])
  })
  it('are refused a post out of reach, a strange licence, wrong entries; foreign people are not found', async () => {
    const county = await aCounty(base)
    const { manager, stranger, otherDoctor } = county.actors
    const elsewhere = [{ institutionId: county.country.institutionId, isPrimary: true, validFrom: '2022-01-01', validUntil: null }]
    expect(codes(await base.ask(manager, createStaffEndpoint, aNurse(county, { posts: elsewhere, phone: '12' })))).toEqual(['ORGANISATIONS.PHONE', 'ORGANISATIONS.POST_OUT_OF_REACH'])
    const staffId = county.town.staff.nurse
    for (const actor of [stranger, otherDoctor]) {
      expect((await base.ask(actor, getStaffEndpoint, { staffId })).status).toBe(404)
      expect((await base.ask(actor, editStaffEndpoint, { ...aNurse(county), staffId, version: 1 })).status).toBe(404)
    }
    expect((await base.ask(stranger, listStaffEndpoint, {})).body.items).toEqual([])
    expect((await base.ask(manager, listStaffEndpoint, {})).body.items).toHaveLength(3)
  })
})
