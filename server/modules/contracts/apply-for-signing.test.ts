import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getContractEndpoint, verifyAgreementEndpoint } from '#api/contracts.ts'
import {
  applyForSigningEndpoint, findOwnTeamsEndpoint, getApplicationEndpoint, getOwnContractEndpoint, listApplicationsEndpoint, listOwnContractsEndpoint, ownAgreementFileEndpoint, ownAgreementPageEndpoint, proposeOwnSigningEndpoint,
} from '#api/online-signing.ts'
import { aCounty } from '../../testing/a-county.ts'
import { aPhone, applyFor, applyingOf, approve } from './a-phone.fixture.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'
import { aSignature, pngOf } from './signature.fixture.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())
const paid = ['basic', 'chronic_discount']

describe('the proposal on a phone', () => {
  it('offers the team of the village with the room left, the packages and the price, and no days in what is agreed', async () => {
    const county = await aCounty(desk, { cap: 7 })
    const residentId = await desk.aResident(county)
    const phone = aPhone(county, residentId)
    const { status, body } = await desk.ask(phone, proposeOwnSigningEndpoint, { residentId, packageIds: paid })
    expect([status, codesOf({ body })]).toEqual([200, []])
    expect(body).toMatchObject({ resident: { name: '罗玉珍', age: 69, needsRepresentative: false }, waiting: null, previous: null, doctorStaffId: county.town.staff.doctor })
    expect(body.team).toMatchObject({ teamId: county.town.teamId, isOfVillage: true, place: '东街街道', room: 7, isFull: false, doctors: [{ name: '陈静', titleName: '主治医师', isLeader: true, isFull: false }] })
    expect(body.fee.residentFen).toBe(5000)
    desk.clock.now += 86_400_000
    expect((await desk.ask(phone, proposeOwnSigningEndpoint, { residentId, packageIds: paid })).body.offerHash).toBe(body.offerHash)
    desk.clock.now -= 86_400_000
  })
  it('tells nobody of psychosis or tuberculosis', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county, { populations: ['elderly', 'severe_mental_disorder', 'tuberculosis'] })
    const { body, bytes } = await desk.ask(aPhone(county, [residentId, 'parent']), proposeOwnSigningEndpoint, { residentId })
    expect(body.packages.length).toBeGreaterThan(1)
    expect(bytes.toString()).not.toMatch(/精神|结核|severe_mental|tuberculosis/)
  })
  it('says why not: a minor by oneself, not yet usual, and what waits already', async () => {
    const county = await aCounty(desk)
    const child = await desk.aResident(county, { birth_on: '2012-01-01', populations: [], lives_here_since: '2026-10-01' })
    const { body } = await desk.ask(aPhone(county, child), proposeOwnSigningEndpoint, { residentId: child })
    expect(codesOf({ body })).toEqual(['POLICY.NOT_USUAL_RESIDENT', 'CONTRACTS.MINOR_NEEDS_REPRESENTATIVE'])
  })
  it('finds teams by place, by name, by doctor and by initials, and those with room only', async () => {
    const county = await aCounty(desk, { cap: 0 })
    const residentId = await desk.aResident(county)
    await desk.rows("UPDATE organisations.panel_load SET cap = 5 WHERE holder_id = $1", county.country.staff.doctor)
    const names = async (input: object) => (await desk.ask(aPhone(county, residentId), findOwnTeamsEndpoint, { residentId, ...input })).body.items.map(({ name, isOfVillage, room }: { name: string; isOfVillage: boolean; room: number }) => [name, isOfVillage, room])
    const [town, country] = [['东街街道第一团队', true, 0], ['西山镇第一团队', false, 5]]
    expect(await names({})).toEqual([town, country])
    expect(await names({ onlyWithRoom: true })).toEqual([country])
    expect(await names({ text: '西山' })).toEqual([country])
    expect(await names({ text: '陈静' })).toEqual([town, country])
    expect(await names({ text: 'DYTD' })).toEqual([town, country])
    expect(await names({ text: '%' })).toEqual([])
    expect(await names({ text: '李红' })).toEqual([]) // a nurse signs nobody
  })
})

