import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signContractEndpoint } from '#api/contracts.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { foldCounty, recountCounty } from '../statistics/index.ts'
import { systemContext } from '#platform/http/context.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'
import { aSignature, pngOf } from './signature.fixture.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())
const load = (county: TestCounty) => desk.rows('SELECT scope, contracts FROM organisations.panel_load WHERE county_code = $1 AND holder_id IN ($2, $3) ORDER BY scope', county.countyCode, county.town.teamId, county.town.staff.doctor)

describe('the proposal', () => {
  it('says who, with whom, for what and at whose cost, all with its source', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    const { status, body } = await desk.propose(county.actors.doctor, residentId)
    expect(status).toBe(200)
    expect(body.checks.map((one: { check: string; state: string }) => `${one.check} ${one.state}`)).toEqual(['living ok', 'not_signed ok', 'usual_resident ok', 'provider ok', 'room ok'])
    expect(body.resident).toMatchObject({ age: 69, villageName: '东街社区' })
    // Hypertension proposes the chronic package, and nothing that costs is ticked for anybody.
    expect(body.packages.map((one: { id: string; isProposed: boolean; isChosen: boolean; fit: string }) => [one.id, one.isProposed, one.isChosen, one.fit])).toEqual([['basic', true, true, 'fits'], ['chronic_discount', true, false, 'fits'], ['elderly_care', false, false, 'fits']])
    expect(body.fee.residentFen).toBe(0)
    const { body: chosen } = await desk.propose(county.actors.doctor, residentId, { packageIds: ['basic', 'chronic_discount'] })
    expect([chosen.fee.totalFen, chosen.fee.residentFen, chosen.fee.shares.map((one: { party: string; fen: number }) => [one.party, one.fen])]).toEqual([11000, 5000, [['resident', 5000], ['medical_insurance', 2000], ['public_health', 4000]]])
    expect(body.term).toMatchObject({ years: [1], from: '2026-11-24', lastDay: '2027-11-23' })
    expect(body.term.because[0].source).toMatchObject({ document: '渝北卫健〔2017〕475号' })
    expect(body.doctorStaffId).toBe(county.town.staff.doctor)
    expect(body.combination.tiers.map((one: { isOwn: boolean }) => one.isOwn)).toEqual([true, false])
  })
  it('is asked again when packages change: the server computes the money', async () => {
    const county = await aCounty(desk)
    const { body } = await desk.propose(county.actors.doctor, await desk.aResident(county), { packageIds: ['basic'] })
    expect([body.fee.totalFen, body.fee.residentFen]).toEqual([0, 0])
  })
  it('tells every reason against at once', async () => {
    const county = await aCounty(desk, { cap: 0 })
    const { body } = await desk.propose(county.actors.doctor, await desk.aResident(county, { lives_here_since: '2026-10-01' }))
    expect(body.reasons.map(({ code }: { code: string }) => code)).toEqual(['POLICY.NOT_USUAL_RESIDENT', 'CONTRACTS.PANEL_FULL'])
  })
  it('leaves a trace of who opened whom', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    await desk.propose(county.actors.doctor, residentId)
    expect(await desk.rows("SELECT action FROM audit.event WHERE county_code = $1 AND subject_id = $2", county.countyCode, residentId)).toEqual([{ action: 'contracts.propose' }])
  })
})

