import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { repeatJobEndpoint, stopJobEndpoint } from '#api/jobs.ts'
import { beginReEvaluationEndpoint, listReEvaluationsEndpoint, readReEvaluationEndpoint, reEvaluatedContractsEndpoint, reEvaluationPacksEndpoint } from '#api/re-evaluations.ts'
import type { Run } from '#platform/database/database.ts'
import { systemContext } from '#platform/http/context.ts'
import { jobRoutes } from '#platform/jobs/job-routes.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aSigningDesk, codesOf, type SigningDesk } from './contracts.fixture.ts'
import { reEvaluationJob, runReEvaluation } from './run-re-evaluation.ts'
import { selectGroups, selectReEvaluation } from './store-re-evaluations.ts'

let desk: SigningDesk
let county: TestCounty
let last = 0
beforeAll(async () => { desk = await aSigningDesk((using) => jobRoutes([reEvaluationJob(using)])) }) // it is 2026-11-24
afterAll(() => desk.close())
beforeEach(async () => { county = await aCounty(desk) })

const basic = { id: 'basic', kind: 'basic', zh: '基础包', en: 'Basic', residentFen: 0, items: [] }
const chronic = { id: 'chronic_discount', kind: 'paid', zh: '慢病优惠包', en: 'Chronic', residentFen: 5000, items: [] }
const elderly = { id: 'elderly_care', kind: 'paid', zh: '老年康养包', en: 'Elderly', residentFen: 5000, items: [] }
const asked2026 = [{ id: 'informed', text: '', agreed: true }]
const free = { totalFen: 0, residentFen: 0, shares: { resident: 0 } }
const paid = { totalFen: 11000, residentFen: 5000, shares: { resident: 5000, medical_insurance: 2000, public_health: 4000 } }
const cheap = { totalFen: 8000, residentFen: 2000, shares: { resident: 2000, medical_insurance: 2000, public_health: 4000 } }
type Signed = { packages?: object[]; fee?: object; consents?: object[]; years?: number; combination?: object }

/** A contract as it stands: with whom, since when, for what. */
async function aContract(from: string, terms: Signed = {}, change: Record<string, unknown> = {}, place = county.town) {
  const { countyCode } = county
  const residentId = await desk.aResident(county, { township_code: place.townshipCode, village_code: place.villageCode, institution_id: place.institutionId, team_id: place.teamId })
  const id = `018f0000-0000-7000-8000-${String(++last).padStart(12, '0')}`
  const whole = { years: 1, packages: [basic], fee: free, combination: { name: '1+1', institutions: [{ tier: 'primary', label: '', institutionId: place.institutionId, name: '' }] }, consents: asked2026, ...terms }
  await county.put('contracts.contract', {
    county_code: countyCode, id, number: `N-${last}`, resident_id: residentId, institution_id: place.institutionId, team_id: place.teamId, doctor_staff_id: place.staff.doctor, township_code: place.townshipCode, village_code: place.villageCode, unit: 'person', channel: 'desk',
    state: 'active', signed_on: from, period: `[${from},${Number(from.slice(0, 4)) + 1}${from.slice(4)})`, terms: JSON.stringify(whole), because: '[]', resident_fee_fen: 0, populations: '{elderly,hypertension}', claimed_places: 2, ...change,
  })
  return id
}
/** Nine in force, three that are not: what each came to by hand. */
async function nineContracts() {
  const { country } = county
  const ids = {
    agrees: [await aContract('2026-03-01'), await aContract('2026-03-01', { packages: [basic, chronic], fee: paid }), await aContract('2026-04-01', {}, {}, country)],
    cheap: [await aContract('2026-05-01', { packages: [basic, chronic], fee: cheap }), await aContract('2026-06-01', { packages: [basic, chronic], fee: cheap }, {}, country)],
    beforeTheText: await aContract('2026-01-01', { consents: [] }, { signed_on: '2025-12-31' }), // no text of an agreement until 2026, and the day of signing rules
    child: await aContract('2026-07-01', { packages: [basic, elderly], fee: paid }, { populations: '{child}' }),
    own: await aContract('2026-08-01', { packages: [basic, { ...basic, id: 'own_0123456789abcdef0123456789abcdef', kind: 'paid', zh: '东街康养包' }], fee: cheap }),
    brought: await aContract('2026-09-01', { years: 2, consents: [], combination: { name: '', institutions: [] }, fee: { totalFen: 1200, residentFen: 1200, shares: { resident: 1200 } } }, { channel: 'import' }),
  }
  await aContract('2025-11-24', { years: 9 }) // over today
  await aContract('2026-12-01', { years: 9 }) // begins later
  await aContract('2026-02-01', { years: 9 }, { state: 'ended', ended_on: '2026-06-01', end_reason: 'by_request', period: '[2026-02-01,2026-06-01)' })
  return ids
}
const begin = (change: object = {}, actor = county.actors.commission) => desk.ask(actor, beginReEvaluationEndpoint, { packCode: '500112', version: 1, ...change })
const relay = async () => {
  const runner = { database: desk.bulk, jobs: [reEvaluationJob(desk.using)], now: () => desk.clock.now }
  while ((await relayOnce(desk.bulk, [jobListener(runner)], county.countyCode, () => desk.clock.now, (error) => { throw error })) > 0);
}
async function aRun(change: object = {}): Promise<string> {
  const { status, body } = await begin(change)
  expect([status, body.reasons]).toEqual([200, undefined])
  await relay()
  return body.reEvaluationId
}
const read = async (reEvaluationId: string, actor = county.actors.commission) => (await desk.ask(actor, readReEvaluationEndpoint, { reEvaluationId })).body
const list = async (reEvaluationId: string, change: object = {}, actor = county.actors.commission) => (await desk.ask(actor, reEvaluatedContractsEndpoint, { reEvaluationId, ...change })).body.items as { contractId: string; verdict: string; findings: { code: string; params: object }[] }[]
const codes = (findings: { code: string; contracts: number }[]) => Object.fromEntries(findings.map(({ code, contracts }) => [code, contracts]))

