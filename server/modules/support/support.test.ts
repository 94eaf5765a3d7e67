import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editSupportEndpoint, endSupportEndpoint, exportSupportEndpoint, exportVisitsEndpoint, getSupportEndpoint, listSupportEndpoint, listVisitsEndpoint, makeSupportEndpoint, recordVisitEndpoint, strikeVisitEndpoint } from '#api/support.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { type Answered, aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { supportRoutes } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase(() => supportRoutes) })
afterAll(async () => {
  await base.close()
  expect(base.defects).toEqual([])
})

/** A county with a hospital beside its centre and township hospital. */
async function withHospital() {
  const county = await aCounty(base)
  const hospitalId = randomUUID()
  await county.put('organisations.institution', { id: hospitalId, county_code: county.countyCode, name: '县人民医院', short_name: '县医院', pinyin: 'yiyuan', initials: 'yy', kind: 'hospital', hospital_level: 2, ownership: 'public', township_code: county.town.townshipCode, valid_from: '2020-01-01' })
  return { ...county, hospitalId, hospital: anActor({ countyCode: county.countyCode, role: 'referral_office', scope: { kind: 'institution', institutionId: hospitalId } }) }
}
type Place = Awaited<ReturnType<typeof withHospital>>
const member = (name: string) => ({ name, titleLevel: 'associate_senior', specialty: '心血管内科' })
/** 2026-11-02 is a Monday; by 2026-11-24 four Mondays have come: 2, 9, 16, 23. */
const planOf = ({ hospitalId, town, country }: Place, change: object = {}) => ({
  title: '县医院对口支援东街中心', round: 1, hospitalId, institutionIds: [town.institutionId], townshipCodes: [country.townshipCode], works: ['ward_round', 'free_clinic'], promisedTeams: 2, promisedMembers: 2, promisedVisits: 1, promiseEvery: 'week', promisePer: 'place',
  teams: [{ name: '心血管组', specialty: '心血管内科', members: [member('周甲'), member('吴乙')] }, { name: '内分泌组', specialty: '内分泌科', members: [member('郑丙')] }], validFrom: '2026-11-02', lastDay: '2027-11-01', ...change,
})
const codes = ({ body }: Answered) => (body.reasons as { code: string }[] | undefined)?.map(({ code }) => code.replace('SUPPORT.', ''))
const make = (place: Place, change: object = {}) => base.ask(place.actors.commission, makeSupportEndpoint, { ...planOf(place, change), previousId: null, ...(change as { previousId?: string }) })
const made = async (place: Place, change: object = {}): Promise<string> => (await make(place, change)).body.agreementId
const list = async (actor: TestCounty['actors']['commission'], input: object = {}) => (await base.ask(actor, listSupportEndpoint, { ...input })).body.items
const visitOf = (place: Place, agreementId: string, change: object = {}) => ({ agreementId, heldOn: '2026-11-10', work: 'ward_round', institutionId: place.town.institutionId, villageCode: null, teamName: '心血管组', experts: 2, halfDays: 1, persons: 18, note: null, ...change })
const visit = (place: Place, agreementId: string, change: object = {}, actor = place.actors.manager) => base.ask(actor, recordVisitEndpoint, visitOf(place, agreementId, change))

