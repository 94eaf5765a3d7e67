import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { amendContractEndpoint } from '#api/contract-changes.ts'
import { agreementFileEndpoint, comparePdfEndpoint, endContractEndpoint, getContractEndpoint, previewEndingEndpoint, undoEndingEndpoint, verifyAgreementEndpoint } from '#api/contracts.ts'
import { getOwnContractEndpoint, ownAgreementPageEndpoint } from '#api/online-signing.ts'
import { listServicesEndpoint, listUnservedEndpoint, recordServiceEndpoint } from '#api/services.ts'
import { lookAtPdf } from '#platform/typeset/pdf-pages.fixture.ts'
import { systemContext } from '#platform/http/context.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aPhone } from './a-phone.fixture.ts'
import { amendFor, amendingOf, proposeFor } from './amend.fixture.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'
import { contractListeners } from './index.ts'
import { renewContracts } from './renew-contracts.ts'

const day = 86_400_000
let desk: SigningDesk
let county: TestCounty
let noon: number
beforeAll(async () => {
  desk = await aSigningDesk()
  county = await aCounty(desk)
  noon = desk.clock.now // 2026-11-24
})
beforeEach(() => { desk.clock.now = noon })
afterAll(async () => {
  await desk.close()
  expect(desk.defects).toEqual([])
})
const doctor = () => county.actors.doctor
const read = async (contractId: string) => (await desk.ask(doctor(), getContractEndpoint, { contractId })).body
const states = async (code: string) => { const { body } = await desk.ask(null, verifyAgreementEndpoint, { code }); return { ...body, states: body.findings.map(({ state }: { state: string }) => state) } }
const hear = (contractId: string) => contractListeners(desk.using).find(({ topic }) => topic === 'contract-amended')?.hear(systemContext(desk.bulk, desk.clock.now, county.countyCode), contractId)
const [chronic, elderly] = ['chronic_discount', 'elderly_care']
async function aSigned(packageIds: readonly string[] = ['basic', chronic], change: Record<string, unknown> = {}) {
  const residentId = await desk.aResident(county, change)
  const { body, status } = await desk.sign(doctor(), residentId, { packageIds, packageReasons: [{ id: elderly, reason: '家属要求' }] })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { residentId, contractId: body.contractId as string, verifyCode: body.verifyCode as string }
}
const why = { packageReasons: [{ id: elderly, reason: '术后在家调养' }] }
const amendments = (contractId: string) => desk.rows('SELECT version FROM contracts.amendment WHERE contract_id = $1 ORDER BY 1', contractId)

