import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endContractEndpoint, listContractsEndpoint, listToSignEndpoint, signContractEndpoint } from '#api/contracts.ts'
import { editSigningDayEndpoint, getSigningDayEndpoint, joinDeskEndpoint, listSigningDaysEndpoint, moveSigningDayEndpoint, planSigningDayEndpoint, publicSigningDayEndpoint, signingDayQrEndpoint } from '#api/signing-days.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { today } from '../../testing/test-database.ts'
import { signingDaysRoutes } from '../signing-days/index.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk((using) => signingDaysRoutes(using)) })
afterAll(() => desk.close())

const planOf = ({ town }: TestCounty, change: object = {}) => ({
  name: '东街社区十一月签约会', place: '东街社区服务中心', heldOn: today, startsAt: '09:00', endsAt: '16:00', villageCodes: [town.villageCode], teamIds: [town.teamId], expected: 300, desks: 4, ...change,
})
async function anOpenDay(county: TestCounty, change: object = {}): Promise<string> {
  const { doctor } = county.actors
  const { body: { signingDayId } } = await desk.ask(doctor, planSigningDayEndpoint, planOf(county, change))
  expect((await desk.ask(doctor, moveSigningDayEndpoint, { signingDayId, version: 1, step: 'open' })).status).toBe(200)
  return signingDayId
}
const read = async (county: TestCounty, signingDayId: string) => (await desk.ask(county.actors.doctor, getSigningDayEndpoint, { signingDayId })).body
const atDesk = (signingDayId: string, number: number) => ({ channel: 'event', signingDay: { id: signingDayId, desk: number } })

describe('300 residents at 4 desks at once', () => {
  it('each is signed once, the counter is right as a whole, by desk and by hour, and nothing beyond the cap', async () => {
    const county = await aCounty(desk, { cap: 280 })
    const { doctor } = county.actors
    const signingDayId = await anOpenDay(county)
    const residents: string[] = []
    for (let i = 0; i < 300; i++) residents.push(await desk.aResident(county))
    const first = await desk.signingOf(doctor, residents[0] as string)
    const signedAt = [0, 0, 0, 0]
    const refusals: unknown[] = []
    const began = performance.now()
    // Each desk works through its own row; every tenth resident stands in the next desk's row as well.
    await Promise.all([0, 1, 2, 3].map(async (number) => {
      for (const [place, residentId] of residents.entries()) {
        const isOwn = place % 4 === number
        if (!isOwn && !(place % 10 === 0 && (place + 1) % 4 === number)) continue
        const answer = await desk.ask(doctor, signContractEndpoint, { ...first, residentId, ...atDesk(signingDayId, number + 1) })
        if (answer.status === 200) signedAt[number] = (signedAt[number] as number) + 1
        else refusals.push(codesOf(answer)?.[0])
      }
    }))
    const seconds = (performance.now() - began) / 1000
    const day = await read(county, signingDayId)
    console.log(`300 residents, 4 desks: ${day.signed} signed in ${seconds.toFixed(1)} s, ${(day.signed / seconds).toFixed(0)} a second`)
    expect(day.signed).toBe(280)
    expect(day.byDesk.map(({ signed }: { signed: number }) => signed)).toEqual(signedAt)
    expect(day.byHour).toEqual([{ hour: 12, signed: 280 }])
    for (const code of refusals) expect(code).toMatch(/^CONTRACTS\.(ALREADY_SIGNED(_JUST_NOW)?|PANEL_FULL)$/)
    expect(refusals.filter((code) => code === 'CONTRACTS.PANEL_FULL').length).toBeGreaterThanOrEqual(20)
    const [kept] = await desk.rows('SELECT count(*)::int AS contracts, count(DISTINCT resident_id)::int AS residents FROM contracts.contract WHERE county_code = $1 AND signing_day_id = $2', county.countyCode, signingDayId)
    expect(kept).toEqual({ contracts: 280, residents: 280 })
    expect(await desk.rows('SELECT contracts FROM organisations.panel_load WHERE county_code = $1 AND contracts > 0', county.countyCode)).toEqual([{ contracts: 280 }, { contracts: 280 }])
    expect(desk.defects).toEqual([])
  }, 120_000)
  it('closing in the middle: the figures of the closed day are what was signed, and later ones are told', async () => {
    const county = await aCounty(desk)
    const { doctor } = county.actors
    const signingDayId = await anOpenDay(county)
    const residents = await Promise.all(Array.from({ length: 40 }, () => desk.aResident(county)))
    const first = await desk.signingOf(doctor, residents[0] as string)
    const signing = residents.map((residentId, i) => desk.ask(doctor, signContractEndpoint, { ...first, residentId, ...atDesk(signingDayId, (i % 4) + 1) }))
    await Promise.race(signing)
    const closing = await desk.ask(doctor, moveSigningDayEndpoint, { signingDayId, version: 2, step: 'close', note: '下大雨' })
    expect(closing.status).toBe(200)
    const atClosing = (await read(county, signingDayId)).signed
    const answers = await Promise.all(signing)
    expect(answers.filter(({ status }) => status === 200).length).toBe(atClosing)
    for (const answer of answers.filter(({ status }) => status !== 200)) expect(codesOf(answer)).toEqual(['SIGNING_DAYS.NOT_OPEN'])
    expect(await read(county, signingDayId)).toMatchObject({ signed: atClosing, state: 'closed', note: '下大雨', steps: ['reopen'] })
    expect(desk.defects).toEqual([])
  }, 60_000)
})

