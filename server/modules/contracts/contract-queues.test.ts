import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRenewalsEndpoint, listToPrintEndpoint, markPrintedEndpoint, noteContactEndpoint, takeBackPrintedEndpoint } from '#api/contract-queues.ts'
import { aCounty } from '../../testing/a-county.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())
/** A contract of 2025 whose first day after is `until`; today is 2026-11-24. */
async function ending(county: Awaited<ReturnType<typeof aCounty>>, until: string, change: object = {}) {
  const residentId = await desk.aResident(county, { is_signed: until > '2026-11-24', ...change })
  const id = crypto.randomUUID()
  await county.put('contracts.contract', {
    county_code: county.countyCode, id, number: id.slice(0, 12), resident_id: residentId, institution_id: county.town.institutionId, team_id: county.town.teamId, doctor_staff_id: county.town.staff.doctor, township_code: county.town.townshipCode, village_code: county.town.villageCode,
    unit: 'person', channel: 'desk', state: 'active', signed_on: '2025-11-24', period: `[2025-08-01,${until})`, terms: '{"packages":[]}', because: '[]', resident_fee_fen: 0, populations: [], claimed_places: 2,
  })
  return { residentId, id }
}

describe('renewals due', () => {
  it('7, 30 and 60 days on and just beyond, lapsed to 90 days, and nobody who is renewed, dead or signed again', async () => {
    const county = await aCounty(desk)
    const { doctor, otherDoctor } = county.actors
    // 2026-11-24 + 7 = 12-01, + 30 = 12-24, + 60 = 2027-01-23; − 90 = 2026-08-26.
    const [at7, at8, at30, at31, at60, at61, today, lapsed] = [await ending(county, '2026-12-01'), await ending(county, '2026-12-02'), await ending(county, '2026-12-24'), await ending(county, '2026-12-25'), await ending(county, '2027-01-23'), await ending(county, '2027-01-24'), await ending(county, '2026-11-24'), await ending(county, '2026-08-27')]
    await ending(county, '2026-08-26')
    await ending(county, '2026-11-01', { status: 'deceased' })
    await ending(county, '2026-11-02', { is_signed: true })
    const list = async (due: string, more: object = {}) => (await desk.ask(doctor, listRenewalsEndpoint, { due, ...more })).body
    const idsOf = (body: { items: { contractId: string }[] }) => body.items.map(({ contractId }) => contractId)
    expect(idsOf(await list('7'))).toEqual([at7.id])
    expect(idsOf(await list('30'))).toEqual([at7.id, at8.id, at30.id])
    expect(idsOf(await list('60'))).toEqual([at7.id, at8.id, at30.id, at31.id, at60.id])
    expect(idsOf(await list('lapsed'))).toEqual([lapsed.id, today.id])
    expect((await list('7')).counts).toEqual({ within: [{ days: 7, contracts: 1 }, { days: 30, contracts: 3 }, { days: 60, contracts: 5 }], lapsed: 2 })
    expect(idsOf(await list('30', { most: 2 }))).toEqual([at7.id, at8.id])
    expect(idsOf(await list('30', { most: 2, after: (await list('30', { most: 2 })).next }))).toEqual([at30.id])
    expect(idsOf(await list('60', { villageCode: county.country.villageCode }))).toEqual([])
    expect((await desk.ask(otherDoctor, listRenewalsEndpoint, { due: '60' })).body).toMatchObject({ items: [], counts: { within: [{ days: 7, contracts: 0 }, { days: 30, contracts: 0 }, { days: 60, contracts: 0 }], lapsed: 0 } })
    // Called, will come; the last word stands.
    await desk.ask(doctor, noteContactEndpoint, { contractId: at7.id, outcome: 'no_answer' })
    desk.clock.now += 60_000
    await desk.ask(doctor, noteContactEndpoint, { contractId: at7.id, outcome: 'will_come', note: '周三上午来' })
    expect((await list('7')).items[0].lastContact).toMatchObject({ outcome: 'will_come', note: '周三上午来', actorName: '陈静' })
    expect(idsOf(await list('30', { notContacted: 'true' }))).toEqual([at8.id, at30.id])
    expect((await desk.ask(otherDoctor, noteContactEndpoint, { contractId: at7.id, outcome: 'will_come' })).status).toBe(404)
    // Renewed: gone from the list.
    await desk.sign(doctor, at7.residentId)
    expect(idsOf(await list('7'))).toEqual([])
    expect(at61).toBeDefined()
    expect(desk.defects).toEqual([])
  })
})

describe('the print queue', () => {
  it('holds what was signed until it is marked; a second printing has a reason; a mark is taken back within ten minutes by who set it', async () => {
    const county = await aCounty(desk)
    const { doctor, otherDoctor } = county.actors
    const contractIds: string[] = []
    for (let i = 0; i < 3; i++) contractIds.push((await desk.sign(doctor, await desk.aResident(county))).body.contractId)
    await ending(county, '2027-01-24') // imported: no electronic agreement
    const queue = async (printed = 'no') => new Set((await desk.ask(doctor, listToPrintEndpoint, { printed })).body.items.map(({ contractId }: { contractId: string }) => contractId))
    expect(await queue()).toEqual(new Set(contractIds))
    const mark = await desk.ask(doctor, markPrintedEndpoint, { contractIds: contractIds.slice(0, 2) })
    expect(await queue()).toEqual(new Set(contractIds.slice(2)))
    expect(codesOf(await desk.ask(doctor, markPrintedEndpoint, { contractIds }))).toEqual(['CONTRACTS.REPRINT_NEEDS_REASON'])
    expect((await desk.ask(doctor, markPrintedEndpoint, { contractIds, reason: '居民遗失', copies: 1 })).status).toBe(200)
    expect((await desk.ask(doctor, listToPrintEndpoint, { printed: 'yes' })).body.items.map(({ printings, copies }: { printings: number; copies: number }) => [printings, copies]).sort()).toEqual([[1, 1], [2, 3], [2, 3]])
    expect((await desk.ask(otherDoctor, markPrintedEndpoint, { contractIds })).status).toBe(404)
    expect(codesOf(await desk.ask(otherDoctor, takeBackPrintedEndpoint, { markIds: mark.body.markIds }))).toEqual(['CONTRACTS.PRINT_TOO_LATE'])
    expect((await desk.ask(doctor, takeBackPrintedEndpoint, { markIds: mark.body.markIds })).body).toEqual({ takenBack: 2 })
    expect(codesOf(await desk.ask(doctor, takeBackPrintedEndpoint, { markIds: mark.body.markIds }))).toEqual(['CONTRACTS.PRINT_TOO_LATE'])
    expect(desk.defects).toEqual([])
  })
  it('two who mark the same at once: one first printing', async () => {
    const county = await aCounty(desk)
    const { doctor } = county.actors
    const { body: { contractId } } = await desk.sign(doctor, await desk.aResident(county))
    const answers = await Promise.all(Array.from({ length: 8 }, () => desk.ask(doctor, markPrintedEndpoint, { contractIds: [contractId] })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status !== 200)) expect(codesOf(answer)?.[0]).toMatch(/^CONTRACTS\.(PRINTED_MEANWHILE|REPRINT_NEEDS_REASON)$/)
  })
})