describe('an agreement', () => {
  it('is counted against its promise: people, and visits due by today in every place', async () => {
    const place = await withHospital()
    const agreementId = await made(place)
    await visit(place, agreementId)
    await visit(place, agreementId, { institutionId: null, villageCode: place.country.villageCode, persons: 30 })
    expect((await list(place.actors.commission))[0]).toMatchObject({
      agreementId, hospitalName: '县人民医院', placeNames: ['东街街道卫生机构', '西山镇'], standing: 'running', lastDay: '2027-11-01', countedPlaces: 2, promisedTeams: 2, formedTeams: 2, fullTeams: 1, done: 2, due: 8,
    })
    const { body } = await base.ask(place.actors.commission, getSupportEndpoint, { agreementId })
    expect(body).toMatchObject({ months: [{ month: '2026-11', promised: 8, done: 2 }], byWork: [{ work: 'ward_round', visits: 2, halfDays: 2, persons: 48 }], places: [{ name: '东街街道卫生机构' }, { villageCode: place.country.villageCode }], mayEdit: true, mayRecord: true, nextId: null })
  })
  it('counts by village where it promises half a day a week in each', async () => {
    const place = await withHospital()
    const agreementId = await made(place, { institutionIds: [], townshipCodes: [place.town.townshipCode, place.country.townshipCode], promisePer: 'village', teams: [] })
    expect((await list(place.actors.commission))[0]).toMatchObject({ agreementId, countedPlaces: 2, due: 8, formedTeams: 0 })
  })
  it('is refused with everything that is wrong with it', async () => {
    const place = await withHospital()
    const other = await withHospital()
    expect(codes(await make(place, { lastDay: '2026-11-01', hospitalId: other.hospitalId, institutionIds: [other.town.institutionId], townshipCodes: [], teams: [{ name: '甲', specialty: '', members: [] }, { name: '甲', specialty: '', members: [] }] })))
      .toEqual(['DAYS', 'HOSPITAL_UNKNOWN', 'PLACE_UNKNOWN', 'TEAM_TWICE'])
    expect(codes(await make(place, { institutionIds: [], townshipCodes: [], promisePer: 'village' }))).toEqual(['NO_PLACE', 'NO_VILLAGES'])
    expect(codes(await make(place, { institutionIds: [place.hospitalId] }))).toEqual(['OWN_PLACE'])
  })
  it('stands where its days say, each a day before and on the day', async () => {
    const place = await withHospital()
    const days = { coming: ['2026-11-25', '2027-11-24'], running: ['2026-11-24', '2027-01-23'], ending: ['2026-11-24', '2027-01-22'], over: ['2025-11-24', '2026-11-23'] } as const
    for (const [title, [validFrom, lastDay]] of Object.entries(days)) await made(place, { title, validFrom, lastDay })
    expect((await list(place.actors.commission)).map(({ title, standing }: { title: string; standing: string }) => [title, standing]).filter(([title, standing]: string[]) => title !== standing)).toEqual([])
    for (const standing of Object.keys(days)) expect((await list(place.actors.commission, { standing })).map(({ title }: { title: string }) => title)).toEqual([standing])
    expect(await list(place.actors.commission, { standing: 'over', text: '县人民' })).toHaveLength(1)
    expect(await list(place.actors.commission, { work: 'research' })).toHaveLength(0)
    expect(await list(place.actors.commission, { township: place.country.townshipCode })).toHaveLength(4)
  })
  it('gives every row once over its pages', async () => {
    const place = await withHospital()
    const ids = [await made(place), await made(place), await made(place)]
    const first = (await base.ask(place.actors.commission, listSupportEndpoint, { most: 2 })).body
    const second = (await base.ask(place.actors.commission, listSupportEndpoint, { most: 2, after: first.next })).body
    expect([...first.items, ...second.items].map(({ agreementId }: { agreementId: string }) => agreementId).sort()).toEqual(ids.sort())
    expect(second.next).toBe(null)
  })
  it('is renewed once, after its term; and says which follows which', async () => {
    const place = await withHospital()
    const agreementId = await made(place)
    const next = { round: 2, validFrom: '2027-11-02', lastDay: '2028-11-01', previousId: agreementId }
    expect(codes(await make(place, { ...next, validFrom: '2027-11-01' }))).toEqual(['FOLLOWS_LATER'])
    const answers = await Promise.all(Array.from({ length: 6 }, () => make(place, next)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).flatMap(codes))).toEqual(new Set(['IS_RENEWED']))
    const nextId = answers.find(({ status }) => status === 200)?.body.agreementId
    expect((await base.ask(place.actors.commission, getSupportEndpoint, { agreementId })).body.nextId).toBe(nextId)
    expect((await base.ask(place.actors.commission, getSupportEndpoint, { agreementId: nextId })).body).toMatchObject({ previousId: agreementId, standing: 'coming', months: [], mayRecord: false })
  })
  it('is changed by who saw it last, keeps its visits within its term, and ends once', async () => {
    const place = await withHospital()
    const agreementId = await made(place)
    await visit(place, agreementId)
    const edit = (change: object) => base.ask(place.actors.commission, editSupportEndpoint, { ...planOf(place, change), agreementId, version: 1 })
    expect(codes(await edit({ validFrom: '2026-11-11' }))).toEqual(['VISITS_THERE'])
    expect((await edit({ promisedVisits: 2 })).body).toMatchObject({ version: 2 })
    expect((await edit({ promisedVisits: 3 })).status).toBe(409)
    const end = (endedOn: string, version = 2) => base.ask(place.actors.commission, endSupportEndpoint, { agreementId, version, endedOn, reason: '医院搬迁' })
    expect(codes(await end('2027-11-02'))).toEqual(['END_OUTSIDE'])
    expect(codes(await end('2026-11-10'))).toEqual(['VISITS_THERE'])
    expect((await end('2026-11-16')).status).toBe(200)
    expect(codes(await end('2026-11-17', 3))).toEqual(['IS_ENDED'])
    // Mondays 2 and 9 lie before the end: 2 × 2 visits × 2 places.
    expect((await list(place.actors.commission))[0]).toMatchObject({ standing: 'ended', due: 8 })
  })
})

