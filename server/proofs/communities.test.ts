import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  communityTeamsEndpoint, editCommunityEndpoint, endUnitAgreementEndpoint, exportCommunitiesEndpoint, getCommunityEndpoint, getUnitAgreementEndpoint, leaveCommunityEndpoint, listCommunitiesEndpoint, listMembersEndpoint, makeCommunityEndpoint, recordDoneEndpoint,
  revealContactEndpoint, revealedContactEndpoint, searchMembersEndpoint, signUnitAgreementEndpoint, strikeDoneEndpoint, unitOfferEndpoint,
} from '#api/communities.ts'
import { completeCreditCode } from '#kernel/credit-code.ts'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import { aCounty, type TestCounty } from '../testing/a-county.ts'
import { aSigningDesk, type SigningDesk } from '../modules/contracts/contracts.fixture.ts'
import { aSignedUnit, aUnit, draft, handwriting, openUnit, signDraft } from './communities.fixture.ts'
import { communitiesRoutes } from '../modules/communities/index.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk((using) => communitiesRoutes(using)) })
afterAll(async () => {
  await desk.close()
  expect(desk.defects).toEqual([])
})
const codes = ({ body }: { body: { reasons?: { code: string }[] } }) => body.reasons?.map(({ code }) => code)
const list = async (actor: TestCounty['actors']['manager'], input: object = {}) => (await desk.ask(actor, listCommunitiesEndpoint, { ...input })).body.items.map(({ name }: { name: string }) => name)
const read = async (actor: TestCounty['actors']['manager'], communityId: string) => (await desk.ask(actor, getCommunityEndpoint, { communityId })).body
/** A member as a roster would leave one. */
async function aMember(county: TestCounty, communityId: string, name: string, residentId: string | null = null): Promise<string> {
  const id = randomUUID()
  await county.put('communities.member', { county_code: county.countyCode, id, community_id: communityId, resident_id: residentId, name, document_kind: 'identity_card', document_cipher: Buffer.from(id), document_hmac: Buffer.from(id), joined_on: '2026-11-20' })
  return id
}

describe('a community', () => {
  it('is opened with everything that is wrong with it told at once', async () => {
    const county = await aCounty(desk)
    const { manager } = county.actors
    const make = (change: object, actor = manager) => desk.ask(actor, makeCommunityEndpoint, aUnit(county, change))
    expect(codes(await make({ creditCode: null, contactPhone: '123', villageCode: '999999001001', doctorStaffId: county.town.staff.nurse }))).toEqual(['COMMUNITIES.CREDIT_CODE_MISSING', 'COMMUNITIES.PHONE', 'COMMUNITIES.VILLAGE_UNKNOWN', 'COMMUNITIES.DOCTOR_UNKNOWN'])
    expect(codes(await make({ creditCode: completeCreditCode('91350100M000100Y').replace(/.$/, '0') }))).toEqual(['CREDIT_CODE.CHECK'])
    expect((await make({ teamId: county.country.teamId })).status).toBe(404)
    expect((await make({ kind: 'building_site', creditCode: null })).status).toBe(200)
    expect(codes(await make({}))).toEqual(['COMMUNITIES.NAME_TAKEN'])
    const stored = await desk.rows('SELECT contact_phone_cipher AS cipher FROM communities.community WHERE county_code = $1', county.countyCode)
    expect(stored[0].cipher.toString('latin1')).not.toContain('13912345678')
    expect(JSON.stringify(await desk.rows('SELECT body FROM audit.event WHERE county_code = $1', county.countyCode))).not.toMatch(/139|周主任/)
  })
  it('is found by what one looks for, within the scope, page by page', async () => {
    const county = await aCounty(desk)
    const { manager, doctor, otherDoctor, commission, stranger } = county.actors
    await openUnit(desk.ask, county, { name: '甲厂' })
    await openUnit(desk.ask, county, { name: '乙酒店', kind: 'hotel', address: '滨江路' })
    const signed = await aSignedUnit(desk.ask, county, { name: '丙园区', kind: 'park' })
    const { unitAgreementId } = (await draft(desk.ask, manager, await openUnit(desk.ask, county, { name: '丁机关', kind: 'organ' }))).body
    expect(unitAgreementId).toBeDefined()
    const all = await list(manager)
    expect([...all].sort()).toEqual(['丁机关', '丙园区', '乙酒店', '甲厂'])
    for (const actor of [doctor, commission]) expect((await list(actor)).length).toBe(4)
    for (const actor of [otherDoctor, stranger]) expect(await list(actor)).toEqual([])
    expect(await list(manager, { kind: 'hotel' })).toEqual(['乙酒店'])
    expect(await list(manager, { text: '滨江' })).toEqual(['乙酒店'])
    expect(await list(manager, { standing: 'running' })).toEqual(['丙园区'])
    expect(await list(manager, { standing: 'draft' })).toEqual(['丁机关'])
    expect((await list(manager, { standing: 'none', teamId: county.town.teamId })).length).toBe(2)
    const first = (await desk.ask(manager, listCommunitiesEndpoint, { most: 3 })).body
    const second = (await desk.ask(manager, listCommunitiesEndpoint, { most: 3, after: first.next })).body
    expect([...first.items, ...second.items].map(({ name }: { name: string }) => name)).toEqual(all)
    expect((await desk.ask(otherDoctor, getCommunityEndpoint, { communityId: signed.communityId })).status).toBe(404)
    expect((await desk.ask(manager, exportCommunitiesEndpoint)).bytes.toString('utf8')).toContain('丙园区')
    expect((await desk.ask(manager, communityTeamsEndpoint)).body.items).toMatchObject([{ id: county.town.teamId, doctors: [{ id: county.town.staff.doctor, name: '陈静' }] }])
  })
  it('is changed by who saw it last; its contact’s number is shown whole to who said why, for a minute', async () => {
    const county = await aCounty(desk)
    const { manager, otherDoctor } = county.actors
    const communityId = await openUnit(desk.ask, county)
    const edit = (version: number, change: object = {}) => desk.ask(manager, editCommunityEndpoint, { ...aUnit(county, { contactPhone: null, headcount: 180, ...change }), communityId, version })
    expect((await edit(1)).body).toMatchObject({ version: 2 })
    expect((await edit(1)).status).toBe(409)
    expect(await read(manager, communityId)).toMatchObject({ headcount: 180, contactPhoneMasked: '139****5678', version: 2 })
    const revealed = () => desk.ask(manager, revealedContactEndpoint, { communityId })
    expect((await revealed()).status).toBe(403)
    expect((await desk.ask(manager, revealContactEndpoint, { communityId, reason: '约体检时间' })).status).toBe(200)
    expect((await revealed()).body).toEqual({ value: '13912345678' })
    desk.clock.now += 61_000
    expect((await revealed()).status).toBe(403)
    desk.clock.now -= 61_000
    expect((await desk.ask(otherDoctor, revealContactEndpoint, { communityId, reason: '想看看' })).status).toBe(404)
  })
})

