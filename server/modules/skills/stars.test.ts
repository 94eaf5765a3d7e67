import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createRoundEndpoint, editRoundEndpoint, getRoundEndpoint, listAwardsEndpoint, listResultsEndpoint, listRoundsEndpoint, matchStaffEndpoint, publishAwardEndpoint, publishRoundEndpoint, recordAwardEndpoint, saveResultsEndpoint, skillsOfStaffEndpoint,
  withdrawAwardEndpoint, withdrawRoundEndpoint,
} from '#api/stars.ts'
import { readCatalogue } from '#policy/index.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { openPolicies } from '../policy/index.ts'
import { skillsRoutes } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase(({ database }) => skillsRoutes({ policies: openPolicies(database, readCatalogue('policies').catalogue) })) })
afterAll(() => base.close())

const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code)
const second = ({ countyCode }: TestCounty) => anActor({ countyCode, displayName: '复核员' })
/** A draft of today that holds for a year, with these results. */
async function aRound(county: TestCounty, results: [staffId: string, stars: number][], change: object = {}) {
  const { commission } = county.actors
  const { roundId } = (await base.ask(commission, createRoundEndpoint, { name: '2026 年评定', heldOn: '2026-11-20', validUntil: '2027-11-20', ...change })).body
  const { version } = results.length === 0 ? { version: 1 } : (await base.ask(commission, saveResultsEndpoint, { roundId, version: 1, results: results.map(([staffId, stars]) => ({ staffId, stars })) })).body
  return { roundId: roundId as string, version: version as number }
}
const starsOf = async (county: TestCounty, staffId: string) => (await base.ask(county.actors.commission, skillsOfStaffEndpoint, { staffId })).body.stars
const today = '2026-11-24'

