import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { endContractEndpoint, getContractEndpoint, undoEndingEndpoint } from '#api/contracts.ts'
import { findOwnTeamsEndpoint, getApplicationEndpoint, getOwnContractEndpoint, listApplicationsEndpoint, listOwnContractsEndpoint, proposeOwnSigningEndpoint } from '#api/online-signing.ts'
import { type CommandContext, worldOf } from '#platform/http/context.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aPhone, applyFor, applyingOf, approve } from './a-phone.fixture.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'
import { replaceContract } from './replace-contract.ts'

let desk: SigningDesk
beforeAll(async () => {
  desk = await aSigningDesk()
  noon = desk.clock.now
})
afterAll(() => desk.close())
let noon = 0
afterEach(() => { desk.clock.now = noon })
const dayMs = 86_400_000
/** A resident of the town whose contract with its team was signed today. */
async function aSigned(county: TestCounty) {
  const residentId = await desk.aResident(county)
  const phone = aPhone(county, residentId)
  const { body, status } = await desk.sign(county.actors.doctor, residentId, { packageIds: ['basic'] })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { residentId, phone, contractId: body.contractId as string }
}
const loads = async (county: TestCounty): Promise<Record<string, number>> => {
  const holders = [county.town.teamId, county.town.staff.doctor, county.country.teamId, county.country.staff.doctor]
  const rows = await desk.rows('SELECT holder_id AS id, contracts FROM organisations.panel_load WHERE county_code = $1 AND holder_id = ANY ($2)', county.countyCode, holders)
  return Object.fromEntries(rows.map(({ id, contracts }) => [id, contracts]))
}
const contractsOf = (residentId: string) => desk.rows("SELECT state, end_reason AS reason, team_id AS team, lower(period)::text AS begins, upper(period)::text AS until FROM contracts.contract WHERE resident_id = $1 ORDER BY signed_on, id", residentId)

describe('the next contract from a phone', () => {
  it('is offered within the notice time alone, begins when the first is over, and knows what the first was', async () => {
    const county = await aCounty(desk)
    const { residentId, phone, contractId } = await aSigned(county)
    const own = { residentId, contractId }
    const waysNow = async () => (await desk.ask(phone, getOwnContractEndpoint, own)).body.ways
    expect(await waysNow()).toEqual({ renew: false, change: true, end: true })
    expect(codesOf(await desk.ask(phone, proposeOwnSigningEndpoint, { residentId }))).toEqual(['CONTRACTS.ALREADY_SIGNED'])
    desk.clock.now = Date.parse('2027-10-24T04:00:00Z') // until 2027-11-24: 31 days left
    expect((await waysNow()).renew).toBe(false)
    desk.clock.now += dayMs // 30 days
    expect(await waysNow()).toEqual({ renew: true, change: true, end: true })
    const { body } = await desk.ask(phone, proposeOwnSigningEndpoint, { residentId })
    expect(body).toMatchObject({ kind: 'renew', reasons: [], current: { contractId, lastDay: '2027-11-23', teamId: county.town.teamId, doctorName: '陈静', years: 1, residentFen: 0, packages: [{ id: 'basic' }], hospitals: [] }, term: { from: '2027-11-24' } })
    const { applicationId } = (await applyFor(desk, phone, residentId)).body
    expect((await desk.ask(county.actors.doctor, listApplicationsEndpoint, { kind: 'renew' })).body).toMatchObject({ items: [{ applicationId, kind: 'renew' }], kinds: { sign: 0, renew: 1, change: 0 } })
    expect((await desk.ask(county.actors.doctor, listApplicationsEndpoint, { kind: 'change' })).body.items).toEqual([])
    expect((await desk.ask(phone, getOwnContractEndpoint, own)).body.isWaiting).toBe(true)
    expect((await approve(desk, county.actors.doctor, [applicationId])).body.results[0].reasons).toEqual([])
    expect(await waysNow()).toEqual({ renew: false, change: false, end: true })
    expect((await contractsOf(residentId)).map(({ state, begins, until }) => [state, begins, until])).toEqual([['active', '2026-11-24', '2027-11-24'], ['active', '2027-11-24', '2028-11-24']])
    const { body: list } = await desk.ask(phone, listOwnContractsEndpoint, { residentId })
    expect(list.timeline.map(({ event }: { event: string }) => event).filter((event: string) => event !== 'seal').toSorted()).toEqual(['applied-renew', 'expiring', 'renew', 'sign'])
  }, 60_000)
})

