import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginOfferingEndpoint, endOfferingEndpoint, listOfferersEndpoint, listTechniquesEndpoint, saveTechniqueEndpoint, techniquesOfEndpoint } from '#api/techniques.ts'
import { listCoursesEndpoint, listLackingEndpoint, listTrainingEndpoint, recordTrainingEndpoint, saveCourseEndpoint, withdrawTrainingEndpoint } from '#api/training.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { skillsRoutes } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase(() => skillsRoutes({ policies: { listVersions: async () => [], getPack: () => Promise.reject(new Error('no pack')) } })) })
afterAll(() => base.close())

const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code)
const ecg = { name: '心电图操作与判读', kind: 'course', requiredOf: ['general_practitioner', 'nurse'], validMonths: 24, isActive: true }
const aCourse = async (county: TestCounty, change: object = {}) => (await base.ask(county.actors.commission, saveCourseEndpoint, { courseId: null, version: null, ...ecg, ...change })).body.courseId as string
const record = (county: TestCounty, courseId: string, people: [staffId: string, result: string][], change: object = {}, actor = county.actors.manager) =>
  base.ask(actor, recordTrainingEndpoint, { courseId, heldOn: '2026-11-20', hours: 16, place: '区人民医院', people: people.map(([staffId, result]) => ({ staffId, result })), ...change })

describe('training', () => {
  it('is recorded for many at once, counts as passed while it holds, and says who lacks it', async () => {
    const county = await aCounty(base)
    const { commission, manager } = county.actors
    const { doctor, nurse, publicHealthDoctor } = county.town.staff
    const courseId = await aCourse(county)
    expect((await base.ask(commission, listCoursesEndpoint, {})).body).toMatchObject({ mayEdit: true, items: [{ courseId, valid: 0, required: 4, lacking: 4 }] })
    expect((await record(county, courseId, [[doctor, 'passed'], [nurse, 'failed'], [publicHealthDoctor, 'passed']])).body).toEqual({ recorded: 3 })
    // Of the town two are asked, one passed; the public health doctor passed unasked.
    expect((await base.ask(manager, listCoursesEndpoint, {})).body).toMatchObject({ mayEdit: false, mayRecord: true, items: [{ valid: 2, required: 2, lacking: 1 }] })
    expect((await base.ask(commission, listCoursesEndpoint, {})).body.items[0]).toMatchObject({ valid: 2, required: 4, lacking: 3 })
    expect((await base.ask(manager, listLackingEndpoint, { courseId })).body.items).toMatchObject([{ staffId: nurse, endedOn: null }])
    const listed = (await base.ask(manager, listTrainingEndpoint, { courseId })).body.items
    expect(Object.fromEntries(listed.map(({ staffId, state, validUntil }: { staffId: string; state: string; validUntil: string | null }) => [staffId, [state, validUntil]]))).toEqual({ [doctor]: ['valid', '2028-11-20'], [nurse]: ['history', null], [publicHealthDoctor]: ['valid', '2028-11-20'] })
  })
  it('ends on its day, warned of 90 days before', async () => {
    const county = await aCounty(base)
    const { manager } = county.actors
    const { doctor } = county.town.staff
    const courseId = await aCourse(county)
    // 24 months from each: until 2026-11-24 (over today), 2026-11-25 (its last day is today), 2027-02-22 (in 90 days), 2027-02-23 (in 91).
    for (const heldOn of ['2024-11-24', '2024-11-25', '2025-02-22', '2025-02-23']) await record(county, courseId, [[doctor, 'passed']], { heldOn })
    const listed = async (input: object = {}) => (await base.ask(manager, listTrainingEndpoint, { ...input })).body.items.map(({ heldOn, state }: { heldOn: string; state: string }) => [heldOn, state])
    expect(await listed()).toEqual([['2025-02-23', 'valid'], ['2025-02-22', 'expiring'], ['2024-11-25', 'expiring'], ['2024-11-24', 'expired']])
    expect(await listed({ state: 'expiring', staffId: doctor })).toEqual([['2025-02-22', 'expiring'], ['2024-11-25', 'expiring']])
    expect(await listed({ text: '查无此人' })).toEqual([])
    const first = (await base.ask(manager, listTrainingEndpoint, { most: 3 })).body
    expect((await base.ask(manager, listTrainingEndpoint, { most: 3, after: first.next })).body.items).toHaveLength(1)
    expect((await base.ask(manager, listTrainingEndpoint, { after: '2026-02-31~019a0000-0000-7000-8000-000000000001' })).status).toBe(400)
  })
  it('taken back is no pass, and is taken back once; who is asked again stands in the list with the day it ended', async () => {
    const county = await aCounty(base)
    const { manager, otherDoctor } = county.actors
    const { doctor } = county.town.staff
    const courseId = await aCourse(county, { requiredOf: ['general_practitioner'] })
    await record(county, courseId, [[doctor, 'passed']], { heldOn: '2024-01-10' })
    await record(county, courseId, [[doctor, 'passed']])
    const lacking = async () => (await base.ask(manager, listLackingEndpoint, { courseId })).body.items.map(({ endedOn }: { endedOn: string }) => endedOn)
    expect(await lacking()).toEqual([])
    const [{ trainingId }] = (await base.ask(manager, listTrainingEndpoint, { state: 'valid' })).body.items
    expect((await base.ask(otherDoctor, withdrawTrainingEndpoint, { trainingId, reason: '不是我的' })).status).toBe(404)
    expect((await base.ask(manager, withdrawTrainingEndpoint, { trainingId, reason: '登错了人' })).status).toBe(200)
    expect(await lacking()).toEqual(['2026-01-10'])
    expect(codes(await base.ask(manager, withdrawTrainingEndpoint, { trainingId, reason: '再撤一次' }))).toEqual(['SKILLS.TRAINING_STATE'])
  })
  it('is refused for people elsewhere, for tomorrow, for a course no longer used; and nothing of such a list goes in', async () => {
    const county = await aCounty(base)
    const courseId = await aCourse(county, { isActive: false })
    const { doctor } = county.town.staff
    expect(codes(await record(county, courseId, [[doctor, 'passed'], [county.country.staff.doctor, 'passed']], { heldOn: '2026-11-25' }))).toEqual(['SKILLS.LATER_THAN_TODAY', 'SKILLS.COURSE_OFF', 'SKILLS.STAFF_UNKNOWN'])
    expect((await record(county, courseId, [[doctor, 'passed'], [doctor, 'failed']])).status).toBe(400)
    expect((await record(county, randomUUID(), [[doctor, 'passed']])).status).toBe(404)
    expect((await base.ask(county.actors.commission, listTrainingEndpoint, {})).body.items).toEqual([])
  })
  it('is listed by the county alone: no institution changes the courses, none twice under a name, none over another’s change', async () => {
    const county = await aCounty(base)
    const courseId = await aCourse(county)
    const save = (change: object, actor = county.actors.commission) => base.ask(actor, saveCourseEndpoint, { courseId, version: 1, ...ecg, ...change })
    expect((await save({}, county.actors.manager)).status).toBe(404)
    expect((await save({}, county.actors.stranger)).status).toBe(404)
    expect(codes(await save({ courseId: null, version: null }))).toEqual(['SKILLS.NAME_TAKEN'])
    expect((await save({ validMonths: 12 })).body).toEqual({ courseId, version: 2 })
    expect(codes(await save({ validMonths: 6 }))).toEqual(['SKILLS.LIST_CHANGED'])
  })
})