it('by the rules of the day each was signed: what agrees, differs and cannot be judged, by kind, by payer and by institution', async () => {
  const ids = await nineContracts()
  const id = await aRun()
  const body = await read(id)
  expect(body).toMatchObject({ state: 'done', total: 9, done: 9, packCode: '500112', packVersion: 1, packName: '重庆市渝北区', judgedOn: null, inForceOn: '2026-11-24', mayStop: false, mayGoOn: false })
  // Two cheap ones, the child's package and the two years of the older system differ; the contract before the text and the institution's own are not judged.
  expect(body.verdicts).toEqual({ agrees: 3, differs: 4, not_judged: 2 })
  expect(codes(body.findings)).toEqual({ FEE_TOTAL: 2, FEE_RESIDENT: 2, PACKAGE_NOT_FOR: 1, TERM: 1, GAP: 1, OWN_PACKAGE: 1, NOT_KEPT: 1 })
  // Fee compared of all but the own package and the older system's: free 3; paid 2 (50 + 20 + 40); cheap 2 (20 + 20 + 40, by the pack 50).
  expect(body.money).toEqual({ contracts: 7, payers: expect.arrayContaining([{ payer: 'resident', signedFen: 2 * 5000 + 2 * 2000, packFen: 4 * 5000, differenceFen: 6000 }, { payer: 'medical_insurance', signedFen: 8000, packFen: 8000, differenceFen: 0 }, { payer: 'public_health', signedFen: 16000, packFen: 16000, differenceFen: 0 }]), totals: { signedFen: 14000 + 8000 + 16000, packFen: 20000 + 8000 + 16000, differenceFen: 6000 } })
  expect(body.money.payers).toHaveLength(3)
  expect(body.institutions).toEqual([
    { institutionId: county.town.institutionId, name: '东街街道', agrees: 2, differs: 3, not_judged: 2 }, { institutionId: county.country.institutionId, name: '西山镇', agrees: 1, differs: 1, not_judged: 0 },
  ])
  const listed = Object.fromEntries((await list(id)).map(({ contractId, verdict, findings }) => [contractId, [verdict, ...findings.map(({ code }) => code)]]))
  expect(listed).toEqual({
    [ids.cheap[0] as string]: ['differs', 'FEE_TOTAL', 'FEE_RESIDENT'], [ids.cheap[1] as string]: ['differs', 'FEE_TOTAL', 'FEE_RESIDENT'], [ids.beforeTheText]: ['not_judged', 'GAP'], [ids.child]: ['differs', 'PACKAGE_NOT_FOR'],
    [ids.own]: ['not_judged', 'OWN_PACKAGE'], [ids.brought]: ['differs', 'TERM', 'NOT_KEPT'],
  })
  const [brought] = await list(id, { finding: 'TERM' })
  expect(brought).toMatchObject({ contractId: ids.brought, residentName: '罗*珍', findings: [{ code: 'TERM', params: { years: 2, offered: '1' }, basis: '渝北卫健〔2017〕475号 二(二)' }, { code: 'NOT_KEPT' }] })
})

