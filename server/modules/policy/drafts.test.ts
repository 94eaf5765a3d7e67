import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { editDraftEndpoint, exportPackEndpoint, listDraftsEndpoint, moveDraftOnEndpoint, previewValueEndpoint, proposeAdoptionEndpoint, publishDraftEndpoint, readDraftEndpoint, readDraftEntryEndpoint, refuseDraftEndpoint, startDraftEndpoint, submitDraftEndpoint, takeBackDraftEndpoint, withdrawDraftEndpoint } from '#api/policy-drafts.ts'
import { localDate } from '#kernel/local-date.ts'
import { packTestsIn, readCatalogue, signingTerm } from '#policy/index.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { hashBundle } from './bundle-hash.ts'
import { openPolicies, type Policies, policyRoutes, publishDemoPack, publishShippedPacks } from './index.ts'

const shipped = 'policies'
const { catalogue } = readCatalogue(shipped)
let base: TestDatabase
let policies: Policies
beforeAll(async () => {
  base = await aDatabase(({ database }) => {
    policies = openPolicies(database, catalogue)
    return policyRoutes({ policies, testsOf: packTestsIn(shipped) })
  })
})
afterAll(() => base.close())

type Person = TestCounty['actors']['commission']
type Draft = { draftId: string; version: number }
/** Two who decide for a county: one writes, the other checks. */
async function twoOf(county: TestCounty) {
  const writer = county.actors.commission
  return { writer, checker: { ...writer, accountId: randomUUID(), displayName: '彭志远' } as Person }
}
const ask = (person: Person, endpoint: { kind: string; path: string }, input: Record<string, unknown> = {}) => base.ask(person, endpoint, input)
async function done(person: Person, endpoint: { kind: string; path: string }, input: Record<string, unknown> = {}) {
  const answer = await ask(person, endpoint, input)
  expect(answer).toMatchObject({ status: 200 })
  return answer.body
}
const codeOf = ({ status, body }: { status: number; body: { reasons?: { code: string }[] } }) => [status, body.reasons?.[0]?.code]
const term = { kind: 'put', key: 'contract.term', from: '2027-01-01', text: 'years:\n  - 1\n  - 2\nusual: 1\nis_principle: false', source: 'yb-2017-475#2-2', certainty: 'stated', note: null }
const start = (person: Person, title = '调整协议期限', fromVersion: number | null = null): Promise<Draft> => done(person, startDraftEndpoint, { title, fromVersion })
const edit = async (person: Person, { draftId, version }: Draft, change: object): Promise<Draft> => done(person, editDraftEndpoint, { draftId, version, edit: change })
const note = '已核对原件'
async function publish({ writer, checker }: { writer: Person; checker: Person }, draft: Draft) {
  const submitted = await done(writer, submitDraftEndpoint, { ...draft })
  return done(checker, publishDraftEndpoint, { draftId: draft.draftId, version: submitted.version, note })
}