describe('techniques', () => {
  /** A village clinic of the town with a village doctor at work. */
  async function aClinic(county: TestCounty) {
    const [institutionId, staffId] = [randomUUID(), randomUUID()]
    await county.put('organisations.institution', { id: institutionId, county_code: county.countyCode, name: '东街村卫生室', short_name: '东街室', pinyin: 'dj', initials: 'dj', kind: 'village_clinic', ownership: 'public', parent_id: county.town.institutionId, township_code: county.town.townshipCode, valid_from: '2020-01-01' })
    await county.put('organisations.staff', { id: staffId, county_code: county.countyCode, name: '村医甲', pinyin: 'cyj', initials: 'cyj', sex: 1, category: 'village_doctor', title_level: 'none' })
    await county.put('organisations.staff_post', { staff_id: staffId, institution_id: institutionId, is_primary: true, valid_from: '2020-01-01' })
    return { institutionId, staffId }
  }
  const fields = { name: '心电图检查', kind: 'technique', forKinds: ['community_health_centre', 'village_clinic'], trainingIn: ['village_clinic'], isForResidents: true, isActive: true }
  const aTechnique = async (county: TestCounty, courseId: string | null, change: object = {}) => (await base.ask(county.actors.commission, saveTechniqueEndpoint, { techniqueId: null, version: null, courseId, ...fields, ...change })).body.techniqueId as string
  const begin = (county: TestCounty, institutionId: string, techniqueId: string, change: object = {}, actor = county.actors.manager) => base.ask(actor, beginOfferingEndpoint, { institutionId, techniqueId, since: '2026-11-24', pieces: null, note: null, ...change })

  it('that need training begin in a clinic only when somebody there passed, in a centre at once', async () => {
    const county = await aCounty(base)
    const { manager, commission } = county.actors
    const { institutionId, staffId } = await aClinic(county)
    const courseId = await aCourse(county)
    const techniqueId = await aTechnique(county, courseId)
    const refused = await begin(county, institutionId, techniqueId)
    expect([codes(refused), refused.body.reasons[0].params]).toEqual([['SKILLS.NOBODY_TRAINED'], { name: '心电图检查', course: '心电图操作与判读' }])
    expect((await begin(county, county.town.institutionId, techniqueId)).status).toBe(200)
    // A pass of somebody at another institution does not help; a failed one of the clinic's own neither.
    await record(county, courseId, [[county.town.staff.doctor, 'passed'], [staffId, 'failed']])
    expect(codes(await begin(county, institutionId, techniqueId))).toEqual(['SKILLS.NOBODY_TRAINED'])
    await record(county, courseId, [[staffId, 'passed']])
    expect((await begin(county, institutionId, techniqueId)).status).toBe(200)
    expect(codes(await begin(county, institutionId, techniqueId))).toEqual(['SKILLS.OFFERED_ALREADY'])
    expect((await base.ask(manager, techniquesOfEndpoint, { institutionId })).body.items).toMatchObject([{ techniqueId, needsTraining: true, trained: 1, isLapsed: false, offered: { since: '2026-11-24' } }])
    expect((await base.ask(commission, listTechniquesEndpoint, {})).body.items).toMatchObject([{ possible: 2, offered: 2, lapsed: 0, courseName: '心电图操作与判读' }])
  })
  it('are marked when nobody is trained any more, that day and not before', async () => {
    const county = await aCounty(base)
    const { manager } = county.actors
    const { institutionId, staffId } = await aClinic(county)
    const courseId = await aCourse(county)
    const techniqueId = await aTechnique(county, courseId)
    await record(county, courseId, [[staffId, 'passed']], { heldOn: '2024-11-26' })
    await begin(county, institutionId, techniqueId)
    const start = base.clock.now
    const lapsedOn = async (day: string) => {
      base.clock.now = Date.parse(`${day}T04:00:00Z`)
      const [{ isLapsed }] = (await base.ask(manager, techniquesOfEndpoint, { institutionId })).body.items
      const [offerer] = (await base.ask(manager, listOfferersEndpoint, { techniqueId })).body.items
      return [isLapsed, offerer.isLapsed, (await base.ask(manager, listTechniquesEndpoint, {})).body.items[0].lapsed]
    }
    expect(await lapsedOn('2026-11-25')).toEqual([false, false, 0])
    expect(await lapsedOn('2026-11-26')).toEqual([true, true, 1])
    base.clock.now = start
  })
  it('end with a reason and stay in the history; what is not for this kind, or not of the list any more, does not begin', async () => {
    const county = await aCounty(base)
    const { manager, commission } = county.actors
    const { institutionId } = county.country
    const techniqueId = await aTechnique(county, null, { trainingIn: [] })
    expect(codes(await begin(county, institutionId, techniqueId, {}, commission))).toEqual(['SKILLS.NOT_FOR_KIND']) // a township centre is not in the list
    expect((await begin(county, institutionId, techniqueId)).status).toBe(404) // nor within the manager's reach
    expect((await begin(county, county.town.institutionId, techniqueId, { pieces: 2, since: '2026-01-05' })).status).toBe(200)
    const end = () => base.ask(manager, endOfferingEndpoint, { institutionId: county.town.institutionId, techniqueId, reason: '设备报废' })
    expect((await end()).status).toBe(200)
    expect(codes(await end())).toEqual(['SKILLS.NOT_OFFERED'])
    expect((await base.ask(manager, techniquesOfEndpoint, { institutionId: county.town.institutionId })).body).toMatchObject({ items: [{ offered: null }], history: [{ name: '心电图检查', since: '2026-01-05', until: '2026-11-24', reason: '设备报废' }] })
    expect((await base.ask(commission, saveTechniqueEndpoint, { techniqueId, version: 1, courseId: null, ...fields, trainingIn: [], isActive: false })).body).toEqual({ techniqueId, version: 2 })
    expect(codes(await begin(county, county.town.institutionId, techniqueId))).toEqual(['SKILLS.TECHNIQUE_OFF'])
  })
  it('name training together with where it is needed, and a course of this county', async () => {
    const county = await aCounty(base)
    const courseId = await aCourse(county)
    const save = (change: object, actor = county.actors.commission) => base.ask(actor, saveTechniqueEndpoint, { techniqueId: null, version: null, courseId, ...fields, ...change })
    expect(codes(await save({ trainingIn: [] }))).toEqual(['SKILLS.TRAINING_WHERE'])
    expect(codes(await save({ courseId: null }))).toEqual(['SKILLS.TRAINING_WHERE'])
    expect(codes(await save({ trainingIn: ['hospital'] }))).toEqual(['SKILLS.TRAINING_WHERE'])
    expect((await save({ courseId: await aCourse(await aCounty(base)) })).status).toBe(404)
    expect((await save({}, county.actors.manager)).status).toBe(404)
    expect((await save({})).status).toBe(200)
    expect(codes(await save({}))).toEqual(['SKILLS.NAME_TAKEN'])
  })
})
