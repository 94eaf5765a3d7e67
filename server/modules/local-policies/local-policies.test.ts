import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editPolicyEndpoint, exportLocalPoliciesEndpoint, listLocalPoliciesEndpoint, mostFileBytes, policyFileEndpoint, regionPoliciesEndpoint, registerPolicyEndpoint, revokePolicyEndpoint } from '#api/local-policies.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { type Answered, aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { localPoliciesRoutes } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase(({ files }) => localPoliciesRoutes({ files })) })
afterAll(async () => {
  await base.close()
  expect(base.defects).toEqual([])
})

const pdf = Buffer.from('%PDF-1.7\n渝北卫健〔2017〕475号')
const documentOf = ({ countyCode }: TestCounty, change: object = {}) => ({
  regionCode: String(countyCode), title: '家庭医生签约服务实施方案', number: `试〔2026〕${randomUUID().slice(0, 8)}号`, issuedBy: '县卫生健康委员会', issuedOn: '2026-03-01', hasFeeStandard: true, feeFen: 12_000, hasFinancing: true, financing: '医保 70 元、财政 30 元、个人 20 元', hasInsurance: false, insurance: null,
  file: null, ...change,
})
const codes = ({ body }: Answered) => (body.reasons as { code: string }[] | undefined)?.map(({ code }) => code.replace('LOCAL_POLICIES.', ''))
const register = (county: TestCounty, change: object = {}, actor = county.actors.commission) => base.ask(actor, registerPolicyEndpoint, documentOf(county, change))
const list = async (actor: TestCounty['actors']['commission'], input: object = {}) => (await base.ask(actor, listLocalPoliciesEndpoint, { ...input })).body.items
const regions = async (actor: TestCounty['actors']['commission']) => (await base.ask(actor, regionPoliciesEndpoint)).body.items

describe('the register', () => {
  it('says of each region what its documents in force say, a fee by the newest', async () => {
    const county = await aCounty(base)
    await register(county, { issuedOn: '2020-01-01', feeFen: 10_000, hasInsurance: true, insurance: '起付线降 300 元' })
    await register(county)
    await register(county, { regionCode: county.town.townshipCode, hasFeeStandard: false, hasFinancing: false, feeFen: 500, financing: '不该留' })
    expect(await regions(county.actors.commission)).toEqual([
      { code: String(county.countyCode), name: `试验县${county.countyCode}`, level: 'county', documents: 2, latestOn: '2026-03-01', hasFeeStandard: true, feeFen: 12_000, hasFinancing: true, hasInsurance: true },
      { code: county.town.townshipCode, name: '东街街道', level: 'township', documents: 1, latestOn: '2026-03-01', hasFeeStandard: false, feeFen: null, hasFinancing: false, hasInsurance: false },
      { code: county.country.townshipCode, name: '西山镇', level: 'township', documents: 0, latestOn: null, hasFeeStandard: false, feeFen: null, hasFinancing: false, hasInsurance: false },
    ])
    expect((await list(county.actors.doctor, { region: county.town.townshipCode }))[0]).toMatchObject({ feeFen: null, financing: null })
    expect(await list(county.actors.doctor, { aspect: 'insurance' })).toHaveLength(1)
    expect(await list(county.actors.doctor, { text: '卫生健康' })).toHaveLength(3)
  })
  it('gives every row once over its pages', async () => {
    const county = await aCounty(base)
    for (let i = 0; i < 3; i++) await register(county)
    const first = (await base.ask(county.actors.commission, listLocalPoliciesEndpoint, { most: 2 })).body
    const second = (await base.ask(county.actors.commission, listLocalPoliciesEndpoint, { most: 2, after: first.next })).body
    expect(new Set([...first.items, ...second.items].map(({ documentId }: { documentId: string }) => documentId)).size).toBe(3)
    expect(second.next).toBe(null)
  })
  it('is read by a city of each of its counties, and kept by who looks after the county alone', async () => {
    const [one, other] = [await aCounty(base), await aCounty(base)]
    const { documentId } = (await register(one)).body
    await register(other)
    const city = anActor({ countyCode: one.countyCode, countyCodes: [one.countyCode, other.countyCode], role: 'city_viewer' })
    expect((await list(city)).map(({ regionCode, mayEdit }: { regionCode: string; mayEdit: boolean }) => [regionCode, mayEdit]).sort()).toEqual([[String(one.countyCode), true], [String(other.countyCode), false]])
    expect((await regions(city)).map(({ level }: { level: string }) => level)).toEqual(['county', 'county'])
    expect(await list(other.actors.commission)).toHaveLength(1)
    expect((await register(one, {}, one.actors.townshipOffice)).status).toBe(404)
    expect((await base.ask(other.actors.commission, revokePolicyEndpoint, { documentId, version: 1, revokedOn: '2026-11-24', note: '不该' })).status).toBe(404)
    expect(codes(await register(one, { regionCode: String(other.countyCode), issuedOn: '2026-11-25' }))).toEqual(['REGION_UNKNOWN', 'ISSUED_LATER'])
  })
  it('holds a number once, changes by who saw it last, and revokes once, from a day on', async () => {
    const county = await aCounty(base)
    const { commission } = county.actors
    const { documentId } = (await register(county, { number: '试〔2026〕1号' })).body
    expect(codes(await register(county, { number: '试〔2026〕1号' }))).toEqual(['NUMBER_TAKEN'])
    const edit = (version: number, change: object = {}) => base.ask(commission, editPolicyEndpoint, { ...documentOf(county, { number: '试〔2026〕1号', ...change }), documentId, version })
    expect((await edit(1, { title: '改名' })).body).toEqual({ documentId, version: 2 })
    expect((await edit(1)).status).toBe(409)
    const revoke = (revokedOn: string, version = 2) => base.ask(commission, revokePolicyEndpoint, { documentId, version, revokedOn, note: '新文件代替' })
    expect(codes(await revoke('2026-02-28'))).toEqual(['REVOKED_EARLIER'])
    expect((await revoke('2026-11-25')).status).toBe(200)
    expect((await list(commission, { standing: 'in_force' }))[0]).toMatchObject({ documentId, revokedOn: '2026-11-25' }) // from tomorrow
    base.clock.now += 86_400_000
    expect([await list(commission, { standing: 'in_force' }), (await list(commission, { standing: 'revoked' })).length, (await regions(commission))[0].documents]).toEqual([[], 1, 0])
    base.clock.now -= 86_400_000
    expect(codes(await revoke('2026-11-26', 3))).toEqual(['IS_REVOKED'])
  })
})