describe('an agreement that is changed', () => {
  it('stays between the round before and the next, keeps the places that were visited, and its promise', async () => {
    const place = await withHospital()
    const agreementId = await made(place)
    const nextId = await made(place, { round: 2, validFrom: '2027-11-02', lastDay: '2028-11-01', previousId: agreementId })
    const edit = (id: string, change: object, version = 1) => base.ask(place.actors.commission, editSupportEndpoint, { ...planOf(place, change), agreementId: id, version })
    expect(codes(await edit(agreementId, { lastDay: '2027-11-02' }))).toEqual(['REACHES_NEXT'])
    expect(codes(await edit(nextId, { round: 2, validFrom: '2027-11-01', lastDay: '2028-11-01' }))).toEqual(['FOLLOWS_LATER'])
    await visit(place, agreementId, { institutionId: null, villageCode: place.country.villageCode })
    expect(codes(await edit(agreementId, { townshipCodes: [] }))).toEqual(['VISITED_PLACE'])
    await visit(place, agreementId)
    expect(codes(await edit(agreementId, { institutionIds: [] }))).toEqual(['VISITED_PLACE'])
    expect((await edit(agreementId, { title: '改了标题' })).status).toBe(200)
  })
  it('a title put right after a village was added changes no promise', async () => {
    const place = await withHospital()
    const byVillage = { institutionIds: [], townshipCodes: [place.country.townshipCode], promisePer: 'village', teams: [] }
    const agreementId = await made(place, byVillage)
    await place.put('regions.region', { code: `${place.country.townshipCode}299`, name: '新村', level: 'village', parent_code: place.country.townshipCode, pinyin: 'xincun', initials: 'xc', valid_from: '2020-01-01' })
    const edit = (change: object, version: number) => base.ask(place.actors.commission, editSupportEndpoint, { ...planOf(place, { ...byVillage, ...change }), agreementId, version })
    expect((await edit({ title: '改了标题' }, 1)).status).toBe(200)
    expect((await list(place.actors.commission))[0]).toMatchObject({ title: '改了标题', countedPlaces: 1 })
    expect((await edit({ townshipCodes: [place.country.townshipCode, place.town.townshipCode] }, 2)).status).toBe(200)
    expect((await list(place.actors.commission))[0]).toMatchObject({ countedPlaces: 3 })
  })
  it('years that are far away are asked about; an end that lies ahead is seen as coming', async () => {
    const place = await withHospital()
    for (const change of [{ validFrom: '0226-11-02' }, { lastDay: '9999-12-31' }]) expect(codes(await make(place, change))).toEqual(['DAYS_FAR'])
    const agreementId = await made(place)
    await base.ask(place.actors.commission, endSupportEndpoint, { agreementId, version: 1, endedOn: '2026-12-16', reason: '医院搬迁' })
    expect((await list(place.actors.commission))[0]).toMatchObject({ standing: 'ending', lastDay: '2026-12-15' })
    expect((await base.ask(place.actors.commission, getSupportEndpoint, { agreementId })).body).toMatchObject({ mayEdit: true, mayEnd: false })
  })
})

