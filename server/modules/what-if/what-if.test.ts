import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { editDraftEndpoint, listDraftsEndpoint, startDraftEndpoint } from '#api/policy-drafts.ts'
import { jobsEndpoint, repeatJobEndpoint, stopJobEndpoint } from '#api/jobs.ts'
import { beginTrialEndpoint, exportOverCapEndpoint, listTrialsEndpoint, overCapEndpoint, readTrialEndpoint, trialChoicesEndpoint } from '#api/what-if.ts'
import { readCatalogue } from '#policy/index.ts'
import type { Job } from '#platform/jobs/job.ts'
import { jobRoutes } from '#platform/jobs/job-routes.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { openPolicies, type Policies, policyRoutes } from '../policy/index.ts'
import { whatIfJobs, whatIfRoutes } from './index.ts'

const { catalogue } = readCatalogue('policies')
let base: TestDatabase
let policies: Policies
let county: TestCounty
let last = 0
beforeAll(async () => { // it is 2026-11-24
  base = await aDatabase(({ database }) => {
    policies = openPolicies(database, catalogue)
    return [...policyRoutes({ policies, testsOf: () => [] }), ...whatIfRoutes({ policies }), ...jobRoutes(whatIfJobs({ policies }))]
  })
})
afterAll(() => base.close())
beforeEach(async () => { county = await aCounty(base) })

const basic = { id: 'basic', kind: 'basic', zh: '基础包', en: 'Basic', residentFen: 0, items: [] }
const chronic = { id: 'chronic_discount', kind: 'paid', zh: '慢病优惠包', en: 'Chronic', residentFen: 5000, items: [] }
async function aPerson(change: Record<string, unknown> = {}, place = county.town): Promise<string> {
  const id = randomUUID()
  await county.put('residents.resident', {
    county_code: county.countyCode, id, name: '甲', pinyin: 'jia', initials: 'j', sex: 2, birth_on: '1980-01-01', document_kind: 'none', township_code: place.townshipCode, village_code: place.villageCode, residence_kind: 'registered', lives_here_since: '2019-05-01', created_at: '2026-01-01', ...change,
  })
  return id
}
async function aSigned(packages: object[], change: Record<string, unknown> = {}, contract: Record<string, unknown> = {}, place = county.town): Promise<void> {
  const residentId = await aPerson(change, place)
  const id = `018f0000-0000-7000-8000-${String(++last).padStart(12, '0')}`
  await county.put('contracts.contract', {
    county_code: county.countyCode, id, number: `W-${last}`, resident_id: residentId, institution_id: place.institutionId, team_id: place.teamId, doctor_staff_id: place.staff.doctor, township_code: place.townshipCode, village_code: place.villageCode, unit: 'person', channel: 'desk',
    state: 'active', signed_on: '2026-03-01', period: '[2026-03-01,2027-03-01)', terms: JSON.stringify({ years: 1, packages, fee: { totalFen: 0, residentFen: 0, shares: { resident: 0 } }, combination: { name: '', institutions: [] }, consents: [] }), because: '[]', resident_fee_fen: 0, populations: '{}', claimed_places: 2, ...contract,
  })
}
/** Nine people: four signed today (one with a paid package), one whose contract is over, a newcomer, a baby of the house, one who died. */
async function ninePeople(): Promise<void> {
  await aSigned([basic], { birth_on: '1961-11-24', populations: '{elderly}' })
  await aSigned([basic], { birth_on: '1961-11-25' })
  await aSigned([basic, chronic], { populations: '{hypertension}' })
  await aSigned([basic], {}, {}, county.country)
  await aSigned([basic], {}, { signed_on: '2025-03-01', period: '[2025-03-01,2026-03-01)' })
  await aPerson({ lives_here_since: '2026-05-25' })
  const householdId = randomUUID()
  await county.put('residents.household', { county_code: county.countyCode, id: householdId, number: householdId, village_code: county.town.villageCode, created_at: '2026-01-01' })
  await aPerson({ household_id: householdId })
  await aPerson({ household_id: householdId, birth_on: '2026-10-10', lives_here_since: '2026-10-10', populations: '{child_0_6}' })
  await aPerson({ status: 'deceased', status_on: '2026-06-01' })
  await county.put('organisations.panel_load', { county_code: county.countyCode, scope: 'doctor', holder_id: randomUUID(), unit: 'person', contracts: 2001, is_hard: false })
}
const xiamen = { other: { kind: 'pack', packCode: '350200', version: 1 } }
const ask = (endpoint: { kind: string; path: string }, input: object = {}, actor = county.actors.commission) => base.ask(actor, endpoint, input as Record<string, unknown>)
const relay = async () => {
  const runner = { database: base.bulk, jobs: whatIfJobs({ policies }), now: () => base.clock.now }
  while ((await relayOnce(base.bulk, [jobListener(runner)], county.countyCode, () => base.clock.now, (error) => { throw error })) > 0);
}
async function aTrial(input: object = xiamen) {
  const { status, body } = await ask(beginTrialEndpoint, input)
  expect([status, body.reasons]).toEqual([200, undefined])
  await relay()
  return (await ask(readTrialEndpoint, { trialId: body.trialId })).body
}
const codeOf = ({ status, body }: { status: number; body: { reasons?: { code: string }[] } }) => [status, body.reasons?.[0]?.code]

