import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endContractEndpoint, getContractEndpoint } from '#api/contracts.ts'
import { acceptEndingEndpoint, askEndingEndpoint, listEndingsEndpoint, readOwnEndingEndpoint, refuseEndingEndpoint, withdrawConsentEndpoint, withdrawEndingEndpoint } from '#api/endings.ts'
import { getOwnContractEndpoint, listOwnContractsEndpoint, withdrawApplicationEndpoint } from '#api/online-signing.ts'
import { systemContext } from '#platform/http/context.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aPhone, applyFor } from './a-phone.fixture.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'
import { lapseWishes } from './lapse-applications.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())

async function aSigned(county: TestCounty) {
  const residentId = await desk.aResident(county)
  const { body, status } = await desk.sign(county.actors.doctor, residentId)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { own: { residentId, contractId: body.contractId as string }, phone: aPhone(county, residentId) }
}
async function anAsked(county: TestCounty, change: object = {}) {
  const { own, phone } = await aSigned(county)
  const { body, status } = await desk.ask(phone, askEndingEndpoint, { ...own, reason: 'by_request', note: '想换个近的', ...change })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { own, phone, endingId: body.endingId as string }
}
const contract = async (id: string) => (await desk.rows('SELECT state, end_reason AS reason FROM contracts.contract WHERE id = $1', id))[0]
const wish = async (id: string) => (await desk.rows('SELECT state FROM contracts.ending_request WHERE id = $1', id))[0].state