it('one writes, another publishes: the next version, in force from its first day, audited, and older days as they were', async () => {
  const county = await aCounty(base)
  const both = await twoOf(county)
  let draft = await start(both.writer)
  draft = await edit(both.writer, draft, term)
  const read = await done(both.writer, readDraftEndpoint, { draftId: draft.draftId })
  expect(read).toMatchObject({ problems: [], failing: [], touched: null, next: ['edit', 'move_on', 'submit', 'withdraw'], draft: { state: 'draft', effectiveFrom: '2027-01-01', baseVersion: 1, baseName: '重庆市渝北区', packCode: String(county.countyCode) } })
  expect(read.changes).toEqual([expect.objectContaining({ kind: 'value', key: 'contract.term', from: '2027-01-01', before: null, after: expect.objectContaining({ text: term.text, source: term.source }) })])
  // What was in force until then, and what will be, as the pack's reader says it.
  expect(read.readings).toEqual([{ key: 'contract.term', from: '2027-01-01', rule: 'signing_term', before: expect.objectContaining({ from: '2017-06-21', result: expect.objectContaining({ years: [1] }) }), after: expect.objectContaining({ from: '2027-01-01', result: expect.objectContaining({ years: [1, 2] }) }) }])
  const submitted = await done(both.writer, submitDraftEndpoint, { ...draft })
  expect(codeOf(await ask(both.writer, publishDraftEndpoint, { draftId: draft.draftId, version: submitted.version, note }))).toEqual([422, 'POLICY.SAME_PERSON'])
  expect(await done(both.checker, readDraftEndpoint, { draftId: draft.draftId })).toMatchObject({ next: ['take_back', 'refuse', 'publish'], mustBeAnother: false })
  expect(await done(both.checker, publishDraftEndpoint, { draftId: draft.draftId, version: submitted.version, note })).toMatchObject({ publishedVersion: 1 })
  const yearsOn = async (day: string) => signingTerm(await policies.packOf(county.countyCode, localDate(day)), localDate(day)).value.years
  expect([await yearsOn('2026-12-31'), await yearsOn('2027-01-01')]).toEqual([[1], [1, 2]])
  expect((await policies.packOf(county.countyCode, localDate('2027-01-01'))).region).toBe(String(county.countyCode))
  expect(await base.rows('SELECT author, approver, origin, note FROM policy.published_pack WHERE pack_code = $1', String(county.countyCode))).toEqual([{ author: both.writer.displayName, approver: '彭志远', origin: 'county', note: `调整协议期限：${note}` }])
  const [audited] = await base.rows("SELECT body FROM audit.event WHERE county_code = $1 AND action = 'policy.publish-draft'", county.countyCode)
  const [fingerprint] = await base.rows("SELECT encode(bundle_hash, 'hex') AS hex FROM policy.published_pack WHERE pack_code = $1", String(county.countyCode))
  expect(audited?.body).toEqual({ publishedVersion: 1, effectiveFrom: '2027-01-01', packCode: String(county.countyCode), sha256: fingerprint?.hex })
  expect((await base.rows("SELECT action FROM audit.event WHERE county_code = $1 AND action LIKE 'policy.%' ", county.countyCode)).map(({ action }) => action).sort()).toEqual(['policy.edit-draft', 'policy.publish-draft', 'policy.start-draft', 'policy.submit-draft'])
  expect(codeOf(await ask(both.checker, publishDraftEndpoint, { draftId: draft.draftId, version: submitted.version + 1, note }))).toEqual([422, 'POLICY.STATE'])
  const listed = await done(both.writer, listDraftsEndpoint)
  expect(listed).toMatchObject({ hasOwnPack: true, openId: null, versions: [{ version: 1, origin: 'county' }], drafts: [{ state: 'published', publishedVersion: 1 }] })
  expect(listed.adoptions[0]).toMatchObject({ from: '2027-01-01', packCode: String(county.countyCode) })
  const { bytes } = await ask(both.writer, exportPackEndpoint, { code: String(county.countyCode), number: 1 })
  expect(String(bytes)).toContain('contract.term:')
})

it('going back is a newer version that begins from an older one', async () => {
  const both = await twoOf(await aCounty(base))
  await publish(both, await edit(both.writer, await start(both.writer), { ...term, from: '2026-12-01' }))
  await publish(both, await edit(both.writer, await start(both.writer, '改回一年'), { ...term, from: '2026-12-01', text: 'years: [1]\nusual: 1\nis_principle: true' }))
  const back = await start(both.writer, '恢复第一版', 1)
  expect((await done(both.writer, readDraftEndpoint, { draftId: back.draftId })).changes).toEqual([expect.objectContaining({ kind: 'value', from: '2026-12-01', after: expect.objectContaining({ text: term.text }) })])
  expect(await publish(both, back)).toMatchObject({ publishedVersion: 3 })
})