it('Xiamen on a county of Yubei: what each payer pays equals a sum made in SQL alone, and everybody is counted once', async () => {
  await ninePeople()
  const trial = await aTrial({ ...xiamen, visitsPerYear: 10 })
  expect(trial).toMatchObject({ state: 'done', done: 2, total: 2, own: { packCode: '500112', version: 1, ruledOn: '2026-11-24' }, other: { packCode: '350200', packName: '厦门市', version: 1, draftTitle: null }, on: '2026-11-24', mayStop: false, mayGoOn: false })
  const { result } = trial
  expect(trial.changes).toEqual([])
  // What paid packages cost in Xiamen is open: a contract with one is in neither sum. The contract fee of Xiamen is 120 yuan a person and year, of which residents pay 20, medical insurance 70, public finance 30.
  const [sums] = await base.rows(`SELECT 2000 * count(*)::int AS resident, 7000 * count(*)::int AS insurance, 3000 * count(*)::int AS finance, count(*)::int AS contracts FROM contracts.contract
    WHERE county_code = $1 AND state = 'active' AND period @> '2026-11-24'::date AND (SELECT array_agg(p ->> 'id') FROM json_array_elements(terms -> 'packages') p) = '{basic}'`, county.countyCode)
  expect(Object.fromEntries(result.money.payers.map(({ payer, otherFen }: { payer: string; otherFen: number }) => [payer, otherFen]))).toEqual({ resident: sums?.resident, medical_insurance: sums?.insurance, public_finance: sums?.finance })
  expect(sums).toEqual({ resident: 6000, insurance: 21000, finance: 9000, contracts: 3 })
  expect(result.money).toMatchObject({ contracts: 3, totals: { ownFen: null, otherFen: 36000, changeFen: null }, unshared: { own: { packages: [{ packageId: 'basic', name: '基础包', contracts: 3 }], gap: { parameter: 'fee.standard' } }, other: { packages: [] } }, residents: { less: 0, same: 0, more: 3 }, left: [{ packageId: 'chronic_discount', contracts: 1, own: 'priced', other: 'gap' }] })
  expect(result).toMatchObject({ persons: 8, signed: 4 })
  // The newcomer of 25 May is a day short; the baby counts with its household.
  expect(result.eligibility).toMatchObject({ own: { value: { months: 6, eligible: 7, short: 1, untold: 0 } }, other: { value: null, gap: { parameter: 'contract.subject' } }, gains: null })
  const elderly = result.populations.rows.find(({ tag }: { tag: string }) => tag === 'elderly')
  expect(elderly).toMatchObject({ own: { persons: 1, signed: 1 }, other: { persons: 1, signed: 1 } })
  expect(result.caps).toMatchObject({ own: { value: { limit: 2000 } }, other: { gap: { parameter: 'panel.cap' } }, doctors: { holders: 3, over: { own: 1, other: null } }, teams: { holders: 2, over: { own: 0, other: null } } })
  // An examination and a constitution a year for the elderly, 4 + 1 + 4 of 慢病优惠包; follow-up and examination are not given, for nobody's tag is on record.
  expect(result.workload.own.value).toMatchObject({ visits: 16, staffTenths: 16 })
  // Xiamen sets visits at home alone, for people whose tags nobody has here: it has no number, and nothing is compared.
  expect(result.workload).toMatchObject({ other: { value: { visits: null, staffTenths: null, uncounted: ['home_visit'] } }, compared: null })
  const { townCode, countryCode } = { townCode: county.town.townshipCode, countryCode: county.country.townshipCode }
  expect(result.eligibility.townships.map(({ code, own, other }: { code: string; own: number; other: null }) => [code, own, other])).toEqual([[townCode, 6, null], [countryCode, 1, null]].sort())
  expect(result.coverage).toMatchObject({ basisPoints: 5000 })
  const events = await base.rows(`SELECT action FROM audit.event WHERE county_code = $1 AND subject_id = $2 ORDER BY action`, county.countyCode, trial.trialId)
  expect(events.map(({ action }) => action)).toEqual(['what-if.begin', 'what-if.count'])
})

