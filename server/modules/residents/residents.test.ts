import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addTagEndpoint, editResidentEndpoint, endTagEndpoint, findByDocumentEndpoint, getResidentEndpoint, listResidentsEndpoint, listVillagesEndpoint, markDepartedEndpoint, registerResidentEndpoint, revealedEndpoint,
  revealEndpoint, searchResidentsEndpoint,
} from '#api/residents.ts'
import { personKeyOf } from '#kernel/identity-document.ts'
import { identityCheckCharacter } from '#kernel/identity-number.ts'
import { blindIndex } from '#platform/crypto/blind-index.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { foldCounty } from '../statistics/index.ts'
import { residentsRoutes } from './index.ts'

const keys = keysOfFile(newKeyFile('demo'))
let base: TestDatabase
beforeAll(async () => { base = await aDatabase(({ database }) => residentsRoutes({ database, keys, policies: shippedPolicies(), holdsContract: async () => false })) })
afterAll(async () => {
  await base.close()
  expect(base.defects).toEqual([])
})

let serial = 1000
/** A number of a person born on a day, unlike any other of this run. */
const aNumber = (born = '19570101', sex: 1 | 2 = 2): string => {
  serial += 10
  const first = `500112${born}${String(serial).slice(-3, -1)}${sex === 1 ? 1 : 2}`
  return first + identityCheckCharacter(first)
}
const aPerson = (county: TestCounty, change: object = {}) => ({
  name: '罗玉珍', document: { kind: 'identity_card', number: aNumber() }, villageCode: county.town.villageCode, residenceKind: 'registered', livesHereSince: '2000-01-01', phone: '138 1234 0417', ...change,
})
const register = async (county: TestCounty, change: object = {}, actor = county.actors.doctor) => base.ask(actor, registerResidentEndpoint, aPerson(county, change))
const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code)