it('what is wrong is kept, told with entry, day and line, and cannot be submitted; what cannot be read changes nothing', async () => {
  const { writer } = await twoOf(await aCounty(base))
  let draft = await start(writer)
  expect(codeOf(await ask(writer, submitDraftEndpoint, { ...draft }))).toEqual([200, undefined]) // a first own pack, as it is taken
  draft = await done(writer, takeBackDraftEndpoint, { draftId: draft.draftId, version: 2 })
  draft = await edit(writer, draft, { ...term, text: 'years: [1]\nusual: one\nis_principle: true', source: 'nowhere#1' })
  const { problems } = await done(writer, readDraftEndpoint, { draftId: draft.draftId })
  expect(problems).toEqual(expect.arrayContaining([
    expect.objectContaining({ key: 'contract.term', from: '2027-01-01', field: 'usual', line: expect.any(Number) }), expect.objectContaining({ key: 'contract.term', field: 'source', reason: '引用了不存在的文件 nowhere' }),
  ]))
  expect(codeOf(await ask(writer, submitDraftEndpoint, { ...draft }))).toEqual([422, 'POLICY.HAS_PROBLEMS'])
  expect(codeOf(await ask(writer, editDraftEndpoint, { ...draft, edit: { ...term, text: 'years: [1\nusual: 1' } }))).toEqual([422, 'POLICY.NOT_YAML'])
  expect(codeOf(await ask(writer, editDraftEndpoint, { ...draft, edit: { ...term, text: 'usual: 1\nusual: 2' } }))).toEqual([422, 'POLICY.NOT_YAML'])
  expect(codeOf(await ask(writer, editDraftEndpoint, { ...draft, edit: { ...term, key: 'contract.none' } }))).toEqual([422, 'POLICY.NO_ENTRY'])
  for (const from of ['2027-02-30', '0000-01-01', '9999-12-31']) expect((await ask(writer, editDraftEndpoint, { ...draft, edit: { ...term, from } })).status).toBe(400)
  expect(codeOf(await ask(writer, editDraftEndpoint, { ...draft, edit: { kind: 'remove', key: 'contract.term', from: '2030-01-01' } }))).toEqual([422, 'POLICY.NO_VALUE_THEN'])
  expect((await done(writer, readDraftEndpoint, { draftId: draft.draftId })).draft.version).toBe(draft.version)
  draft = await edit(writer, draft, { kind: 'restore', key: 'contract.term' })
  expect(await done(writer, readDraftEndpoint, { draftId: draft.draftId })).toMatchObject({ problems: [], changes: [] })
})

it('a preview says what a value would mean, and keeps nothing', async () => {
  const { writer } = await twoOf(await aCounty(base))
  const { draftId } = await start(writer)
  const { kind: _, ...put } = term
  expect(await done(writer, previewValueEndpoint, { draftId, ...put })).toMatchObject({ problems: [], rule: 'signing_term', result: { from: '2027-01-01', result: { years: [1, 2], usual: 1, in_principle: false } } })
  expect(await done(writer, previewValueEndpoint, { draftId, ...put, text: 'years: []' })).toMatchObject({ result: null, problems: expect.arrayContaining([expect.objectContaining({ key: 'contract.term' })]) })
  expect(await done(writer, previewValueEndpoint, { draftId, ...put, text: 'years: [1' })).toMatchObject({ result: null, problems: [{ line: expect.any(Number) }] })
  expect((await done(writer, readDraftEndpoint, { draftId })).changes).toEqual([])
  expect(await done(writer, readDraftEntryEndpoint, { draftId, key: 'contract.term' })).toMatchObject({ takenFrom: '500112', values: [{ from: '2017-06-21', isChanged: false, result: { standing: 'in_force' } }] })
})