describe('a signing day', () => {
  it('is planned, joined, signed at, listed; the same request again counts once', async () => {
    const county = await aCounty(desk)
    const { doctor } = county.actors
    const { body: { signingDayId } } = await desk.ask(doctor, planSigningDayEndpoint, planOf(county))
    const residentId = await desk.aResident(county)
    await desk.aResident(county, { populations: [] })
    const input = await desk.signingOf(doctor, residentId, atDesk(signingDayId, 2))
    expect(codesOf(await desk.ask(doctor, signContractEndpoint, input))).toEqual(['SIGNING_DAYS.NOT_OPEN'])
    expect((await read(county, signingDayId)).steps).toEqual(['open', 'cancel'])
    await desk.ask(doctor, moveSigningDayEndpoint, { signingDayId, version: 1, step: 'open' })
    await desk.ask(doctor, joinDeskEndpoint, { signingDayId, desk: 2 })
    const owed = { signingDayId, most: 1 }
    expect((await desk.ask(doctor, listToSignEndpoint, owed)).body).toMatchObject({ counts: { owed: 0, key: 1, all: 2 }, items: [{ residentId }] })
    const [once, again] = [await desk.ask(doctor, signContractEndpoint, input, 'k-0000-0000-0000-1'), await desk.ask(doctor, signContractEndpoint, input, 'k-0000-0000-0000-1')]
    expect([once.status, again.body]).toEqual([200, once.body])
    expect(await read(county, signingDayId)).toMatchObject({ signed: 1, byDesk: [{ desk: 1, signed: 0, actorName: null }, { desk: 2, signed: 1, actorName: '陈静', isMine: true }, { signed: 0 }, { signed: 0 }] })
    expect((await desk.ask(doctor, listContractsEndpoint, { signingDayId })).body.items).toMatchObject([{ residentId, channel: 'event' }])
    expect((await desk.ask(doctor, listToSignEndpoint, owed)).body.counts).toEqual({ owed: 0, key: 0, all: 1 })
    expect((await desk.ask(doctor, listSigningDaysEndpoint)).body.items).toMatchObject([{ signingDayId, signed: 1, state: 'open', villages: [{ name: '东街社区' }] }])
    expect((await desk.ask(doctor, listSigningDaysEndpoint, { when: 'over' })).body.items).toEqual([])
    // A renewal at the desk is counted too, and an ending takes nothing off what was signed there.
    await desk.ask(doctor, endContractEndpoint, { contractId: once.body.contractId, reason: 'by_request', note: '本人要求' })
    expect((await read(county, signingDayId)).signed).toBe(1)
  })
  it('refuses a desk it has not, a team that is not there, another day, an event’s desk for another channel', async () => {
    const county = await aCounty(desk)
    const { doctor } = county.actors
    const signingDayId = await anOpenDay(county)
    const residentId = await desk.aResident(county)
    const input = await desk.signingOf(doctor, residentId, atDesk(signingDayId, 5))
    expect(codesOf(await desk.ask(doctor, signContractEndpoint, input))).toEqual(['SIGNING_DAYS.DESK_UNKNOWN'])
    expect(codesOf(await desk.ask(doctor, joinDeskEndpoint, { signingDayId, desk: 5 }))).toEqual(['SIGNING_DAYS.DESK_UNKNOWN'])
    expect((await desk.ask(doctor, signContractEndpoint, { ...input, channel: 'desk' })).status).toBe(400)
    await desk.rows('UPDATE signing_days.signing_day SET team_ids = ARRAY[$1::uuid] WHERE id = $2', county.country.teamId, signingDayId)
    expect(codesOf(await desk.ask(doctor, signContractEndpoint, { ...input, ...atDesk(signingDayId, 1) }))).toEqual(['SIGNING_DAYS.TEAM_NOT_HERE'])
    desk.clock.now += 86_400_000
    expect(codesOf(await desk.ask(doctor, joinDeskEndpoint, { signingDayId, desk: 1 }))).toEqual(['SIGNING_DAYS.NOT_TODAY'])
    desk.clock.now -= 86_400_000
    expect(desk.defects).toEqual([])
  })
  it('is changed while it runs, but a desk somebody signed at stays', async () => {
    const county = await aCounty(desk)
    const { doctor } = county.actors
    const signingDayId = await anOpenDay(county)
    await desk.sign(doctor, await desk.aResident(county), atDesk(signingDayId, 4))
    const edit = (change: object) => desk.ask(doctor, editSigningDayEndpoint, { signingDayId, version: 2, ...planOf(county, change) })
    expect(codesOf(await edit({ desks: 3 }))).toEqual(['SIGNING_DAYS.DESK_IN_USE'])
    expect(codesOf(await edit({ startsAt: '18:00', villageCodes: ['999999999999'] }))).toEqual(['SIGNING_DAYS.HOURS', 'SIGNING_DAYS.VILLAGE_UNKNOWN'])
    expect(codesOf(await edit({ heldOn: '2026-11-23' }))).toEqual(['SIGNING_DAYS.OPEN_KEEPS_DAY'])
    expect((await edit({ desks: 6 })).body).toEqual({ signingDayId, version: 3 })
    expect(codesOf(await edit({ desks: 7 }))).toEqual(['SIGNING_DAYS.CHANGED_MEANWHILE'])
    expect((await read(county, signingDayId)).byDesk).toHaveLength(6)
  })
  it('stays on its date once it is open; before, it moves within a year', async () => {
    const county = await aCounty(desk)
    const { doctor } = county.actors
    const signingDayId = await anOpenDay(county)
    const edit = (id: string, version: number, change: object) => desk.ask(doctor, editSigningDayEndpoint, { signingDayId: id, version, ...planOf(county, change) })
    expect(await edit(signingDayId, 2, { heldOn: '2026-11-25' })).toMatchObject({ status: 422, body: { reasons: [{ code: 'SIGNING_DAYS.OPEN_KEEPS_DAY', params: { heldOn: today } }] } })
    expect((await edit(signingDayId, 2, { desks: 5 })).status).toBe(200)
    expect((await read(county, signingDayId)).heldOn).toBe(today)
    const planned = (await desk.ask(doctor, planSigningDayEndpoint, planOf(county))).body.signingDayId
    expect((await edit(planned, 1, { heldOn: '2027-11-25' })).status).toBe(200)
    expect(codesOf(await edit(planned, 2, { heldOn: '2027-11-26' }))).toEqual(['SIGNING_DAYS.FAR'])
    expect(codesOf(await desk.ask(doctor, planSigningDayEndpoint, planOf(county, { heldOn: '2027-11-26' })))).toEqual(['SIGNING_DAYS.FAR'])
  })
  it('is another institution’s nothing, and a manager sees it', async () => {
    const county = await aCounty(desk)
    const signingDayId = await anOpenDay(county)
    const { otherDoctor, stranger, manager, doctor } = county.actors
    for (const actor of [otherDoctor, stranger]) {
      expect((await desk.ask(actor, getSigningDayEndpoint, { signingDayId })).status).toBe(404)
      expect((await desk.ask(actor, joinDeskEndpoint, { signingDayId, desk: 1 })).status).toBe(404)
      expect((await desk.ask(actor, listToSignEndpoint, { signingDayId })).status).toBe(404)
      expect((await desk.ask(actor, signingDayQrEndpoint, { signingDayId })).status).toBe(404)
      expect((await desk.ask(actor, listSigningDaysEndpoint)).body.items).toEqual([])
    }
    expect((await desk.ask(manager, getSigningDayEndpoint, { signingDayId })).status).toBe(200)
    expect((await desk.ask(otherDoctor, planSigningDayEndpoint, planOf(county))).status).toBe(404)
    expect(codesOf(await desk.ask(anActor({ countyCode: county.countyCode }), planSigningDayEndpoint, planOf(county, { teamIds: [county.town.teamId, county.country.teamId] })))).toEqual(['SIGNING_DAYS.SEVERAL_INSTITUTIONS'])
    // A colleague of another team of the same institution helps.
    const colleague = anActor({ countyCode: county.countyCode, role: 'family_doctor', scope: { kind: 'team', institutionId: county.town.institutionId, teamId: county.country.teamId } })
    await desk.aResident(county)
    expect((await desk.ask(colleague, listToSignEndpoint, { signingDayId })).body.items).toHaveLength(1)
    expect((await desk.ask(doctor, listToSignEndpoint, { signingDayId })).body.items).toHaveLength(1)
  })
  it('shows anybody with the code where and when, and nobody without', async () => {
    const county = await aCounty(desk)
    const signingDayId = await anOpenDay(county)
    const { address } = await read(county, signingDayId)
    const token = address.split('/').at(-1)
    const { body } = await desk.ask(null, publicSigningDayEndpoint, { token })
    expect(body).toEqual({ name: '东街社区十一月签约会', place: '东街社区服务中心', heldOn: today, startsAt: '09:00', endsAt: '16:00', institutionName: '东街街道卫生机构', institutionPhone: null, villages: [{ code: county.town.villageCode, name: '东街社区' }], state: 'open' })
    expect((await desk.ask(null, publicSigningDayEndpoint, { token: `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}` })).status).toBe(404)
    expect(String((await desk.ask(county.actors.doctor, signingDayQrEndpoint, { signingDayId })).bytes)).toContain('<svg')
    desk.clock.now += 8 * 86_400_000
    expect((await desk.ask(null, publicSigningDayEndpoint, { token })).status).toBe(404)
    desk.clock.now -= 8 * 86_400_000
  })
})
