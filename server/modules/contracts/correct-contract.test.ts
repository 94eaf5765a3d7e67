import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { correctContractEndpoint, readCorrectableEndpoint } from '#api/contract-changes.ts'
import { endContractEndpoint, getContractEndpoint, verifyAgreementEndpoint } from '#api/contracts.ts'
import type { Actor } from '#platform/http/actor.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'

let desk: SigningDesk
let county: TestCounty
let leader: Actor
beforeAll(async () => {
  desk = await aSigningDesk()
  county = await aCounty(desk)
  const { town: { institutionId, teamId, staff } } = county
  leader = anActor({ countyCode: county.countyCode, role: 'team_leader', staffId: staff.doctor, displayName: '李建国', scope: { kind: 'team', institutionId, teamId } })
})
afterAll(async () => {
  await desk.close()
  expect(desk.defects).toEqual([])
})
const read = async (contractId: string, actor = leader) => (await desk.ask(actor, getContractEndpoint, { contractId })).body
const correct = (input: Record<string, unknown>, actor = leader, key?: string) => desk.ask(actor, correctContractEndpoint, { why: '签约时写错，已看身份证', version: 1, ...input }, key)

async function aChild(): Promise<string> {
  const residentId = await desk.aResident(county, { birth_on: '2015-06-01', populations: [] })
  const { body, status } = await desk.sign(county.actors.doctor, residentId, { packageIds: ['basic'], representative: { name: '罗小艳', relation: 'parent' } })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.contractId
}
async function takenOver(change: Record<string, unknown> = {}) {
  const { town, countyCode } = county
  const [residentId, id] = [(change.resident_id as string | undefined) ?? await desk.aResident(county), randomUUID()]
  await county.put('contracts.contract', {
    county_code: countyCode, id, number: id.slice(0, 12), resident_id: residentId, institution_id: town.institutionId, team_id: town.teamId, doctor_staff_id: town.staff.doctor, township_code: town.townshipCode, village_code: town.villageCode,
    unit: 'person', channel: 'import', state: 'active', signed_on: '2026-01-01', period: '[2026-01-01,2027-01-01)', terms: JSON.stringify({ years: 1, packages: [], fee: { totalFen: 0, residentFen: 0, shares: {} }, combination: { name: '', institutions: [] }, consents: [] }), because: '[]', resident_fee_fen: 0, populations: '{}', claimed_places: 2, ...change,
  })
  return { id, residentId, number: id.slice(0, 12) }
}

