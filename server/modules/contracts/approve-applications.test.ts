import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveApplicationsEndpoint, getApplicationEndpoint, listApplicationsEndpoint, listOwnContractsEndpoint, rejectApplicationEndpoint, withdrawApplicationEndpoint } from '#api/online-signing.ts'
import { systemContext } from '#platform/http/context.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aPhone, applyFor, approve } from './a-phone.fixture.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'
import { lapse } from './lapse-applications.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())
const contracts = async (residentId: string) => (await desk.rows('SELECT count(*)::int AS n FROM contracts.contract WHERE resident_id = $1', residentId))[0].n
const stateOf = async (applicationId: string) => (await desk.rows('SELECT state, reject_reason AS reason FROM contracts.application WHERE id = $1', applicationId))[0]
async function anApplication(county: TestCounty, change: Record<string, unknown> = {}) {
  const residentId = await desk.aResident(county)
  const phone = aPhone(county, residentId)
  const { body, status } = await applyFor(desk, phone, residentId, change)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { residentId, phone, applicationId: body.applicationId as string }
}

describe('approving', () => {
  it('20 in one command, and the same command again gives the same answer', async () => {
    const county = await aCounty(desk)
    const many = []
    for (let n = 0; n < 20; n++) many.push(await anApplication(county))
    const [ids, key] = [many.map(({ applicationId }) => applicationId), randomUUID()]
    const began = performance.now()
    const { status, body } = await approve(desk, county.actors.doctor, ids, key)
    const took = performance.now() - began
    console.log(`20 approvals in ${took.toFixed(0)} ms`)
    expect([status, body.results.filter(({ contractId }: { contractId: string | null }) => contractId !== null).length]).toEqual([200, 20])
    expect(took).toBeLessThan(4000) // on a machine that does nothing else, a quarter of it
    expect((await approve(desk, county.actors.doctor, ids, key)).body).toEqual(body)
    // As after a server that died before it had kept the answer of the whole: the parts are known by their own keys.
    await desk.rows("DELETE FROM platform.idempotency WHERE county_code = $1 AND key = $2", county.countyCode, key)
    expect((await approve(desk, county.actors.doctor, ids, key)).body).toEqual(body)
    expect((await approve(desk, county.actors.doctor, ids)).body.results.every((one: { reasons: object[] }) => JSON.stringify(one.reasons) === '[{"code":"CONTRACTS.APPLICATION_DECIDED"}]')).toBe(true)
    expect(await desk.rows('SELECT contracts FROM organisations.panel_load WHERE holder_id = $1', county.town.teamId)).toEqual([{ contracts: 20 }])
  }, 60_000)

  it('by several at once: one approves, the others hear that it was answered, not that the resident is signed', async () => {
    const county = await aCounty(desk)
    for (let times = 0; times < 5; times++) {
      const { applicationId } = await anApplication(county)
      const answers = await Promise.all(Array.from({ length: 4 }, () => approve(desk, county.actors.doctor, [applicationId])))
      expect(answers.map(({ body }) => body.results[0].reasons.map(({ code }: { code: string }) => code).join()).toSorted()).toEqual(['', ...Array.from({ length: 3 }, () => 'CONTRACTS.APPLICATION_DECIDED')])
    }
  }, 60_000)
  it('twice at once, under one key and under several, and with the desk beside it, makes one contract', async () => {
    const county = await aCounty(desk)
    const { applicationId, residentId } = await anApplication(county)
    const signing = await desk.signingOf(county.actors.doctor, residentId)
    const key = randomUUID()
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () => approve(desk, county.actors.doctor, [applicationId], key)), ...Array.from({ length: 4 }, () => approve(desk, county.actors.doctor, [applicationId])),
      desk.sign(county.actors.doctor, residentId, signing),
    ])
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    expect(await contracts(residentId)).toBe(1)
    const [{ channel }] = await desk.rows('SELECT channel FROM contracts.contract WHERE resident_id = $1', residentId)
    const [{ id }] = await desk.rows('SELECT id FROM contracts.contract WHERE resident_id = $1', residentId)
    await lapse(systemContext(desk.bulk, desk.clock.now, county.countyCode), id)
    expect(await stateOf(applicationId)).toEqual(channel === 'online' ? { state: 'approved', reason: null } : { state: 'lapsed', reason: 'signed_elsewhere' })
    expect(await desk.rows('SELECT contracts FROM organisations.panel_load WHERE holder_id = $1', county.town.teamId)).toEqual([{ contracts: 1 }])
  }, 60_000)

  it('the last place: one of two gets it, the other says whose panel is full and stays waiting', async () => {
    const county = await aCounty(desk, { cap: 1 })
    const [one, other] = [await anApplication(county), await anApplication(county)]
    const both = await Promise.all([one, other].map(({ applicationId }) => approve(desk, county.actors.doctor, [applicationId])))
    const results = both.map(({ body }) => body.results[0])
    expect(results.map(({ contractId }) => contractId !== null).toSorted()).toEqual([false, true])
    expect(results.find(({ contractId }) => contractId === null).reasons).toMatchObject([{ code: 'CONTRACTS.PANEL_FULL', params: { name: '陈静', cap: 1 } }])
    expect([(await stateOf(one.applicationId)).state, (await stateOf(other.applicationId)).state].toSorted()).toEqual(['approved', 'waiting'])
  })

  it('what is signed must still be offered: terms that changed are named and wait, the others of the command become contracts', async () => {
    const county = await aCounty(desk)
    const [changed, same] = [await anApplication(county), await anApplication(county)]
    await desk.rows("UPDATE contracts.application SET content = replace(content::text, '\"offerHash\":\"', '\"offerHash\":\"x')::json WHERE id = $1", changed.applicationId)
    const { body } = await approve(desk, county.actors.doctor, [changed.applicationId, same.applicationId])
    expect(body.results.map(({ contractId, reasons }: { contractId: string | null; reasons: object[] }) => [contractId !== null, reasons])).toEqual([[false, [{ code: 'CONTRACTS.APPLIED_TERMS_CHANGED' }]], [true, []]])
    const renamed = await anApplication(county)
    await desk.rows("UPDATE organisations.team SET name = '换了名的团队' WHERE id = $1", county.town.teamId)
    expect(codesOf({ body: (await approve(desk, county.actors.doctor, [renamed.applicationId])).body.results[0] })).toEqual(['CONTRACTS.APPLIED_TERMS_CHANGED'])
    expect(codesOf(await desk.ask(county.actors.doctor, getApplicationEndpoint, { applicationId: renamed.applicationId }))).toEqual(['CONTRACTS.APPLIED_TERMS_CHANGED'])
  })

  it('is for the team it was made to: others find nothing, the institution’s manager all of it', async () => {
    const county = await aCounty(desk)
    const { applicationId } = await anApplication(county)
    for (const actor of [county.actors.otherDoctor, county.actors.stranger]) {
      expect((await desk.ask(actor, getApplicationEndpoint, { applicationId })).status).toBe(404)
      expect((await desk.ask(actor, rejectApplicationEndpoint, { applicationId, reason: 'panel_full' })).status).toBe(404)
      expect(codesOf({ body: (await desk.ask(actor, approveApplicationsEndpoint, { applicationIds: [applicationId] })).body.results[0] })).toEqual(['PLATFORM.NOT_FOUND'])
      expect((await desk.ask(actor, listApplicationsEndpoint)).body).toMatchObject({ items: [], waiting: 0 })
    }
    expect((await desk.ask(county.actors.manager, listApplicationsEndpoint)).body.waiting).toBe(1)
  })
})