describe('a file', () => {
  const filed = (name: string, bytes: Buffer) => ({ file: { name, content: bytes.toString('base64') } })
  it('is kept with a document and handed out to be saved, as what it is, within reach only', async () => {
    const county = await aCounty(base)
    const { documentId } = (await register(county, filed('实施方案.html', pdf))).body
    const get = (actor = county.actors.doctor, countyCode = county.countyCode) => base.ask(actor, policyFileEndpoint, { countyCode, documentId })
    const answer = await get()
    expect([answer.status, answer.bytes.equals(pdf), answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([200, true, 'application/pdf', `attachment; filename*=UTF-8''${encodeURIComponent('实施方案.pdf')}`])
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect((await get(county.actors.stranger)).status).toBe(404)
    expect((await get(county.actors.stranger, county.actors.stranger.countyCode)).status).toBe(404)
    await base.ask(county.actors.commission, editPolicyEndpoint, { ...documentOf(county), documentId, version: 1 })
    expect((await get()).bytes.equals(pdf)).toBe(true) // none sent: the one there is stays
  })
  it('is refused when it only calls itself one, and when it is too large', async () => {
    const county = await aCounty(base)
    expect(codes(await register(county, filed('方案.pdf', Buffer.from('<html><script>alert(1)</script>'))))).toEqual(['FILE_KIND'])
    const large = Buffer.concat([pdf, Buffer.alloc(mostFileBytes)])
    expect(codes(await register(county, filed('方案.pdf', large)))).toEqual(['FILE_LARGE'])
    expect((await register(county, filed('方案.pdf', Buffer.concat([large, Buffer.alloc(4_000_000)])))).status).toBeGreaterThanOrEqual(400)
  })
})

it('goes out as a table, and the log says so', async () => {
  const county = await aCounty(base)
  await register(county, { number: '试〔2026〕9号' })
  const table = (await base.ask(county.actors.commission, exportLocalPoliciesEndpoint)).bytes.toString('utf8')
  expect(table).toContain('家庭医生签约服务实施方案,试〔2026〕9号,县卫生健康委员会,2026-03-01,120.00,医保 70 元、财政 30 元、个人 20 元,没有,现行')
  expect((await base.rows('SELECT action FROM audit.event WHERE county_code = $1', county.countyCode)).map(({ action }) => action).sort()).toEqual(['local-policies.export', 'local-policies.register'])
})