it('the open draft of the county: what its change brings; it is tried as it was when the trial began, and not while something is wrong with it', async () => {
  await ninePeople()
  const draft = (await ask(startDraftEndpoint, { title: '居住三个月可签', fromVersion: null })).body
  const put = (version: number, text: string) => ask(editDraftEndpoint, { draftId: draft.draftId, version, edit: { kind: 'put', key: 'contract.subject', from: '2027-01-01', text, source: 'yb-2017-475#2-2', certainty: 'stated', note: null } })
  const { body: wrong } = await put(draft.version, 'residence_months: many')
  expect((await ask(trialChoicesEndpoint)).body.draft).toMatchObject({ title: '居住三个月可签', isSound: false })
  const tried = { other: { kind: 'draft', draftId: draft.draftId } }
  expect(codeOf(await ask(beginTrialEndpoint, tried))).toEqual([422, 'WHAT_IF.UNSOUND'])
  await put(wrong.version, 'residence_months: 3')
  const { result, other, changes } = await aTrial(tried)
  expect(changes).toMatchObject([{ kind: 'value', key: 'contract.subject', from: '2027-01-01', before: null, after: { text: expect.stringMatching(/^residence_months: 3$/m), citation: { number: '渝北卫健〔2017〕475号' }, isEnd: false } }])
  // The county goes by Yubei's pack, and what is tried is its own.
  expect(other).toMatchObject({ packCode: String(county.countyCode), packName: `试验县${county.countyCode}`, version: null, draftId: expect.any(String), draftTitle: '居住三个月可签', ruledOn: '2027-01-01' })
  expect(result.eligibility).toMatchObject({ own: { value: { eligible: 7, short: 1 } }, other: { value: { months: 3, eligible: 8, short: 0 } }, gains: 1, loses: 0 })
  // 慢病优惠包 costs the resident 50 yuan under both; what others pay for the basic package Yubei does not write.
  expect(result.money.payers.find(({ payer }: { payer: string }) => payer === 'resident')).toEqual({ payer: 'resident', ownFen: 5000, otherFen: 5000, changeFen: 0 })
  expect(result.money.totals).toEqual({ ownFen: null, otherFen: null, changeFen: null })
})

it('what may be tried, one at a time, nothing to compare, no such version; the trials of a county are its own', async () => {
  await ninePeople()
  const { body: choices } = await ask(trialChoicesEndpoint)
  expect(choices).toMatchObject({ own: { packCode: '500112', version: 1 }, draft: null })
  expect(choices.packs.map(({ packCode }: { packCode: string }) => packCode)).toEqual(expect.arrayContaining(['350200', '330100', '320904', '000000']))
  expect(choices.packs.some(({ packCode }: { packCode: string }) => packCode === '500112')).toBe(false)
  expect(codeOf(await ask(beginTrialEndpoint, { other: { kind: 'pack', packCode: '500112', version: 1 } }))).toEqual([422, 'WHAT_IF.SAME'])
  expect(codeOf(await ask(beginTrialEndpoint, { other: { kind: 'draft', draftId: randomUUID() } }))).toEqual([422, 'WHAT_IF.NO_DRAFT'])
  expect((await ask(beginTrialEndpoint, { other: { kind: 'pack', packCode: '350200', version: 99 } })).status).toBe(404)
  const { body } = await ask(beginTrialEndpoint, xiamen)
  expect(codeOf(await ask(beginTrialEndpoint, xiamen))).toEqual([422, 'WHAT_IF.UNDER_WAY'])
  expect((await ask(readTrialEndpoint, { trialId: body.trialId })).body).toMatchObject({ state: 'waiting', result: null, mayStop: true })
  await relay()
  expect((await ask(listTrialsEndpoint)).body.items).toMatchObject([{ trialId: body.trialId, state: 'done' }])
  expect((await ask(readTrialEndpoint, { trialId: body.trialId }, county.actors.stranger)).status).toBe(404)
  expect((await ask(listTrialsEndpoint, {}, { ...county.actors.commission, scope: { kind: 'region', code: county.town.townshipCode } } as never)).status).toBe(404)
})