describe('applying', () => {
  it('keeps what was signed with its hash, claims no place, and becomes a contract with its paper when the doctor approves', async () => {
    const county = await aCounty(desk)
    const { doctor } = county.actors
    const residentId = await desk.aResident(county)
    const phone = aPhone(county, [residentId, 'parent'])
    const applied = await applyFor(desk, phone, residentId, { packageIds: paid, signedBy: '罗小燕' })
    expect([applied.status, codesOf(applied)]).toEqual([200, undefined])
    const { applicationId } = applied.body
    expect(applied.body).toMatchObject({ appliedAt: '2026-11-24T04:00:00.000Z', answerBy: '2026-11-27' })
    const [kept] = await desk.rows('SELECT content_hash = sha256(content::text::bytea) AS hashed, envelope_hash = sha256(envelope::text::bytea) AS sealed, content::text AS content, signed_by_name, signed_by_relation, state FROM contracts.application WHERE id = $1', applicationId)
    expect(kept).toMatchObject({ hashed: true, sealed: true, signed_by_name: '罗小燕', signed_by_relation: 'child', state: 'waiting' })
    expect(JSON.parse(kept.content)).toMatchObject({ agreement: { resident: '罗玉珍', years: 1, fee: { residentFen: 5000 }, with: { doctorName: '陈静' } }, signedBy: { name: '罗小燕', relation: 'child' } })
    const load = () => desk.rows('SELECT contracts FROM organisations.panel_load WHERE holder_id = $1', county.town.teamId)
    expect(await load()).toEqual([{ contracts: 0 }])
    // The doctor's queue and the one application.
    const { body: queue } = await desk.ask(doctor, listApplicationsEndpoint)
    expect(queue).toMatchObject({ waiting: 1, late: 0, next: null, items: [{ applicationId, residentName: '罗玉珍', state: 'waiting', signedBy: { name: '罗小燕', relation: 'child' }, packages: ['基础包', expect.any(String)], residentFen: 5000, waitingDays: 0, isLate: false }] })
    const { body: one } = await desk.ask(doctor, getApplicationEndpoint, { applicationId })
    expect(one).toMatchObject({ reasons: [], from: '2026-11-24', lastDay: '2027-11-23', signature: { kind: 'drawn', png: aSignature(), reason: null }, chosen: [{ id: 'basic', fit: 'fits' }, { id: 'chronic_discount', fit: 'fits' }] })
    expect(one.resident.populations.map(({ zh }: { zh: string }) => zh)).toEqual([])
    // Two days later it runs from then.
    desk.clock.now += 2 * 86_400_000
    const { status, body } = await approve(desk, doctor, [applicationId])
    expect([status, body.results[0].reasons]).toEqual([200, []])
    const { contractId } = body.results[0]
    const { body: contract } = await desk.ask(doctor, getContractEndpoint, { contractId })
    expect(contract).toMatchObject({ channel: 'online', from: '2026-11-26', lastDay: '2027-11-25', residentFeeFen: 5000 })
    expect(contract.timeline.map(({ event, actorName }: { event: string; actorName: string }) => [event, actorName])).toEqual([['sign', '陈静'], ['applied', '罗小燕']])
    expect(await load()).toEqual([{ contracts: 1 }])
    // Its paper, sealed and checked; as pictures too.
    const own = { residentId, contractId }
    expect((await desk.ask(phone, ownAgreementFileEndpoint, own)).bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const { body: read } = await desk.ask(phone, getOwnContractEndpoint, own)
    expect(read).toMatchObject({ number: contract.number, pages: 2, years: 1, standing: 'active', institutionName: '东街街道卫生机构', verifyCode: expect.stringMatching(/^[2-9A-HJ-NP-Z]{20}$/), fee: { residentFen: 5000 } })
    expect((await desk.ask(null, verifyAgreementEndpoint, { code: read.verifyCode })).body.findings.map(({ check, state }: { check: string; state: string }) => `${check} ${state}`)).toEqual(['content ok', 'handwriting ok', 'seal ok', 'pdf ok'])
    for (const page of [1, 2]) {
      const { status: drawn, headers, bytes } = await desk.ask(phone, ownAgreementPageEndpoint, { ...own, page })
      expect([drawn, String(headers['content-type']).split(';')[0], bytes.toString().slice(0, 4)]).toEqual([200, 'image/svg+xml', '<svg'])
      expect(bytes.toString()).not.toMatch(/<script|<foreignObject|onload/i)
    }
    expect((await desk.ask(phone, ownAgreementPageEndpoint, { ...own, page: 3 })).status).toBe(404)
    const { body: list } = await desk.ask(phone, listOwnContractsEndpoint, { residentId })
    expect(list.applications).toMatchObject([{ applicationId, state: 'approved', contractId }])
    expect(list.timeline.map(({ event }: { event: string }) => event).toSorted()).toEqual(['applied', 'seal', 'sign'])
    desk.clock.now -= 2 * 86_400_000
  }, 60_000)

  it('refuses what the desk would, with all reasons, and asks who holds the pen', async () => {
    const county = await aCounty(desk)
    const child = await desk.aResident(county, { birth_on: '2012-01-01', populations: [] })
    const [own, mother] = [aPhone(county, child), aPhone(county, [child, 'child'])]
    const empty = { kind: 'drawn', png: pngOf(300, 100, () => false).toString('base64'), strokes: [[{ x: 1, y: 2, at: 3 }]] }
    expect(codesOf(await applyFor(desk, own, child, { consents: [], signature: empty }))).toEqual(['CONTRACTS.CONSENT_REQUIRED', 'CONTRACTS.MINOR_NEEDS_REPRESENTATIVE', 'CONTRACTS.SIGNATURE_EMPTY'])
    expect(codesOf(await applyFor(desk, mother, child))).toEqual(['CONTRACTS.SIGNER_NAME_MISSING'])
    expect(codesOf(await applyFor(desk, mother, child, { packageIds: ['basic', 'chronic_discount'], signedBy: '罗母' }))).toEqual(['CONTRACTS.PACKAGE_NEEDS_REASON'])
    expect((await applyFor(desk, mother, child, { offerHash: '0'.repeat(64), signedBy: '罗母' })).status).toBe(409)
    const typed = await applyFor(desk, mother, child, { signedBy: '罗母', signature: { kind: 'typed', png: aSignature(), name: '罗母', reason: '手不方便' } })
    expect(typed.status).toBe(200)
    expect((await desk.ask(county.actors.doctor, getApplicationEndpoint, { applicationId: typed.body.applicationId })).body).toMatchObject({ signature: { kind: 'typed', reason: '手不方便' }, signedBy: { name: '罗母', relation: 'parent' } })
    // The second is told what waits.
    const again = await applyFor(desk, mother, child, { signedBy: '罗母' })
    expect([again.status, again.body.reasons]).toEqual([409, [{ code: 'CONTRACTS.ALREADY_APPLIED', params: { team: '东街街道第一团队', doctor: '陈静', day: '2026-11-24' } }]])
    const { body } = await desk.ask(mother, proposeOwnSigningEndpoint, { residentId: child })
    expect([codesOf({ body }), body.waiting.applicationId]).toEqual([['CONTRACTS.ALREADY_APPLIED'], typed.body.applicationId])
  })

  it('21 at once: one waits, the others hear which', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    const phone = aPhone(county, residentId)
    const input = await applyingOf(desk, phone, residentId)
    const answers = await Promise.all(Array.from({ length: 21 }, () => desk.ask(phone, applyForSigningEndpoint, input)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 20 }, () => 409)])
    for (const lost of answers.filter(({ status }) => status === 409)) expect(lost.body.reasons[0]).toMatchObject({ code: 'CONTRACTS.ALREADY_APPLIED', params: { doctor: '陈静' } })
    expect(await desk.rows('SELECT count(*)::int AS n FROM contracts.application WHERE county_code = $1', county.countyCode)).toEqual([{ n: 1 }])
  })

  it('the same one five times at once is answered five times alike, whichever of them is written first', async () => {
    const county = await aCounty(desk)
    for (let round = 0; round < 20; round++) {
      const residentId = await desk.aResident(county)
      const phone = aPhone(county, residentId)
      const [input, key] = [await applyingOf(desk, phone, residentId), randomUUID()]
      const twins = await Promise.all(Array.from({ length: 5 }, () => desk.ask(phone, applyForSigningEndpoint, input, key)))
      expect(twins.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
      expect(new Set(twins.map(({ body }) => body.applicationId)).size).toBe(1)
    }
  })

  it('nobody else finds anything: another account, another county, an ended bond', async () => {
    const county = await aCounty(desk)
    const residentId = await desk.aResident(county)
    const phone = aPhone(county, residentId)
    const { applicationId } = (await applyFor(desk, phone, residentId)).body
    const { contractId } = (await approve(desk, county.actors.doctor, [applicationId])).body.results[0]
    const neighbour = await aCounty(desk)
    const theirs = await desk.aResident(neighbour)
    for (const stranger of [aPhone(county), aPhone(neighbour, theirs)]) {
      const nobody = randomUUID()
      const both = async (endpoint: Parameters<SigningDesk['ask']>[1], input: Record<string, unknown>) => {
        const [there, none] = [await desk.ask(stranger, endpoint, { ...input, residentId }), await desk.ask(stranger, endpoint, { ...input, residentId: nobody })]
        expect([there.status, there.body.reasons]).toEqual([404, none.body.reasons])
      }
      await both(proposeOwnSigningEndpoint, {})
      await both(findOwnTeamsEndpoint, {})
      await both(listOwnContractsEndpoint, {})
      await both(getOwnContractEndpoint, { contractId })
      await both(ownAgreementFileEndpoint, { contractId })
      await both(ownAgreementPageEndpoint, { contractId, page: 1 })
      await both(applyForSigningEndpoint, await applyingOf(desk, phone, residentId))
    }
    // With a bond of one's own, another's contract is none.
    const mine = await desk.aResident(county)
    expect((await desk.ask(aPhone(county, mine), getOwnContractEndpoint, { residentId: mine, contractId })).status).toBe(404)
  })
})