describe('signing', () => {
  it('sells nobody a package for others: refused where the document says for whom, else with a reason that the terms keep', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county, { birth_on: '1990-01-01', populations: [] })
    const sign = (packageIds: string[], packageReasons: object[] = []) => desk.sign(county.actors.doctor, residentId, { packageIds, packageReasons })
    expect(codesOf(await sign(['basic', 'elderly_care'], [{ id: 'elderly_care', reason: '本人要求' }]))).toEqual(['CONTRACTS.PACKAGE_NOT_FOR'])
    expect(codesOf(await sign(['basic', 'chronic_discount']))).toEqual(['CONTRACTS.PACKAGE_NEEDS_REASON'])
    const { body } = await sign(['basic', 'chronic_discount'], [{ id: 'chronic_discount', reason: '血压临界，本人要求' }, { id: 'basic', reason: '多余的' }])
    const [kept] = await desk.rows('SELECT terms FROM contracts.contract WHERE id = $1', body.contractId)
    expect(kept.terms.packages.map((one: { id: string; chosenBecause?: string }) => [one.id, one.chosenBecause])).toEqual([['basic', undefined], ['chronic_discount', '血压临界，本人要求']])
  })
  it('signs a newborn of a household that has lived here, not one of newcomers', async () => {
    const county = await aCounty(desk)
    const child = async (parentSince: string) => {
      const householdId = randomUUID()
      await county.put('residents.household', { county_code: county.countyCode, id: householdId, number: householdId.slice(0, 12), village_code: county.town.villageCode, created_at: '2026-01-01' })
      await desk.aResident(county, { birth_on: '1998-03-03', lives_here_since: parentSince, household_id: householdId, populations: [] })
      return desk.aResident(county, { birth_on: '2026-10-10', lives_here_since: '2026-10-10', household_id: householdId, populations: ['child_0_6'] })
    }
    const reasons = async (parentSince: string) => (await desk.propose(county.actors.doctor, await child(parentSince))).body.reasons.map(({ code }: { code: string }) => code)
    expect([await reasons('2019-05-01'), await reasons('2026-06-01')]).toEqual([[], ['POLICY.NOT_USUAL_RESIDENT']])
    const { status } = await desk.sign(county.actors.doctor, await child('2019-05-01'), { representative: { name: '罗父', relation: 'parent' } })
    expect(status).toBe(200)
  })
  it('leaves the contract, its agreement, two signatures, an event, a place on both panels, the counts, the audit and the announcement', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county, { team_id: null, institution_id: null })
    const { status, body } = await desk.sign(county.actors.doctor, residentId)
    expect([status, codesOf({ body })]).toEqual([200, undefined])
    expect(body).toMatchObject({ from: '2026-11-24', lastDay: '2027-11-23', residentFeeFen: 5000, number: expect.stringMatching(new RegExp(`^${county.countyCode}-2026-[2-9A-HJ-NP-Z]{7}$`)) })
    expect(await load(county)).toEqual([{ scope: 'doctor', contracts: 1 }, { scope: 'team', contracts: 1 }])
    const [kept] = await desk.rows(`SELECT c.state, c.period::text, c.terms, a.content, a.content_hash = sha256(a.content::text::bytea) AS hashed, r.is_signed, r.team_id,
      (SELECT count(*)::int FROM contracts.signature s WHERE s.contract_id = c.id AND s.envelope_hash = sha256(s.envelope::text::bytea)) AS signatures, (SELECT array_agg(event) FROM contracts.contract_event e WHERE e.contract_id = c.id) AS events,
      (SELECT count(*)::int FROM platform.outbox o WHERE o.subject_id = c.id AND o.topic = 'contract-signed') AS announced, (SELECT count(*)::int FROM audit.event e WHERE e.subject_id = c.id::text AND e.action = 'contracts.sign') AS audited
      FROM contracts.contract c JOIN contracts.agreement a ON a.contract_id = c.id JOIN residents.resident r ON r.id = c.resident_id WHERE c.id = $1`, body.contractId)
    expect(kept).toMatchObject({ state: 'active', period: '[2026-11-24,2027-11-24)', hashed: true, is_signed: true, team_id: county.town.teamId, signatures: 2, events: ['sign'], announced: 1, audited: 1 })
    expect(kept.terms.consents.map(({ id, agreed }: { id: string; agreed: boolean }) => [id, agreed])).toEqual([['informed', true], ['auto_renewal', true], ['health_record', false]])
    expect(kept.content.partyB).toMatchObject({ name: '罗玉珍', documentMasked: '500112********4428', phoneMasked: '138****0417' })
    expect(JSON.stringify([kept, body])).not.toContain('500112195701014428')
    await foldCounty(desk.database, county.countyCode, desk.clock.now)
    // It was not counted before (put in by hand), so the cell of "no team" goes to −1 and the team's to +1, signed.
    expect(await desk.rows('SELECT population, residents, signed FROM statistics.stat_cover WHERE county_code = $1 AND team_id = $2 ORDER BY 1', county.countyCode, county.town.teamId)).toEqual(
      ['all', 'elderly', 'hypertension', 'key'].map((population) => ({ population, residents: 1, signed: 1 })))
    expect(await desk.rows('SELECT day::text, began, ended FROM statistics.stat_flow WHERE county_code = $1 ORDER BY day', county.countyCode)).toEqual([{ day: '2026-11-24', began: 1, ended: 0 }, { day: '2027-11-24', began: 0, ended: 1 }])
    expect(await recountCounty(systemContext(desk.bulk, desk.clock.now, county.countyCode))).toBe(4) // only the hand-made −1 cells differ
  })
  it('without the doctor’s hand the signed-in account stands for it, in a field of its own', async () => {
    const county = await aCounty(desk)
    const { body } = await desk.sign(county.actors.doctor, await desk.aResident(county))
    expect(await desk.rows("SELECT envelope ->> 'how' AS how, envelope ->> 'accountId' AS account, envelope ->> 'typedBecause' AS because FROM contracts.signature WHERE contract_id = $1 ORDER BY party", body.contractId)).toEqual([
      { how: 'account', account: county.actors.doctor.accountId, because: null }, { how: 'drawn', account: null, because: null }])
  })
  it('the same request twice, and two at once with one key, is one contract and one answer', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    const [input, key] = [await desk.signingOf(county.actors.doctor, residentId), randomUUID()]
    const answers = await Promise.all(Array.from({ length: 8 }, () => desk.ask(county.actors.doctor, signContractEndpoint, input, key)))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.contractId}`)).size).toBe(1)
    expect((await desk.ask(county.actors.doctor, signContractEndpoint, input, key)).headers['idempotent-replay']).toBe('true')
    expect(await load(county)).toEqual([{ scope: 'doctor', contracts: 1 }, { scope: 'team', contracts: 1 }])
    const other = await desk.ask(county.actors.doctor, signContractEndpoint, { ...input, channel: 'event' }, key)
    expect([other.status, codesOf(other)]).toEqual([409, ['PLATFORM.KEY_REUSED']])
  })
  it('two desks for one resident: one signs, the other is told, and nothing is left of its try', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    const input = await desk.signingOf(county.actors.doctor, residentId)
    const answers = await Promise.all([desk.ask(county.actors.doctor, signContractEndpoint, input), desk.ask(county.actors.manager, signContractEndpoint, input)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    expect(['CONTRACTS.ALREADY_SIGNED_JUST_NOW', 'CONTRACTS.ALREADY_SIGNED']).toContain(codesOf(answers.find(({ status }) => status === 422)!)?.[0])
    expect(await load(county)).toEqual([{ scope: 'doctor', contracts: 1 }, { scope: 'team', contracts: 1 }])
  })
  it('the last place, 40 residents at once: one signs, the rest hear who is full', async () => {
    const county = await aCounty(desk, { cap: 1 })
    const residents = await Promise.all(Array.from({ length: 40 }, () => desk.aResident(county)))
    const inputs = await Promise.all(residents.map((residentId) => desk.signingOf(county.actors.doctor, residentId)))
    const answers = await Promise.all(inputs.map((input) => desk.ask(county.actors.doctor, signContractEndpoint, input)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { body } of answers.filter(({ status }) => status !== 200)) expect(body.reasons).toEqual([{ code: 'CONTRACTS.PANEL_FULL', params: { name: '陈静', contracts: 1, cap: 1 } }])
    expect(await load(county)).toEqual([{ scope: 'doctor', contracts: 1 }, { scope: 'team', contracts: 1 }])
  })
  it('refuses an empty signature, a dot, a missing consent and other terms than shown', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    const drawn = (isInked: (x: number, y: number) => boolean) => ({ kind: 'drawn', strokes: [[{ x: 1, y: 2, at: 3 }]], png: pngOf(300, 100, isInked).toString('base64') })
    const refusedWith = async (change: Record<string, unknown>) => codesOf(await desk.sign(county.actors.doctor, residentId, change))
    expect(await refusedWith({ residentSignature: drawn(() => false), consents: [] })).toEqual(['CONTRACTS.CONSENT_REQUIRED', 'CONTRACTS.SIGNATURE_EMPTY'])
    expect(await refusedWith({ residentSignature: drawn((x, y) => x < 4 && y < 4) })).toEqual(['CONTRACTS.SIGNATURE_TOO_SMALL'])
    for (const strokes of [[], [[]]]) expect(await refusedWith({ residentSignature: { kind: 'drawn', strokes, png: aSignature() } })).toEqual(['CONTRACTS.SIGNATURE_EMPTY'])
    expect(await refusedWith({ doctorSignature: { kind: 'drawn', strokes: [], png: aSignature() } })).toEqual(['CONTRACTS.SIGNATURE_EMPTY'])
    expect(await refusedWith({ offerHash: '0'.repeat(64) })).toEqual(['CONTRACTS.TERMS_CHANGED'])
    expect(await refusedWith({ packageIds: ['basic'], offerHash: (await desk.signingOf(county.actors.doctor, residentId)).offerHash })).toEqual(['CONTRACTS.TERMS_CHANGED'])
    expect(await refusedWith({ residentSignature: { kind: 'typed', png: 'AAAA', name: '罗玉珍' } })).toEqual(['PLATFORM.INVALID_FIELD']) // a reason is demanded
    expect(await desk.rows('SELECT 1 FROM contracts.contract WHERE county_code = $1', county.countyCode)).toEqual([])
    expect(await load(county)).toEqual([{ scope: 'doctor', contracts: 0 }, { scope: 'team', contracts: 0 }])
  })
  it('a child of six is signed by a parent, whose name the envelope keeps', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county, { birth_on: '2020-03-15', populations: ['child_0_6'] })
    expect((await desk.propose(county.actors.doctor, residentId)).body.resident.needsRepresentative).toBe(true)
    expect(codesOf(await desk.sign(county.actors.doctor, residentId))).toEqual(['CONTRACTS.MINOR_NEEDS_REPRESENTATIVE'])
    const { body } = await desk.sign(county.actors.doctor, residentId, { representative: { name: '汤勇', relation: 'parent' } })
    expect(await desk.rows("SELECT envelope -> 'representative' AS of FROM contracts.signature WHERE contract_id = $1 AND party = 'resident'", body.contractId)).toEqual([{ of: { name: '汤勇', relation: 'parent' } }])
    expect((await desk.print(county.actors.doctor, body.contractId)).status).toBe(200)
  })
  it('follows a contract that runs out within 30 days, without changing today', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    const first = await desk.sign(county.actors.doctor, residentId)
    desk.clock.now += 340 * 86_400_000 // 2027-10-30: 25 days are left
    const { body } = await desk.propose(county.actors.doctor, residentId)
    expect([first.body.lastDay, body.previous, body.term.from]).toEqual(['2027-11-23', { contractId: first.body.contractId, number: first.body.number, lastDay: '2027-11-23' }, '2027-11-24'])
    const next = await desk.sign(county.actors.doctor, residentId)
    expect(next.body).toMatchObject({ from: '2027-11-24', lastDay: '2028-11-23' })
    expect(codesOf(await desk.sign(county.actors.doctor, residentId))).toEqual(['CONTRACTS.ALREADY_SIGNED'])
    expect(await desk.rows('SELECT event FROM contracts.contract_event WHERE contract_id = $1', next.body.contractId)).toEqual([{ event: 'renew' }])
    desk.clock.now -= 340 * 86_400_000
  })
})

describe('who may sign whom', () => {
  it('a foreign county, institution or team looks like nobody', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    const input = await desk.signingOf(county.actors.doctor, residentId)
    for (const actor of [county.actors.otherDoctor, county.actors.stranger]) {
      expect([(await desk.propose(actor, residentId)).status, (await desk.ask(actor, signContractEndpoint, input)).status]).toEqual([404, 404])
    }
    const elsewhere = await desk.ask(county.actors.doctor, signContractEndpoint, { ...input, teamId: county.country.teamId, doctorStaffId: county.country.staff.doctor })
    expect([elsewhere.status, codesOf(elsewhere)]).toEqual([404, ['PLATFORM.NOT_FOUND']])
  })
  it('a nurse of the team is no contracting doctor, a moved resident is not signed', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    expect(codesOf(await desk.sign(county.actors.doctor, residentId, { doctorStaffId: county.town.staff.nurse }))).toEqual(['CONTRACTS.DOCTOR_NOT_IN_TEAM'])
    const gone = await desk.aResident(county, { status: 'moved', status_on: '2026-11-01' })
    expect(codesOf(await desk.sign(county.actors.doctor, gone))).toEqual(['CONTRACTS.RESIDENT_NOT_HERE'])
  })
})
it('nothing of this was a defect of ours', () => expect(desk.defects.map(String)).toEqual([]))
