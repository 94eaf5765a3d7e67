import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainRuleEndpoint, listPacksEndpoint, listQuestionsEndpoint, listRulesEndpoint, readPackEndpoint } from '#api/policy.ts'
import { localDate } from '#kernel/local-date.ts'
import { BadPolicies, editBundle, loadPacks, type Pack, packTestsIn, readCatalogue, renewalRule, signingTerm } from '#policy/index.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aCountyCode, anActor } from '../../testing/an-actor.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { hashBundle } from './bundle-hash.ts'
import { describePack } from './domain/describe-pack.ts'
import { packsOn } from './packs-on.ts'
import { adoptPack, openPolicies, type Policies, policyRoutes, publishDemoPack, publishShippedPacks } from './index.ts'

const shipped = join(import.meta.dirname, '..', '..', '..', 'policies')
const { catalogue } = readCatalogue(shipped)
const on = localDate('2026-11-24')
let base: TestDatabase
let policies: Policies
let county: TestCounty
beforeAll(async () => {
  base = await aDatabase(({ database }) => {
    policies = openPolicies(database, catalogue)
    return policyRoutes({ policies, testsOf: packTestsIn(shipped) })
  })
  county = await aCounty(base)
})
afterAll(() => base.close())
const ask = (endpoint: { kind: string; path: string }, input: Record<string, unknown> = {}) => base.ask(county.actors.commission, endpoint, input)

describe('the packs that ship', () => {
  it('are published once, by two people, and audited', async () => {
    const rows = await base.rows('SELECT pack_code, version, effective_from, author <> approver AS two FROM policy.published_pack ORDER BY 1')
    const codes = [...loadPacks(shipped).keys()]
    expect(rows.map(({ pack_code: code, version, two }) => [code, version, two])).toEqual(codes.map((code) => [code, 1, true]))
    expect(rows.filter(({ pack_code: code }) => ['000000', '320904', '500112'].includes(code)).map(({ effective_from: from }) => from)).toEqual(['2011-07-01', '2013-06-01', '2017-06-21'])
    expect(await base.rows("SELECT subject_id FROM audit.event WHERE action = 'policy.publish-shipped-pack' ORDER BY 1")).toEqual(codes.map((code) => ({ subject_id: `${code}@1` })))
    expect(await publishShippedPacks({ database: base.bulk, folder: shipped, now: base.clock.now })).toEqual([])
  })

  it("become the next version when their rules change and their tests hold, and the county's own pack is what it goes by", async () => {
    const other = await aDatabase()
    const folder = mkdtempSync(join(tmpdir(), 'policies-'))
    try {
      cpSync(shipped, folder, { recursive: true })
      const change = (file: string, from: string, to: string) => writeFileSync(join(folder, '500112-yubei', file), readFileSync(join(folder, '500112-yubei', file), 'utf8').replace(from, to))
      const publish = () => publishShippedPacks({ database: other.bulk, folder, now: other.clock.now })
      change('parameters/contract.yaml', 'providers: 1', 'providers: 2')
      change('parameters/panel.yaml', '最多签多少人', '至多签多少人')
      const refused = await publish().catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(BadPolicies)
      expect((refused as BadPolicies).problems).toEqual([{ file: '500112-yubei/tests/contract.yaml', line: 62, reason: '用例「居民只选 1 个团队或 1 名独立签约的乡村医生」不成立：结果 应为 "1"，得到 2' }])
      expect(await other.rows("SELECT max(version) AS newest FROM policy.published_pack")).toEqual([{ newest: 1 }])

      change('tests/contract.yaml', 'expect: 1\n', 'expect: 2\n')
      const both = await Promise.all([1, 2].map(publish))
      expect(both.flat()).toEqual([{ packCode: '500112', name: '重庆市渝北区', version: 2 }])
      const read = openPolicies(other.database, catalogue)
      const pack = await read.packOf(500_112, on)
      expect(pack.answers['contract.exclusive'].values[localDate('2017-06-21')]?.value).toEqual({ providers: 2 })
    } finally {
      rmSync(folder, { recursive: true })
      await other.close()
    }
  })

  it('are not published when one of them does not read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'policies-'))
    cpSync(shipped, folder, { recursive: true })
    const file = join(folder, '500112-yubei/parameters/contract.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('residence_months: 6', 'residence_months: half'))
    await expect(publishShippedPacks({ database: base.bulk, folder, now: base.clock.now })).rejects.toThrow(BadPolicies)
    rmSync(folder, { recursive: true })
  })
})

