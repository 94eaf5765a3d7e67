import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  comparePdfEndpoint, endContractEndpoint, getContractEndpoint, listContractsEndpoint, listContractsOfResidentEndpoint, listToSignEndpoint, undoEndingEndpoint, verifyAgreementEndpoint, workbenchEndpoint,
} from '#api/contracts.ts'
import { markDepartedEndpoint } from '#api/residents.ts'
import { systemContext } from '#platform/http/context.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { foldCounty } from '../statistics/index.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'
import { contractListeners } from './index.ts'

let desk: SigningDesk
beforeAll(async () => { desk = await aSigningDesk() })
afterAll(() => desk.close())
const places = async (county: TestCounty) => (await desk.rows('SELECT contracts FROM organisations.panel_load WHERE county_code = $1 AND holder_id IN ($2, $3)', county.countyCode, county.town.teamId, county.town.staff.doctor)).map(({ contracts }) => contracts)
const cover = async (county: TestCounty) => {
  await foldCounty(desk.database, county.countyCode, desk.clock.now)
  return (await desk.rows("SELECT signed FROM statistics.stat_cover WHERE county_code = $1 AND population = 'all' AND team_id = $2", county.countyCode, county.town.teamId))[0]?.signed
}
const flow = async ({ countyCode }: TestCounty) => (await desk.rows('SELECT day::text, began, ended FROM statistics.stat_flow WHERE county_code = $1 ORDER BY day', countyCode)).map((row) => Object.values(row).join(' '))
const signedOne = async (county: TestCounty) => {
  const residentId = await desk.aResident(county)
  return { residentId, ...(await desk.sign(county.actors.doctor, residentId)).body as { contractId: string; verifyCode: string; number: string } }
}