it('shares that do not add up, a condition we do not compile, an end and a new document: told and kept as they should be', async () => {
  const { writer } = await twoOf(await aCounty(base))
  let draft = await start(writer)
  draft = await edit(writer, draft, { kind: 'document', id: 'own-2026-1', title: '关于收费的通知', number: '卫健〔2026〕1号', issuer: '县卫生健康委', issued: '2026-11-01', clauses: { '1': '一' } })
  draft = await edit(writer, draft, { kind: 'put', key: 'fee.standard', from: '2026-12-01', text: '60.00', source: 'own-2026-1#1', certainty: 'stated', note: '按人' })
  draft = await edit(writer, draft, { kind: 'put', key: 'fee.funding', from: '2026-12-01', text: 'shares: { resident: 20.00, medical_insurance: 30.00 }\nremainder_to: medical_insurance', source: 'own-2026-1#1', certainty: 'stated', note: null })
  const wrong = await done(writer, readDraftEndpoint, { draftId: draft.draftId })
  expect(wrong.problems).toEqual([expect.objectContaining({ key: 'fee.funding', reason: '各方合计 50.00 元,不等于标准 60.00 元' })])
  draft = await edit(writer, draft, { kind: 'put', key: 'fee.funding', from: '2026-12-01', text: 'shares: { resident: 20.00, medical_insurance: 40.00 }\nremainder_to: medical_insurance', source: 'own-2026-1#1', certainty: 'stated', note: null })
  const free = await done(writer, readDraftEndpoint, { draftId: draft.draftId })
  expect(free.problems).toEqual([expect.objectContaining({ key: 'fee.funding', from: '2026-12-01', reason: expect.stringContaining('居民付 20.00 元，可基础包从 2017-06-21 起写居民付 0.00 元：从 2026-12-01 起再写一次基础服务包') })])
  const previewed = await done(writer, previewValueEndpoint, { draftId: draft.draftId, key: 'fee.period', from: '2026-12-01', text: 'contract_year', source: 'own-2026-1#1', certainty: 'stated', note: null })
  expect(previewed).toMatchObject({ problems: [], elsewhere: 1, result: { from: '2026-12-01' } })
  draft = await edit(writer, draft, { kind: 'put', key: 'package.basic', from: '2026-12-01', text: '- { id: basic, zh: 基础包, en: Basic package, suggested: "true", items: [{ item: referral, zh: 转诊, en: Referral }] }', source: 'own-2026-1#1', certainty: 'stated', note: null })
  draft = await edit(writer, draft, { kind: 'end', key: 'contract.exclusive', from: '2027-06-01', source: 'own-2026-1#1', note: null })
  const right = await done(writer, readDraftEndpoint, { draftId: draft.draftId })
  expect([right.problems, right.changes.map(({ kind, key, id }: { kind: string; key?: string; id?: string }) => `${kind} ${key ?? id}`)]).toEqual([[], expect.arrayContaining(['value contract.exclusive', 'value fee.standard', 'value fee.funding', 'answer fee.standard', 'document own-2026-1'])])
  const shipped = right.documents.find(({ id }: { id: string }) => id === 'yb-2017-475')
  const { id, title, number, issuer, issued } = shipped
  const again = { kind: 'document', id, title, number, issuer, issued: issued === 'unknown' ? null : issued, clauses: { '9': '九' } }
  expect(codeOf(await ask(writer, editDraftEndpoint, { ...draft, edit: { ...again, title: '换了名称' } }))).toEqual([422, 'POLICY.DOCUMENT_TAKEN'])
  expect(codeOf(await ask(writer, editDraftEndpoint, { ...draft, edit: { kind: 'document', id: 'own-2026-1', title: '别的', number: '别的〔2026〕2号', issuer: '县卫生健康委', issued: null, clauses: { '1': '一' } } }))).toEqual([422, 'POLICY.DOCUMENT_TAKEN'])
})

it('a version published meanwhile: refused, moved on with one step, nothing of either lost', async () => {
  const county = await aCounty(base)
  const both = await twoOf(county)
  await publish(both, await start(both.writer, '立本县的包'))
  const draft = await edit(both.writer, await start(both.writer), term)
  await base.rows(`INSERT INTO policy.published_pack SELECT pack_code, 2, bundle, bundle_hash, effective_from, '甲', '乙', '别处发布', published_at, 'county' FROM policy.published_pack WHERE pack_code = $1`, String(county.countyCode))
  policies.forget()
  expect(codeOf(await ask(both.writer, submitDraftEndpoint, { ...draft }))).toEqual([422, 'POLICY.BASE_MOVED'])
  const moved = await done(both.writer, moveDraftOnEndpoint, { ...draft })
  expect((await done(both.writer, readDraftEndpoint, { draftId: draft.draftId })).draft).toMatchObject({ baseVersion: 2 })
  expect(await publish(both, { draftId: draft.draftId, version: moved.version })).toMatchObject({ publishedVersion: 3 })
})