describe('not approved', () => {
  it('rejected with a reason that the resident reads, once', async () => {
    const county = await aCounty(desk)
    const { applicationId, residentId, phone } = await anApplication(county)
    const reject = (change: object) => desk.ask(county.actors.doctor, rejectApplicationEndpoint, { applicationId, ...change })
    expect(codesOf(await reject({ reason: 'other' }))).toEqual(['CONTRACTS.REJECT_NEEDS_NOTE'])
    expect((await reject({ reason: 'signature_unclear', note: '请写正楷' })).status).toBe(200)
    expect((await reject({ reason: 'panel_full' })).status).toBe(409)
    expect(codesOf({ body: (await approve(desk, county.actors.doctor, [applicationId])).body.results[0] })).toEqual(['CONTRACTS.APPLICATION_DECIDED'])
    const { body } = await desk.ask(phone, listOwnContractsEndpoint, { residentId })
    expect(body.applications).toMatchObject([{ state: 'rejected', rejectReason: 'signature_unclear', rejectNote: '请写正楷' }])
    expect(body.timeline.map(({ event, note }: { event: string; note: string | null }) => [event, note])).toContainEqual(['rejected', '请写正楷'])
    expect((await applyFor(desk, phone, residentId)).status).toBe(200) // and another may follow
  })
  it('withdrawn by the resident while it waits; after the bond is over nobody finds it', async () => {
    const county = await aCounty(desk)
    const { applicationId, residentId, phone } = await anApplication(county)
    const over = { ...phone, people: [] }
    expect((await desk.ask(over, withdrawApplicationEndpoint, { residentId, applicationId })).status).toBe(404)
    expect((await desk.ask(phone, withdrawApplicationEndpoint, { residentId, applicationId: randomUUID() })).status).toBe(404)
    const key = randomUUID()
    const withdraw = (under?: string) => desk.ask({ ...phone, people: [{ residentId, countyCode: county.countyCode, relation: 'self', until: null }] }, withdrawApplicationEndpoint, { residentId, applicationId }, under)
    expect([(await withdraw(key)).status, (await withdraw(key)).status, (await withdraw()).status]).toEqual([200, 200, 409])
    expect(codesOf({ body: (await approve(desk, county.actors.doctor, [applicationId])).body.results[0] })).toEqual(['CONTRACTS.APPLICATION_DECIDED'])
    expect(await contracts(residentId)).toBe(0)
  })
  it('withdrawing and approving at once: one of them', async () => {
    const county = await aCounty(desk)
    const { applicationId, residentId, phone } = await anApplication(county)
    const [withdrawn, approved] = await Promise.all([desk.ask(phone, withdrawApplicationEndpoint, { residentId, applicationId }), approve(desk, county.actors.doctor, [applicationId])])
    const isContract = approved.body.results[0].contractId !== null
    expect([isContract, await contracts(residentId), withdrawn.status]).toEqual(isContract ? [true, 1, 409] : [false, 0, 200])
  })
  it('late after three days, lapsed after thirty; at once for who died or moved', async () => {
    const county = await aCounty(desk)
    const [one, gone] = [await anApplication(county), await anApplication(county)]
    const night = () => lapse(systemContext(desk.bulk, desk.clock.now, county.countyCode))
    const noon = desk.clock.now
    desk.clock.now = noon + 3 * 86_400_000 + 1
    expect((await desk.ask(county.actors.doctor, listApplicationsEndpoint)).body).toMatchObject({ waiting: 2, late: 2, items: [{ isLate: true, waitingDays: 3 }, { isLate: true }] })
    expect(await night()).toBe(0)
    await desk.rows("UPDATE residents.resident SET status = 'moved', status_on = '2026-11-26' WHERE id = $1", gone.residentId)
    expect([await night(), await stateOf(gone.applicationId), await night()]).toEqual([1, { state: 'lapsed', reason: 'not_resident_here' }, 0])
    desk.clock.now = noon + 30 * 86_400_000 + 1
    expect([await night(), await stateOf(one.applicationId)]).toEqual([1, { state: 'lapsed', reason: null }])
    desk.clock.now = noon
  })
})