describe('a supplement', () => {
  it('says before what it costs, is signed with its own text, and leaves the first version to read; this year’s money is kept', async () => {
    const { contractId, residentId, verifyCode } = await aSigned()
    await desk.print(doctor(), contractId)
    desk.clock.now = Date.parse('2027-03-25T04:00:00Z') // four months and a day
    const { body: offer } = await proposeFor(desk, doctor(), contractId, { packageIds: ['basic', elderly] })
    // 50, 20 and 40 yuan a year. Added: eight of twelve months are left. Dropped: five are begun.
    const year = {
      lastDay: '2027-11-23', rule: 'by_month', months: 8, due: { medical_insurance: 1333, public_health: 2667, resident: 3333 },
      used: { medical_insurance: 833, public_health: 1667, resident: 2083 }, back: { medical_insurance: 1167, public_health: 2333, resident: 2917 },
    }
    expect(offer).toMatchObject({ reasons: [], version: 1, nextVersion: 2, added: [{ id: elderly, residentFen: 5000 }], dropped: [{ id: chronic, residentFen: 5000 }], feeBefore: { totalFen: 11_000, residentFen: 5000 }, feeAfter: { totalFen: 11_000, residentFen: 5000 }, year })
    expect(offer.packages.map(({ id, isCurrent, isChosen }: Record<string, unknown>) => [id, isCurrent, isChosen])).toEqual([['basic', true, true], [chronic, true, false], [elderly, false, true]])
    const key = randomUUID()
    const input = await amendingOf(desk, doctor(), contractId, ['basic', elderly], why)
    const give = () => desk.ask(doctor(), amendContractEndpoint, input, key)
    const { body: answer, status } = await give()
    expect([status, answer]).toMatchObject([200, { contractId, version: 2, residentFeeFen: 5000 }])
    expect((await give()).body).toEqual(answer)
    expect(await amendments(contractId)).toEqual([{ version: 2 }])
    const [money] = await desk.rows('SELECT kind, happened_on::text AS day, rule, months, due, used, back FROM contracts.money_event WHERE contract_id = $1', contractId)
    expect(money).toMatchObject({ kind: 'amended', day: '2027-03-25', rule: 'by_month', months: 8, due: year.due, used: year.used, back: year.back })

    const contract = await read(contractId)
    expect(contract.packages).toEqual(['基础包', '老年康养包'])
    expect(contract.timeline[0]).toMatchObject({ event: 'amend', amended: { version: 2, added: ['老年康养包'], dropped: ['慢病优惠包'] } })
    expect(contract.versions).toMatchObject([
      { version: 2, since: '2027-03-25', added: ['老年康养包'], dropped: ['慢病优惠包'], year: { due: expect.arrayContaining([{ party: '居民', fen: 3333 }]) }, paper: { sealedAt: null, signatures: [{ party: 'resident', isHandwritten: true }, { party: 'doctor', isHandwritten: false }] } },
      { version: 1, since: '2026-11-24', packages: [{ id: 'basic' }, { id: chronic, residentFen: 5000 }], paper: null },
    ])

    await hear(contractId)
    await hear(contractId)
    const pdf = await desk.ask(doctor(), agreementFileEndpoint, { contractId, version: 2 })
    const text = lookAtPdf(pdf.bytes).text.replace(/[\s​]/g, '')
    for (const words of ['家庭医生签约服务协议补充协议', '自2027年3月25日起变更服务包', '增加', '老年康养包', '取消', '慢病优惠包', '余下的8个月', '33.33', '29.17', '其他约定不变']) expect(text).toContain(words)
    expect(await states(answer.verifyCode)).toMatchObject({ version: 2, states: ['ok', 'ok', 'ok', 'ok'] })
    expect(await states(verifyCode)).toMatchObject({ version: 1, states: ['ok', 'ok', 'ok', 'ok'], supplements: [{ version: 2, since: '2027-03-25', isWhole: true }], correctedOn: [] })
    expect((await desk.ask(null, comparePdfEndpoint, { code: answer.verifyCode, pdf: pdf.bytes.toString('base64') })).body.isSame).toBe(true)

    const phone = aPhone(county, residentId)
    const { body: own } = await desk.ask(phone, getOwnContractEndpoint, { residentId, contractId })
    expect(own.versions).toMatchObject([{ version: 2, since: '2027-03-25', added: ['老年康养包'], dropped: ['慢病优惠包'], pages: expect.any(Number) }, { version: 1, packages: ['基础包', '慢病优惠包'], residentFen: 5000 }])
    const [first, second] = [await desk.ask(phone, ownAgreementPageEndpoint, { residentId, contractId, page: 1 }), await desk.ask(phone, ownAgreementPageEndpoint, { residentId, contractId, page: 1, version: 2 })]
    expect([first.status, second.status, first.bytes.equals(second.bytes)]).toEqual([200, 200, false])
    expect((await desk.ask(aPhone(county, randomUUID()), ownAgreementPageEndpoint, { residentId, contractId, page: 1, version: 2 })).status).toBe(404)
  }, 120_000)

  it('every changed byte of it is found, and the agreement’s own page says that a supplement is not as it was signed', async () => {
    const { contractId, verifyCode } = await aSigned()
    const { body: { verifyCode: code } } = await amendFor(desk, doctor(), contractId, ['basic'])
    await hear(contractId)
    const [kept] = await desk.rows('SELECT content::text AS content, pdf_hash FROM contracts.amendment WHERE contract_id = $1', contractId)
    const one = "WHERE contract_id = $1 AND version = 2 AND party = 'resident'"
    const [{ envelope, picture }] = await desk.rows(`SELECT envelope::text AS envelope, image_file AS picture FROM contracts.amendment_signature ${one}`, contractId)
    for (const [change, undo] of [
      [['UPDATE contracts.amendment SET content = $2::json WHERE contract_id = $1', kept.content.replace('慢病优惠包', '慢病优惠句')], ['UPDATE contracts.amendment SET content = $2::json WHERE contract_id = $1', kept.content]],
      [[`UPDATE contracts.amendment_signature SET envelope = $2::json ${one}`, envelope.replace('"version":2', '"version":3')], [`UPDATE contracts.amendment_signature SET envelope = $2::json ${one}`, envelope]],
      [[`UPDATE contracts.amendment_signature SET image_file = $2 ${one}`, '0'.repeat(64)], [`UPDATE contracts.amendment_signature SET image_file = $2 ${one}`, picture]],
      [["UPDATE contracts.amendment SET pdf_hash = decode(repeat('00', 32), 'hex') WHERE contract_id = $1 AND $2 = ''", ''], ['UPDATE contracts.amendment SET pdf_hash = $2 WHERE contract_id = $1', kept.pdf_hash]],
    ] as const) {
      await desk.rows(change[0], contractId, change[1])
      expect((await states(code)).states, change[0]).toContain('wrong')
      expect((await states(verifyCode)).supplements).toMatchObject([{ version: 2, isWhole: false }])
      await desk.rows(undo[0], contractId, undo[1])
      expect((await states(code)).states).toEqual(['ok', 'ok', 'ok', 'ok'])
    }
  }, 120_000)

  it('the signatures of the agreement do not fit it, nor its own the agreement', async () => {
    const { contractId, verifyCode } = await aSigned()
    const { body: { verifyCode: code } } = await amendFor(desk, doctor(), contractId, ['basic'])
    await desk.rows("UPDATE contracts.amendment_signature a SET envelope = s.envelope, envelope_hash = s.envelope_hash, image_file = s.image_file FROM contracts.signature s WHERE s.contract_id = a.contract_id AND s.party = a.party AND a.contract_id = $1", contractId)
    expect((await states(code)).states[0]).toBe('wrong')
    expect((await states(verifyCode)).states[0]).toBe('ok')
  }, 60_000)
})