it('a first own pack holds to the version of the pack it was taken from: when that gets a newer one, it is refused until it is moved on', async () => {
  const both = await twoOf(await aCounty(base))
  const draft = await edit(both.writer, await start(both.writer), term)
  await base.rows("INSERT INTO policy.published_pack SELECT pack_code, 2, bundle, bundle_hash, effective_from, author, approver, note, published_at, origin FROM policy.published_pack WHERE pack_code = '500112'")
  policies.forget()
  expect(codeOf(await ask(both.writer, submitDraftEndpoint, { ...draft }))).toEqual([422, 'POLICY.BASE_MOVED'])
  expect(await done(both.writer, readDraftEndpoint, { draftId: draft.draftId })).toMatchObject({ movedTo: { packName: '重庆市渝北区', version: 2 }, changes: [{ key: 'contract.term' }] })
  const moved = await done(both.writer, moveDraftOnEndpoint, { ...draft })
  expect((await done(both.writer, readDraftEndpoint, { draftId: draft.draftId })).movedTo).toBeNull()
  expect(await publish(both, moved)).toMatchObject({ publishedVersion: 1 })
})

it('an entry made a question goes from the day it is said; older days are answered as before; two of one name are two', async () => {
  const county = await aCounty(base)
  const { writer, checker } = await twoOf(county)
  const draft = await edit(writer, await start(writer), { kind: 'ask', key: 'contract.term', question: '签几年？', source: null })
  expect(await done(writer, readDraftEndpoint, { draftId: draft.draftId })).toMatchObject({ touched: null, draft: { effectiveFrom: '2026-11-24' } })
  const submitted = await done(writer, submitDraftEndpoint, { ...draft })
  await done({ ...checker, displayName: writer.displayName }, publishDraftEndpoint, { draftId: draft.draftId, version: submitted.version, note })
  expect(signingTerm(await policies.packOf(county.countyCode, localDate('2026-11-23')), localDate('2026-11-23')).value.years).toEqual([1])
  expect((await policies.packOf(county.countyCode, localDate('2026-11-24'))).answers['contract.term'].status).toBe('unknown')
})

it('a county’s own version is not overwritten by the product’s next start', async () => {
  const county = await aCounty(base)
  const both = await twoOf(county)
  await publish(both, await start(both.writer))
  await base.rows("UPDATE policy.published_pack SET origin = 'county' WHERE pack_code = '350200'")
  await base.rows("UPDATE policy.published_pack SET bundle_hash = sha256('x') WHERE pack_code IN ('350200')")
  expect(await publishShippedPacks({ database: base.bulk, folder: shipped, now: base.clock.now })).toEqual([])
  await base.rows("UPDATE policy.published_pack SET origin = 'release' WHERE pack_code = '350200'")
  expect(await publishShippedPacks({ database: base.bulk, folder: shipped, now: base.clock.now })).toEqual([{ packCode: '350200', name: '厦门市', version: 2 }])
})

it('a county’s own version is not overwritten by the next start of a demonstration either', async () => {
  const county = await aCounty(base)
  const code = String(county.countyCode)
  const { pack } = await policies.getPack('500112', localDate('2026-11-24'))
  const demo = { ...pack, region: code, bundle: { ...pack.bundle, region: code } }
  const startDemo = () => publishDemoPack({ database: base.bulk, pack: demo, now: base.clock.now })
  await startDemo()
  await startDemo()
  policies.forget()
  const both = await twoOf(county)
  expect(await publish(both, await edit(both.writer, await start(both.writer), term))).toMatchObject({ publishedVersion: 2 })
  await startDemo()
  expect(await base.rows('SELECT version FROM policy.published_pack WHERE pack_code = $1 ORDER BY version', code)).toEqual([{ version: 1 }, { version: 2 }])
})

