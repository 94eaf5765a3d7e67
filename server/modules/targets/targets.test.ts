import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftPlanEndpoint, editRowsEndpoint, exportPlanEndpoint, getPlanEndpoint, issuePlanEndpoint, listPlansEndpoint, returnPlanEndpoint, submitPlanEndpoint } from '#api/targets.ts'
import { localDate } from '#kernel/local-date.ts'
import { quotaTable } from '#policy/index.ts'
import type { Actor } from '#platform/http/actor.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { targetsRoutes } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase(() => targetsRoutes({ policies: shippedPolicies() })) })
afterAll(() => base.close())

const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code)
async function aDraft(county: TestCounty, actor: Actor = county.actors.commission, year = 2026) {
  const { body } = await base.ask(actor, draftPlanEndpoint, { year })
  return { planId: body.planId as string, version: 1 }
}
const read = async (actor: Actor, planId: string) => (await base.ask(actor, getPlanEndpoint, { planId })).body
/** The 22 townships of Yubei's notice, in a county of the test's own. */
async function yubei(county: TestCounty) {
  const pack = await shippedPolicies().packOf()
  const { rows } = quotaTable(pack, localDate('2017-12-31')).value
  for (const [i, { name, kind }] of rows.entries()) {
    await county.put('regions.region', { code: `${county.countyCode}${101 + i}`, parent_code: String(county.countyCode), level: 'township', name, pinyin: 'x', initials: 'x', kind, valid_from: '2000-01-01' })
  }
}

describe('drafting', () => {
  it('Yubei 2017 comes out as printed: every row, and the three odd totals beside ours', async () => {
    const county = await aCounty(base)
    await yubei(county)
    const plan = await read(county.actors.commission, (await aDraft(county, county.actors.commission, 2017)).planId)
    expect(plan.rows).toHaveLength(22)
    expect(plan.rows.filter((row: { quota: number; printed: number }) => row.quota !== row.printed)).toEqual([])
    expect(plan.rows[19]).toMatchObject({ name: '洛碛镇', persons: 45_350, productTenThousandths: 204_075_000, quota: 20_408 })
    expect(plan.totals).toEqual({
      persons: { sumOfRows: 1_215_401, rateOnTotal: null, printed: 1_215_400 }, urban: { sumOfRows: 171_235, rateOnTotal: 171_236, printed: 171_236 },
      rural: { sumOfRows: 161_650, rateOnTotal: 161_649, printed: 161_649 }, total: { sumOfRows: 332_885, rateOnTotal: 332_885, printed: 332_885 }, overridden: 0,
    })
    expect(plan.because[0].source.document).toBe('渝北卫健〔2017〕475号')
  })
  it('a year without a printed table is made of rates and populations', async () => {
    const county = await aCounty(base)
    const plan = await read(county.actors.commission, (await aDraft(county)).planId)
    // 1,000 × 20 % = 200; 2,001 × 45 % = 900.45, so 900.
    expect(plan.rows.map((row: { name: string; quota: number }) => [row.name, row.quota])).toEqual([['东街街道', 200], ['西山镇', 900]])
    expect(plan.totals.total).toEqual({ sumOfRows: 1100, rateOnTotal: 1100, printed: null })
    expect(plan.rows[0].signed).toBeNull()
  })
  it('keeps the order of the newest plan, else of the printed table; a new township comes last', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    await yubei(county)
    for (let i = 0; i < 22; i++) await county.put('regions.region_population', { region_code: `${county.countyCode}${101 + i}`, year: 2026, measure: 'usual', source: 'test', persons: 1000 })
    const names = async (planId: string) => (await read(commission, planId)).rows.map(({ name }: { name: string }) => name)
    const printed = quotaTable(await shippedPolicies().packOf(), localDate('2017-12-31')).value.rows.map(({ name }) => name)
    // No plan yet: as the notice of 2017 prints them, then the two the county has besides.
    const first = await aDraft(county, commission, 2026)
    expect(await names(first.planId)).toEqual([...printed, '东街街道', '西山镇'])
    // Another order is issued: that one holds, over a newer draft too, and for an earlier year than the plan's it does not.
    await base.rows('UPDATE targets.target_row SET place = 25 - place WHERE county_code = $1 AND plan_id = $2', county.countyCode, first.planId)
    await base.ask(commission, submitPlanEndpoint, first)
    await base.ask(anActor({ countyCode: county.countyCode }), issuePlanEndpoint, { planId: first.planId, version: 2 })
    const backwards = ['西山镇', '东街街道', ...printed.toReversed()]
    expect(await names((await aDraft(county, commission, 2027)).planId)).toEqual(backwards)
    expect(await names((await aDraft(county, commission, 2028)).planId)).toEqual(backwards)
  })
  it('names a place whose population is missing, and one the printed table does not find', async () => {
    const county = await aCounty(base)
    await county.put('regions.region', { code: `${county.countyCode}003`, parent_code: String(county.countyCode), level: 'township', name: '北川镇', pinyin: 'x', initials: 'x', kind: 'rural', valid_from: '2000-01-01' })
    const missing = await base.ask(county.actors.commission, draftPlanEndpoint, { year: 2026 })
    expect([missing.status, missing.body.reasons[0]]).toEqual([422, { code: 'TARGETS.NO_POPULATION', params: { names: '北川镇' } }])
    expect(codes(await base.ask(county.actors.commission, draftPlanEndpoint, { year: 2017 }))).toEqual(['TARGETS.TOWNSHIP_UNKNOWN'])
    expect(codes(await base.ask(county.actors.commission, draftPlanEndpoint, { year: 2019 }))).toEqual(['POLICY.GAP'])
  })
  it('a township managed by another county is in that county’s plan', async () => {
    const [county, other] = [await aCounty(base), await aCounty(base)]
    await county.put('regions.service_area', { manager_code: String(county.countyCode), region_code: other.town.townshipCode, valid_from: '2020-01-01' })
    const plan = await read(county.actors.commission, (await aDraft(county)).planId)
    expect(plan.rows.map((row: { townshipCode: string }) => row.townshipCode)).toContain(other.town.townshipCode)
    const theirs = await read(other.actors.commission, (await aDraft(other)).planId)
    expect(theirs.rows.map((row: { townshipCode: string }) => row.townshipCode)).toEqual([other.country.townshipCode])
  })
})