it('a demonstration publishes its pack anew when the files changed, and never over what people of the county published', async () => {
  const other = await aDatabase()
  const pack = loadPacks(shipped).get('320904') as Pack
  const written = (months: number): Pack => ({ ...pack, bundle: editBundle(pack.bundle, { kind: 'put', key: 'contract.subject', from: on, value: { value: { residence_months: String(months) }, source: 'act-df-2026-1#1', certainty: 'demo' } }) })
  const newest = async () => (await other.rows("SELECT version, author FROM policy.published_pack WHERE pack_code = '320904' ORDER BY version DESC LIMIT 1"))[0]
  const start = (months: number) => publishDemoPack({ database: other.bulk, pack: written(months), now: other.clock.now })
  try {
    for (const months of [6, 6, 7]) await start(months)
    expect(await newest()).toEqual({ version: 3, author: '演示（录入）' })
    await other.rows(`INSERT INTO policy.published_pack SELECT pack_code, 4, bundle, bundle_hash, effective_from, '吴敏', '彭志远', '改', published_at, 'county' FROM policy.published_pack WHERE pack_code = '320904' AND version = 3`)
    await start(8)
    expect(await newest()).toEqual({ version: 4, author: '吴敏' })
  } finally {
    await other.close()
  }
})

it('a version published by older shapes stops nobody: what holds of it is answered, what does not is a question, and one that reads no more at all is told to its county alone', async () => {
  const other = await aDatabase()
  const publish = async (code: string, version: number, bundle: unknown) => other.rows(`INSERT INTO policy.published_pack SELECT pack_code, ${version}, $1, $2, effective_from, '吴敏', '彭志远', '改', published_at, 'county' FROM policy.published_pack WHERE pack_code = '${code}' AND version = 1`, JSON.stringify(bundle), hashBundle(bundle))
  const [yubei, dafeng] = ['500112', '320904'].map((code) => JSON.parse(JSON.stringify(loadPacks(shipped).get(code)?.bundle))) as [Pack['bundle'], Pack['bundle']]
  const from = localDate('2017-06-21')
  const term = yubei.answers['contract.term']?.values[from] as { value: Record<string, unknown> }
  term.value = { ...term.value, colour: 'red' }
  try {
    await publish('500112', 2, yubei)
    await publish('320904', 2, { ...dafeng, documents: { x: { title: '通知' } } })
    expect(await publishShippedPacks({ database: other.bulk, folder: shipped, now: other.clock.now })).toEqual([])
    const read = openPolicies(other.database, catalogue)
    const pack = await read.packOf(500_112, on)
    expect(() => signingTerm(pack, on)).toThrow(/colour：没有这个键/)
    expect(renewalRule(pack, on).because).toEqual([expect.objectContaining({ parameter: 'contract.renewal' })])
    await expect(read.packOf(320_904, on)).rejects.toMatchObject({ kind: 'PolicyGap', reasons: [{ code: 'POLICY.PACK_UNREADABLE', params: { pack: '320904', version: 2 } }] })
    expect((await packsOn(read, on)).map(({ pack: { region } }) => region).sort()).toEqual([...loadPacks(shipped).keys()].filter((code) => code !== '320904'))
    const topics = describePack(pack, catalogue, on).flatMap(({ entries }) => entries)
    expect(topics.find(({ key }) => key === 'contract.term')?.values).toEqual([expect.objectContaining({ from, isEnd: false, result: null, gap: 'contract.term' })])
  } finally {
    await other.close()
  }
})

describe('the pack of a county', () => {
  it('answers as the files do', async () => {
    const pack = await policies.packOf(county.countyCode, on)
    expect(signingTerm(pack, on)).toEqual({ value: { years: [1], usualYears: 1, isPrinciple: true, stableOnlyYears: [] }, because: [{ parameter: 'contract.term', from: '2017-06-21', source: 'yb-2017-475#2-2', certainty: 'stated' }] })
    expect(await policies.packOf(county.countyCode, on)).toBe(pack)
  })

  it('is none where nobody decided on one, or not yet: refused, not guessed', async () => {
    const nobody = { kind: 'PolicyGap', reasons: [{ code: 'POLICY.NO_PACK', params: { county: aCountyCode() } }] }
    await expect(policies.packOf(Number(nobody.reasons[0]?.params.county), on)).rejects.toMatchObject({ kind: 'PolicyGap', reasons: [{ code: 'POLICY.NO_PACK' }] })
    await expect(policies.packOf(county.countyCode, localDate('2017-06-20'))).rejects.toMatchObject({ kind: 'PolicyGap' })
  })

  it('changes on the day that was decided, and is seen at once', async () => {
    const countyCode = aCountyCode()
    const decide = (validFrom: string, packCode: string) => base.database.transact([], (run) => adoptPack(run, { countyCode, validFrom, packCode, decidedBy: '试验' }))
    await decide('2024-01-01', '350200')
    expect((await policies.packOf(countyCode, localDate('2026-01-01'))).name).toBe('厦门市')
    await decide('2024-01-01', '330100')
    expect((await policies.packOf(countyCode, localDate('2024-01-01'))).name).toBe('厦门市')
    await decide('2023-06-01', '330100')
    expect(await policies.findPackCode(countyCode, localDate('2023-12-31'))).toBe('330100')
    expect(await policies.findPackCode(countyCode, localDate('2024-01-01'))).toBe('350200')
  })

  it('is not used when what is stored is not what was published', async () => {
    const other = await aDatabase()
    await other.rows(`UPDATE policy.published_pack SET bundle = replace(bundle::text, '"residence_months":"6"', '"residence_months":"1"')::json WHERE pack_code = '500112'`)
    await expect(openPolicies(other.database, catalogue).packOf(500_112, on)).rejects.toThrow(/is not what was published/)
    await other.close()
  })

  it('cannot be rewritten by the application', async () => {
    await expect(base.database.transact([], (_, client) => client.query("UPDATE policy.published_pack SET note = 'x'"))).rejects.toThrow(/permission denied/)
    await expect(base.database.transact([], (_, client) => client.query('DELETE FROM policy.county_pack'))).rejects.toThrow(/permission denied/)
  })
})