describe('is refused', () => {
  it.each([
    ['without a change', ['basic', chronic], {}, ['CONTRACTS.AMEND_NOTHING']],
    ['without the basic package', [chronic], {}, ['CONTRACTS.AMEND_BASIC_STAYS']],
    ['with a package there is not', ['basic', chronic, 'gold'], {}, ['CONTRACTS.PACKAGE_NOT_OFFERED']],
    ['with items where none may be agreed on', ['basic', chronic], { agreed: { items: [{ item: 'dressing', times: 1 }], discountFen: 0 } }, null],
    ['with a package for others alone', ['basic', chronic, elderly], { resident: { populations: ['hypertension'] } }, ['CONTRACTS.PACKAGE_NOT_FOR']],
  ])('%s', async (_, packageIds, { resident, ...change }: { resident?: Record<string, unknown>; agreed?: unknown }, codes) => {
    const { contractId } = await aSigned(['basic', chronic], resident)
    const answer = await amendFor(desk, doctor(), contractId, packageIds, change)
    expect(answer.status).toBe(422)
    if (codes) expect(codesOf(answer)).toEqual(codes)
    expect(await amendments(contractId)).toEqual([])
  }, 60_000)

  it('with other terms than were shown, with a hand that wrote nothing, for a child without who signs', async () => {
    const { contractId } = await aSigned()
    expect(codesOf(await amendFor(desk, doctor(), contractId, ['basic'], { offerHash: '0'.repeat(64) }))).toEqual(['CONTRACTS.TERMS_CHANGED'])
    expect(codesOf(await amendFor(desk, doctor(), contractId, ['basic'], { residentSignature: { kind: 'drawn', png: 'aGVsbG8=', strokes: [[]] } }))).toEqual(['CONTRACTS.SIGNATURE_EMPTY'])
    const child = await aChild()
    expect(codesOf(await amendFor(desk, doctor(), child, ['basic']))).toEqual(['CONTRACTS.MINOR_NEEDS_REPRESENTATIVE'])
    expect((await amendFor(desk, doctor(), child, ['basic'], { representative: { name: '罗小燕', relation: 'parent' } })).status).toBe(200)
  }, 60_000)
  async function aChild(): Promise<string> {
    const residentId = await desk.aResident(county, { birth_on: '2015-06-01', populations: ['hypertension'] })
    return (await desk.sign(doctor(), residentId, { packageIds: ['basic', chronic], representative: { name: '罗小燕', relation: 'parent' } })).body.contractId
  }

  it('when it is over, has ended, was taken over, or its doctor has left; and another place finds nothing', async () => {
    const { contractId } = await aSigned()
    expect((await amendFor(desk, county.actors.otherDoctor, contractId, ['basic'])).status).toBe(404)
    await desk.rows("UPDATE contracts.contract SET channel = 'import' WHERE id = $1", contractId)
    expect(codesOf(await amendFor(desk, doctor(), contractId, ['basic']))).toEqual(['CONTRACTS.AMEND_NO_AGREEMENT'])
    await desk.rows("UPDATE contracts.contract SET channel = 'desk' WHERE id = $1", contractId)
    desk.clock.now += 365 * day
    expect(codesOf(await amendFor(desk, doctor(), contractId, ['basic']))).toEqual(['CONTRACTS.AMEND_NOT_RUNNING'])
    desk.clock.now = noon
    await desk.rows('UPDATE organisations.team_member SET valid_until = $2 WHERE staff_id = $1', county.town.staff.doctor, '2026-11-01')
    expect(codesOf(await amendFor(desk, doctor(), contractId, ['basic']))).toEqual(['CONTRACTS.AMEND_DOCTOR_GONE'])
    await desk.rows('UPDATE organisations.team_member SET valid_until = NULL WHERE staff_id = $1', county.town.staff.doctor)
    await desk.ask(doctor(), endContractEndpoint, { contractId, reason: 'by_request', note: '本人到场要求' })
    expect(codesOf(await amendFor(desk, doctor(), contractId, ['basic']))).toEqual(['CONTRACTS.ALREADY_ENDED'])
  }, 60_000)
})