it('by the rules of one day: what those contracts would come to then', async () => {
  const ids = await nineContracts()
  const body = await read(await aRun({ judgedOn: '2025-06-01' }))
  // In 2025 neither package of 2026 was there, and no text: the three paid ones of 2026 differ, the older system's term too, the rest is not judged.
  expect(body).toMatchObject({ judgedOn: '2025-06-01', verdicts: { agrees: 0, differs: 5, not_judged: 4 } })
  expect(codes(body.findings)).toEqual({ GAP: 8, PACKAGE_GONE: 4, TERM: 1, OWN_PACKAGE: 1, NOT_KEPT: 1 })
  expect(body.money).toEqual({ contracts: 3, payers: [], totals: { signedFen: 0, packFen: 0, differenceFen: 0 } })
  expect(ids.agrees).toHaveLength(3)
})

it('what the desk has signed agrees with the pack it was signed by, whatever was chosen', async () => {
  const { doctor } = county.actors
  const signings = [{}, { packageIds: ['basic'] }, { packageIds: ['basic', 'chronic_discount', 'elderly_care'], packageReasons: [{ id: 'elderly_care', reason: '本人要求' }] }]
  for (const change of signings) expect((await desk.sign(doctor, await desk.aResident(county), change)).status).toBe(200)
  const body = await read(await aRun())
  expect([body.verdicts, body.findings]).toEqual([{ agrees: 3, differs: 0, not_judged: 0 }, []])
  expect(body.money.totals.signedFen).toBeGreaterThan(0)
  expect(body.money.totals.differenceFen).toBe(0)
})

/** Everything a run keeps, without which run it was. */
const kept = async (id: string) => desk.rows(`
  SELECT (SELECT json_agg(json_build_array(s.no, encode(s.hash, 'hex'), s.agreed, s.verdict, s.codes, s.findings, s.pack_fee) ORDER BY s.no) FROM contracts.re_evaluation_shape s WHERE s.re_evaluation_id = e.id) AS shapes,
    (SELECT json_agg(json_build_array(m.shape_no, m.contract_id, m.institution_id) ORDER BY m.contract_id) FROM contracts.re_evaluation_contract m WHERE m.re_evaluation_id = e.id) AS contracts,
    (SELECT json_agg(json_build_array(f.institution_id, f.kind, f.key, f.contracts, f.signed_fen, f.pack_fen) ORDER BY f.institution_id, f.kind, f.key) FROM contracts.re_evaluation_figure f WHERE f.re_evaluation_id = e.id) AS figures,
    e.done, e.total, e.position, e.finished_at IS NOT NULL AS finished FROM contracts.re_evaluation e WHERE e.id = $1`, id)
/** Works in small batches; dies after so many of them, as a server does between two. */
async function workOn(reEvaluationId: string, { batch = 2, diesAfter = Number.POSITIVE_INFINITY, meanwhile = async () => {} }: { batch?: number; diesAfter?: number; /** What others do after each of its reads. */ meanwhile?: (statement: object) => Promise<void> } = {}) {
  const { countyCode } = county
  const system = systemContext(desk.bulk, desk.clock.now, countyCode)
  const run: Run = async (statement, params) => {
    const rows = await system.run(statement, params)
    await meanwhile(statement)
    return rows
  }
  const context = { ...system, run }
  const [row] = await context.run(selectReEvaluation, { countyCode, reEvaluationId })
  const { pack } = await desk.using.policies.getVersion('500112', 1)
  let batches = 0
  return runReEvaluation(context, pack, row as never, { batch, now: () => context.at, progress: async () => { if (++batches >= diesAfter) throw new Error('died') } })
}
const inTheBooks = async () => (await desk.rows("SELECT count(*)::int AS n FROM audit.event WHERE county_code = $1 AND action = 'contracts.re-evaluate'", county.countyCode))[0].n

