import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proposeOwnSigningEndpoint } from '#api/online-signing.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { lookAtPdf } from '#platform/typeset/pdf-pages.fixture.ts'
import { aPhone, applyFor, approve } from './a-phone.fixture.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'

let desk: SigningDesk
let county: TestCounty
beforeAll(async () => {
  desk = await aSigningDesk(() => [], '320904')
  county = await aCounty(desk)
})
afterAll(async () => {
  await desk.close()
  expect(desk.defects).toEqual([])
})
const packageOf = (body: { packages: { id: string }[] }, id: string) => body.packages.find((one) => one.id === id)
const squeezed = (text: string) => text.replace(/[\s\u200b]/g, '')

describe('packages with their prices, in Dafeng', () => {
  it('each says the sum of its items, who takes off what, what the resident pays and saves: 276 − 65 − 64 − 12 = 135, saved 141', async () => {
    const { body, status } = await desk.propose(county.actors.doctor, await desk.aResident(county))
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.packages).toHaveLength(16)
    expect(packageOf(body, 'intermediate_hypertension')).toMatchObject({
      zh: '中级包（高血压型）', tier: 'intermediate', variant: 'hypertension', residentFen: 13_500, totalFen: 26_400, isProposed: true, fit: 'fits',
      price: { sumFen: 27_600, less: [{ part: 'medical_insurance', fen: 6_500 }, { part: 'public_health', fen: 6_400 }, { part: 'discount', fen: 1_200 }], residentFen: 13_500, savingFen: 14_100 },
    })
    expect(packageOf(body, 'beginner')).toMatchObject({ residentFen: 5_000, isProposed: false, fit: 'fits' })
    expect(packageOf(body, 'advanced_tumour')).toMatchObject({ fit: 'ask' })
  })

  it('are kept with the contract and printed, and what was agreed on beside them is an annex', async () => {
    const agreed = { items: [{ item: 'acupuncture_tuina', times: 10 }, { item: 'dressing', times: 2 }], discountFen: 4_000 }
    const residentId = await desk.aResident(county)
    const packageIds = ['basic', 'intermediate_hypertension']
    const { body: offer } = await desk.propose(county.actors.doctor, residentId, { packageIds, agreed })
    expect(packageOf(offer, 'agreed')).toMatchObject({ kind: 'agreed', isChosen: true, residentFen: 30_000, price: { sumFen: 34_000, less: [{ part: 'discount', fen: 4_000 }], savingFen: 4_000 } })
    expect(offer.fee).toMatchObject({ residentFen: 43_500, totalFen: 62_400 })

    const { body: signed, status } = await desk.sign(county.actors.doctor, residentId, { packageIds, agreed, offerHash: offer.offerHash })
    expect(status, JSON.stringify(signed)).toBe(200)
    expect(signed.residentFeeFen).toBe(43_500)
    const [kept] = await desk.rows('SELECT terms FROM contracts.contract WHERE id = $1', signed.contractId)
    expect(kept.terms.packages.map(({ id, kind, price }: { id: string; kind: string; price: { sumFen: number } }) => [id, kind, price.sumFen])).toEqual([['basic', 'basic', 6_000], ['intermediate_hypertension', 'paid', 27_600], ['agreed', 'agreed', 34_000]])
    expect(kept.terms.packages[2]?.price.lines).toMatchObject([{ item: 'acupuncture_tuina', times: 10, unitFen: 3_000 }, { item: 'dressing', times: 2, unitFen: 2_000 }])
    const paper = squeezed(lookAtPdf((await desk.print(county.actors.doctor, signed.contractId)).bytes).text)
    for (const text of ['项目合计276.00', '135.00', '协商的服务项目', '340.00', '减：让利40.00']) expect(paper).toContain(text)
  })

  it('what was agreed on counts into what is signed: with other items than were shown it is a conflict', async () => {
    const residentId = await desk.aResident(county)
    const agreed = { items: [{ item: 'dressing', times: 2 }], discountFen: 0 }
    const { body: offer } = await desk.propose(county.actors.doctor, residentId, { packageIds: ['basic'], agreed })
    const answer = await desk.sign(county.actors.doctor, residentId, { packageIds: ['basic'], agreed: { ...agreed, discountFen: 100 }, offerHash: offer.offerHash })
    expect([answer.status, codesOf(answer)]).toEqual([409, ['CONTRACTS.TERMS_CHANGED']])
  })

  it.each([
    [{ items: [{ item: 'dressing', times: 1 }], discountFen: 2_001 }, 'POLICY.PACKAGE_NEGATIVE'],
    [{ items: [{ item: 'gold', times: 1 }], discountFen: 0 }, 'POLICY.ITEM_UNKNOWN'],
  ])('an annex that cannot be is said while it is made, and refused: %j', async (agreed, code) => {
    const residentId = await desk.aResident(county)
    const { body } = await desk.propose(county.actors.doctor, residentId, { packageIds: ['basic'], agreed })
    expect(body.agreeable.reasons.map((one: { code: string }) => one.code)).toContain(code)
    expect(codesOf(await desk.sign(county.actors.doctor, residentId, { packageIds: ['basic'], agreed }))).toContain(code)
  })

  it('a resident on a phone reads the same and applies; the approved contract keeps the prices that were signed', async () => {
    const residentId = await desk.aResident(county)
    const phone = aPhone(county, residentId)
    const packageIds = ['basic', 'advanced_elderly']
    const { body } = await desk.ask(phone, proposeOwnSigningEndpoint, { residentId, packageIds })
    expect(packageOf(body, 'advanced_elderly')).toMatchObject({ isChosen: true, price: { sumFen: 85_000, savingFen: 53_000, residentFen: 32_000 } })
    const applied = await applyFor(desk, phone, residentId, { packageIds })
    expect(applied.status, JSON.stringify(applied.body)).toBe(200)
  })
})