describe('the seal', () => {
  it('follows the announcement, once however often it is heard, and the public page finds everything in order', async () => {
    const county = await aCounty(desk)
    const { contractId, verifyCode, number } = await signedOne(county)
    expect((await desk.ask(null, verifyAgreementEndpoint, { code: verifyCode })).body.findings.map((one: { check: string; state: string }) => `${one.check} ${one.state}`)).toEqual(['content ok', 'handwriting ok', 'seal missing', 'pdf missing'])
    const listeners = contractListeners(desk.using)
    expect(await relayOnce(desk.bulk, listeners, county.countyCode, () => desk.clock.now, (error) => { throw error })).toBe(1)
    const context = systemContext(desk.database, desk.clock.now, county.countyCode)
    await Promise.all([listeners[0]!.hear(context, contractId), listeners[0]!.hear(context, contractId)])
    expect(await desk.rows('SELECT party FROM contracts.signature WHERE contract_id = $1 ORDER BY 1', contractId)).toEqual([{ party: 'doctor' }, { party: 'institution' }, { party: 'resident' }])
    const page = await desk.ask(null, verifyAgreementEndpoint, { code: verifyCode })
    expect(page.body).toMatchObject({ number, institutionName: '东街街道卫生机构', signedOn: '2026-11-24', lastDay: '2027-11-23', standing: 'active', isDemo: true })
    expect(page.body.findings.every(({ state }: { state: string }) => state === 'ok')).toBe(true)
    const { findings, ...shown } = page.body // the findings' details are digests, in which any three digits may stand in a row
    expect(findings.every(({ detail }: { detail: string | null }) => detail === null || /^(soft-)?[0-9a-f]+$/.test(detail))).toBe(true)
    expect(JSON.stringify(shown)).not.toMatch(/罗玉珍|陈静|500112\*|138/)
  })
  it('the PDF that is printed is the sealed one; with one byte changed it is not', async () => {
    const county = await aCounty(desk)
    const { contractId, verifyCode } = await signedOne(county)
    const printed = await desk.print(county.actors.doctor, contractId)
    expect([printed.status, printed.headers['content-type'], printed.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
    expect((await desk.print(county.actors.doctor, contractId)).bytes.equals(printed.bytes)).toBe(true)
    const compare = async (bytes: Buffer) => (await desk.ask(null, comparePdfEndpoint, { code: verifyCode, pdf: bytes.toString('base64') })).body.isSame
    expect(await compare(printed.bytes)).toBe(true)
    for (const at of [0, 1000, printed.bytes.length - 1]) {
      const changed = Buffer.from(printed.bytes)
      changed[at] = (changed[at] as number) ^ 1
      expect(await compare(changed), `byte ${at}`).toBe(false)
    }
    expect(await desk.rows("SELECT count(*)::int AS n FROM audit.event WHERE action = 'contracts.print-agreement' AND subject_id = $1", contractId)).toEqual([{ n: 2 }])
  })
  it.each([
    ['the text', "UPDATE contracts.agreement SET content = replace(content::text, '罗玉珍', '罗玉诊')::json WHERE contract_id = $1", 'content'],
    ['an amount and its hash', "UPDATE contracts.agreement SET content = replace(content::text, '\"residentFen\":5000', '\"residentFen\":6000')::json, content_hash = sha256(replace(content::text, '\"residentFen\":5000', '\"residentFen\":6000')::bytea) WHERE contract_id = $1", 'content'],
    ['an envelope and its hash', "UPDATE contracts.signature SET envelope = replace(envelope::text, '2026-11-24', '2026-11-23')::json, envelope_hash = sha256(replace(envelope::text, '2026-11-24', '2026-11-23')::bytea) WHERE contract_id = $1 AND party = 'institution'", 'seal'],
    ['the handwriting', "UPDATE contracts.signature SET image_file = repeat('a', 64) WHERE contract_id = $1 AND party = 'resident'", 'handwriting'],
    ['the seal itself', "UPDATE contracts.signature SET signature = set_byte(signature, 20, get_byte(signature, 20) # 1) WHERE contract_id = $1 AND party = 'institution'", 'seal'],
    ['the hash of the PDF', "UPDATE contracts.agreement SET pdf_hash = set_byte(pdf_hash, 0, get_byte(pdf_hash, 0) # 1) WHERE contract_id = $1", 'pdf'],
  ])('somebody with the database changes %s: the page says so', async (_, sql, check) => {
    const county = await aCounty(desk)
    const { contractId, verifyCode } = await signedOne(county)
    await desk.print(county.actors.doctor, contractId)
    await desk.rows(sql, contractId)
    const { body } = await desk.ask(null, verifyAgreementEndpoint, { code: verifyCode })
    expect(body.findings.filter(({ state }: { state: string }) => state === 'wrong').map((one: { check: string }) => one.check)).toContain(check)
  })
  it('a code nobody printed finds nothing; a foreign desk prints nothing', async () => {
    const county = await aCounty(desk)
    const { contractId } = await signedOne(county)
    expect((await desk.ask(null, verifyAgreementEndpoint, { code: '2'.repeat(20) })).status).toBe(404)
    for (const actor of [county.actors.otherDoctor, county.actors.stranger]) expect((await desk.print(actor, contractId)).status).toBe(404)
  })
})

describe('ending', () => {
  it('gives the places back, unsigns, says what follows; within ten minutes it is taken back whole', async () => {
    const county = await aCounty(desk)
    desk.clock.now -= 1000
    const { contractId, residentId } = await signedOne(county)
    desk.clock.now += 1000
    const before = await cover(county)
    const ended = await desk.ask(county.actors.doctor, endContractEndpoint, { contractId, reason: 'transferred', note: '本人到场要求' })
    expect(ended.body).toMatchObject({ endedOn: '2026-11-24', undoUntil: '2026-11-24T04:10:00.000Z', follow: 'sign_again' })
    expect([await places(county), (await cover(county)) - before, await desk.rows('SELECT is_signed FROM residents.resident WHERE id = $1', residentId)]).toEqual([[0, 0], -1, [{ is_signed: false }]])
    expect(await flow(county)).toEqual(['2026-11-24 0 0', '2027-11-24 0 0']) // ended on its first day: never in force
    desk.clock.now += 1000
    const undone = await desk.ask(county.actors.doctor, undoEndingEndpoint, { contractId })
    desk.clock.now -= 1000
    expect(undone.body).toEqual({ contractId, lastDay: '2027-11-23' })
    expect([await places(county), (await cover(county)) - before]).toEqual([[1, 1], 0])
    expect((await desk.ask(county.actors.doctor, getContractEndpoint, { contractId })).body).toMatchObject({ standing: 'active', endReason: null, timeline: [{ event: 'undo-end' }, { event: 'end', reason: 'transferred' }, { event: 'sign' }] })
    expect(await flow(county)).toEqual(['2026-11-24 1 0', '2027-11-24 0 1'])
  })
  it('after eleven minutes there is no taking back; who signed again meanwhile stays with the new one', async () => {
    const county = await aCounty(desk)
    const [late, again] = [await signedOne(county), await signedOne(county)]
    for (const { contractId } of [late, again]) await desk.ask(county.actors.doctor, endContractEndpoint, { contractId, reason: 'by_request', note: '本人到场要求' })
    expect((await desk.sign(county.actors.doctor, again.residentId)).status).toBe(200)
    expect(codesOf(await desk.ask(county.actors.doctor, undoEndingEndpoint, { contractId: again.contractId }))).toEqual(['CONTRACTS.ALREADY_SIGNED_JUST_NOW'])
    desk.clock.now += 11 * 60_000
    expect(codesOf(await desk.ask(county.actors.doctor, undoEndingEndpoint, { contractId: late.contractId }))).toEqual(['CONTRACTS.UNDO_TOO_LATE'])
    desk.clock.now -= 11 * 60_000
  })
  it('of who is recorded as gone it is not taken back: the contract would run on and hold its places for nobody', async () => {
    const county = await aCounty(desk)
    const { contractId, residentId } = await signedOne(county)
    expect((await desk.ask(county.actors.doctor, endContractEndpoint, { contractId, reason: 'moved_away', note: '家属来电，已核对' })).body.follow).toBe('mark_moved')
    const [{ version }] = await desk.rows('SELECT version FROM residents.resident WHERE id = $1', residentId)
    expect((await desk.ask(county.actors.doctor, markDepartedEndpoint, { residentId, version, status: 'moved', on: '2026-11-24', reason: '迁往外区' })).status).toBe(200)
    expect((await desk.ask(county.actors.doctor, getContractEndpoint, { contractId })).body.acts).toMatchObject([{ event: 'undo-end', isAllowed: false, reasons: [{ code: 'CONTRACTS.RESIDENT_NOT_HERE' }] }])
    expect(codesOf(await desk.ask(county.actors.doctor, undoEndingEndpoint, { contractId }))).toEqual(['CONTRACTS.RESIDENT_NOT_HERE'])
    expect(await places(county)).toEqual([0, 0])
  })
  it('two endings at once: one; none without a word; a foreign one is not found', async () => {
    const county = await aCounty(desk)
    const { contractId } = await signedOne(county)
    expect(codesOf(await desk.ask(county.actors.doctor, endContractEndpoint, { contractId, reason: 'by_request' }))).toEqual(['CONTRACTS.END_NEEDS_NOTE'])
    expect((await desk.ask(county.actors.otherDoctor, endContractEndpoint, { contractId, reason: 'by_request' })).status).toBe(404)
    const both = await Promise.all([1, 2].map(() => desk.ask(county.actors.doctor, endContractEndpoint, { contractId, reason: 'deceased', note: '家属来电，已核对', lastDay: '2026-11-20' })))
    expect(both.map(({ status }) => status).sort()).not.toEqual([200, 200])
    expect(await places(county)).toEqual([0, 0])
    expect(await desk.rows('SELECT ended_on::text, upper(period)::text FROM contracts.contract WHERE id = $1', contractId)).toEqual([{ ended_on: '2026-11-24', upper: null }])
  })
})

describe('lists', () => {
  it('show what is in the scope, by standing, page by page', async () => {
    const county = await aCounty(desk)
    for (let i = 0; i < 5; i++) await signedOne(county)
    const list = async (actor: TestCounty['actors']['doctor'], input: Record<string, unknown> = {}) => (await desk.ask(actor, listContractsEndpoint, input)).body
    const [first] = [await list(county.actors.doctor, { most: 2 })]
    const second = await list(county.actors.doctor, { most: 2, after: first.next })
    const third = await list(county.actors.doctor, { most: 2, after: second.next })
    expect([first, second, third].map(({ items }) => items.length)).toEqual([2, 2, 1])
    expect(new Set([first, second, third].flatMap(({ items }) => items.map((one: { contractId: string }) => one.contractId))).size).toBe(5)
    expect([third.next, (await list(county.actors.otherDoctor)).items, (await list(county.actors.stranger)).items]).toEqual([null, [], []])
    for (const [standing, count] of [['active', 5], ['expiring', 0], ['expired', 0], ['ended', 0], ['upcoming', 0]] as const) expect((await list(county.actors.doctor, { standing })).items, standing).toHaveLength(count)
    // By its number as somebody types it from the paper; of another scope it is not found.
    const { number, contractId } = first.items[1]
    expect((await list(county.actors.doctor, { number: ` ${number.toLowerCase()} ` })).items.map((one: { contractId: string }) => one.contractId)).toEqual([contractId])
    expect([(await list(county.actors.doctor, { number: number.slice(0, -1) })).items, (await list(county.actors.otherDoctor, { number })).items]).toEqual([[], []])
    desk.clock.now += 340 * 86_400_000
    for (const [standing, count] of [['active', 0], ['expiring', 5]] as const) expect((await list(county.actors.commission, { standing })).items, standing).toHaveLength(count)
    expect((await list(county.actors.doctor, { toRenewWithin: 20 })).items).toEqual([]) // 25 days are left
    expect((await list(county.actors.doctor, { toRenewWithin: 30 })).items).toHaveLength(5)
    desk.clock.now += 30 * 86_400_000
    expect((await list(county.actors.doctor, { standing: 'expired' })).items).toHaveLength(5)
    desk.clock.now -= 370 * 86_400_000
    expect((await desk.ask(county.actors.doctor, listContractsEndpoint, { after: 'nonsense' })).status).toBe(400)
  })
  it('of one resident, with what happened; empty for a foreign desk', async () => {
    const county = await aCounty(desk)
    const { residentId, contractId } = await signedOne(county)
    const mine = await desk.ask(county.actors.doctor, listContractsOfResidentEndpoint, { residentId })
    expect([mine.body.contracts[0].contractId, mine.body.timeline.map((one: { event: string }) => one.event)]).toEqual([contractId, ['sign']])
    expect((await desk.ask(county.actors.otherDoctor, listContractsOfResidentEndpoint, { residentId })).body).toEqual({ contracts: [], timeline: [] })
  })
  it('who is to be signed: the owed first, then key populations by how many, then the rest; the workbench counts the same', async () => {
    const county = await aCounty(desk)
    const ids: string[] = []
    for (const populations of [[], ['elderly'], ['registered_poor_household'], ['elderly', 'hypertension']]) ids.push(await desk.aResident(county, { populations }))
    await signedOne(county)
    const list = async (input: Record<string, unknown> = {}) => (await desk.ask(county.actors.doctor, listToSignEndpoint, input)).body
    const first = await list({ most: 3 })
    expect(first.items.map((one: { residentId: string; rank: string }) => [ids.indexOf(one.residentId), one.rank])).toEqual([[2, 'owed'], [3, 'key'], [1, 'key']])
    expect((await list({ most: 3, after: first.next })).items.map((one: { residentId: string }) => ids.indexOf(one.residentId))).toEqual([0])
    expect((await list({ rank: 'key' })).items).toHaveLength(2)
    await foldCounty(desk.database, county.countyCode, desk.clock.now)
    const { body } = await desk.ask(county.actors.doctor, workbenchEndpoint, {})
    expect(body.counts).toEqual({ owedToSign: 1, owedLater: 0, keyToSign: 2, toSign: 4, toRenew30: 0, signedToday: 1, signed7: 1 })
    expect(body.load).toEqual([{ scope: 'doctor', name: '陈静', contracts: 1, cap: 2000 }, { scope: 'team', name: '东街街道第一团队', contracts: 1, cap: null }])
    expect((await desk.ask(county.actors.otherDoctor, listToSignEndpoint, {})).body.items).toEqual([])
  })
  it('who does not live here for half a year yet stands behind all who may be signed, with the day from which they may: the day the desk says', async () => {
    const county = await aCounty(desk)
    const [family, strangers] = ['0198f000-0000-7000-8000-0000000000f1', '0198f000-0000-7000-8000-0000000000f2']
    for (const id of [family, strangers]) await county.put('residents.household', { county_code: county.countyCode, id, number: id.slice(-12), village_code: county.town.villageCode, created_at: '2026-01-01' })
    const cases: [who: string, change: Record<string, unknown>, from: string | null][] = [
      ['owed, here since June', { populations: ['registered_poor_household'], lives_here_since: '2026-06-01' }, '2026-12-01'],
      ['owed, here for long', { populations: ['registered_poor_household'] }, null],
      ['key, half a year today', { populations: ['elderly'], lives_here_since: '2026-05-24' }, null],
      ['key, half a year tomorrow', { populations: ['elderly'], lives_here_since: '2026-05-25' }, '2026-11-25'],
      ['since the last of August: February has no 31st', { populations: [], lives_here_since: '2026-08-31' }, '2027-02-28'],
      ['a mother here for long', { populations: [], household_id: family }, null],
      ['her newborn, which counts with her', { populations: ['child'], household_id: family, birth_on: '2026-10-10', lives_here_since: '2026-10-10' }, null],
      ['a mother who came in July', { populations: [], household_id: strangers, lives_here_since: '2026-07-02' }, '2027-01-02'],
      ['her newborn', { populations: ['child'], household_id: strangers, birth_on: '2026-10-10', lives_here_since: '2026-10-10' }, '2027-01-02'],
      ['a newborn of nobody here', { populations: ['child'], birth_on: '2026-10-10', lives_here_since: '2026-10-10' }, '2027-04-10'],
    ]
    const ids = new Map<string, string>()
    for (const [who, change] of cases) ids.set(await desk.aResident(county, change), who)
    const seen: { residentId: string; rank: string; signableFrom: string | null }[] = []
    for (let after: string | undefined; ;) {
      const { body } = await desk.ask(county.actors.doctor, listToSignEndpoint, { most: 3, ...(after && { after }) })
      seen.push(...body.items)
      if (body.next === null) break
      after = body.next
    }
    expect(Object.fromEntries(seen.map(({ residentId, signableFrom }) => [ids.get(residentId), signableFrom]))).toEqual(Object.fromEntries(cases.map(([who, , from]) => [who, from])))
    expect(seen.map(({ signableFrom, rank }) => `${signableFrom ? 'later' : 'now'} ${rank}`)).toEqual([
      'now owed', ...Array(2).fill('now key'), ...Array(1).fill('now other'), 'later owed', ...Array(3).fill('later key'), ...Array(2).fill('later other')])
    expect((await desk.ask(county.actors.doctor, workbenchEndpoint, {})).body.counts).toMatchObject({ owedToSign: 2, owedLater: 1, toSign: 10 })
    for (const { residentId, signableFrom } of seen) {
      const { body } = await desk.propose(county.actors.doctor, residentId)
      expect(body.checks.find(({ check }: { check: string }) => check === 'usual_resident').state, ids.get(residentId)).toBe(signableFrom ? 'no' : 'ok')
    }
  })
})
it('nothing of this was a defect of ours', () => expect(desk.defects.map(String)).toEqual([]))
