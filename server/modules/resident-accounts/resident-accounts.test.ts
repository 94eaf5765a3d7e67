import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askBondEndpoint, askSignInCodeEndpoint, bondByDeskEndpoint, changeOwnSettingsEndpoint, confirmBondEndpoint, endBondEndpoint, ownAccountEndpoint, showDeskCodeEndpoint, signInByCodeEndpoint, signOutOfPhoneEndpoint } from '#api/resident-accounts.ts'
import { parseIdentityDocument, personKeyOf } from '#kernel/identity-document.ts'
import { localDate } from '#kernel/local-date.ts'
import { blindIndex } from '#platform/crypto/blind-index.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { sealField } from '#platform/crypto/seal-field.ts'
import type { Actor, Authenticate } from '#platform/http/actor.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { type Answered, aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { openResidentAccounts } from './index.ts'

const keys = keysOfFile(newKeyFile('demo'))
let base: TestDatabase
let authenticate: Authenticate
beforeAll(async () => {
  base = await aDatabase(({ database }) => {
    const accounts = openResidentAccounts({ database, keys, settings: { isDemo: true, origin: 'https://jiayi.test' }, carrier: null })
    authenticate = accounts.authenticate
    return accounts.routes
  })
})
afterAll(() => base.close())

let serial = 0
/** A number of the marked range with its check digit, and a mobile of nobody else. */
function aNumber(born = '19570101'): string {
  const first = `500112${born}${String(900 + (serial++ % 90)).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return first + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first[i]), 0) % 11]
}
const aMobile = () => `138${String(10_000_000 + serial++).slice(0, 8)}`
async function aResident(county: TestCounty, { phone = aMobile() as string | null, name = '罗玉珍' } = {}) {
  const [id, number] = [randomUUID(), aNumber()]
  const read = parseIdentityDocument('identity_card', number, localDate('2026-11-24'))
  if (!read.allowed) throw new Error(`the test's number ${number} is none`)
  const digest = blindIndex(keys.index, 'resident.document', personKeyOf(read.value))
  const { town, countyCode } = county
  const sealed = (column: string, text: string) => sealField(keys.field, { table: 'residents.resident', column, countyCode, id }, text)
  await county.put('residents.resident', {
    county_code: countyCode, id, name, pinyin: 'luoyuzhen', initials: 'lyz', sex: 2, birth_on: '1957-01-01', document_kind: 'identity_card', document_cipher: sealed('document_cipher', number), document_hmac: digest,
    ...(phone ? { phone_cipher: sealed('phone_cipher', phone), phone_hmac: Buffer.from(phone) } : {}), township_code: town.townshipCode, village_code: town.villageCode, residence_kind: 'registered', lives_here_since: '2019-05-01',
    institution_id: town.institutionId, team_id: town.teamId, created_at: '2026-01-01',
  })
  await county.put('residents.person_index', { document_hmac: digest, county_code: countyCode, resident_id: id })
  return { id, number, name, phone }
}
const codes = ({ body }: Answered) => body.reasons?.map(({ code }: { code: string }) => code)
const cookieOf = ({ headers }: Answered) => String(headers['set-cookie']).split(';')[0]?.split('=')[1] as string
const holder = async (token: string): Promise<Actor | undefined> => authenticate({ address: 'test', userAgent: '', cookies: { 'jiayi-m': token } }, base.clock.now, 'own')
/** A phone that has signed in; `actor` reads again whom it may act for. */
async function aPhone(phone = aMobile()) {
  const { body } = await base.ask(null, askSignInCodeEndpoint, { phone })
  const token = cookieOf(await base.ask(null, signInByCodeEndpoint, { phone, ticket: body.ticket, code: body.demoCode }))
  return { phone, token, actor: async () => (await holder(token)) as Actor }
}
async function bind(actor: Actor, person: { name: string; number: string }, relation = 'parent') {
  const asked = await base.ask(actor, askBondEndpoint, { relation, name: person.name, documentKind: 'identity_card', number: person.number })
  return { asked, confirm: (code: string = asked.body.demoCode, key?: string) => base.ask(actor, confirmBondEndpoint, { requestId: asked.body.requestId, code }, key) }
}