describe('another team while a contract runs', () => {
  it('the approval ends the first and begins the second on the same day; places and counts are right, nobody counts twice', async () => {
    const county = await aCounty(desk)
    const { residentId, phone, contractId } = await aSigned(county)
    desk.clock.now += 10 * dayMs
    const { body: offer } = await desk.ask(phone, proposeOwnSigningEndpoint, { residentId, replaces: contractId })
    expect(offer).toMatchObject({ kind: 'change', reasons: [], team: { teamId: county.country.teamId }, current: { contractId, teamId: county.town.teamId }, term: { from: '2026-12-04' } })
    expect((await desk.ask(phone, findOwnTeamsEndpoint, { residentId, exceptTeamId: county.town.teamId })).body.items.map(({ teamId }: { teamId: string }) => teamId)).toEqual([county.country.teamId])
    const { applicationId } = (await applyFor(desk, phone, residentId, { replaces: contractId })).body
    expect(await contractsOf(residentId)).toHaveLength(1)
    const [kept] = await desk.rows('SELECT kind, replaces_id AS replaces, content::text AS content FROM contracts.application WHERE id = $1', applicationId)
    expect([kept.kind, kept.replaces, JSON.parse(kept.content).replaces.contractId]).toEqual(['change', contractId, contractId])
    const doctor = county.actors.otherDoctor
    expect((await desk.ask(doctor, getApplicationEndpoint, { applicationId })).body).toMatchObject({ kind: 'change', reasons: [], replaces: { contractId, teamName: '东街街道第一团队' }, from: '2026-12-04' })
    const { body } = await approve(desk, doctor, [applicationId])
    expect(body.results[0].reasons).toEqual([])
    expect(await contractsOf(residentId)).toEqual([
      { state: 'ended', reason: 'transferred', team: county.town.teamId, begins: '2026-11-24', until: '2026-12-04' }, { state: 'active', reason: null, team: county.country.teamId, begins: '2026-12-04', until: '2027-12-04' },
    ])
    expect(await loads(county)).toEqual({ [county.town.teamId]: 0, [county.town.staff.doctor]: 0, [county.country.teamId]: 1, [county.country.staff.doctor]: 1 })
    expect(await desk.rows('SELECT team_id AS team, is_signed AS signed FROM residents.resident WHERE id = $1', residentId)).toEqual([{ team: county.country.teamId, signed: true }])
    expect((await desk.rows("SELECT coalesce(sum(signed), 0)::int AS n FROM statistics.cover_delta WHERE county_code = $1 AND population = 'elderly'", county.countyCode))[0].n).toBe(1)
    const { body: first } = await desk.ask(phone, getOwnContractEndpoint, { residentId, contractId })
    expect(first).toMatchObject({ standing: 'ended', endReason: 'transferred', ways: { renew: false, change: false, end: false } })
    expect((await desk.ask(doctor, getContractEndpoint, { contractId: body.results[0].contractId })).body.terms.packages.map(({ id }: { id: string }) => id)).toEqual(['basic'])
    expect((await desk.rows("SELECT action FROM audit.event WHERE county_code = $1 AND action IN ('contracts.end', 'contracts.sign') ", county.countyCode)).map(({ action }) => action).toSorted()).toEqual(['contracts.end', 'contracts.sign', 'contracts.sign'])
  }, 60_000)

  it('taken back: the new contract is ended as never begun, the first one resumed, and its resident counts with the first team again', async () => {
    const county = await aCounty(desk)
    const { residentId, phone, contractId } = await aSigned(county)
    desk.clock.now += 10 * dayMs
    const { applicationId } = (await applyFor(desk, phone, residentId, { replaces: contractId })).body
    const next = (await approve(desk, county.actors.otherDoctor, [applicationId])).body.results[0].contractId
    expect((await desk.ask(county.actors.otherDoctor, endContractEndpoint, { contractId: next, reason: 'voided', note: '选错了团队' })).status).toBe(200)
    expect((await desk.ask(county.actors.doctor, undoEndingEndpoint, { contractId })).status).toBe(200)
    const counted = await desk.rows("SELECT team_id AS team, sum(residents)::int AS residents, sum(signed)::int AS signed FROM statistics.cover_delta WHERE county_code = $1 AND population = 'all' GROUP BY 1 HAVING sum(residents) <> 0 OR sum(signed) <> 0", county.countyCode)
    expect([counted, await desk.rows('SELECT team_id AS team, is_signed AS signed FROM residents.resident WHERE id = $1', residentId)]).toEqual([[{ team: county.town.teamId, residents: 0, signed: 1 }], [{ team: county.town.teamId, signed: true }]])
  })
  it('not to the same team, not with a next contract signed, and another’s contract is none to replace', async () => {
    const county = await aCounty(desk)
    const { residentId, phone, contractId } = await aSigned(county)
    const other = await aSigned(county)
    expect(codesOf(await applyFor(desk, phone, residentId, { replaces: contractId, teamId: county.town.teamId }))).toEqual(['CONTRACTS.CHANGE_NEEDS_OTHER_TEAM'])
    expect(codesOf(await applyFor(desk, phone, residentId, { replaces: other.contractId, teamId: county.country.teamId }))).toEqual(['CONTRACTS.ALREADY_SIGNED'])
    desk.clock.now = Date.parse('2027-11-01T04:00:00Z')
    const next = await applyFor(desk, phone, residentId)
    expect([next.status, codesOf(next)]).toEqual([200, undefined])
    expect((await approve(desk, county.actors.doctor, [next.body.applicationId])).body.results[0].reasons).toEqual([])
    expect(codesOf(await applyFor(desk, phone, residentId, { replaces: contractId, teamId: county.country.teamId }))).toEqual(['CONTRACTS.ALREADY_SIGNED'])
  }, 60_000)

  it('not when the contract was handed over to the new team between the look and the change', async () => {
    const county = await aCounty(desk)
    const { contractId } = await aSigned(county)
    const { countyCode, town: { teamId, staff } } = county
    const context: CommandContext = { ...worldOf(desk.database, desk.clock.now, [countyCode]), actor: county.actors.doctor, client: { address: 'test', userAgent: '', cookies: {} }, route: 'test', key: 'test' }
    const changing = desk.database.transact([countyCode], async (run) => replaceContract(context, run, contractId, { teamId, doctorStaffId: staff.doctor }, await desk.using.policies.packOf(countyCode, context.on)))
    await expect(changing).rejects.toMatchObject({ reasons: [{ code: 'CONTRACTS.CHANGE_NEEDS_OTHER_TEAM' }] })
  })
  it('the full panel of the new team leaves everything as it was', async () => {
    const county = await aCounty(desk, { cap: 5 })
    const { residentId, phone, contractId } = await aSigned(county)
    const { applicationId } = (await applyFor(desk, phone, residentId, { replaces: contractId })).body
    await desk.rows('UPDATE organisations.panel_load SET cap = 0 WHERE holder_id = $1', county.country.staff.doctor)
    expect(codesOf({ body: (await approve(desk, county.actors.otherDoctor, [applicationId])).body.results[0] })).toEqual(['CONTRACTS.PANEL_FULL'])
    expect(await contractsOf(residentId)).toMatchObject([{ state: 'active' }])
    expect((await loads(county))[county.town.teamId]).toBe(1)
  })

  it('two windows: a change and a renewal, one waits; the first contract ended meanwhile, the second is a signing like any other', async () => {
    const county = await aCounty(desk)
    const { residentId, phone, contractId } = await aSigned(county)
    desk.clock.now = Date.parse('2027-11-01T04:00:00Z')
    const [change, renewal] = [await applyingOf(desk, phone, residentId, { replaces: contractId }), await applyingOf(desk, phone, residentId)]
    const both = await Promise.all([applyFor(desk, phone, residentId, change), applyFor(desk, phone, residentId, renewal)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(codesOf(both.find(({ status }) => status === 409) as never)).toEqual(['CONTRACTS.ALREADY_APPLIED'])
    desk.clock.now = noon
    const later = await aSigned(county)
    const { applicationId } = (await applyFor(desk, later.phone, later.residentId, { replaces: later.contractId })).body
    await desk.rows("UPDATE contracts.contract SET state = 'ended', ended_on = '2026-11-24', end_reason = 'by_request', holds_places = false, period = 'empty', version = version + 1 WHERE id = $1", later.contractId)
    expect((await approve(desk, county.actors.otherDoctor, [applicationId])).body.results[0].reasons).toEqual([])
    expect((await contractsOf(later.residentId)).map(({ state, reason }) => [state, reason]).toSorted()).toEqual([['active', null], ['ended', 'by_request']])
  }, 60_000)

  it('20 times at once, and two who change places with each other: one contract each, every place where it belongs', async () => {
    const county = await aCounty(desk)
    const one = await aSigned(county)
    const mine = (await applyFor(desk, one.phone, one.residentId, { replaces: one.contractId })).body.applicationId
    const key = randomUUID()
    const many = await Promise.all([...Array.from({ length: 10 }, () => approve(desk, county.actors.otherDoctor, [mine], key)), ...Array.from({ length: 10 }, () => approve(desk, county.actors.otherDoctor, [mine]))])
    expect(many.filter(({ status }) => status >= 500)).toEqual([])
    expect((await contractsOf(one.residentId)).map(({ state }) => state).toSorted()).toEqual(['active', 'ended'])
    const [there, here] = [await aSigned(county), one]
    const [active] = await desk.rows("SELECT id FROM contracts.contract WHERE resident_id = $1 AND state = 'active'", here.residentId)
    const back = (await applyFor(desk, here.phone, here.residentId, { replaces: active.id, teamId: county.town.teamId })).body.applicationId
    const away = (await applyFor(desk, there.phone, there.residentId, { replaces: there.contractId })).body.applicationId
    const crossed = await Promise.all([approve(desk, county.actors.doctor, [back]), approve(desk, county.actors.otherDoctor, [away])])
    expect(crossed.map(({ body }) => body.results[0].reasons)).toEqual([[], []])
    expect(await loads(county)).toEqual({ [county.town.teamId]: 1, [county.town.staff.doctor]: 1, [county.country.teamId]: 1, [county.country.staff.doctor]: 1 })
  }, 60_000)
})
