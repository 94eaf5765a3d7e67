import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BenchmarkLine, benchmarksEndpoint, exportBenchmarksEndpoint, type ShownBenchmark } from '#api/benchmarks.ts'
import { countyOverviewEndpoint } from '#api/overview.ts'
import type { Permission } from '#api/permissions.ts'
import type { Actor } from '#platform/http/actor.ts'
import { loadPacks, readCatalogue } from '#policy/index.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { openPolicies } from '../policy/index.ts'
import { overviewRoutes } from './index.ts'

const shipped = join(import.meta.dirname, '..', '..', '..', 'policies')
let base: TestDatabase
let county: TestCounty // goes by the pack of Yubei
beforeAll(async () => {
  base = await aDatabase(({ database }) => overviewRoutes({ policies: openPolicies(database, readCatalogue(shipped).catalogue) }))
  county = await aCounty(base)
  const { town, country, countyCode } = county
  const cover = (at: typeof town, population: string, residents: number, signed: number) =>
    county.put('statistics.stat_cover', { county_code: countyCode, township_code: at.townshipCode, team_id: at.teamId, population, residents, signed })
  for (const [population, residents, signed] of [['all', 900, 300], ['key', 200, 150], ['elderly', 120, 100], ['hypertension', 80, 30]] as const) await cover(town, population, residents, signed)
  await cover(country, 'all', 100, 20)
  await cover(country, 'elderly', 30, 5)
  await county.put('contracts.renewal_figure', { county_code: countyCode, month: '2026-10', team_id: town.teamId, township_code: town.townshipCode, institution_id: town.institutionId, is_over: true, in_year: true, due: 12, gone: 2, renewed: 7, by_itself: 0, elsewhere: 0, counted_on: '2026-11-24' })
})
afterAll(() => base.close())

/** Somebody who may do no more than this. */
const who = (actor: Actor, ...permissions: Permission[]): Actor => ({ ...actor, permissions: new Set(permissions), postId: randomUUID() })
const read = async (actor = county.actors.commission): Promise<{ lines: BenchmarkLine[]; items: ShownBenchmark[]; ownCode: string | null }> => (await base.ask(actor, benchmarksEndpoint)).body
const ownOf = async (actor = county.actors.commission) => Object.fromEntries((await read(actor)).lines.map(({ key, own }) => [key, own && [own.part, own.whole]]))

describe('what documents report elsewhere', () => {
  it('is every result of every published pack, with its day, its clause and what of ours is like it', async () => {
    const { items, ownCode } = await read()
    const written = [...loadPacks(shipped).values()].flatMap(({ region, bundle }) => bundle.benchmarks.map(({ id }) => `${region} ${id}`))
    expect(items.map(({ packCode, id }) => `${packCode} ${id}`).sort()).toEqual(written.sort())
    expect(ownCode).toBe('500112')
    expect(items.find(({ packCode, id }) => packCode === '350200' && id === 'coverage')).toMatchObject({
      region: '厦门市', regionShort: '厦门', zh: '签约覆盖率', value: '23.04', unit: 'percent', bound: 'exactly', asOf: '2017-03-31', certainty: 'ambiguous', note: '分母没写，倒算约 211 万',
      source: { documentId: 'xm-experience', source: 'xm-experience#6' }, likeness: { line: 'coverage.all', doubts: [{ code: 'no_base', params: {} }] },
    })
  })
  it('names first what can be compared: everybody, key populations, each population, renewals', async () => {
    const { lines, items } = await read()
    expect(lines.map(({ key, population }) => [key, population?.zh ?? null])).toEqual([
      ['coverage.all', null], ['coverage.key', null], ['coverage.hypertension', '高血压患者'], ['coverage.diabetes', '糖尿病患者'], ['coverage.elderly', '老年人'], ['renewal_rate', null],
    ])
    const alike = items.map(({ likeness }) => likeness !== null)
    expect(alike.indexOf(false)).toBe(alike.lastIndexOf(true) + 1)
  })
})

describe('our own figures beside it', () => {
  it('are those of the dashboard and of the renewals', async () => {
    const { totals } = (await base.ask(county.actors.commission, countyOverviewEndpoint)).body
    expect([totals.signed, totals.persons, totals.keySigned, totals.keyResidents]).toEqual([320, 1000, 150, 200]) // no plan: of those registered
    // 12 terms over, 2 people died or moved away, 7 renewed: 7 of 10. Nobody has diabetes.
    expect(await ownOf()).toEqual({ 'coverage.all': [320, 1000], 'coverage.key': [150, 200], 'coverage.hypertension': [30, 80], 'coverage.diabetes': null, 'coverage.elderly': [105, 150], renewal_rate: [7, 10] })
  })
  it('are of a township alone for its office, which sees no contracts', async () => {
    expect(await ownOf(who(county.actors.townshipOffice, 'policy.read', 'statistics.read'))).toMatchObject({ 'coverage.all': [300, 900], 'coverage.elderly': [100, 120], renewal_rate: null })
  })
  it('are nobody’s who sees no statistics: the results stand alone', async () => {
    const surveyor = who(county.actors.commission, 'policy.read')
    for (const actor of [surveyor, county.actors.doctor, county.actors.manager]) {
      const { lines, items } = await read(actor)
      expect(lines.every(({ own }) => own === null)).toBe(true)
      expect(items.length).toBeGreaterThan(100)
    }
  })
  it('have nothing beside them where no pack says what the county goes by', async () => {
    const { lines, items, ownCode } = await read(county.actors.stranger)
    expect([ownCode, lines, items.some(({ likeness }) => likeness)]).toEqual([null, [], false])
  })
})

describe('the table', () => {
  it('has what is asked for, with how it stands beside ours, and is audited', async () => {
    const { status, body: text } = await base.ask(county.actors.commission, exportBenchmarksEndpoint, { measure: 'renewal_rate', region: '350200', year: '2017' })
    expect(status).toBe(200)
    const [head, ...rows] = text.split('\r\n').filter(Boolean)
    expect(head).toBe('\ufeff结果,指标,地区,数,单位,截至,与本地比,本地（%）,本地分子,本地分母,出处,说明')
    expect(rows).toEqual([expect.stringMatching(/^三师共管慢病病人续签率,续约率,厦门市,>88,%,2017-03-31,以慢性病患者为底，不是全部,70\.00,7,10,/)])
    expect(await base.rows("SELECT body->>'rows' AS rows FROM audit.event WHERE action = 'benchmarks.export'")).toEqual([{ rows: '1' }])
  })
})