it('killed after any batch and run again it comes to the same as in one go, and a later run leaves it alone', async () => {
  await nineContracts()
  const whole = await aRun()
  const once = await kept(whole)
  expect(once[0]).toMatchObject({ done: 9, total: 9, finished: true })
  for (const diesAfter of [1, 2, 4, 5]) {
    const { body: { reEvaluationId } } = await begin()
    await expect(workOn(reEvaluationId, { diesAfter })).rejects.toThrow('died')
    await desk.rows("UPDATE platform.job_run SET state = 'failed' WHERE id = $1", reEvaluationId)
    expect(await read(reEvaluationId)).toMatchObject({ state: 'failed', done: Math.min(9, diesAfter * 2), mayGoOn: true })
    await workOn(reEvaluationId, { batch: 3 })
    expect(await kept(reEvaluationId)).toEqual(once)
    const noted = await inTheBooks()
    await workOn(reEvaluationId) // once more, over already: nothing twice
    expect([await kept(reEvaluationId), await inTheBooks()]).toEqual([once, noted])
    await desk.rows("UPDATE platform.job_run SET state = 'completed' WHERE id = $1", reEvaluationId)
  }
  await aRun({ judgedOn: '2025-06-01' })
  expect(await kept(whole)).toEqual(once)
})

it('a contract amended between the two reads of a batch is judged by what it agrees now, and those that agreed the same by what they agree', async () => {
  const { countyCode } = county
  const ids = [await aContract('2026-05-01', { packages: [basic, chronic], fee: cheap }), await aContract('2026-05-01', { packages: [basic, chronic], fee: cheap }), await aContract('2026-05-01')]
  const { body: { reEvaluationId } } = await begin()
  let looks = 0
  await workOn(reEvaluationId, {
    meanwhile: async (statement) => {
      if (statement !== selectGroups || ++looks > 1) return
      await desk.rows("UPDATE contracts.contract SET terms = jsonb_set(terms::jsonb, '{fee}', $3::jsonb)::json WHERE county_code = $1 AND id = $2", countyCode, ids[0], JSON.stringify(paid))
    },
  })
  expect(looks).toBe(3) // the first batch twice, the second once
  expect((await read(reEvaluationId)).verdicts).toEqual({ agrees: 2, differs: 1, not_judged: 0 })
  expect((await list(reEvaluationId)).map(({ contractId }) => contractId)).toEqual([ids[1]])
  await desk.rows("UPDATE platform.job_run SET state = 'completed' WHERE id = $1", reEvaluationId)
  expect(await kept(await aRun())).toEqual(await kept(reEvaluationId))
})

it('of two that work at the same run one gives up, and nothing is counted twice', async () => {
  await nineContracts()
  const once = await kept(await aRun())
  const { body: { reEvaluationId } } = await begin()
  const both = await Promise.allSettled([workOn(reEvaluationId), workOn(reEvaluationId)])
  expect(both.some(({ status }) => status === 'fulfilled')).toBe(true)
  expect(await kept(reEvaluationId)).toEqual(once)
})

it('stopped before or while it works it says so, and goes on to the same', async () => {
  const { commission, manager } = county.actors
  await nineContracts()
  const once = await kept(await aRun())
  const { body: { reEvaluationId } } = await begin()
  expect(await read(reEvaluationId)).toMatchObject({ state: 'waiting', done: 0, mayStop: true, mayGoOn: false })
  expect(await read(reEvaluationId, manager)).toMatchObject({ state: 'waiting', mayStop: false })
  expect((await desk.ask(commission, stopJobEndpoint, { jobId: reEvaluationId })).status).toBe(200)
  await relay()
  expect(await read(reEvaluationId)).toMatchObject({ state: 'stopped', done: 0, mayStop: false, mayGoOn: true })
  await desk.ask(commission, repeatJobEndpoint, { jobId: reEvaluationId })
  await desk.rows('UPDATE platform.job_run SET stop_asked_at = now() WHERE id = $1', reEvaluationId) // somebody wishes so while the first batch is judged
  await relay()
  expect(await read(reEvaluationId)).toMatchObject({ state: 'stopped', done: 9, finishedAt: null, mayGoOn: true })
  await desk.ask(commission, repeatJobEndpoint, { jobId: reEvaluationId })
  await relay()
  expect(await read(reEvaluationId)).toMatchObject({ state: 'done', done: 9, mayGoOn: false })
  expect(await kept(reEvaluationId)).toEqual(once)
})