it('in a region that prices nothing by item there is nothing to agree on', async () => {
  const yubei = await aSigningDesk()
  const other = await aCounty(yubei)
  const { body } = await yubei.propose(other.actors.doctor, await yubei.aResident(other))
  expect([body.agreeable, body.packages.map((one: { price: unknown }) => one.price)]).toEqual([null, [null, null, null]])
  await yubei.close()
})

describe('packages that the institution composed itself', () => {
  const line = { item: 'follow_up', zh: '上门随访', en: 'Follow-up at home', category: 'treatment_rehabilitation', level: 'village_clinic', times: 4, unitFen: 1_500, insuranceFen: 0, publicHealthFen: 1_000, amountFen: 6_000 }
  const offer = { lines: [line], sumFen: 6_000, less: [{ part: 'public_health', fen: 4_000 }], residentFen: 2_000, savingFen: 4_000 }
  async function published(of: TestCounty) {
    const id = randomUUID()
    await of.put('service_packages.composed', {
      county_code: of.countyCode, id, institution_id: of.town.institutionId, line_id: id, version_number: 1, name: '随访包', english_name: 'Follow-up', tier: 'beginner', items: '[]', discount_fen: 0, offer: JSON.stringify(offer), because: '[]',
      state: 'published', editors: '{}', edited_by_name: '甲', edited_at: '2026-11-01', published_by: randomUUID(), published_by_name: '乙', published_at: '2026-11-02',
    })
    return { id, code: `own_${id.replaceAll('-', '')}` }
  }

  it('are offered by its teams as they were published, signed, and kept whatever becomes of them', async () => {
    const of = await aCounty(desk)
    const { id, code } = await published(of)
    const residentId = await desk.aResident(of)
    const { body } = await desk.propose(of.actors.doctor, residentId, { packageIds: ['basic', code] })
    expect(packageOf(body, code)).toMatchObject({ zh: '随访包', kind: 'paid', fit: 'fits', isChosen: true, residentFen: 2_000, totalFen: 6_000, price: { savingFen: 4_000 } })
    const signed = await desk.sign(of.actors.doctor, residentId, { packageIds: ['basic', code], offerHash: body.offerHash })
    expect(signed.status, JSON.stringify(signed.body)).toBe(200)
    await desk.rows("UPDATE service_packages.composed SET state = 'withdrawn', withdrawn_by_name = '丙', withdrawn_at = now() WHERE id = $1", id)
    const [kept] = await desk.rows('SELECT terms FROM contracts.contract WHERE id = $1', signed.body.contractId)
    expect(kept.terms.packages[1]).toMatchObject({ id: code, price: { residentFen: 2_000 } })
  })

  it('withdrawn while somebody chose them they are refused in words, at the desk and for who approves', async () => {
    const of = await aCounty(desk)
    const { id, code } = await published(of)
    const [atDesk, onPhone] = [await desk.aResident(of), await desk.aResident(of)]
    const { body } = await desk.propose(of.actors.doctor, atDesk, { packageIds: ['basic', code] })
    const { body: applied } = await applyFor(desk, aPhone(of, onPhone), onPhone, { packageIds: ['basic', code] })
    await desk.rows("UPDATE service_packages.composed SET state = 'withdrawn', withdrawn_by_name = '丙', withdrawn_at = now() WHERE id = $1", id)
    expect(codesOf(await desk.sign(of.actors.doctor, atDesk, { packageIds: ['basic', code], offerHash: body.offerHash }))).toEqual(['CONTRACTS.PACKAGE_NOT_OFFERED'])
    expect((await approve(desk, of.actors.doctor, [applied.applicationId])).body.results[0].reasons.map((one: { code: string }) => one.code)).toEqual(['CONTRACTS.PACKAGE_NOT_OFFERED'])
  })

  it('are not offered by another institution’s team', async () => {
    const of = await aCounty(desk)
    const { code } = await published(of)
    const { body } = await desk.propose(of.actors.commission, await desk.aResident(of, { institution_id: of.country.institutionId, team_id: of.country.teamId, township_code: of.country.townshipCode, village_code: of.country.villageCode }), { teamId: of.country.teamId })
    expect(packageOf(body, code)).toBeUndefined()
  })
})