/** Doctors and teams hold as many contracts as `contracts` says, by the name of their holder. */
const holding = async (contracts: Record<string, number>) => {
  for (const [holder, many] of Object.entries(contracts)) await base.rows('UPDATE organisations.panel_load SET contracts = $3 WHERE county_code = $1 AND holder_id = $2', county.countyCode, holder, many)
}
const nameOf = async (table: 'staff' | 'team' | 'institution', id: string) => (await base.rows(`SELECT ${table === 'institution' ? 'short_name' : 'name'} AS name FROM organisations.${table} WHERE id = $1`, id))[0]?.name

it('who is over the cap of either side, the furthest over first, page by page and as a file; as they were when it was counted, and of the county alone', async () => {
  await ninePeople() // one of them, on no register, is 1 over
  const { town, country } = county
  await holding({ [town.staff.doctor as string]: 2500, [country.staff.doctor as string]: 2000, [town.teamId]: 9000 })
  const { trialId, result } = await aTrial({ other: { kind: 'pack', packCode: '330100', version: 1 } })
  expect(result.caps).toMatchObject({ isListed: true, doctors: { over: { own: 2 } }, teams: { over: { own: 1 } } })
  await holding({ [town.staff.doctor as string]: 10 })
  const first = (await ask(overCapEndpoint, { trialId, side: 'own', scope: 'doctor', most: 1 })).body
  expect(first.items).toEqual([{ holderId: town.staff.doctor, name: await nameOf('staff', town.staff.doctor as string), institutionName: await nameOf('institution', town.institutionId), contracts: 2500, cap: 2000, overBy: 500 }])
  const second = (await ask(overCapEndpoint, { trialId, side: 'own', scope: 'doctor', most: 1, after: first.next })).body
  expect([second.items, second.next]).toMatchObject([[{ name: null, contracts: 2001, cap: 2000, overBy: 1 }], null])
  const teams = (await ask(overCapEndpoint, { trialId, side: 'own', scope: 'team' })).body.items
  expect(teams).toMatchObject([{ holderId: town.teamId, name: await nameOf('team', town.teamId), contracts: 9000 }])
  expect(teams[0].overBy).toBe(9000 - teams[0].cap)
  // As many as are counted, on either side.
  for (const side of ['own', 'other'] as const) for (const scope of ['doctor', 'team'] as const) {
    expect([side, scope, (await ask(overCapEndpoint, { trialId, side, scope })).body.items.length]).toEqual([side, scope, result.caps[`${scope}s`].over[side] ?? 0])
  }
  const { status, bytes } = await base.ask(county.actors.commission, exportOverCapEndpoint, { trialId, side: 'own', scope: 'doctor' })
  const lines = bytes.toString('utf8').trim().split('\r\n')
  expect([status, lines.length, lines[1], lines[2]]).toEqual([200, 3, `${await nameOf('staff', town.staff.doctor as string)},${await nameOf('institution', town.institutionId)},2500,2000,500`, '已不在册,,2001,2000,1'])
  expect(await base.rows(`SELECT action FROM audit.event WHERE county_code = $1 AND subject_id = $2 AND action = 'what-if.export'`, county.countyCode, trialId)).toHaveLength(1)
  expect((await ask(overCapEndpoint, { trialId }, county.actors.stranger)).status).toBe(404)
  expect((await base.ask(county.actors.stranger, exportOverCapEndpoint, { trialId })).status).toBe(404)
  expect((await ask(overCapEndpoint, { trialId }, { ...county.actors.commission, scope: { kind: 'region', code: town.townshipCode } } as never)).status).toBe(404)
  expect((await ask(overCapEndpoint, { trialId, after: 'nonsense' })).status).toBe(400)
})