describe('registering', () => {
  it('takes what the card says, finds team and household, derives the key population, and counts', async () => {
    const county = await aCounty(base)
    const { body } = await register(county)
    const person = (await base.ask(county.actors.doctor, getResidentEndpoint, { residentId: body.residentId })).body
    expect(person).toMatchObject({ name: '罗玉珍', sex: 2, age: 69, populations: ['elderly'], isSigned: false, teamId: county.town.teamId, isUsualResident: true, phoneMasked: '138****0417', household: { members: [{ name: '罗玉珍' }] } })
    expect(person.document.masked).toMatch(/^500112\*{8}\d{3}[\dX]$/)
    expect(person.tags[0]).toMatchObject({ population: 'elderly', origin: 'derived', because: expect.arrayContaining([expect.objectContaining({ key: 'population.elderly_age' })]) })
    await foldCounty(base.database, county.countyCode, base.clock.now)
    expect(await base.rows('SELECT population, residents, signed FROM statistics.stat_cover WHERE county_code = $1 ORDER BY 1', county.countyCode)).toEqual(['all', 'elderly', 'key'].map((population) => ({ population, residents: 1, signed: 0 })))
  })
  it('of fifty desks at once one registers, and the others are told who it is', async () => {
    const county = await aCounty(base)
    const person = aPerson(county)
    const answers = await Promise.all(Array.from({ length: 50 }, () => base.ask(county.actors.doctor, registerResidentEndpoint, person)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).flatMap((answer) => codes(answer)))).toSatisfy((seen: Set<string>) => [...seen].every((code) => ['RESIDENTS.REGISTERED_HERE', 'RESIDENTS.REGISTERED_MEANWHILE', 'RESIDENTS.SAME_PERSON'].includes(code)))
    expect((await base.rows('SELECT count(*)::int AS n FROM residents.resident WHERE county_code = $1', county.countyCode))[0].n).toBe(1)
    expect((await base.rows('SELECT count(*)::int AS n FROM residents.household WHERE county_code = $1', county.countyCode))[0].n).toBe(1)
  })
  it('joins a household of one’s own people, and nobody else’s: joining shows all of it', async () => {
    const county = await aCounty(base)
    await register(county)
    const [{ id: householdId }] = await base.rows('SELECT id FROM residents.household WHERE county_code = $1', county.countyCode)
    expect((await register(county, { householdId, name: '罗小弟' })).status).toBe(200)
    const byAnother = (change: object) => register(county, { name: '钱越界', ...change }, county.actors.otherDoctor)
    for (const id of [householdId, '018cc778-5000-7005-800d-ffffffffffff']) expect(await byAnother({ householdId: id })).toMatchObject({ status: 404, body: { reasons: [{ params: { what: 'household' } }] } })
    expect((await byAnother({})).status).toBe(200)
  })
  it('finds who shows a passport by that passport, and keeps a pass with the same number apart', async () => {
    const county = await aCounty(base)
    const foreign = { name: 'DAVID MILLER', sex: 1, bornOn: '1980-03-04' }
    const { body } = await register(county, { ...foreign, document: { kind: 'passport', number: 'h12345678' } })
    const look = async (documentKind: string) => (await base.ask(county.actors.doctor, findByDocumentEndpoint, { documentKind, number: 'H12345678' })).body.here?.residentId ?? null
    expect([await look('passport'), await look('hk_macao_pass')]).toEqual([body.residentId, null])
    const [row] = await base.rows('SELECT document_hmac AS hmac FROM residents.resident WHERE county_code = $1', county.countyCode)
    // The digest the demo county is written with.
    expect(row.hmac).toEqual(blindIndex(keys.index, 'resident.document', personKeyOf({ kind: 'passport', number: 'H12345678' })))
  })
  it('warns of somebody alike, refuses a village of elsewhere, and tells every reason at once', async () => {
    const county = await aCounty(base)
    await register(county)
    expect(codes(await register(county))).toEqual(['RESIDENTS.SAME_PERSON'])
    expect((await register(county, { isAnotherPerson: true })).status).toBe(200)
    expect(codes(await register(county, { villageCode: '999999001001', name: '别人' }))).toEqual(['RESIDENTS.VILLAGE'])
    expect(codes(await register(county, { document: { kind: 'identity_card', number: '110105194912310021' }, phone: '1' }))).toEqual(['IDENTITY.CHECK_DIGIT', 'RESIDENTS.PHONE'])
  })
  it('a newborn without a document joins the household of its mother', async () => {
    const county = await aCounty(base)
    const { body: mother } = await register(county, { document: { kind: 'identity_card', number: aNumber('19980303') } })
    const { body: child } = await register(county, { name: '罗小宝', document: null, sex: 1, bornOn: '2026-11-20', livesHereSince: '2026-11-20', guardianId: mother.residentId, relation: '20' })
    const person = (await base.ask(county.actors.doctor, getResidentEndpoint, { residentId: child.residentId })).body
    expect(person).toMatchObject({ age: 0, populations: ['child_0_6'], document: { kind: 'none', masked: null } })
    expect(person.household.members).toHaveLength(2)
    expect([person.isUsualResident, person.usualBecause.length > 0]).toEqual([true, true])
  })
  it('one registered in another county is told apart: status and institution only; who moved away may be registered here', async () => {
    const [there, here] = [await aCounty(base), await aCounty(base)]
    const document = { kind: 'identity_card', number: aNumber() }
    const { body } = await register(there, { document })
    const found = await base.ask(here.actors.doctor, findByDocumentEndpoint, { documentKind: document.kind, number: document.number.toLowerCase() })
    expect(found.body).toMatchObject({ here: null, elsewhere: { isSigned: false, institutionName: null } })
    expect(JSON.stringify(found.body)).not.toContain('罗')
    expect(codes(await register(here, { document }))).toEqual(['RESIDENTS.REGISTERED_ELSEWHERE'])
    await base.ask(there.actors.doctor, markDepartedEndpoint, { residentId: body.residentId, version: 1, status: 'moved', on: '2026-11-20', reason: '迁往外区' })
    expect((await register(here, { document })).status).toBe(200)
  })
  it('of one registered with another township only whether signed and with whom is told, and registering again gives no more away', async () => {
    const county = await aCounty(base)
    const document = { kind: 'identity_card', number: aNumber('19500303') }
    const { body: person } = await register(county, { document }, county.actors.doctor)
    const look = async (actor = county.actors.otherDoctor) => (await base.ask(actor, findByDocumentEndpoint, { documentKind: document.kind, number: document.number })).body
    const { document: _, ...unsigned } = await look()
    expect(unsigned).toEqual({ here: null, outside: { isSigned: false, institutionName: null }, elsewhere: null })
    await base.rows('UPDATE residents.resident SET is_signed = true WHERE id = $1', person.residentId)
    const { document: __, ...signed } = await look()
    expect(signed).toEqual({ here: null, outside: { isSigned: true, institutionName: '东街街道卫生机构' }, elsewhere: null })
    for (const told of ['罗', '东街社区', '第一团队', 'elderly', person.residentId]) expect(JSON.stringify(await look())).not.toContain(told)
    const again = await register(county, { document, villageCode: county.country.villageCode }, county.actors.otherDoctor)
    expect(again.body.reasons).toEqual([{ code: 'RESIDENTS.REGISTERED_OUTSIDE' }])
    expect((await look(county.actors.townshipOffice)).here.residentId).toBe(person.residentId)
    await base.rows('UPDATE residents.resident SET institution_id = NULL, team_id = NULL WHERE id = $1', person.residentId)
    expect((await look()).here).toMatchObject({ name: '罗玉珍' }) // nobody's yet: any team may sign
  })
  it.each([['new in the country', false], ['who moved away from a third', true]])('two counties at once register somebody %s: one does, the other is told, and the index names the one', async (_, hasMoved) => {
    const [third, ...two] = [await aCounty(base), await aCounty(base), await aCounty(base)]
    const document = { kind: 'identity_card', number: aNumber() }
    if (hasMoved) {
      const { body } = await register(third, { document })
      await base.ask(third.actors.doctor, markDepartedEndpoint, { residentId: body.residentId, version: 1, status: 'moved', on: '2026-11-20', reason: '迁往外区' })
    }
    // Both have looked before either may write.
    const behind = new pg.Client(base.ownerUrl)
    await behind.connect()
    await behind.query('BEGIN; LOCK TABLE residents.person_index IN SHARE MODE')
    const asked = Promise.all(two.map((county) => register(county, { document })))
    await expect.poll(async () => (await base.rows("SELECT count(*)::int AS n FROM pg_locks WHERE relation = 'residents.person_index'::regclass AND NOT granted"))[0].n, { timeout: 30_000 }).toBe(2)
    await behind.query('COMMIT')
    await behind.end()
    const answers = await asked
    expect(answers.map((answer) => [answer.status, codes(answer)?.[0]]).sort()).toEqual([[200, undefined], [409, 'RESIDENTS.REGISTERED_MEANWHILE']])
    const [winner] = answers.filter(({ status }) => status === 200)
    const digest = blindIndex(keys.index, 'resident.document', personKeyOf({ kind: 'identity_card', number: document.number }))
    expect(await base.rows("SELECT id FROM residents.resident WHERE document_hmac = $1 AND status = 'living'", digest)).toEqual([{ id: winner?.body.residentId }])
    expect(await base.rows('SELECT resident_id AS id FROM residents.person_index WHERE document_hmac = $1', digest)).toEqual([{ id: winner?.body.residentId }])
  })
  it.each([['id', '0'], ['status', 'deceased'], ['county_code', 1], ['isSigned', true], ['populations', ['elderly']], ['team_id', '0'], ['version', 9]])('takes no column of the table by the back door: %s', async (name, value) => {
    const county = await aCounty(base)
    expect((await register(county, { [name]: value })).status).toBe(400)
  })
})