describe('listing packs', () => {
  it('gives each with its version and what it leaves open, and which is ours', async () => {
    const { status, body } = await ask(listPacksEndpoint)
    expect(status).toBe(200)
    expect(body).toMatchObject({ on: '2026-11-24', ownCode: '500112' })
    const named = (code: string) => body.packs.find((one: { code: string }) => one.code === code)
    expect(body.packs.map(({ code }: { code: string }) => code)).toEqual([...loadPacks(shipped).keys()])
    expect(named('500112')).toMatchObject({ name: '重庆市渝北区', scope: 'county', version: { version: 1, effectiveFrom: '2017-06-21' }, counts: { entries: 121, answered: 43, unknown: 77, unsure: 10, demo: 9, taken: 4 } })
    expect(named('500112').version.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(named('350200').documents).toEqual([{ id: 'xm-experience', title: expect.any(String), number: '经验材料·厦门（无文号）', issued: null, evidence: 'secondary' }])
  })

  it('leaves out packs that begin later', async () => {
    const { body } = await ask(listPacksEndpoint, { on: '2014-01-01' })
    const codes = body.packs.map(({ code }: { code: string }) => code)
    expect([codes.includes('320904'), codes.includes('500112')]).toEqual([true, false])
    expect(body.ownCode).toBeNull()
  })
})

describe('reading a pack', () => {
  type Entry = { key: string; values: Record<string, unknown>[] }
  const entryOf = (body: { topics: { entries: Entry[] }[] }, key: string) => body.topics.flatMap(({ entries }) => entries).find((entry) => entry.key === key)

  it('answers every entry of the catalogue under its topic', async () => {
    const { body } = await ask(readPackEndpoint, { code: '500112' })
    expect(body.topics.map(({ topic }: { topic: string }) => topic)).toEqual(Object.keys(catalogue.topics))
    expect(body.topics.flatMap(({ entries }: { entries: Entry[] }) => entries)).toHaveLength(121)
    expect(body.versions).toHaveLength(1)
  })

  it('shows each value with its days, clause and meaning', async () => {
    const { body } = await ask(readPackEndpoint, { code: '500112' })
    expect(entryOf(body, 'contract.term')).toMatchObject({
      zh: '协议期限', rule: 'signing_term', status: 'value',
      values: [{ from: '2017-06-21', until: null, standing: 'in_force', isEnd: false, gap: null, result: { years: [1], usual: 1, in_principle: true }, source: { number: '渝北卫健〔2017〕475号', clause: '二(二)' } }],
    })
    expect(entryOf(body, 'target.coverage')?.values).toMatchObject([
      { from: '2017-06-21', until: '2018-01-01', standing: 'past', isEnd: false },
      { from: '2018-01-01', until: '2026-01-01', standing: 'past', isEnd: true, result: null },
      { from: '2026-01-01', until: null, standing: 'in_force', certainty: 'demo' },
    ])
    expect(entryOf(body, 'fee.standard')).toMatchObject({ status: 'unknown', question: expect.stringContaining('每年的签约服务费标准'), questionSource: { clause: '三(二)' }, values: [] })
    expect(entryOf(body, 'population.elderly_age')).toMatchObject({ takenFrom: '000000', values: [{ source: { number: '国卫基层发〔2017〕13号' }, result: 65 }] })
  })

  it('reads for another day: what begins later is still to come', async () => {
    const { body } = await ask(readPackEndpoint, { code: '500112', on: '2017-12-31' })
    expect(entryOf(body, 'target.coverage')?.values.map(({ standing }) => standing)).toEqual(['in_force', 'future', 'future'])
    expect(entryOf(body, 'package.paid')?.values).toMatchObject([{ standing: 'in_force', result: [{ id: 'agreed_paid', resident: '50.00', total: null, gap: { parameter: 'package.payers' } }] }, { standing: 'future' }])
  })

  it.each([['999999', undefined], ['500112', '2017-06-20']])('%s on %s is not found', async (code, day) => {
    expect(await ask(readPackEndpoint, { code, on: day })).toMatchObject({ status: 404, body: { kind: 'NotFound', reasons: [{ code: 'POLICY.NO_SUCH_PACK' }] } })
  })
})

describe('asking a rule', () => {
  const explain = (input: Record<string, unknown>) => ask(explainRuleEndpoint, { code: '350200', on: '2017-03-01', ...input })

  it('answers with its basis', async () => {
    const { body } = await explain({ rule: 'fee_funding' })
    expect(body.outcome).toMatchObject({ kind: 'value', value: { resident: '20.00', medical_insurance: '70.00', public_finance: '30.00' } })
    expect(body.outcome.because).toContainEqual(expect.objectContaining({ parameter: 'fee.funding', zh: '签约服务费谁付', from: '2016-09-01', source: expect.objectContaining({ clause: '三、奖励性绩效' }) }))
  })

  it('refuses with every reason and its clause', async () => {
    const { body } = await explain({ code: '500112', on: '2026-11-24', rule: 'check_team', given: { members: 'family_doctor' } })
    expect(body.outcome.reasons).toMatchObject([
      { code: 'POLICY.TEAM_LACKS_MEMBER', params: { role: 'nurse', least: 1, has: 0, basis: '渝北卫健〔2017〕475号 二(一)1' }, source: { clause: '二(一)1' } },
      { code: 'POLICY.TEAM_LACKS_MEMBER', params: { role: 'public_health_doctor' } },
    ])
  })

  it('says what is still to be given', async () => {
    expect((await explain({ rule: 'derive_tags' })).body.outcome).toEqual({ kind: 'missing', inputs: ['born_on'] })
  })

  it('a gap is a gap, the day before too', async () => {
    expect(await explain({ rule: 'signing_term' })).toMatchObject({ status: 422, body: { kind: 'PolicyGap', reasons: [{ code: 'POLICY.GAP', params: { parameter: 'contract.term' } }] } })
    expect(await explain({ rule: 'fee_funding', on: '2016-08-31' })).toMatchObject({ status: 422, body: { kind: 'PolicyGap' } })
  })

  it.each<[Record<string, unknown>, string]>([
    [{ rule: 'toString' }, 'POLICY.NO_RULE'],
    [{ rule: 'fee_funding', given: { month: '5' } }, 'POLICY.NO_INPUT'],
    [{ rule: 'derive_tags', given: { born_on: '2017-02-30' } }, 'POLICY.BAD_INPUT'],
    [{ rule: 'quota', code: '500112', on: '2017-12-31', given: { kind: 'lunar', persons: '5' } }, 'POLICY.BAD_INPUT'],
    [{ rule: 'fee_funding', on: '2017-02-30' }, 'PLATFORM.INVALID_FIELD'],
    [{ rule: 'fee_funding', code: '35' }, 'PLATFORM.INVALID_FIELD'],
  ])('%j is input that cannot be: %s', async (input, code) => {
    expect(await explain(input)).toMatchObject({ status: 400, body: { kind: 'InvalidInput', reasons: [{ code }] } })
  })

  it('every rule is listed', async () => {
    const { body } = await ask(listRulesEndpoint)
    expect(body.rules).toContainEqual({ name: 'quota', zh: '一个镇街的任务数', en: 'Quota of one township', key: 'target.quota_method', given: { kind: 'urban 或 rural', persons: '常住人口' } })
  })
})

it('questions of one pack, or of all', async () => {
  const { body: own } = await ask(listQuestionsEndpoint, { code: '500112' })
  expect(own.questions).toHaveLength(77)
  expect(own.questions[0]).toMatchObject({ key: 'contract.newborn', packName: '重庆市渝北区', demoFrom: '2026-01-01', source: { clause: '二(二)' } })
  const { packs } = (await ask(listPacksEndpoint)).body as { packs: { counts: { unknown: number } }[] }
  expect((await ask(listQuestionsEndpoint)).body.questions).toHaveLength(packs.reduce((sum, { counts }) => sum + counts.unknown, 0))
})

it('who may not read policy does not', async () => {
  const stranger = anActor({ countyCode: aCountyCode(), permissions: new Set() })
  for (const endpoint of [listPacksEndpoint, readPackEndpoint, listRulesEndpoint, explainRuleEndpoint, listQuestionsEndpoint]) {
    expect((await base.ask(stranger, endpoint, { code: '500112', rule: 'fee_funding' })).status).toBe(403)
    expect((await base.ask(null, endpoint, { code: '500112', rule: 'fee_funding' })).status).toBe(401)
  }
})