it('a trial of before is read with its services compared, and says that it kept no list', async () => {
  await ninePeople()
  const { trialId } = await aTrial({ other: { kind: 'pack', packCode: '330100', version: 1 } })
  await base.rows(`UPDATE what_if.trial SET result = (result::jsonb #- '{workload,compared}' #- '{caps,isListed}' #- '{eligibility,townships}' || jsonb_build_object('workload', (result::jsonb -> 'workload') - 'compared' ||
    '{"own":{"gap":null,"value":{"visits":7,"staffTenths":null,"unrecognised":[],"items":[{"item":"a","zh":"甲","en":"a","visits":4},{"item":"b","zh":"乙","en":"b","visits":3}]}},"other":{"gap":null,"value":{"visits":5,"staffTenths":null,"unrecognised":[],"items":[{"item":"a","zh":"甲","en":"a","visits":5}]}}}'))::json WHERE id = $1`, trialId)
  const { result } = (await ask(readTrialEndpoint, { trialId })).body
  expect([result.workload.compared, result.caps.isListed, result.eligibility.townships]).toEqual([{ items: 1, own: { visits: 4, staffTenths: null }, other: { visits: 5, staffTenths: null } }, false, []])
})

it('a trial that was stopped is not set beside one that another began; once that is over it is', async () => {
  await ninePeople()
  const { trialId: jobId } = (await ask(beginTrialEndpoint, xiamen)).body
  expect((await ask(stopJobEndpoint, { jobId })).status).toBe(200)
  const colleague = { ...county.actors.commission, accountId: randomUUID(), displayName: '同事' } as typeof county.actors.commission
  const other = (await ask(beginTrialEndpoint, xiamen, colleague)).body
  const refusal = await ask(repeatJobEndpoint, { jobId })
  expect([codeOf(refusal), refusal.body.reasons[0].params]).toEqual([[422, 'PLATFORM.JOB_UNDER_WAY'], { name: '同事' }])
  await relay()
  expect((await ask(readTrialEndpoint, { trialId: other.trialId })).body.state).toBe('done')
  expect((await ask(repeatJobEndpoint, { jobId })).status).toBe(200)
  await relay()
  expect((await ask(readTrialEndpoint, { trialId: jobId })).body.state).toBe('done')
})

it('of two that were stopped and are begun again at the same moment one begins', async () => {
  const stopped = []
  for (const _ of [1, 2]) {
    const { trialId: jobId } = (await ask(beginTrialEndpoint, xiamen)).body
    await ask(stopJobEndpoint, { jobId })
    stopped.push(jobId)
  }
  const begun = await Promise.all(stopped.map((jobId) => ask(repeatJobEndpoint, { jobId })))
  expect(begun.map(({ status }) => status).sort()).toEqual([200, 422])
  await relay()
})

/** The trial's work fails as often as it is begun; what was told of it. */
function failing() {
  const told: string[] = []
  let tries = 0
  const jobs = whatIfJobs({ policies }).map((job): Job => ({ ...job, work: async () => { tries++; throw new Error('no counting') } }))
  const report = (error: unknown) => void told.push(String(error))
  const runner = { database: base.bulk, jobs, now: () => base.clock.now, report }
  return { told, tries: () => tries, hear: async () => { await relayOnce(base.bulk, [jobListener(runner)], county.countyCode, () => base.clock.now, report); base.clock.now += 3_600_000 } }
}