describe('finding', () => {
  it('finds by name, sound, initials, the ends of the document and the telephone; only within the scope', async () => {
    const county = await aCounty(base)
    const number = aNumber()
    const { body } = await register(county, { document: { kind: 'identity_card', number } })
    for (const text of ['罗', '罗玉珍', 'lyz', 'luoyu', 'Luo Yuzhen', number.slice(-4), number.slice(-6), number.toLowerCase(), '13812340417', '0417']) {
      const found = await base.ask(county.actors.doctor, searchResidentsEndpoint, { text })
      expect([text, found.body.items.map(({ residentId }: { residentId: string }) => residentId)]).toEqual([text, [body.residentId]])
      expect(found.body.items[0]).not.toHaveProperty('document')
    }
    // Who looks after people reads whole names; who counts them reads names masked, until one is opened.
    const names = async (actor: Parameters<typeof base.ask>[0]) => {
      const [found, listed] = [await base.ask(actor, searchResidentsEndpoint, { text: '罗' }), await base.ask(actor, listResidentsEndpoint, {})]
      return [...found.body.items, ...listed.body.items].map(({ name }: { name: string }) => name)
    }
    expect([await names(county.actors.doctor), await names(county.actors.manager)]).toEqual([['罗玉珍', '罗玉珍'], ['罗玉珍', '罗玉珍']])
    expect([await names(county.actors.commission), await names(county.actors.townshipOffice)]).toEqual([['罗*珍', '罗*珍'], ['罗*珍', '罗*珍']])
    expect((await base.ask(county.actors.commission, getResidentEndpoint, { residentId: body.residentId })).body).toMatchObject({ name: '罗玉珍' })
    for (const actor of [county.actors.otherDoctor, county.actors.stranger]) expect((await base.ask(actor, searchResidentsEndpoint, { text: '罗' })).body.items).toEqual([])
    for (const text of ['%', '_', "'; DROP TABLE", '珍', 'xyz']) expect((await base.ask(county.actors.commission, searchResidentsEndpoint, { text })).body.items).toEqual([])
  })
  it('lists are the same set as a plain filter over all, page by page, for every scope', async () => {
    const county = await aCounty(base)
    type Person = { id: string; place: TestCounty['town']; age: number; tags: string[] }
    const people: Person[] = []
    for (let n = 0; n < 24; n++) {
      const place = n % 3 === 0 ? county.country : county.town
      const year = 1940 + n * 3
      const { body } = await register(county, { name: `张${'甲乙丙丁戊己庚辛壬癸子丑'[n % 12]}${n > 11 ? '一' : ''}`, document: { kind: 'identity_card', number: aNumber(`${year}0615`) }, villageCode: place.villageCode, livesHereSince: '2012-01-01' }, county.actors.commission)
      people.push({ id: body.residentId, place, age: 2026 - year, tags: 2026 - year >= 65 ? ['elderly'] : [] })
    }
    const pages = async (actor: object, filter: object) => {
      const ids: string[] = []
      for (let after: string | null = null; ;) {
        const { body }: { body: { items: { residentId: string }[]; next: string | null } } = await base.ask(actor as never, listResidentsEndpoint, { ...filter, most: 5, ...(after ? { after } : {}) })
        ids.push(...body.items.map(({ residentId }) => residentId))
        if (!body.next) return ids.sort()
        after = body.next
      }
    }
    const plain = (keep: (person: Person) => boolean) => people.filter(keep).map(({ id }) => id).sort()
    const { town, country, actors } = county
    const scopes = [[actors.commission, () => true], [actors.manager, (p: Person) => p.place === town], [actors.doctor, (p: Person) => p.place === town], [actors.townshipOffice, (p: Person) => p.place === town], [actors.stranger, () => false]] as const
    for (const [actor, inScope] of scopes) {
      expect(await pages(actor, {})).toEqual(plain(inScope))
      expect(await pages(actor, { population: 'key', village: town.villageCode })).toEqual(plain((p) => inScope(p) && p.tags.length > 0 && p.place === town))
      expect(await pages(actor, { ageFrom: 30, ageUntil: 65, signed: 'no', team: country.teamId })).toEqual(plain((p) => inScope(p) && p.age >= 30 && p.age <= 65 && p.place === country))
      expect(await pages(actor, { signed: 'yes' })).toEqual([])
    }
  })
  it('names the villages one may choose, one’s own first', async () => {
    const county = await aCounty(base)
    const { body } = await base.ask(county.actors.doctor, listVillagesEndpoint)
    expect(body.items.map(({ code, isOwn }: { code: string; isOwn: boolean }) => [code, isOwn])).toEqual([[county.town.villageCode, true], [county.country.villageCode, false]])
    expect((await base.ask(county.actors.townshipOffice, listVillagesEndpoint)).body.items).toHaveLength(1)
  })
})