describe('signing in by code', () => {
  it('opens one account a number, seen masked; signing out ends it', async () => {
    const phone = aMobile()
    const first = await aPhone(phone)
    base.clock.now += 61_000
    const again = await aPhone(`+86 ${phone.slice(0, 3)}-${phone.slice(3)}`)
    expect((await again.actor()).accountId).toBe((await first.actor()).accountId)
    expect((await base.ask(await first.actor(), ownAccountEndpoint)).body).toEqual({ phoneMasked: `${phone.slice(0, 3)}****${phone.slice(7)}`, isElderMode: false, textSize: 16, language: 'zh', people: [], helpers: [] })
    const kept = await base.rows('SELECT a::text FROM resident_accounts.account a UNION ALL SELECT c::text FROM resident_accounts.code c')
    expect(JSON.stringify(kept)).not.toContain(phone)
    expect(cookieOf(await base.ask(null, signOutOfPhoneEndpoint))).toBe('')
  })
  it('gives a wrong code five tries, also a right one thereafter; a code is good once and for five minutes', async () => {
    const phone = aMobile()
    const asked = async () => (await base.ask(null, askSignInCodeEndpoint, { phone })).body as { ticket: string; demoCode: string }
    const enter = ({ ticket }: { ticket: string }, code: string) => base.ask(null, signInByCodeEndpoint, { phone, ticket, code })
    const body = await asked()
    const other = body.demoCode === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i++) expect(codes(await enter(body, other))).toEqual(['RESIDENT_ACCOUNTS.WRONG_CODE'])
    expect((await enter(body, body.demoCode)).status).toBe(422)
    base.clock.now += 61_000
    const second = await asked()
    const both = await Promise.all([1, 2, 3].map(() => enter(second, second.demoCode)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    base.clock.now += 61_000
    const third = await asked()
    base.clock.now += 300_000
    expect((await enter(third, third.demoCode)).status).toBe(422)
  })
  it('is good for who asked: a stranger who knows the number neither uses it up nor replaces it', async () => {
    const phone = aMobile()
    const { body } = await base.ask(null, askSignInCodeEndpoint, { phone })
    for (let i = 0; i < 6; i++) await base.ask(null, signInByCodeEndpoint, { phone, ticket: randomUUID(), code: '000000' })
    expect(codes(await base.ask(null, signInByCodeEndpoint, { phone, ticket: randomUUID(), code: body.demoCode }))).toEqual(['RESIDENT_ACCOUNTS.WRONG_CODE'])
    base.clock.now += 61_000
    await base.ask(null, askSignInCodeEndpoint, { phone })
    expect((await base.ask(null, signInByCodeEndpoint, { phone, ticket: body.ticket, code: body.demoCode })).status).toBe(200)
  })
  it('sends one a minute, five an hour and ten a day to a number, however often it is asked', async () => {
    const phone = aMobile()
    const asked = await Promise.all(Array.from({ length: 100 }, () => base.ask(null, askSignInCodeEndpoint, { phone })))
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(1)
    expect([...new Set(asked.map(({ status }) => status))].sort()).toEqual([200, 429])
    const began = base.clock.now
    let sent = 1
    for (let minute = 1; minute < 30 * 60; minute += 2) {
      base.clock.now += 120_000
      if ((await base.ask(null, askSignInCodeEndpoint, { phone })).status === 200) sent++
      if (minute === 57) expect(sent).toBe(5)
      if (minute === 23 * 60 + 57) expect(sent).toBe(10)
    }
    expect(sent).toBeGreaterThan(10)
    base.clock.now = began
  }, 120_000)
  it('says at once where no message can be sent', async () => {
    const silent = await aDatabase(({ database }) => openResidentAccounts({ database, keys, settings: { isDemo: false, origin: 'https://jiayi.test' }, carrier: null }).routes)
    expect(codes(await silent.ask(null, askSignInCodeEndpoint, { phone: aMobile() }))).toEqual(['RESIDENT_ACCOUNTS.NO_MESSAGES'])
    await silent.close()
  })
  it('asks for a mobile', async () => {
    expect(codes(await base.ask(null, askSignInCodeEndpoint, { phone: '023-67821234' }))).toEqual(['RESIDENT_ACCOUNTS.NOT_A_MOBILE'])
    expect(codes(await base.ask(null, askSignInCodeEndpoint, { phone: '1381234041' }))).toEqual(['PHONE.SHAPE'])
  })
})

describe('acting for somebody', () => {
  it('needs the code on the telephone in that person’s record, and then sees that person alone', async () => {
    const county = await aCounty(base)
    const [mother, stranger] = [await aResident(county), await aResident(county)]
    const daughter = await aPhone()
    const { confirm } = await bind(await daughter.actor(), mother)
    expect((await base.ask(await daughter.actor(), ownAccountEndpoint)).body.people).toEqual([])
    const key = randomUUID()
    const bound = await confirm(undefined, key)
    expect(bound.body).toEqual({ residentId: mother.id, until: '2027-11-24' })
    expect((await confirm(undefined, key)).body).toEqual(bound.body)
    const { body } = await base.ask(await daughter.actor(), ownAccountEndpoint)
    expect(body.people).toEqual([{ residentId: mother.id, name: '罗玉珍', age: 69, sex: 2, relation: 'parent', isSigned: false, villageName: '东街社区', until: '2027-11-24' }])
    expect(JSON.stringify(body)).not.toContain(stranger.id)
    base.clock.now += 61_000
    expect(codes(await (await bind(await daughter.actor(), mother)).confirm())).toEqual(['RESIDENT_ACCOUNTS.ALREADY_BOUND'])
    expect(await base.rows("SELECT action, body FROM audit.event WHERE county_code = $1 AND subject_id = $2", county.countyCode, mother.id)).toMatchObject([{ action: 'resident-accounts.bind' }])
  })
  it('tells nothing of who is registered: the same answer for nobody, another name, a bad number, and who has no telephone', async () => {
    const county = await aCounty(base)
    const [known, silent] = [await aResident(county), await aResident(county, { phone: null })]
    for (const person of [{ ...known, name: '罗玉贞' }, { name: '王小明', number: aNumber('19660606') }, { name: '王小明', number: '110101190001010000' }, silent]) {
      const phone = await aPhone()
      const { asked, confirm } = await bind(await phone.actor(), person)
      expect([asked.status, Object.keys(asked.body).sort(), asked.body.demoCode]).toEqual([200, ['demoCode', 'requestId', 'resendSeconds', 'seconds'], null])
      expect(codes(await confirm('123456'))).toEqual(['RESIDENT_ACCOUNTS.WRONG_CODE'])
    }
  })
  it('nor does a key that was used before: refused alike for who is registered and who is not', async () => {
    const county = await aCounty(base)
    const [mother, target] = [await aResident(county), await aResident(county)]
    const phone = await aPhone()
    const key = randomUUID()
    expect((await (await bind(await phone.actor(), mother)).confirm(undefined, key)).status).toBe(200)
    for (const name of [target.name, '王小明']) {
      const { asked, confirm } = await bind(await phone.actor(), { ...target, name })
      expect(codes(await confirm(asked.body.demoCode === '000000' ? '000001' : '000000', key))).toEqual(['RESIDENT_ACCOUNTS.WRONG_CODE'])
    }
  })
  it('asks five times an hour at most; another phone cannot use the request', async () => {
    const county = await aCounty(base)
    const person = await aResident(county)
    const [phone, thief] = [await aPhone(), await aPhone()]
    const first = await bind(await phone.actor(), person)
    expect(codes(await base.ask(await thief.actor(), confirmBondEndpoint, { requestId: first.asked.body.requestId, code: first.asked.body.demoCode }))).toEqual(['RESIDENT_ACCOUNTS.WRONG_CODE'])
    for (let i = 0; i < 4; i++) expect((await bind(await phone.actor(), person)).asked.status).toBe(200)
    expect(codes((await bind(await phone.actor(), person)).asked)).toEqual(['RESIDENT_ACCOUNTS.TOO_MANY_CODES'])
  })
  it('by the code of a desk: good once, for ten minutes, of one’s own residents only', async () => {
    const county = await aCounty(base)
    const person = await aResident(county, { phone: null })
    expect((await base.ask(county.actors.otherDoctor, showDeskCodeEndpoint, { residentId: person.id })).status).toBe(404)
    const { body } = await base.ask(county.actors.doctor, showDeskCodeEndpoint, { residentId: person.id })
    expect(body.qr).toContain('<svg')
    const phones = await Promise.all([aPhone(), aPhone(), aPhone()])
    const actors = await Promise.all(phones.map((phone) => phone.actor()))
    const answers = await Promise.all(actors.map((actor) => base.ask(actor, bondByDeskEndpoint, { deskCode: body.deskCode.toLowerCase(), relation: 'self' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    const late = await base.ask(county.actors.doctor, showDeskCodeEndpoint, { residentId: person.id })
    base.clock.now += 10 * 60_000
    expect(codes(await base.ask(actors[0] as Actor, bondByDeskEndpoint, { deskCode: late.body.deskCode, relation: 'other' }))).toEqual(['RESIDENT_ACCOUNTS.DESK_CODE_ENDED'])
  })
  it('has an end, and the person can end it any day; nobody ends somebody else’s', async () => {
    const county = await aCounty(base)
    const mother = await aResident(county)
    const [daughter, own, stranger] = [await aPhone(), await aPhone(mother.phone as string), await aPhone()]
    base.clock.now += 61_000
    await (await bind(await daughter.actor(), mother)).confirm()
    await (await bind(await own.actor(), mother, 'self')).confirm()
    const { body: desk } = await base.ask(county.actors.doctor, showDeskCodeEndpoint, { residentId: (await aResident(county)).id })
    expect(codes(await base.ask(await own.actor(), bondByDeskEndpoint, { deskCode: desk.deskCode, relation: 'self' }))).toEqual(['RESIDENT_ACCOUNTS.SELF_TAKEN'])
    const [helper] = (await base.ask(await own.actor(), ownAccountEndpoint)).body.helpers
    expect(helper).toMatchObject({ residentId: mother.id, relation: 'parent', phoneMasked: expect.stringMatching(/^138\*{4}\d{4}$/) })
    for (const actor of [await stranger.actor(), await daughter.actor()]) expect((await base.ask(actor, endBondEndpoint, { bondId: helper.bondId, residentId: mother.id })).status).toBe(404)
    expect((await base.ask(await own.actor(), endBondEndpoint, { bondId: helper.bondId, residentId: mother.id })).status).toBe(200)
    expect((await daughter.actor()).people).toEqual([])
    base.clock.now += 61_000
    await (await bind(await daughter.actor(), mother)).confirm()
    expect((await daughter.actor()).people).toHaveLength(1)
    const later = base.clock.now
    base.clock.now += 366 * 86_400_000
    const back = await aPhone(daughter.phone)
    expect((await back.actor()).people).toEqual([])
    base.clock.now = later
  })
  it('as oneself only with the telephone of the record, or at the desk, where whoever proves it takes the place of who had it', async () => {
    const county = await aCounty(base)
    const person = await aResident(county)
    const [stranger, real] = [await aPhone(), await aPhone(person.phone as string)]
    base.clock.now += 61_000
    expect((await bind(await stranger.actor(), person, 'self')).asked.body.demoCode).toBeNull()
    expect((await (await bind(await real.actor(), person, 'self')).confirm()).status).toBe(200)
    const { body } = await base.ask(county.actors.doctor, showDeskCodeEndpoint, { residentId: person.id })
    const next = await aPhone()
    expect((await base.ask(await next.actor(), bondByDeskEndpoint, { deskCode: body.deskCode, relation: 'self' })).status).toBe(200)
    expect([(await real.actor()).people, (await next.actor()).people?.map(({ relation }) => relation)]).toEqual([[], ['self']])
  })
  it('sends a person one code a minute, however many ask; who asks too soon learns nothing', async () => {
    const county = await aCounty(base)
    const person = await aResident(county)
    const phones = await Promise.all(Array.from({ length: 8 }, () => aPhone()))
    const asked = await Promise.all(phones.map(async (phone) => (await bind(await phone.actor(), person)).asked))
    expect(asked.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(asked.filter(({ body }) => body.demoCode !== null)).toHaveLength(1)
  })
  it('keeps how the holder wants to read', async () => {
    const phone = await aPhone()
    expect((await base.ask(await phone.actor(), changeOwnSettingsEndpoint, { isElderMode: true, textSize: 24, language: 'zh' })).status).toBe(200)
    expect((await base.ask(await phone.actor(), ownAccountEndpoint)).body).toMatchObject({ isElderMode: true, textSize: 24 })
    expect((await base.ask(await phone.actor(), changeOwnSettingsEndpoint, { isElderMode: true, textSize: 17, language: 'zh' })).status).toBe(400)
    expect(base.defects).toEqual([])
  })
})