describe('stars', () => {
  it('stand beside the shares that documents of the packs report, with the clause', async () => {
    const county = await aCounty(base)
    const { roundId } = await aRound(county, [])
    const reported = { asOf: '2016-12-31', source: expect.objectContaining({ documentId: 'wf-experience', clause: '四、外强保障' }), shares: [{ stars: 5, percent: '8.11' }, { stars: 4, percent: '31.8' }] }
    for (const [endpoint, input] of [[listRoundsEndpoint, {}], [getRoundEndpoint, { roundId }]] as const) expect((await base.ask(county.actors.commission, endpoint, input)).body.compared).toEqual([reported])
  })

  it('are entered by one, published by another, and only then seen', async () => {
    const county = await aCounty(base)
    const { commission, manager } = county.actors
    const { doctor } = county.town.staff
    const { roundId, version } = await aRound(county, [[doctor, 4], [county.country.staff.doctor, 5]])
    expect(await starsOf(county, doctor)).toBeNull()
    expect(codes(await base.ask(commission, publishRoundEndpoint, { roundId, version, from: today }))).toEqual(['SKILLS.SAME_PERSON'])
    const publisher = second(county)
    expect((await base.ask(publisher, getRoundEndpoint, { roundId })).body).toMatchObject({ next: ['edit', 'publish'], mustBeAnother: false, counts: [0, 0, 0, 1, 1], doctors: 2, unrated: 0, createdBy: '测试员' })
    expect((await base.ask(publisher, publishRoundEndpoint, { roundId, version, from: today })).status).toBe(200)
    expect(await starsOf(county, doctor)).toEqual({ stars: 4, roundName: '2026 年评定', heldOn: '2026-11-20', lastDay: '2027-11-19' })
    expect(await starsOf(county, county.town.staff.nurse)).toBeNull()
    expect((await base.ask(commission, listRoundsEndpoint, {})).body).toMatchObject({ currentRoundId: roundId, doctors: 2, rated: 2, items: [{ state: 'published', publishedFrom: today }] })
    // An institution sees its own doctor, not the other's.
    expect((await base.ask(manager, listResultsEndpoint, { roundId })).body.items.map(({ staffId }: { staffId: string }) => staffId)).toEqual([doctor])
    expect(codes(await base.ask(commission, saveResultsEndpoint, { roundId, version: version + 1, results: [{ staffId: doctor, stars: 5 }] }))).toEqual(['SKILLS.STATE'])
  })
  it('hold from the day published to the last day, the newest assessment first, and an earlier one again when it is withdrawn', async () => {
    const county = await aCounty(base)
    const { doctor } = county.town.staff
    const publisher = second(county)
    const publish = async ({ roundId, version }: { roundId: string; version: number }, from: string) => (await base.ask(publisher, publishRoundEndpoint, { roundId, version, from })).body
    await publish(await aRound(county, [[doctor, 3]], { name: '2025 年评定', heldOn: '2025-11-20', validUntil: '2027-01-01' }), today)
    const newer = await aRound(county, [[doctor, 5]])
    const { version } = await publish(newer, '2026-11-26')
    const on = async (now: string) => { base.clock.now = Date.parse(`${now}T04:00:00Z`); return (await starsOf(county, doctor))?.stars ?? null }
    const start = base.clock.now
    expect(await on('2026-11-25')).toBe(3)
    expect(await on('2026-11-26')).toBe(5)
    expect((await base.ask(publisher, withdrawRoundEndpoint, { roundId: newer.roundId, version, reason: '录错了一列' })).status).toBe(200)
    expect(await on('2026-12-31')).toBe(3)
    expect(await on('2027-01-01')).toBeNull()
    base.clock.now = start
    expect((await base.ask(publisher, skillsOfStaffEndpoint, { staffId: doctor })).body.ratings.map(({ stars }: { stars: number }) => stars)).toEqual([3])
    expect(codes(await base.ask(publisher, withdrawRoundEndpoint, { roundId: newer.roundId, version: version + 1, reason: '再来一次' }))).toEqual(['SKILLS.STATE'])
  })
  it('are of doctors who work here, told all at once, and taken away again while a draft', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const { doctor, nurse } = county.town.staff
    const { roundId, version } = await aRound(county, [])
    const rate = (results: object[], seen = version) => base.ask(commission, saveResultsEndpoint, { roundId, version: seen, results })
    const stranger = (await aCounty(base)).town.staff.doctor
    expect(codes(await rate([{ staffId: stranger, stars: 3 }, { staffId: nurse, stars: 3 }]))).toEqual(['SKILLS.STAFF_UNKNOWN', 'SKILLS.NOT_DOCTOR'])
    expect((await rate([{ staffId: doctor, stars: 6 }])).status).toBe(400)
    expect((await rate([{ staffId: doctor, stars: 2 }, { staffId: doctor, stars: 3 }])).status).toBe(400)
    expect((await rate([{ staffId: doctor, stars: 2 }])).body).toEqual({ roundId, version: 2 })
    expect((await rate([{ staffId: doctor, stars: null }])).status).toBe(409)
    expect((await rate([{ staffId: doctor, stars: null }], 2)).body).toEqual({ roundId, version: 3 })
    expect(codes(await base.ask(second(county), publishRoundEndpoint, { roundId, version: 3, from: today }))).toEqual(['SKILLS.NO_RESULTS'])
    const listed = async (show: string) => (await base.ask(commission, listResultsEndpoint, { roundId, show })).body.items.length
    expect([await listed('all'), await listed('none'), await listed('2')]).toEqual([2, 2, 0])
    const [twice, once] = [await rate([{ staffId: doctor, stars: 4 }], 3), await rate([{ staffId: doctor, stars: 4 }], 3)]
    expect([twice.status, once.status]).toEqual([200, 409])
  })
  it('of a draft are nothing to who neither enters nor publishes, and no institution begins an assessment', async () => {
    const county = await aCounty(base)
    const { roundId } = await aRound(county, [[county.town.staff.doctor, 4]])
    const reader = { ...county.actors.doctor, permissions: new Set(['staff.read'] as const) }
    expect((await base.ask(reader, getRoundEndpoint, { roundId })).status).toBe(404)
    expect((await base.ask(reader, listResultsEndpoint, { roundId })).status).toBe(404)
    expect((await base.ask(reader, listRoundsEndpoint, {})).body.items).toEqual([])
    for (const actor of [county.actors.manager, county.actors.townshipOffice]) {
      expect((await base.ask(actor, createRoundEndpoint, { name: '自己评', heldOn: today, validUntil: '2027-01-01' })).status).toBe(404)
      expect((await base.ask(actor, publishRoundEndpoint, { roundId, version: 2, from: today })).status).toBe(404)
    }
    expect((await base.ask(county.actors.stranger, getRoundEndpoint, { roundId })).status).toBe(404)
    expect(codes(await base.ask(county.actors.commission, createRoundEndpoint, { name: '明天评', heldOn: '2026-11-25', validUntil: '2026-11-25' }))).toEqual(['SKILLS.LATER_THAN_TODAY', 'SKILLS.DAYS_REVERSED'])
  })
  it('whoever changed a name entered something too, also when two publish at once', async () => {
    const county = await aCounty(base)
    const { roundId, version } = await aRound(county, [[county.town.staff.doctor, 4]])
    const [editor, publisher] = [second(county), second(county)]
    const edited = (await base.ask(editor, editRoundEndpoint, { roundId, version, name: '改过的评定', heldOn: '2026-11-20', validUntil: '2027-11-20' })).body
    expect(codes(await base.ask(editor, publishRoundEndpoint, { roundId, version: edited.version, from: today }))).toEqual(['SKILLS.SAME_PERSON'])
    const both = await Promise.all([publisher, second(county)].map((actor) => base.ask(actor, publishRoundEndpoint, { roundId, version: edited.version, from: today })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    // The database says no by itself, should the code forget.
    await expect(base.rows('UPDATE skills.star_round SET published_by = editors[1] WHERE id = $1', roundId)).rejects.toThrow('published_by_another')
  })
})

describe('a pasted list', () => {
  it('finds people by name, namesakes by institution, and nobody out of reach', async () => {
    const county = await aCounty(base)
    const found = async (actor: TestCounty['actors']['commission'], lines: [string, string][]) =>
      (await base.ask(actor, matchStaffEndpoint, { lines: lines.map(([name, institution]) => ({ name, institution })) })).body.lines.map((line: { found: { staffId: string }[] }) => line.found.map(({ staffId }) => staffId))
    const [town, country] = [county.town.staff.doctor, county.country.staff.doctor]
    expect(await found(county.actors.commission, [['陈静', '西山镇卫生机构'], ['陈静', '东街街道'], ['不存在', '']])).toEqual([[country], [town], []])
    expect((await found(county.actors.commission, [['陈静', '']]))[0].sort()).toEqual([town, country].sort())
    expect((await found(county.actors.commission, [['陈静', '某医院']]))[0]).toHaveLength(2) // an institution nobody is at decides nothing
    expect(await found(county.actors.manager, [['陈静', '']])).toEqual([[town]])
    expect(await found(county.actors.stranger, [['陈静', '']])).toEqual([[]])
  })
})

describe('awards', () => {
  it('are recorded, seen when published, gone when withdrawn, and each only once', async () => {
    const county = await aCounty(base)
    const { commission, manager, otherDoctor } = county.actors
    const staffId = county.town.staff.doctor
    const record = (actor = manager, change: object = {}) => base.ask(actor, recordAwardEndpoint, { staffId, title: '最美家庭医生', level: 'city', givenBy: '重庆市卫生健康委员会', givenOn: '2026-05-19', ...change })
    const { awardId } = (await record()).body
    const shown = async () => (await base.ask(commission, skillsOfStaffEndpoint, { staffId })).body.awards
    expect(await shown()).toEqual([])
    expect((await base.ask(commission, publishAwardEndpoint, { awardId })).status).toBe(200)
    expect(await shown()).toEqual([{ title: '最美家庭医生', level: 'city', givenBy: '重庆市卫生健康委员会', givenOn: '2026-05-19' }])
    expect(codes(await base.ask(commission, publishAwardEndpoint, { awardId }))).toEqual(['SKILLS.AWARD_STATE'])
    expect((await base.ask(otherDoctor, withdrawAwardEndpoint, { awardId, reason: '不是我的' })).status).toBe(404)
    expect((await base.ask(commission, withdrawAwardEndpoint, { awardId, reason: '重复登记' })).status).toBe(200)
    expect(await shown()).toEqual([])
    expect(codes(await base.ask(commission, withdrawAwardEndpoint, { awardId, reason: '再撤' }))).toEqual(['SKILLS.AWARD_STATE'])
    expect((await record(otherDoctor)).status).toBe(404)
    expect(codes(await record(manager, { givenOn: '2026-11-25' }))).toEqual(['SKILLS.LATER_THAN_TODAY'])
  })
  it('are listed newest first, page by page, found by name and state, within reach', async () => {
    const county = await aCounty(base)
    const { commission, manager, otherDoctor } = county.actors
    for (let nth = 1; nth <= 7; nth++) await base.ask(commission, recordAwardEndpoint, { staffId: nth % 2 ? county.town.staff.doctor : county.country.staff.doctor, title: `奖项${nth}`, level: 'county', givenBy: '区卫健委', givenOn: `2026-0${nth < 4 ? 1 : 2}-0${nth}` })
    const list = async (actor: typeof commission, input: Record<string, unknown> = {}) => (await base.ask(actor, listAwardsEndpoint, input)).body as { items: { title: string }[]; next: string | null }
    const first = await list(commission, { most: 4 })
    const rest = await list(commission, { most: 4, after: first.next })
    expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(['奖项7', '奖项6', '奖项5', '奖项4', '奖项3', '奖项2', '奖项1'])
    expect([(await list(manager)).items.length, (await list(otherDoctor)).items.length]).toEqual([4, 3])
    expect((await list(commission, { text: '奖项3' })).items).toHaveLength(1)
    expect((await list(commission, { state: 'published' })).items).toEqual([])
    expect((await base.ask(commission, listAwardsEndpoint, { after: '2026-02-31~019a0000-0000-7000-8000-000000000001' })).status).toBe(400)
    expect((await base.ask(commission, listAwardsEndpoint, { after: 'x~019a0000-0000-7000-8000-000000000001' })).status).toBe(400)
  })
})