it('another pack is gone by from a day on, when a second person says so', async () => {
  const county = await aCounty(base)
  const { writer, checker } = await twoOf(county)
  const propose = (packCode: string, from: string) => ask(writer, proposeAdoptionEndpoint, { title: '改用厦门的包', packCode, from })
  expect(codeOf(await propose('350200', '2026-11-23'))).toEqual([422, 'POLICY.DAY_PAST'])
  expect(codeOf(await propose('999999', '2027-01-01'))).toEqual([422, 'POLICY.NOT_PUBLISHED_YET'])
  expect(codeOf(await propose('310105', '2027-01-01'))).toEqual([422, 'POLICY.DOES_NOT_SIGN'])
  expect(codeOf(await propose('500112', '2027-01-01'))).toEqual([422, 'POLICY.GOES_BY_ALREADY'])
  const { status, body } = await propose('350200', '2027-01-01')
  expect(status).toBe(200)
  expect(codeOf(await propose('330100', '2027-01-01'))).toEqual([422, 'POLICY.DRAFT_OPEN'])
  expect(codeOf(await ask(writer, editDraftEndpoint, { ...body, edit: term }))).toEqual([422, 'POLICY.STATE'])
  const submitted = await done(writer, submitDraftEndpoint, body)
  const { leftOpen, goesBy } = await done(checker, readDraftEndpoint, { draftId: body.draftId })
  const left = (isForSigning: boolean) => leftOpen.filter((one: { isForSigning: boolean }) => one.isForSigning === isForSigning).map(({ key }: { key: string }) => key)
  expect([goesBy, left(true), left(false)]).toEqual(['500112', expect.arrayContaining(['contract.term', 'agreement.template']), expect.arrayContaining(['contract.transfer'])])
  expect(left(true)).not.toContain('package.basic') // Xiamen answers it
  await done(checker, publishDraftEndpoint, { draftId: body.draftId, version: submitted.version, note })
  expect([await policies.findPackCode(county.countyCode, localDate('2026-12-31')), await policies.findPackCode(county.countyCode, localDate('2027-01-01'))]).toEqual(['500112', '350200'])
})

it('a county that went over to another pack drafts from that one, or from its own by its version; it comes back with a version that changes no day before', async () => {
  const county = await aCounty(base)
  const both = await twoOf(county)
  const own = String(county.countyCode)
  await publish(both, await edit(both.writer, await start(both.writer, '立本县的包'), { ...term, from: '2026-11-10' }))
  await base.rows("UPDATE policy.county_pack SET valid_from = '2026-11-01' WHERE county_code = $1 AND pack_code = $2", county.countyCode, own)
  await base.rows("INSERT INTO policy.county_pack VALUES ($1, '2026-11-20', '350200', '甲、乙')", county.countyCode)
  policies.forget()
  const again = await start(both.writer, '以自己的第一版', 1)
  expect((await done(both.writer, readDraftEndpoint, { draftId: again.draftId })).changes).toContainEqual(expect.objectContaining({ kind: 'value', key: 'contract.term', after: expect.objectContaining({ text: term.text }) }))
  await done(both.writer, withdrawDraftEndpoint, { ...again, note: '先不回' })
  const draft = await edit(both.writer, await start(both.writer, '改厦门的'), { ...term, from: '2026-11-01', source: 'xm-experience#3' })
  expect(await done(both.writer, readDraftEndpoint, { draftId: draft.draftId })).toMatchObject({ draft: { packCode: own, baseName: '厦门市' }, changes: [{ key: 'contract.term' }, { key: 'contract.term' }] })
  expect(await publish(both, draft)).toMatchObject({ publishedVersion: 2 })
  expect((await policies.packOf(county.countyCode, localDate('2026-11-24'))).documents).toHaveProperty('xm-experience')
  expect((await policies.getPack(own, localDate('2026-11-23'))).version.version).toBe(1)
})

it('a version that another pack, already decided on, overtakes says from which day', async () => {
  const county = await aCounty(base)
  const both = await twoOf(county)
  await publish(both, await start(both.writer, '立本县的包'))
  await base.rows("INSERT INTO policy.county_pack VALUES ($1, '2027-02-01', '350200', '甲、乙')", county.countyCode)
  policies.forget()
  const overtaken = async (from: string) => {
    const draft = await edit(both.writer, await start(both.writer), { ...term, from })
    const told = (await done(both.writer, readDraftEndpoint, { draftId: draft.draftId })).overtaken
    await done(both.writer, withdrawDraftEndpoint, { ...draft, note: '再看' })
    base.clock.now += 1000
    return told
  }
  expect([await overtaken('2027-01-31'), await overtaken('2027-02-01')]).toEqual([{ from: '2027-02-01', packName: '厦门市' }, null])
})