it('one begins when the other is over, of a version that exists, and not where nothing is in force', async () => {
  expect(codesOf(await begin())).toEqual(['CONTRACTS.REEVALUATION_NOTHING'])
  await nineContracts()
  expect((await begin({ version: 7 })).status).toBe(404)
  expect((await begin()).status).toBe(200)
  expect(codesOf(await begin())).toEqual(['CONTRACTS.REEVALUATION_UNDER_WAY'])
  await relay()
  expect((await begin({ packCode: '350200' })).status).toBe(200)
  const { body } = await desk.ask(county.actors.commission, reEvaluationPacksEndpoint)
  expect(body.packs[0]).toMatchObject({ packCode: '500112', version: 1, isInForce: true })
  expect(body.packs.map(({ packCode }: { packCode: string }) => packCode)).toContain('350200')
})

it('pages that stand still: each contract once, filtered by finding and institution', async () => {
  const ids = await nineContracts()
  const id = await aRun()
  const pageThrough = async (change: object) => {
    const seen: string[] = []
    for (let after: string | undefined; ;) {
      const { body } = await desk.ask(county.actors.commission, reEvaluatedContractsEndpoint, { reEvaluationId: id, most: 1, ...change, ...(after && { after }) })
      seen.push(...body.items.map(({ contractId }: { contractId: string }) => contractId))
      if (body.next === null) return seen
      after = body.next
    }
  }
  const all = await pageThrough({})
  expect([...all].sort()).toEqual([...ids.cheap, ids.beforeTheText, ids.child, ids.own, ids.brought].sort())
  expect(all.slice(4).sort(), 'what could not be judged comes last').toEqual([ids.beforeTheText, ids.own].sort())
  expect((await pageThrough({ finding: 'FEE_TOTAL' })).sort()).toEqual([...ids.cheap].sort())
  expect(await pageThrough({ finding: 'FEE_TOTAL', institutionId: county.country.institutionId })).toEqual([ids.cheap[1]])
  expect(await pageThrough({ institutionId: randomUUID() })).toEqual([])
  expect(await pageThrough({ contractId: ids.child }), 'of one contract what was found of it').toEqual([ids.child])
  expect(await pageThrough({ contractId: ids.agrees[0] })).toEqual([])
  await desk.rows('DELETE FROM contracts.contract WHERE id = $1', ids.cheap[0]) // as where a list is taken back that brought it
  expect(await pageThrough({ finding: 'FEE_TOTAL' })).toEqual([ids.cheap[1]])
  expect((await pageThrough({})).sort()).toEqual([ids.cheap[1], ids.beforeTheText, ids.child, ids.own, ids.brought].sort())
})

it('an institution reads its own part, another county finds nothing', async () => {
  const ids = await nineContracts()
  const id = await aRun()
  const { manager, stranger } = county.actors
  const own = await read(id, manager)
  expect([own.verdicts, own.institutions.length, own.money.contracts]).toEqual([{ agrees: 2, differs: 3, not_judged: 2 }, 1, 5])
  expect((await list(id, {}, manager)).map(({ contractId }) => contractId)).not.toContain(ids.cheap[1])
  expect(await list(id, { institutionId: county.country.institutionId }, manager)).toEqual([])
  expect(await list(id, { contractId: ids.cheap[1] }, manager)).toEqual([])
  expect(await list(id, { contractId: ids.cheap[0] }, manager)).toMatchObject([{ findings: [{ code: 'FEE_TOTAL', basis: expect.stringMatching(/^渝北/) }, { code: 'FEE_RESIDENT' }] }])
  expect((await desk.ask(manager, listReEvaluationsEndpoint)).body.items).toMatchObject([{ reEvaluationId: id, verdicts: { differs: 3 } }])
  expect((await desk.ask(stranger, readReEvaluationEndpoint, { reEvaluationId: id })).status).toBe(404)
  expect((await desk.ask(stranger, reEvaluatedContractsEndpoint, { reEvaluationId: id })).status).toBe(404)
  expect((await desk.ask(stranger, listReEvaluationsEndpoint)).body.items).toEqual([])
})