describe('asking for the end on a phone', () => {
  it('says first what it means; the contract runs on until the doctor accepts, then it ends that day with the resident’s reason', async () => {
    const county = await aCounty(desk)
    const { own, phone } = await aSigned(county)
    const { body: means } = await desk.ask(phone, readOwnEndingEndpoint, own)
    expect(means).toMatchObject({ reasons: [], clauses: [{ heading: '解约', text: expect.stringContaining('随时书面提出解约') }], proration: 'by_month', endedYear: { rule: 'by_month', months: 0, used: { resident: 0 }, back: { resident: 5000 } }, ending: null, lastDay: '2027-11-23', doctorName: '陈静' })
    const asked = await desk.ask(phone, askEndingEndpoint, { ...own, reason: 'by_request', note: '想换个近的' })
    expect(asked.body).toMatchObject({ answerBy: '2026-11-27' })
    const { endingId } = asked.body
    expect(await contract(own.contractId)).toEqual({ state: 'active', reason: null })
    expect(codesOf(await desk.ask(phone, askEndingEndpoint, { ...own, reason: 'by_request' }))).toEqual(['CONTRACTS.END_ALREADY_ASKED'])
    expect((await desk.ask(phone, getOwnContractEndpoint, own)).body.ending).toMatchObject({ endingId, state: 'waiting', reason: 'by_request' })
    const { doctor } = county.actors
    expect((await desk.ask(doctor, listEndingsEndpoint)).body).toMatchObject({ waiting: 1, late: 0, items: [{ endingId, residentName: '罗玉珍', reason: 'by_request', note: '想换个近的', askedBy: null, waitingDays: 0 }] })
    const key = randomUUID()
    const accept = () => desk.ask(doctor, acceptEndingEndpoint, { endingId, note: '电话与本人核实' }, key)
    expect((await accept()).body).toMatchObject({ contractId: own.contractId, endedOn: '2026-11-24', follow: 'none' })
    expect((await accept()).status).toBe(200)
    expect(await contract(own.contractId)).toEqual({ state: 'ended', reason: 'by_request' })
    expect(await desk.rows('SELECT contracts FROM organisations.panel_load WHERE holder_id = $1', county.town.teamId)).toEqual([{ contracts: 0 }])
    const [{ note }] = await desk.rows("SELECT params ->> 'note' AS note FROM contracts.contract_event WHERE contract_id = $1 AND event = 'end'", own.contractId)
    expect(note).toBe('电话与本人核实；想换个近的')
    const { body: list } = await desk.ask(phone, listOwnContractsEndpoint, { residentId: own.residentId })
    expect(list.timeline.map(({ event }: { event: string }) => event).toSorted()).toEqual(['asked-end', 'end', 'sign'])
    expect(list.endings).toMatchObject([{ endingId, state: 'accepted' }])
    expect(codesOf(await desk.ask(phone, askEndingEndpoint, { ...own, reason: 'by_request' }))).toEqual(['CONTRACTS.ALREADY_ENDED'])
  }, 60_000)

  it('not while a change of team waits: the page says so before anything is filled in; taken back, the end may be asked for', async () => {
    const county = await aCounty(desk)
    const { own, phone } = await aSigned(county)
    const { applicationId } = (await applyFor(desk, phone, own.residentId, { replaces: own.contractId })).body
    expect((await desk.ask(phone, readOwnEndingEndpoint, own)).body.reasons).toEqual([{ code: 'CONTRACTS.END_APPLICATION_WAITS' }])
    const ask = () => desk.ask(phone, askEndingEndpoint, { ...own, reason: 'by_request' })
    const refused = await ask()
    expect([refused.status, codesOf(refused)]).toEqual([422, ['CONTRACTS.END_APPLICATION_WAITS']])
    await desk.ask(phone, withdrawApplicationEndpoint, { residentId: own.residentId, applicationId })
    expect((await desk.ask(phone, readOwnEndingEndpoint, own)).body.reasons).toEqual([])
    expect((await ask()).status).toBe(200)
  }, 60_000)

  it('refused with a reason the resident reads; another may be asked. “Other” needs words on both sides', async () => {
    const county = await aCounty(desk)
    const { own, phone, endingId } = await anAsked(county)
    const refuse = (input: object) => desk.ask(county.actors.doctor, refuseEndingEndpoint, { endingId, ...input })
    expect(codesOf(await refuse({ reason: 'other' }))).toEqual(['CONTRACTS.REJECT_NEEDS_NOTE'])
    expect((await refuse({ reason: 'come_to_desk', note: '请带证件来' })).status).toBe(200)
    expect((await refuse({ reason: 'come_to_desk' })).status).toBe(409)
    expect(codesOf(await desk.ask(county.actors.doctor, acceptEndingEndpoint, { endingId, note: '核实' }))).toEqual(['CONTRACTS.APPLICATION_DECIDED'])
    const { body } = await desk.ask(phone, listOwnContractsEndpoint, { residentId: own.residentId })
    expect(body.timeline).toContainEqual(expect.objectContaining({ event: 'end-refused', reason: 'come_to_desk', note: '请带证件来' }))
    expect(codesOf(await desk.ask(phone, askEndingEndpoint, { ...own, reason: 'other' }))).toEqual(['CONTRACTS.END_WHY_MISSING'])
    expect((await desk.ask(phone, askEndingEndpoint, { ...own, reason: 'moved_away' })).status).toBe(200)
  })

  it('taken back while nobody has answered; taking back and accepting at once: one of them', async () => {
    const county = await aCounty(desk)
    const { own, phone, endingId } = await anAsked(county)
    const back = () => desk.ask(phone, withdrawEndingEndpoint, { ...own, endingId })
    const [withdrawn, accepted] = await Promise.all([back(), desk.ask(county.actors.doctor, acceptEndingEndpoint, { endingId, note: '核实' })])
    expect([withdrawn.status, accepted.status].toSorted()).toEqual([200, 409])
    expect(await contract(own.contractId)).toMatchObject({ state: accepted.status === 200 ? 'ended' : 'active' })
    expect(await wish(endingId)).toBe(accepted.status === 200 ? 'accepted' : 'withdrawn')
    expect((await back()).status).toBe(409)
  })

  it('asked 20 times at once, one waits; ended otherwise or run out, it lapses', async () => {
    const county = await aCounty(desk)
    const { own, phone } = await aSigned(county)
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.ask(phone, askEndingEndpoint, { ...own, reason: 'by_request' })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 409)])
    const endingId = answers.find(({ status }) => status === 200)?.body.endingId as string
    const night = (contractId: string | null = null) => lapseWishes(systemContext(desk.bulk, desk.clock.now, county.countyCode), contractId)
    expect(await night()).toBe(0)
    await desk.ask(county.actors.doctor, endContractEndpoint, { contractId: own.contractId, reason: 'lost_contact', note: '三次没有接通' })
    expect([await night(own.contractId), await wish(endingId), await night()]).toEqual([1, 'lapsed', 0])
    const other = await anAsked(county)
    const noon = desk.clock.now
    desk.clock.now = Date.parse('2027-11-24T04:00:00Z')
    expect([await night(), await wish(other.endingId)]).toEqual([1, 'lapsed'])
    desk.clock.now = noon
  }, 60_000)

  it('nobody else finds it: another phone, another team, another county', async () => {
    const county = await aCounty(desk)
    const { own, endingId } = await anAsked(county)
    for (const actor of [county.actors.otherDoctor, county.actors.stranger]) {
      expect((await desk.ask(actor, acceptEndingEndpoint, { endingId, note: '核实' })).status).toBe(404)
      expect((await desk.ask(actor, refuseEndingEndpoint, { endingId, reason: 'come_to_desk' })).status).toBe(404)
      expect((await desk.ask(actor, listEndingsEndpoint)).body).toMatchObject({ items: [], waiting: 0 })
    }
    const mine = await desk.aResident(county)
    for (const phone of [aPhone(county), aPhone(county, mine)]) {
      expect((await desk.ask(phone, readOwnEndingEndpoint, own)).status).toBe(404)
      expect((await desk.ask(phone, readOwnEndingEndpoint, { ...own, residentId: mine })).status).toBe(404)
      expect((await desk.ask(phone, askEndingEndpoint, { ...own, residentId: mine, reason: 'by_request' })).status).toBe(404)
      expect((await desk.ask(phone, withdrawEndingEndpoint, { ...own, residentId: mine, endingId })).status).toBe(404)
    }
    expect(await wish(endingId)).toBe('waiting')
  })
})