describe('editing', () => {
  it('a population changes the figure, an override keeps it beside, and taking it back is the same command', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const { planId } = await aDraft(county)
    const row = { townshipCode: county.country.townshipCode, persons: 2010, override: 880, overrideReason: '两个村搬迁' }
    expect((await base.ask(commission, editRowsEndpoint, { planId, version: 1, rows: [row] })).body).toEqual({ planId, version: 2 })
    // 2,010 × 45 % = 904.5, half up 905.
    expect((await read(commission, planId)).rows[1]).toMatchObject({ persons: 2010, computed: 905, override: 880, quota: 880, overrideReason: '两个村搬迁' })
    await base.ask(commission, editRowsEndpoint, { planId, version: 2, rows: [{ ...row, persons: 2001, override: null, overrideReason: null }] })
    expect((await read(commission, planId)).rows[1]).toMatchObject({ persons: 2001, computed: 900, override: null, quota: 900, overrideReason: null })
  })
  it('is refused with every wrong row, stale, or of another shape', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const { planId } = await aDraft(county)
    const row = { townshipCode: county.town.townshipCode, persons: 7, override: null, overrideReason: null }
    const wrong = await base.ask(commission, editRowsEndpoint, { planId, version: 1, rows: [{ ...row, override: 5, overrideReason: ' ' }, row, { ...row, townshipCode: '999999001' }] })
    expect(codes(wrong)).toEqual(['TARGETS.REASON_MISSING', 'TARGETS.TWICE', 'TARGETS.NOT_IN_PLAN'])
    expect(codes(await base.ask(commission, editRowsEndpoint, { planId, version: 7, rows: [row] }))).toEqual(['TARGETS.CHANGED_MEANWHILE'])
    expect((await base.ask(commission, editRowsEndpoint, { planId, version: 1, rows: [{ ...row, persons: 1.5 }] })).status).toBe(400)
    const both = await Promise.all([1, 2].map((persons) => base.ask(commission, editRowsEndpoint, { planId, version: 1, rows: [{ ...row, persons }] })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('more people than live there', () => {
  it('is no quota: refused when edited, and when submitted or issued all the same', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const { planId } = await aDraft(county)
    const row = { townshipCode: county.country.townshipCode, persons: 2001, override: 2002, overrideReason: '全员覆盖' }
    const refusal = [{ code: 'TARGETS.QUOTA_ABOVE_PERSONS', params: { name: '西山镇', quota: 2002, persons: 2001 } }]
    expect((await base.ask(commission, editRowsEndpoint, { planId, version: 1, rows: [row] })).body.reasons).toEqual(refusal)
    expect((await base.ask(commission, editRowsEndpoint, { planId, version: 1, rows: [{ ...row, override: 2001 }] })).status).toBe(200)
    // A population lowered beneath what was overridden before is the same.
    expect(codes(await base.ask(commission, editRowsEndpoint, { planId, version: 2, rows: [{ ...row, persons: 2000, override: 2001 }] }))).toEqual(['TARGETS.QUOTA_ABOVE_PERSONS'])
    await base.rows('UPDATE targets.target_row SET override = 2002 WHERE county_code = $1 AND plan_id = $2 AND override = 2001', county.countyCode, planId)
    expect((await base.ask(commission, submitPlanEndpoint, { planId, version: 2 })).body.reasons).toEqual(refusal)
    await base.rows(`UPDATE targets.target_plan SET state = 'submitted', submitted_by = drafted_by WHERE county_code = $1 AND id = $2`, county.countyCode, planId)
    const second = anActor({ countyCode: county.countyCode })
    expect((await base.ask(second, issuePlanEndpoint, { planId, version: 2 })).body.reasons).toEqual(refusal)
    expect((await base.ask(second, returnPlanEndpoint, { planId, version: 2, reason: '超过人口' })).status).toBe(200)
  })
})

describe('issuing', () => {
  it('takes two people, supersedes the year’s plan before, and closes it to edits', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const second = anActor({ countyCode: county.countyCode, displayName: '复核人' })
    const plans = [await aDraft(county), await aDraft(county)]
    for (const { planId } of plans) {
      await base.ask(commission, submitPlanEndpoint, { planId, version: 1 })
      expect(codes(await base.ask(commission, issuePlanEndpoint, { planId, version: 2 }))).toEqual(['TARGETS.SAME_PERSON'])
      expect((await base.ask(second, issuePlanEndpoint, { planId, version: 2 })).body.state).toBe('issued')
    }
    const { body } = await base.ask(commission, listPlansEndpoint, {})
    expect(body.items.map(({ state }: { state: string }) => state).sort()).toEqual(['issued', 'superseded'])
    const row = { townshipCode: county.town.townshipCode, persons: 1, override: null, overrideReason: null }
    expect(codes(await base.ask(commission, editRowsEndpoint, { planId: plans[1]?.planId, version: 3, rows: [row] }))).toEqual(['TARGETS.STATE'])
  })
  it('the table itself refuses one person twice', async () => {
    const county = await aCounty(base)
    const { planId } = await aDraft(county)
    await expect(base.rows(`UPDATE targets.target_plan SET state = 'issued', submitted_by = drafted_by, issued_by = drafted_by WHERE id = $1`, planId)).rejects.toThrow('four_eyes')
  })
  it('is withdrawn by who submitted, returned by another, with a reason kept', async () => {
    const county = await aCounty(base)
    const { planId } = await aDraft(county)
    await base.ask(county.actors.commission, submitPlanEndpoint, { planId, version: 1 })
    expect((await read(county.actors.commission, planId)).next).toEqual(['withdraw'])
    expect((await base.ask(county.actors.commission, returnPlanEndpoint, { planId, version: 2, reason: '人口数要核' })).body.state).toBe('draft')
    expect((await base.rows('SELECT reason FROM audit.event WHERE county_code = $1 AND action = $2', county.countyCode, 'targets.withdraw'))[0].reason).toBe('人口数要核')
  })
  it('the same key issues once; two reviewers at once, one of them', async () => {
    const county = await aCounty(base)
    const { planId } = await aDraft(county)
    await base.ask(county.actors.commission, submitPlanEndpoint, { planId, version: 1 })
    const reviewers = [anActor({ countyCode: county.countyCode }), anActor({ countyCode: county.countyCode })]
    const answers = await Promise.all(reviewers.map((actor) => base.ask(actor, issuePlanEndpoint, { planId, version: 2 }, 'one-key-each')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const winner = reviewers[answers[0]?.status === 200 ? 0 : 1] as Actor
    expect((await base.ask(winner, issuePlanEndpoint, { planId, version: 2 }, 'one-key-each')).headers['idempotent-replay']).toBe('true')
  })
})

describe('who sees what', () => {
  it('a stranger and an institution find nothing; a township office its own row, once issued', async () => {
    const county = await aCounty(base)
    const { planId } = await aDraft(county)
    for (const actor of [county.actors.stranger, county.actors.manager, county.actors.townshipOffice]) expect((await base.ask(actor, getPlanEndpoint, { planId })).status).toBe(404)
    expect((await base.ask(county.actors.stranger, listPlansEndpoint, {})).body.items).toEqual([])
    await base.ask(county.actors.commission, submitPlanEndpoint, { planId, version: 1 })
    await base.ask(anActor({ countyCode: county.countyCode }), issuePlanEndpoint, { planId, version: 2 })
    const seen = await read(county.actors.townshipOffice, planId)
    expect([seen.rows.length, seen.rows[0].townshipCode, seen.next]).toEqual([1, county.town.townshipCode, []])
    expect((await base.ask(county.actors.townshipOffice, draftPlanEndpoint, { year: 2026 })).status).toBe(404)
  })
  it('shows the plan of the year before beside each row, and whether the year has begun', async () => {
    const county = await aCounty(base)
    const { commission, townshipOffice } = county.actors
    const second = anActor({ countyCode: county.countyCode })
    const [now, next, over] = [await aDraft(county), await aDraft(county, commission, 2027), await aDraft(county)]
    await base.rows('UPDATE targets.target_plan SET year = 2024 WHERE county_code = $1 AND id = $2', county.countyCode, over.planId)
    expect((await read(commission, next.planId))).toMatchObject({ phase: 'ahead', before: null })
    expect((await read(commission, over.planId)).phase).toBe('past')
    await base.ask(commission, editRowsEndpoint, { planId: now.planId, version: 1, rows: [{ townshipCode: county.country.townshipCode, persons: 2001, override: 880, overrideReason: '两个村搬迁' }] })
    await base.ask(commission, submitPlanEndpoint, { planId: now.planId, version: 2 })
    // Submitted is not issued: nothing to compare with yet.
    expect((await read(commission, next.planId)).before).toBeNull()
    await base.ask(second, issuePlanEndpoint, { planId: now.planId, version: 3 })
    const plan = await read(commission, next.planId)
    expect([(await read(commission, now.planId)).phase, plan.before]).toEqual(['running', { planId: now.planId, year: 2026, persons: 3001, quota: 1080 }])
    expect(plan.rows.map(({ before }: { before: object }) => before)).toEqual([{ persons: 1000, quota: 200 }, { persons: 2001, quota: 880 }])
    await base.ask(commission, submitPlanEndpoint, next)
    await base.ask(second, issuePlanEndpoint, { planId: next.planId, version: 2 })
    expect((await read(townshipOffice, next.planId)).before).toEqual({ planId: now.planId, year: 2026, persons: 1000, quota: 200 })
  })
  it('says which plan waits for whom', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const { planId } = await aDraft(county)
    const waiting = async (actor: Actor) => (await base.ask(actor, listPlansEndpoint, {})).body.items.map((one: { awaitsMe: boolean }) => one.awaitsMe)
    const second = anActor({ countyCode: county.countyCode })
    const reader: Actor = { ...second, permissions: new Set([...second.permissions].filter((one) => one !== 'target.issue')) }
    expect(await waiting(second)).toEqual([false])
    await base.ask(commission, submitPlanEndpoint, { planId, version: 1 })
    expect([await waiting(second), await waiting(commission), await waiting(reader)]).toEqual([[true], [false], [false]])
  })
  it('progress comes from the rollup', async () => {
    const county = await aCounty(base)
    const { planId } = await aDraft(county)
    await county.put('statistics.stat_cover', { county_code: county.countyCode, township_code: county.town.townshipCode, team_id: county.town.teamId, population: 'all', residents: 990, signed: 150 })
    expect((await read(county.actors.commission, planId)).rows.map(({ signed }: { signed: number | null }) => signed)).toEqual([150, null])
  })
  it('exports what a spreadsheet opens, formulas disarmed, and notes who did', async () => {
    const county = await aCounty(base)
    const { planId } = await aDraft(county)
    await base.ask(county.actors.commission, editRowsEndpoint, { planId, version: 1, rows: [{ townshipCode: county.town.townshipCode, persons: 1000, override: 190, overrideReason: '=1+1' }] })
    const { bytes, headers } = await base.ask(county.actors.commission, exportPlanEndpoint, { planId })
    expect(bytes.toString('utf8')).toContain("\r\n1,东街街道,城镇,1000,20,200.00,200,190,'=1+1,190,,\r\n")
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(headers['content-disposition']).toMatch(/^attachment/)
    expect(await base.rows(`SELECT 1 FROM audit.event WHERE county_code = $1 AND action = 'targets.export'`, county.countyCode)).toHaveLength(1)
    expect((await base.ask(county.actors.manager, exportPlanEndpoint, { planId })).status).toBe(404)
  })
})