describe('the agreement of a unit', () => {
  it('is signed as it was shown: text, hash, envelopes and handwriting are kept and fit one another', async () => {
    const county = await aCounty(desk)
    const { manager, doctor } = county.actors
    const communityId = await openUnit(desk.ask, county)
    const offer = (await desk.ask(manager, unitOfferEndpoint, { communityId })).body
    expect(offer).toMatchObject({ years: [1], draft: null })
    expect(offer.packages.map(({ id, residentFen, mayChoose }: { id: string; residentFen: number; mayChoose: boolean }) => [id, mayChoose, residentFen === 0])).toEqual(expect.arrayContaining([['basic', true, true], ['elderly_care', false, false]]))
    expect(codes(await draft(desk.ask, manager, communityId, { years: 5, packageIds: ['elderly_care'] }))).toEqual(['CONTRACTS.UNIT_PACKAGE_COSTS', 'POLICY.TERM_NOT_OFFERED', 'CONTRACTS.NO_BASIC_PACKAGE'])
    const { unitAgreementId } = (await draft(desk.ask, manager, communityId)).body
    // A second editor who read nothing, or an older draft, is told and overwrites nothing.
    for (const version of [null, 7]) expect(codes(await draft(desk.ask, manager, communityId, { ownClauses: '后来的人写的', version }))).toEqual(['COMMUNITIES.DRAFT_CHANGED'])
    expect((await draft(desk.ask, manager, communityId, { ownClauses: '每月第一个周三在厂医务室坐诊。', version: 1 })).body).toEqual({ unitAgreementId })
    expect(codes(await draft(desk.ask, manager, communityId, { ownClauses: '后来的人写的', version: 1 }))).toEqual(['COMMUNITIES.DRAFT_CHANGED'])
    const shown = (await desk.ask(doctor, getUnitAgreementEndpoint, { unitAgreementId })).body
    expect(shown).toMatchObject({ state: 'draft', isIntact: true, reasons: [], signatures: [], content: { partyA: { doctorName: '陈静' }, partyB: { name: '东街机械厂', contactPhoneMasked: '139****5678' }, term: { from: '2026-11-24', lastDay: '2027-11-23' } } })
    expect(shown.content.clauses.map(({ text }: { text: string }) => text)).toContain('每月第一个周三在厂医务室坐诊。')
    expect(shown.contentHash).toBe(createHash('sha256').update(canonicalJson(shown.content)).digest('hex'))
    // The doctor's account stands for the doctor's hand, nobody else's.
    expect(codes(await signDraft(desk.ask, manager, unitAgreementId, { doctorSignature: null }))).toEqual(['COMMUNITIES.DOCTOR_SIGNS'])
    expect(codes(await signDraft(desk.ask, doctor, unitAgreementId, { unitSignature: { ...handwriting(), strokes: [] } }))).toEqual(['CONTRACTS.SIGNATURE_EMPTY'])
    expect((await desk.ask(doctor, signUnitAgreementEndpoint, { unitAgreementId, contentHash: '0'.repeat(64), unitSignature: handwriting() })).status).toBe(409)
    expect((await signDraft(desk.ask, doctor, unitAgreementId, { doctorSignature: null })).body).toMatchObject({ from: '2026-11-24', lastDay: '2027-11-23' })
    expect(codes(await signDraft(desk.ask, doctor, unitAgreementId, { doctorSignature: null }))).toEqual(['COMMUNITIES.STATE'])
    const kept = (await desk.ask(doctor, getUnitAgreementEndpoint, { unitAgreementId })).body
    expect(kept).toMatchObject({ state: 'in_force', standing: 'running', isIntact: true, contentHash: shown.contentHash, signatures: [{ party: 'unit', name: '周主任', png: expect.any(String) }, { party: 'doctor', name: '陈静', png: null }] })
    await desk.rows(`UPDATE communities.agreement SET content = replace(content::text, '坐诊', '出诊')::json WHERE id = $1`, unitAgreementId)
    expect((await desk.ask(doctor, getUnitAgreementEndpoint, { unitAgreementId })).body.isIntact).toBe(false)
  })
  it('is followed by the next version, a new row that begins when it is over; ending one leaves what was signed', async () => {
    const county = await aCounty(desk)
    const { manager } = county.actors
    const { communityId, unitAgreementId } = await aSignedUnit(desk.ask, county)
    const next = (await draft(desk.ask, manager, communityId)).body.unitAgreementId
    expect(next).not.toBe(unitAgreementId)
    expect((await signDraft(desk.ask, manager, next)).body).toMatchObject({ from: '2027-11-24', lastDay: '2028-11-23' })
    const number = (await desk.ask(manager, getUnitAgreementEndpoint, { unitAgreementId })).body.number
    expect((await desk.ask(manager, getUnitAgreementEndpoint, { unitAgreementId: next })).body.content.previousNumber).toBe(number)
    const end = (id: string, version: number) => desk.ask(manager, endUnitAgreementEndpoint, { unitAgreementId: id, version, reason: '厂搬走了' })
    expect((await end(unitAgreementId, 1)).status).toBe(409)
    expect((await end(unitAgreementId, 2)).status).toBe(200)
    expect(codes(await end(unitAgreementId, 3))).toEqual(['COMMUNITIES.STATE'])
    expect(await read(manager, communityId)).toMatchObject({ fiveOnes: [{ one: 'team', isStanding: false, next: 'sign_again' }, {}, {}, {}, {}], mayImport: false })
  })
  it('two who sign the same draft at once put one in force', async () => {
    const county = await aCounty(desk)
    const { manager } = county.actors
    const { unitAgreementId } = (await draft(desk.ask, manager, await openUnit(desk.ask, county))).body
    const answers = await Promise.all(Array.from({ length: 4 }, () => signDraft(desk.ask, manager, unitAgreementId)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await desk.rows('SELECT count(*)::int AS n FROM communities.signature WHERE agreement_id = $1', unitAgreementId)).toEqual([{ n: 2 }])
  })
  it('is not of others: neither read nor signed nor ended', async () => {
    const county = await aCounty(desk)
    const { otherDoctor, stranger } = county.actors
    const { communityId, unitAgreementId } = await aSignedUnit(desk.ask, county)
    for (const actor of [otherDoctor, stranger]) {
      for (const [endpoint, input] of [
        [getUnitAgreementEndpoint, { unitAgreementId }], [unitOfferEndpoint, { communityId }], [endUnitAgreementEndpoint, { unitAgreementId, version: 2, reason: '不是我的' }], [recordDoneEndpoint, { communityId, one: 'report', doneOn: '2026-11-24', persons: 0, note: '不是我的' }],
        [listMembersEndpoint, { communityId }], [searchMembersEndpoint, { communityId, name: '张' }], [signUnitAgreementEndpoint, { unitAgreementId, contentHash: '0'.repeat(64), unitSignature: handwriting() }],
      ] as const) expect([endpoint.path, (await desk.ask(actor, endpoint, input)).status]).toEqual([endpoint.path, 404])
    }
  })
})

describe('the members', () => {
  it('stand where their contracts of the day say; who leaves keeps the contract', async () => {
    const county = await aCounty(desk)
    const { manager, doctor, commission } = county.actors
    const { communityId } = await aSignedUnit(desk.ask, county)
    const residentId = await desk.aResident(county)
    expect((await desk.sign(doctor, residentId)).status).toBe(200)
    const [here, waiting] = [await aMember(county, communityId, '罗玉珍', residentId), await aMember(county, communityId, '王未签')]
    const members = async (input: object = {}, actor = manager) => (await desk.ask(actor, listMembersEndpoint, { communityId, ...input })).body.items
    expect(await members()).toMatchObject([{ name: '王未签', state: 'waits', residentId: null, hasRecord: false, signedWith: null }, { name: '罗玉珍', state: 'signed_here', residentId, hasRecord: true, signedWith: '东街街道第一团队', byRoster: false }])
    expect(await members({ state: 'waits' })).toMatchObject([{ memberId: waiting }])
    expect((await members({}, commission)).map(({ name }: { name: string }) => name)).toEqual(['王*签', '罗*珍'])
    expect((await desk.ask(manager, searchMembersEndpoint, { communityId, name: '玉' })).body.items).toMatchObject([{ memberId: here }])
    const leave = (memberId: string, leftOn: string) => desk.ask(manager, leaveCommunityEndpoint, { communityId, memberId, leftOn })
    expect(codes(await leave(here, '2026-11-25'))).toEqual(['COMMUNITIES.LEFT_LATER'])
    expect(codes(await leave(here, '2026-11-19'))).toEqual(['COMMUNITIES.LEFT_BEFORE'])
    expect((await leave(here, '2026-11-24')).status).toBe(200)
    expect(codes(await leave(here, '2026-11-24'))).toEqual(['COMMUNITIES.HAS_LEFT'])
    expect(await members({ state: 'left' })).toMatchObject([{ memberId: here, contractId: expect.any(String), leftOn: '2026-11-24' }])
    expect(await desk.rows('SELECT is_signed FROM residents.resident WHERE id = $1', residentId)).toEqual([{ is_signed: true }])
    expect((await leave(randomUUID(), '2026-11-24')).status).toBe(404)
  })
})

describe('the five ones', () => {
  it('are entered within the agreement in force, for no more people than there are, and struck out with a reason', async () => {
    const county = await aCounty(desk)
    const { manager, doctor } = county.actors
    const bare = await openUnit(desk.ask, county, { name: '没有协议的厂' })
    const { communityId } = await aSignedUnit(desk.ask, county)
    for (const name of ['张一', '张二', '张三']) await aMember(county, communityId, name)
    const record = (change: object = {}, id = communityId) => desk.ask(doctor, recordDoneEndpoint, { communityId: id, one: 'examination', doneOn: '2026-11-24', persons: 2, note: '厂医务室集中体检', ...change })
    expect(codes(await record({}, bare))).toEqual(['COMMUNITIES.NO_AGREEMENT'])
    expect(codes(await record({ doneOn: '2026-11-25', persons: 4 }))).toEqual(['COMMUNITIES.DONE_LATER', 'COMMUNITIES.TOO_MANY'])
    expect(codes(await record({ doneOn: '2026-11-23' }))).toEqual(['COMMUNITIES.DONE_BEFORE'])
    const { doneId } = (await record()).body
    await record({ one: 'online_place', persons: 3, note: '企业微信群' })
    expect(await read(manager, communityId)).toMatchObject({ ones: 3, fiveOnes: [{ isStanding: true }, { done: 0, of: 3 }, { isStanding: true, since: '2026-11-24', done: 2, of: 3, next: 'examine_rest' }, { isStanding: false, next: 'report' }, { isStanding: true, done: 3, next: null }] })
    const strike = () => desk.ask(manager, strikeDoneEndpoint, { communityId, doneId, reason: '记错了厂' })
    expect((await strike()).status).toBe(200)
    expect(codes(await strike())).toEqual(['COMMUNITIES.IS_STRUCK'])
    const after = await read(manager, communityId)
    expect(after.ones).toBe(2)
    expect(after.done.find((one: { doneId: string }) => one.doneId === doneId).strikeReason).toBe('记错了厂')
  })
})