describe('correcting a running contract', () => {
  it('keeps before, after and why; the text that was signed stays, and its check finds it whole', async () => {
    const contractId = await aChild()
    await desk.print(county.actors.doctor, contractId)
    const [text] = await desk.rows('SELECT content::text, content_hash FROM contracts.agreement WHERE contract_id = $1', contractId)
    expect((await desk.ask(leader, readCorrectableEndpoint, { contractId })).body).toMatchObject({ version: 1, representative: { name: '罗小艳', relation: 'parent' }, takenOver: null })
    const key = randomUUID()
    const give = () => correct({ contractId, representative: { name: '罗小燕', relation: 'guardian' } }, leader, key)
    const answer = await give()
    expect([answer.status, answer.body]).toEqual([200, { contractId, version: 2, corrected: 2 }])
    expect((await give()).body).toEqual(answer.body)
    const contract = await read(contractId)
    expect(contract.timeline.find((one: { event: string }) => one.event === 'correct')).toMatchObject({
      actorName: '李建国', note: '签约时写错，已看身份证', reason: null,
      corrections: [{ field: 'representative-name', of: null, before: '罗小艳', after: '罗小燕' }, { field: 'representative-relation', of: null, before: 'parent', after: 'guardian' }],
    })
    expect(contract.representative).toEqual({ name: '罗小燕', relation: 'guardian' })
    expect((await desk.ask(leader, readCorrectableEndpoint, { contractId })).body).toMatchObject({ version: 2, representative: { name: '罗小燕', relation: 'guardian' } })
    expect(await desk.rows('SELECT content::text, content_hash FROM contracts.agreement WHERE contract_id = $1', contractId)).toEqual([text])
    const { body: { findings } } = await desk.ask(leader, verifyAgreementEndpoint, { code: contract.agreement.verifyCode })
    expect(findings.map(({ state }: { state: string }) => state)).toEqual(['ok', 'ok', 'ok', 'ok'])
    const [leaf] = await desk.rows("SELECT body::text AS body FROM audit.event WHERE subject_id = $1 AND action = 'contracts.correct'", contractId)
    expect(leaf.body).not.toContain('罗小')
  }, 60_000)

  it('two at once: one is kept, the other is told', async () => {
    const contractId = await aChild()
    const answers = await Promise.all(['罗小燕', '罗晓燕'].map((name) => correct({ contractId, representative: { name, relation: 'parent' } })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.flatMap((one) => codesOf(one) ?? [])).toEqual(['CONTRACTS.CHANGED_MEANWHILE'])
    expect(await desk.rows("SELECT count(*)::int AS events FROM contracts.contract_event WHERE contract_id = $1 AND event = 'correct'", contractId)).toEqual([{ events: 1 }])
  }, 60_000)

  it('while it is ended: one of both, whole', async () => {
    const contractId = await aChild()
    const [corrected, ended] = await Promise.all([correct({ contractId, representative: { name: '罗小燕', relation: 'parent' } }), desk.ask(county.actors.doctor, endContractEndpoint, { contractId, reason: 'by_request', note: '本人要求' })])
    expect([[200, 200], [200, 409], [409, 200], [422, 200]]).toContainEqual([corrected.status, ended.status])
    const events = (await desk.rows("SELECT event FROM contracts.contract_event WHERE contract_id = $1 AND event IN ('correct', 'end') ORDER BY event", contractId)).map(({ event }: { event: string }) => event)
    expect(events).toEqual([...(corrected.status === 200 ? ['correct'] : []), ...(ended.status === 200 ? ['end'] : [])])
  }, 60_000)

  it('is offered to the team leader and the institution, not to a doctor; another place finds nothing; without a reason it is not taken', async () => {
    const contractId = await aChild()
    const input = { contractId, representative: { name: '罗小燕', relation: 'parent' } }
    const { country } = county
    expect((await correct(input, anActor({ countyCode: county.countyCode, role: 'institution_manager', scope: { kind: 'institution', institutionId: country.institutionId } }))).status).toBe(404)
    expect((await correct({ ...input, why: ' ' })).status).toBe(400)
    expect((await correct(input, county.actors.manager)).status).toBe(200)
    expect((await read(contractId, { ...county.actors.doctor, permissions: new Set(['contract.read', 'contract.sign', 'contract.end']) })).acts.map(({ event }: { event: string }) => event)).not.toContain('correct')
    expect((await read(contractId)).acts).toContainEqual({ event: 'correct', isAllowed: true, reasons: [] })
  }, 60_000)

  it('a hospital and why a package was taken: the contract says the right ones, the paper what was signed; only what may stand on the rung', async () => {
    const hospital = async (name: string, ownership = 'public') => {
      const id = randomUUID()
      await county.put('organisations.institution', { id, county_code: county.countyCode, name, short_name: name, pinyin: 'x', initials: 'x', kind: 'hospital', hospital_level: 2, ownership, township_code: county.town.townshipCode, valid_from: '2020-01-01' })
      return id
    }
    const [wrongId, rightId, privateId] = [await hospital('人民医院'), await hospital('中医院'), await hospital('民营医院', 'private')]
    const residentId = await desk.aResident(county, { populations: ['elderly'] })
    const { body: offer } = await desk.propose(county.actors.doctor, residentId)
    const { tier } = offer.combination.tiers.find(({ isOwn }: { isOwn: boolean }) => !isOwn)
    const { body: { contractId } } = await desk.sign(county.actors.doctor, residentId, { packageIds: ['basic', 'chronic_discount'], packageReasons: [{ id: 'chronic_discount', reason: '家属要求' }], hospitals: [{ tier, institutionId: wrongId }] })
    const { body: now } = await desk.ask(leader, readCorrectableEndpoint, { contractId })
    expect(now).toMatchObject({ version: 1, representative: null, packageReasons: [{ id: 'chronic_discount', reason: '家属要求' }], hospitals: [{ tier, institutionId: wrongId, name: '人民医院' }] })
    expect(now.hospitals[0].options.map(({ name }: { name: string }) => name).toSorted()).toEqual(['中医院', '人民医院'])
    expect(codesOf(await correct({ contractId, hospitals: [{ tier, wrongId, rightId: privateId }] }))).toEqual(['CONTRACTS.HOSPITAL_NOT_OFFERED'])
    expect((await correct({ contractId, hospitals: [{ tier, wrongId, rightId }], packageReasons: [{ id: 'chronic_discount', reason: '术后调养' }] })).body).toMatchObject({ corrected: 2 })
    const { terms, timeline } = await read(contractId)
    expect(terms.combination.institutions.map(({ name }: { name: string }) => name)).toContain('中医院')
    expect(terms.packages).toContainEqual(expect.objectContaining({ id: 'chronic_discount', chosenBecause: '术后调养' }))
    expect(timeline.find(({ event }: { event: string }) => event === 'correct').corrections.map(({ before, after }: Record<string, string>) => `${before} → ${after}`).toSorted()).toEqual(['人民医院 → 中医院', '家属要求 → 术后调养'].toSorted())
    const [{ content }] = await desk.rows('SELECT content::text AS content FROM contracts.agreement WHERE contract_id = $1', contractId)
    expect([content.includes('人民医院'), content.includes('中医院')]).toEqual([true, false])
  }, 60_000)

  it('number and days of one taken over: the counts move with the term, another contract is not crossed, a number is one contract’s', async () => {
    const { id: contractId, residentId } = await takenOver()
    const right = { number: '旧-2026-7', from: '2026-01-01', lastDay: '2027-12-31' }
    expect((await correct({ contractId, takenOver: right })).status).toBe(200)
    expect(await read(contractId)).toMatchObject({ number: '旧-2026-7', from: '2026-01-01', lastDay: '2027-12-31', standing: 'active', years: 2 })
    expect(codesOf(await correct({ contractId, version: 2, takenOver: { ...right, lastDay: '2127-12-31' } }))).toEqual(['CONTRACTS.CORRECTION_TERM_TOO_LONG'])
    expect(await desk.rows("SELECT day::text, began, ended FROM statistics.flow_delta WHERE county_code = $1 AND event_id IN (SELECT event_id FROM statistics.flow_delta WHERE day = '2028-01-01' AND county_code = $1) ORDER BY day", county.countyCode)).toEqual([
      { day: '2026-01-01', began: 0, ended: 0 }, { day: '2027-01-01', began: 0, ended: -1 }, { day: '2028-01-01', began: 0, ended: 1 },
    ])
    await takenOver({ resident_id: residentId, period: '[2028-01-01,2029-01-01)' })
    expect(codesOf(await correct({ contractId, version: 2, takenOver: { ...right, lastDay: '2028-01-01' } }))).toEqual(['CONTRACTS.OLD_CROSSES'])
    const other = await takenOver()
    expect(codesOf(await correct({ contractId: other.id, takenOver: { ...right, lastDay: '2026-12-31' } }))).toEqual(['CONTRACTS.OLD_NUMBER_TAKEN'])
    expect(codesOf(await correct({ contractId, version: 2, takenOver: { ...right, lastDay: '2026-10-31' } }))).toEqual(['CONTRACTS.CORRECTION_TURNS_STANDING'])
  }, 60_000)
})