it('refused and withdrawn with a reason; two at once, an older look, another county and who may not: one clear answer each', async () => {
  const [county, neighbour] = [await aCounty(base), await aCounty(base)]
  const { writer, checker } = await twoOf(county)
  const both = await Promise.all([ask(writer, startDraftEndpoint, { title: '一', fromVersion: null }), ask(checker, startDraftEndpoint, { title: '二', fromVersion: null })])
  expect(both.map(codeOf).sort()).toEqual([[200, undefined], [422, 'POLICY.DRAFT_OPEN']].sort())
  let draft = both.find(({ status }) => status === 200)?.body as Draft
  const edits = await Promise.all([writer, checker].map((person) => ask(person, editDraftEndpoint, { ...draft, edit: term })))
  expect(edits.map(codeOf).sort()).toEqual([[200, undefined], [409, 'POLICY.CHANGED_MEANWHILE']])
  draft = { ...draft, version: draft.version + 1 }
  expect((await ask(neighbour.actors.commission, readDraftEndpoint, { draftId: draft.draftId })).status).toBe(404)
  expect((await ask(neighbour.actors.commission, withdrawDraftEndpoint, { ...draft, note })).status).toBe(404)
  expect((await ask(county.actors.doctor, readDraftEndpoint, { draftId: draft.draftId })).status).toBe(404)
  const submitted = await done(writer, submitDraftEndpoint, { ...draft })
  const third = anActor({ ...writer, accountId: randomUUID(), displayName: '第三人' })
  const two = await Promise.all([ask(third, refuseDraftEndpoint, { ...submitted, note }), ask(third, refuseDraftEndpoint, { ...submitted, note })])
  expect(two.map(({ status }) => status).sort()).toEqual([200, 409])
  base.clock.now += 1000
  const again = await start(writer)
  await done(writer, withdrawDraftEndpoint, { ...again, note: '不改了' })
  expect((await done(writer, listDraftsEndpoint)).drafts.map(({ state, decidedNote }: { state: string; decidedNote: string }) => [state, decidedNote])).toEqual([['withdrawn', '不改了'], ['refused', note]])
})

it('an institution’s pack under the code of the county is not the county’s to change', async () => {
  const county = await aCounty(base)
  await base.rows("INSERT INTO policy.published_pack SELECT $1::text, version, bundle, bundle_hash, effective_from, author, approver, note, published_at, origin FROM policy.published_pack WHERE pack_code = '310105' AND version = 1", String(county.countyCode))
  policies.forget()
  // It goes by Yubei's pack, which it could otherwise begin from: no draft is begun, from that or from a version of the institution's, and none is left behind.
  for (const fromVersion of [null, 1]) expect(codeOf(await ask(county.actors.commission, startDraftEndpoint, { title: '改', fromVersion }))).toEqual([422, 'POLICY.CODE_OF_INSTITUTION'])
  expect(await base.rows('SELECT id FROM policy.proposal WHERE county_code = $1', county.countyCode)).toEqual([])
})

it('what the catalogue asks since a version was published is an open question of it, and the rest answers as before, in drafts too', async () => {
  const county = await aCounty(base)
  const both = await twoOf(county)
  const { bundle } = (await policies.getPack('500112', localDate('2026-11-24'))).pack
  const { 'fee.standard': _, ...answers } = bundle.answers
  const older = { ...bundle, region: String(county.countyCode), answers }
  await base.rows("INSERT INTO policy.published_pack VALUES ($1, 1, $2, $3, '2017-06-21', '甲', '乙', '旧目录', now(), 'county')", String(county.countyCode), JSON.stringify(older), hashBundle(older))
  await base.rows("INSERT INTO policy.county_pack VALUES ($1, '2026-11-24', $2, '甲、乙')", county.countyCode, String(county.countyCode))
  policies.forget()
  const pack = await policies.packOf(county.countyCode, localDate('2026-11-24'))
  expect([signingTerm(pack, localDate('2026-11-24')).value.years, pack.answers['fee.standard'].status]).toEqual([[1], 'unknown'])
  const draft = await start(both.writer)
  await base.rows("UPDATE policy.proposal SET bundle = $1 WHERE id = $2", JSON.stringify(older), draft.draftId)
  expect(await done(both.writer, readDraftEndpoint, { draftId: draft.draftId })).toMatchObject({ problems: [], changes: [] })
  expect(await publish(both, await edit(both.writer, draft, term))).toMatchObject({ publishedVersion: 2 })
})