describe('taking a consent back', () => {
  it('one that can be, once; the contract and its text stay, the desk reads when; one that was never given or is needed stays', async () => {
    const county = await aCounty(desk)
    const { own, phone } = await aSigned(county)
    const consents = async () => (await desk.ask(phone, getOwnContractEndpoint, own)).body.consents.map(({ id, isRevocable, withdrawnAt }: { id: string; isRevocable: boolean; withdrawnAt: string | null }) => [id, isRevocable, withdrawnAt])
    expect(await consents()).toEqual([['informed', false, null], ['auto_renewal', true, null], ['health_record', false, null]])
    const take = (consentId: string) => desk.ask(phone, withdrawConsentEndpoint, { ...own, consentId })
    expect([codesOf(await take('informed')), codesOf(await take('health_record')), codesOf(await take('none'))]).toEqual([['CONTRACTS.CONSENT_STAYS'], ['CONTRACTS.CONSENT_STAYS'], ['CONTRACTS.CONSENT_STAYS']])
    const both = await Promise.all([take('auto_renewal'), take('auto_renewal')])
    expect(both.some(({ status }) => status === 200)).toBe(true)
    expect(codesOf(await take('auto_renewal'))).toEqual(['CONTRACTS.CONSENT_STAYS'])
    expect(await consents()).toEqual([['informed', false, null], ['auto_renewal', false, '2026-11-24T04:00:00.000Z'], ['health_record', false, null]])
    const { body } = await desk.ask(county.actors.doctor, getContractEndpoint, { contractId: own.contractId })
    expect(body.terms.consents.map(({ withdrawnAt }: { withdrawnAt: string | null }) => withdrawnAt)).toEqual([null, '2026-11-24T04:00:00.000Z', null])
    expect((await desk.ask(aPhone(county), withdrawConsentEndpoint, { ...own, consentId: 'auto_renewal' })).status).toBe(404)
  })
})