describe('one person', () => {
  it('is not found from another team, institution, township or county, and opening writes the audit', async () => {
    const county = await aCounty(base)
    const { body } = await register(county)
    const { actors, countyCode } = county
    for (const actor of [actors.otherDoctor, actors.stranger]) {
      for (const [endpoint, input] of [[getResidentEndpoint, {}], [revealEndpoint, { what: 'document', reason: '核对' }], [markDepartedEndpoint, { version: 1, status: 'moved', on: '2026-11-20', reason: '迁出' }], [endTagEndpoint, { tagId: body.residentId, validUntil: '2026-11-24', reason: '更正' }]] as const) {
        expect((await base.ask(actor, endpoint, { residentId: body.residentId, ...input })).status).toBe(404)
      }
    }
    for (const actor of [actors.doctor, actors.manager, actors.townshipOffice, actors.commission]) expect((await base.ask(actor, getResidentEndpoint, { residentId: body.residentId })).status).toBe(200)
    expect((await base.rows(`SELECT count(*)::int AS n FROM audit.event WHERE county_code = $1 AND action = 'residents.open'`, countyCode))[0].n).toBe(4)
  })
  it('a whole number is shown only after its reason is recorded, for a minute, and no kept answer holds it', async () => {
    const county = await aCounty(base)
    const number = aNumber()
    const { body } = await register(county, { document: { kind: 'identity_card', number } })
    const what = { residentId: body.residentId, what: 'document' }
    expect(codes(await base.ask(county.actors.doctor, revealedEndpoint, what))).toEqual(['RESIDENTS.REVEAL_FIRST'])
    expect((await base.ask(county.actors.doctor, revealEndpoint, { ...what, reason: '核对身份证' })).status).toBe(200)
    expect((await base.ask(county.actors.doctor, revealedEndpoint, what)).body).toEqual({ value: number })
    expect(codes(await base.ask(county.actors.manager, revealedEndpoint, what))).toEqual(['RESIDENTS.REVEAL_FIRST'])
    base.clock.now += 61_000
    expect(codes(await base.ask(county.actors.doctor, revealedEndpoint, what))).toEqual(['RESIDENTS.REVEAL_FIRST'])
    base.clock.now -= 61_000
    const kept = JSON.stringify([await base.rows('SELECT answer FROM platform.idempotency WHERE county_code = $1', county.countyCode), await base.rows('SELECT body, reason FROM audit.event WHERE county_code = $1', county.countyCode), await base.rows('SELECT * FROM residents.resident WHERE county_code = $1', county.countyCode)])
    expect(kept).not.toContain(number)
    expect(kept).not.toContain('13812340417')
  })
  it('moves house with its counts, and a change seen too late is a conflict', async () => {
    const county = await aCounty(base)
    const { body } = await register(county)
    const move = { residentId: body.residentId, version: 1, villageCode: county.country.villageCode, residenceKind: 'migrant', livesHereSince: '2026-06-01', phone: null, address: '西山村 3 组' }
    expect((await base.ask(county.actors.commission, editResidentEndpoint, move)).body).toEqual({ residentId: body.residentId, version: 2 })
    expect(codes(await base.ask(county.actors.commission, editResidentEndpoint, move))).toEqual(['RESIDENTS.CHANGED_MEANWHILE'])
    await foldCounty(base.database, county.countyCode, base.clock.now)
    expect(await base.rows(`SELECT township_code AS t, residents FROM statistics.stat_cover WHERE county_code = $1 AND population = 'all' ORDER BY 1`, county.countyCode)).toEqual([{ t: county.town.townshipCode, residents: 0 }, { t: county.country.townshipCode, residents: 1 }])
    expect((await base.ask(county.actors.otherDoctor, getResidentEndpoint, { residentId: body.residentId })).body).toMatchObject({ phoneMasked: '138****0417', teamId: county.country.teamId })
  })
  it('is given no population of the other sex, and one at an unusual age only when that is confirmed', async () => {
    const county = await aCounty(base)
    const person = async (born: string, sex: 1 | 2) => (await register(county, { name: `张${born}${sex}`.replace(/\d+/, '明'), document: { kind: 'identity_card', number: aNumber(born, sex) } })).body.residentId
    const tag = (residentId: string, change: object = {}) => base.ask(county.actors.doctor, addTagEndpoint, { residentId, population: 'pregnant_postpartum', validFrom: '2026-11-01', evidence: { document: '母子健康手册' }, ...change })
    const offered = async (residentId: string) => (await base.ask(county.actors.doctor, getResidentEndpoint, { residentId })).body.addable.map((one: { population: string; isUnusualAge: boolean }) => [one.population, one.isUnusualAge]).filter(([population]: [string]) => /pregnant|hypertension/.test(population))
    const [man, aged, young] = [await person('19540303', 1), await person('19570303', 2), await person('19960303', 2)]
    expect([await offered(man), await offered(aged), await offered(young)]).toEqual([
      [['hypertension', false]], [['hypertension', false], ['pregnant_postpartum', true]], [['hypertension', true], ['pregnant_postpartum', false]]])
    expect((await tag(man, { isAgeConfirmed: true })).body.reasons).toEqual([{ code: 'RESIDENTS.OTHER_SEX', params: { population: '孕产妇' } }])
    expect((await tag(aged)).body.reasons).toEqual([{ code: 'RESIDENTS.UNUSUAL_AGE', params: { population: '孕产妇', age: 69, from: '10', until: '59' } }])
    expect([(await tag(aged, { isAgeConfirmed: true })).status, (await tag(young)).status]).toEqual([200, 200])
  })
  it('gets a certified tag with its evidence once, loses it from a day on; a derived one cannot be given or taken', async () => {
    const county = await aCounty(base)
    const { body: { residentId } } = await register(county, { document: { kind: 'identity_card', number: aNumber('19900101') } })
    const give = { residentId, population: 'hypertension', validFrom: '2026-01-05', evidence: { document: '诊断记录', number: '门诊 20260105', by: '区人民医院' } }
    const { body: tag } = await base.ask(county.actors.doctor, addTagEndpoint, give)
    expect(codes(await base.ask(county.actors.doctor, addTagEndpoint, give))).toEqual(['RESIDENTS.TAGGED_ALREADY'])
    expect(codes(await base.ask(county.actors.doctor, addTagEndpoint, { ...give, population: 'elderly' }))).toEqual(['RESIDENTS.DERIVED_POPULATION'])
    expect(codes(await base.ask(county.actors.doctor, addTagEndpoint, { ...give, population: 'diabetes', validFrom: '2026-11-25' }))).toEqual(['RESIDENTS.LATER_THAN_TODAY'])
    expect((await base.ask(county.actors.doctor, getResidentEndpoint, { residentId })).body).toMatchObject({ populations: ['hypertension'], tags: [{ origin: 'diagnosed', evidence: { by: '区人民医院' } }] })
    expect((await base.ask(county.actors.doctor, endTagEndpoint, { residentId, tagId: tag.tagId, validUntil: '2026-11-24', reason: '误诊更正' })).status).toBe(200)
    await foldCounty(base.database, county.countyCode, base.clock.now)
    expect(await base.rows(`SELECT population, residents FROM statistics.stat_cover WHERE county_code = $1 AND residents <> 0 ORDER BY 1`, county.countyCode)).toEqual([{ population: 'all', residents: 1 }])
  })
})