describe('a visit', () => {
  it('lies within the term, by today, in a place of the agreement, by one of its teams and of its kinds of work', async () => {
    const place = await withHospital()
    const agreementId = await made(place)
    expect(codes(await visit(place, agreementId, { heldOn: '2026-11-25' }))).toEqual(['VISIT_LATER'])
    expect(codes(await visit(place, agreementId, { heldOn: '2026-11-01', institutionId: place.country.institutionId, teamName: '没有组', work: 'research' }))).toEqual(['VISIT_OUTSIDE', 'VISIT_ELSEWHERE', 'TEAM_UNKNOWN', 'WORK_UNKNOWN'])
    expect((await visit(place, agreementId, { heldOn: '2026-11-24', teamName: null })).status).toBe(200)
  })
  it('sent twice with one key counts once; struck out it counts no more and can be read', async () => {
    const place = await withHospital()
    const agreementId = await made(place)
    const key = randomUUID()
    const twice = [await base.ask(place.hospital, recordVisitEndpoint, visitOf(place, agreementId), key), await base.ask(place.hospital, recordVisitEndpoint, visitOf(place, agreementId), key)]
    expect(twice[0]?.body).toEqual(twice[1]?.body)
    const visitId = twice[0]?.body.visitId
    const strike = () => base.ask(place.actors.manager, strikeVisitEndpoint, { agreementId, visitId, reason: '记错了日子' })
    expect((await strike()).status).toBe(200)
    expect(codes(await strike())).toEqual(['IS_STRUCK'])
    expect((await list(place.actors.commission))[0]).toMatchObject({ done: 0 })
    expect((await base.ask(place.actors.manager, listVisitsEndpoint, { agreementId })).body.items).toMatchObject([{ visitId, placeName: '东街街道卫生机构', strikeReason: '记错了日子', struckBy: '测试员' }])
    expect((await base.rows('SELECT action FROM audit.event WHERE county_code = $1 ORDER BY id', place.countyCode)).map(({ action }) => action).sort()).toEqual(['support.make', 'support.record-visit', 'support.strike-visit'])
  })
})

describe('who sees it', () => {
  it('supporters and supported, the township, the county; nobody else', async () => {
    const place = await withHospital()
    const agreementId = await made(place, { townshipCodes: [] })
    const other = anActor({ countyCode: place.countyCode, role: 'institution_manager', scope: { kind: 'institution', institutionId: place.country.institutionId } })
    const seen = async (actor: typeof other) => (await list(actor)).length
    expect(await Promise.all([place.actors.commission, place.hospital, place.actors.manager, place.actors.doctor, place.actors.townshipOffice, other, place.actors.stranger].map(seen))).toEqual([1, 1, 1, 1, 1, 0, 0])
    expect((await base.ask(other, getSupportEndpoint, { agreementId })).status).toBe(404)
    expect((await visit(place, agreementId, {}, other)).status).toBe(404)
    expect((await base.ask(other, listVisitsEndpoint, { agreementId })).status).toBe(404)
    expect((await base.ask(place.actors.stranger, endSupportEndpoint, { agreementId, version: 1, endedOn: '2026-11-20', reason: '不该' })).status).toBe(404)
    await made(place, { institutionIds: [], townshipCodes: [place.country.townshipCode] })
    expect([await seen(other), await seen(place.actors.townshipOffice)]).toEqual([1, 1])
  })
})

it('goes out as tables that a spreadsheet does not run, and the log says so', async () => {
  const place = await withHospital()
  const agreementId = await made(place, { title: '=1+1' })
  await visit(place, agreementId, { note: '讲了高血压' })
  const table = (await base.ask(place.actors.commission, exportSupportEndpoint)).bytes.toString('utf8')
  expect(table).toContain("'=1+1,1,县人民医院,东街街道卫生机构、西山镇,联合查房、义诊,2026-11-02,2027-11-01,进行中,2,1,8,1")
  const visits = (await base.ask(place.actors.commission, exportVisitsEndpoint, { agreementId })).bytes.toString('utf8')
  expect(visits).toContain('2026-11-10,联合查房,东街街道卫生机构,心血管组,2,1,18,讲了高血压,测试员,')
  expect((await base.rows("SELECT action FROM audit.event WHERE county_code = $1 AND action LIKE '%export%'", place.countyCode)).map(({ action }) => action).sort()).toEqual(['support.export', 'support.export-visits'])
})