it('a trial that always fails is tried three times, then it has failed and says so; it is tried again only when somebody asks', async () => {
  const { now } = base.clock
  await ninePeople()
  const { trialId } = (await ask(beginTrialEndpoint, xiamen)).body
  const broken = failing()
  const standing = async () => (({ state, isTriedAgain, why, mayGoOn, mayStop }) => ({ state, isTriedAgain, why, mayGoOn, mayStop }))((await ask(readTrialEndpoint, { trialId })).body)
  for (const tries of [1, 2]) {
    await broken.hear()
    expect([broken.tries(), await standing()]).toEqual([tries, { state: 'waiting', isTriedAgain: true, why: null, mayGoOn: false, mayStop: true }])
    expect(codeOf(await ask(beginTrialEndpoint, xiamen))).toEqual([422, 'WHAT_IF.UNDER_WAY']) // it is not over
  }
  await broken.hear()
  const given = { state: 'failed', isTriedAgain: false, why: 'PLATFORM.JOB_GAVE_UP', mayGoOn: true, mayStop: false }
  expect(await standing()).toEqual(given)
  for (const _ of [1, 2, 3]) await broken.hear()
  expect([broken.tries(), broken.told, await standing()]).toEqual([3, Array(3).fill('Error: no counting'), given])
  expect(await base.rows(`SELECT topic FROM platform.outbox WHERE county_code = $1 AND topic = 'job'`, county.countyCode)).toEqual([])
  // Who asks has three more; the counting that works is done with the first.
  expect((await ask(jobsEndpoint)).body.items).toMatchObject([{ jobId: trialId, state: 'failed', note: 'PLATFORM.JOB_GAVE_UP', mayRepeat: true }])
  expect((await ask(repeatJobEndpoint, { jobId: trialId })).status).toBe(200)
  await broken.hear()
  expect([broken.tries(), (await standing()).state]).toEqual([4, 'waiting'])
  await relay()
  expect((await standing()).state).toBe('done')
  base.clock.now = now
})

it('a trial under which the server dies each time is given up too, and one that is stopped between two tries stays stopped', async () => {
  const { now } = base.clock
  const { trialId } = (await ask(beginTrialEndpoint, xiamen)).body
  await base.rows(`UPDATE platform.job_run SET state = 'active', tries = 3 WHERE id = $1`, trialId)
  const broken = failing()
  await broken.hear()
  expect([broken.tries(), (await ask(readTrialEndpoint, { trialId })).body]).toMatchObject([0, { state: 'failed', why: 'PLATFORM.JOB_GAVE_UP' }])
  await ask(repeatJobEndpoint, { jobId: trialId })
  await broken.hear()
  expect((await ask(stopJobEndpoint, { jobId: trialId })).status).toBe(200)
  await broken.hear()
  expect([broken.tries(), (await ask(readTrialEndpoint, { trialId })).body]).toMatchObject([1, { state: 'stopped', mayGoOn: true }])
  base.clock.now = now
})

it('of two who begin at the same moment one begins', async () => {
  const begun = await Promise.all([1, 2, 3, 4].map(() => ask(beginTrialEndpoint, xiamen)))
  expect(begun.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422])
  await relay()
})

it('every pack on offer can be tried', async () => {
  await ninePeople()
  for (const { packCode, version } of (await ask(trialChoicesEndpoint)).body.packs) {
    const trial = await aTrial({ other: { kind: 'pack', packCode, version } })
    expect([packCode, trial.state, trial.result?.persons]).toEqual([packCode, 'done', 8])
  }
})

it('a version of another county’s that reads no more is no choice, and stops nobody else from choosing or drafting', async () => {
  const text = '{"region":"320904"}'
  await base.rows(`INSERT INTO policy.published_pack SELECT pack_code, 2, $1, $2, effective_from, '吴敏', '彭志远', '改', published_at, 'county' FROM policy.published_pack WHERE pack_code = '320904' AND version = 1`, text, createHash('sha256').update(text).digest())
  policies.forget()
  const choices = await base.ask(county.actors.commission, trialChoicesEndpoint)
  expect(choices).toMatchObject({ status: 200 })
  expect(choices.body.packs.filter(({ packCode }: { packCode: string }) => packCode === '320904').map(({ version }: { version: number }) => version)).toEqual([1])
  const drafts = await base.ask(county.actors.commission, listDraftsEndpoint)
  expect(drafts).toMatchObject({ status: 200 })
  expect(drafts.body.packs).toContainEqual({ code: '320904', name: '320904' })
  await base.rows("DELETE FROM policy.published_pack WHERE pack_code = '320904' AND version = 2")
  policies.forget()
})