describe('at the same moment', () => {
  it('as another: one supplement, the other is told', async () => {
    const { contractId } = await aSigned()
    const [drop, add] = [await amendingOf(desk, doctor(), contractId, ['basic']), await amendingOf(desk, doctor(), contractId, ['basic', chronic, elderly], why)]
    const answers = await Promise.all([drop, add].map((input) => desk.ask(doctor(), amendContractEndpoint, input)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.flatMap((one) => codesOf(one) ?? [])).toEqual(['CONTRACTS.CHANGED_MEANWHILE'])
    expect(await amendments(contractId)).toEqual([{ version: 2 }])
  }, 60_000)

  it.each([1, 2, 3])('as its end (%i): either, and what is not answered with yes left nothing behind', async () => {
    const { contractId } = await aSigned()
    const input = await amendingOf(desk, doctor(), contractId, ['basic'])
    const [amended, ended] = await Promise.all([desk.ask(doctor(), amendContractEndpoint, input), desk.ask(doctor(), endContractEndpoint, { contractId, reason: 'by_request', note: '本人到场要求' })])
    expect([[200, 409], [409, 200], [422, 200], [200, 200]]).toContainEqual([amended.status, ended.status])
    expect(await amendments(contractId)).toEqual(amended.status === 200 ? [{ version: 2 }] : [])
    const [{ state }] = await desk.rows('SELECT state FROM contracts.contract WHERE id = $1', contractId)
    expect(state).toBe(ended.status === 200 ? 'ended' : 'active')
    expect(await desk.rows("SELECT count(*)::int AS n FROM contracts.amendment_signature WHERE contract_id = $1", contractId)).toEqual([{ n: amended.status === 200 ? 2 : 0 }])
  }, 60_000)
})

describe('afterwards', () => {
  it('an end in the same year counts what was added from its day on: three of eight months of 50 yuan', async () => {
    const { contractId } = await aSigned(['basic'])
    desk.clock.now = Date.parse('2027-03-25T04:00:00Z')
    expect((await amendFor(desk, doctor(), contractId, ['basic', elderly], why)).status).toBe(200)
    desk.clock.now = Date.parse('2027-06-25T04:00:00Z')
    const { body } = await desk.ask(doctor(), previewEndingEndpoint, { contractId })
    expect(body.year).toMatchObject({ rule: 'by_month', months: 8, used: { resident: 1250, medical_insurance: 500, public_health: 1000 }, back: { resident: 2083, medical_insurance: 833, public_health: 1667 } })
    await desk.ask(doctor(), endContractEndpoint, { contractId, reason: 'by_request', note: '本人到场要求' })
    expect((await read(contractId)).endedYear).toEqual(body.year)
    desk.clock.now += 1000
    await desk.ask(doctor(), undoEndingEndpoint, { contractId })
    expect(await read(contractId)).toMatchObject({ endedYear: null, packages: ['基础包', '老年康养包'] })
  }, 60_000)

  it('no end may be dated back before the newest of them, and none is reckoned; on its day or after it may', async () => {
    const { contractId } = await aSigned()
    desk.clock.now = Date.parse('2027-03-20T04:00:00Z')
    await amendFor(desk, doctor(), contractId, ['basic', chronic, elderly], why)
    desk.clock.now = Date.parse('2027-03-25T04:00:00Z')
    await amendFor(desk, doctor(), contractId, ['basic', elderly])
    desk.clock.now = Date.parse('2027-04-10T04:00:00Z')
    const end = (lastDay: string) => desk.ask(doctor(), endContractEndpoint, { contractId, reason: 'deceased', note: '家属来电，已核对', lastDay })
    expect((await end('2027-03-24')).body.reasons).toMatchObject([{ code: 'CONTRACTS.END_BEFORE_SUPPLEMENT', params: { day: '2027-03-25' } }])
    expect((await desk.ask(doctor(), previewEndingEndpoint, { contractId, lastDay: '2027-03-24' })).body.year).toBeNull()
    expect((await desk.ask(doctor(), previewEndingEndpoint, { contractId, lastDay: '2027-03-25' })).body.year).toMatchObject({ rule: 'by_month' })
    expect((await end('2027-03-25')).body).toMatchObject({ endedOn: '2027-03-26' })
  }, 60_000)

  it('an undone end does not take an amendment for an ended year', async () => {
    const { contractId } = await aSigned()
    await amendFor(desk, doctor(), contractId, ['basic'])
    expect((await read(contractId)).endedYear).toBeNull()
    await desk.ask(doctor(), endContractEndpoint, { contractId, reason: 'by_request', note: '本人到场要求' })
    await desk.ask(doctor(), undoEndingEndpoint, { contractId })
    expect(await desk.rows('SELECT kind FROM contracts.money_event WHERE contract_id = $1 ORDER BY at', contractId)).toEqual([{ kind: 'amended' }])
  }, 60_000)

  it('what a supplement adds is owed from its day on; what was done of what it drops stays to be read', async () => {
    const { contractId } = await aSigned()
    const staff = { staffId: county.town.staff.doctor }
    const record = (item: string, servedOn: string) => desk.ask(doctor(), recordServiceEndpoint, { contractId, item, servedOn, way: 'clinic', ...staff })
    const isBehind = async () => ((await desk.ask(doctor(), listUnservedEndpoint, { kind: 'behind', most: 100 })).body.items as { contractId: string }[]).some((one) => one.contractId === contractId)
    const other = await aSigned()
    desk.clock.now = Date.parse('2027-03-25T04:00:00Z')
    // Signed on 2026-11-24 with four a year: behind since 2027-02-16. What comes instead is twice a year: the first within 168 days of 03-25, by 2027-09-09.
    expect(await isBehind()).toBe(true)
    await amendFor(desk, doctor(), contractId, ['basic', elderly], why)
    expect(await isBehind()).toBe(false)
    desk.clock.now = Date.parse('2027-09-08T04:00:00Z')
    expect(await isBehind()).toBe(false)
    expect(codesOf(await record('home_assessment', '2027-03-24'))).toEqual(['CONTRACTS.SERVICE_BEFORE_PACKAGE'])
    desk.clock.now = Date.parse('2027-09-09T04:00:00Z')
    expect(await isBehind()).toBe(true)
    // Served and then changed: the entry keeps its name, and what is behind follows the terms.
    await desk.ask(doctor(), recordServiceEndpoint, { contractId: other.contractId, item: 'blood_glucose', servedOn: '2027-01-05', way: 'home', ...staff })
    await amendFor(desk, doctor(), other.contractId, ['basic'])
    const { body } = await desk.ask(doctor(), listServicesEndpoint, { contractId: other.contractId })
    expect([body.entries.map(({ zh }: { zh: string }) => zh), body.items.some(({ isBehind: late }: { isBehind: boolean }) => late)]).toEqual([['血糖'], false])
    expect(await desk.rows('SELECT last_served_on::text AS last, next_service_on::text AS next FROM contracts.contract WHERE id = $1', other.contractId)).toEqual([{ last: '2027-01-05', next: null }])
  }, 60_000)

  it('with the next contract signed already: said on the page and on the paper, and that one keeps its packages', async () => {
    const { contractId, residentId } = await aSigned()
    expect((await proposeFor(desk, doctor(), contractId)).body.next).toBeNull()
    desk.clock.now = Date.parse('2027-10-30T04:00:00Z') // 25 days are left
    const { body: { contractId: nextId, number } } = await desk.sign(doctor(), residentId, { packageIds: ['basic', chronic] })
    const { body: offer } = await proposeFor(desk, doctor(), contractId, { packageIds: ['basic', chronic, elderly] })
    expect(offer.next).toEqual({ number, from: '2027-11-24', packages: ['基础包', '慢病优惠包'] })
    const clause = `双方已签订接续的协议 ${number}（自2027年11月24日起），其服务包按签订时的约定，不因本补充协议变更。`
    expect(offer.clauses.slice(0, 2)).toEqual(['本补充协议自2027年10月30日起生效，到原协议期满（2027年11月23日）为止。', clause])
    expect((await amendFor(desk, doctor(), contractId, ['basic', chronic, elderly], why)).status).toBe(200)
    const [{ content }] = await desk.rows('SELECT content FROM contracts.amendment WHERE contract_id = $1', contractId)
    expect(content.clauses[1]).toBe(clause)
    expect((await read(nextId)).packages).toEqual(['基础包', '慢病优惠包'])
    // Given up again, nothing of it is said.
    await desk.ask(doctor(), endContractEndpoint, { contractId: nextId, reason: 'by_request', note: '本人到场要求' })
    expect((await proposeFor(desk, doctor(), contractId)).body.next).toBeNull()
  }, 60_000)

  it('a third version stands on the second, and a renewal by itself follows the newest', async () => {
    const { contractId } = await aSigned()
    expect((await amendFor(desk, doctor(), contractId, ['basic', chronic, elderly], why)).body.version).toBe(2)
    expect((await amendFor(desk, doctor(), contractId, ['basic', elderly])).body.version).toBe(3)
    expect((await read(contractId)).versions.map(({ version, added, dropped }: Record<string, unknown>) => [version, added, dropped])).toEqual([[3, [], ['慢病优惠包']], [2, ['老年康养包'], []], [1, [], []]])
    await desk.rows("INSERT INTO contracts.renewal_notice (county_code, contract_id, step, at, told_of_renewal) VALUES ($1, $2, 60, '2027-09-25', true)", county.countyCode, contractId)
    desk.clock.now += 365 * day
    await renewContracts(systemContext(desk.bulk, desk.clock.now, county.countyCode), () => desk.using.policies.packOf(0, '2026-11-24' as never))
    const [next] = await desk.rows('SELECT id, terms, resident_fee_fen::int AS fee FROM contracts.contract WHERE previous_id = $1', contractId)
    expect([next?.terms.packages.map(({ id }: { id: string }) => id), next?.fee]).toEqual([['basic', elderly], 5000])
    expect((await amendFor(desk, doctor(), next.id, ['basic'])).body).toMatchObject({ version: 2, residentFeeFen: 0 })
  }, 60_000)
})

it('in a region that does not say what becomes of a fee for part of a year, that is said; an annex of agreed items is added and falls away', async () => {
  const dafeng = await aSigningDesk(() => [], '320904')
  const there = await aCounty(dafeng)
  const residentId = await dafeng.aResident(there)
  const { body: { contractId } } = await dafeng.sign(there.actors.doctor, residentId, { packageIds: ['basic', 'intermediate_hypertension'] })
  const agreed = { items: [{ item: 'dressing', times: 2 }], discountFen: 0 }
  const { body: offer } = await proposeFor(dafeng, there.actors.doctor, contractId, { packageIds: ['basic', 'intermediate_hypertension'], agreed })
  expect(offer).toMatchObject({ reasons: [], added: [{ id: 'agreed', residentFen: 4_000, price: { sumFen: 4_000 } }], dropped: [], feeAfter: { residentFen: 17_500 }, year: { rule: 'not_stated', due: null } })
  expect((await amendFor(dafeng, there.actors.doctor, contractId, ['basic', 'intermediate_hypertension'], { agreed })).status).toBe(200)
  // 135 yuan of the resident, 65 of insurance, 64 of public health fall away with the package, 40 with the annex: the basic package's stay.
  const last = await amendFor(dafeng, there.actors.doctor, contractId, ['basic'])
  expect([last.status, last.body]).toMatchObject([200, { version: 3, residentFeeFen: 0 }])
  expect(await dafeng.rows('SELECT rule, due FROM contracts.money_event WHERE contract_id = $1', contractId)).toEqual([{ rule: 'not_stated', due: null }, { rule: 'not_stated', due: null }])
  const [{ terms }] = await dafeng.rows('SELECT terms FROM contracts.contract WHERE id = $1', contractId)
  expect(Object.values(terms.fee.shares as Record<string, number>).reduce((sum, one) => sum + one, 0)).toBe(terms.fee.totalFen)
  await dafeng.close()
  expect(dafeng.defects).toEqual([])
}, 60_000)
