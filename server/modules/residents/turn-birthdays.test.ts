import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, type LocalDate, localDate } from '#kernel/local-date.ts'
import { systemContext } from '#platform/http/context.ts'
import { shippedPack } from '#policy/a-pack.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { foldCounty, recountCounty } from '../statistics/index.ts'
import { populationsOf } from './domain/populations-of.ts'
import { turnBirthdays } from './index.ts'

const using = { policies: shippedPolicies() }
let base: TestDatabase
beforeAll(async () => { base = await aDatabase() })
afterAll(() => base.close())

const contextOn = (county: TestCounty, day: string) => systemContext(base.bulk, Date.parse(`${day}T04:00:00Z`), county.countyCode)
async function aResident({ put, countyCode, town }: TestCounty, bornOn: string, change: object = {}): Promise<string> {
  const id = randomUUID()
  await put('residents.resident', {
    county_code: countyCode, id, name: '居民', pinyin: 'jumin', initials: 'jm', sex: 1, birth_on: bornOn, document_kind: 'none', township_code: town.townshipCode, village_code: town.villageCode, residence_kind: 'registered',
    lives_here_since: bornOn, institution_id: town.institutionId, team_id: town.teamId, created_at: '2026-01-01', ...change,
  })
  return id
}
const tagsOf = (id: string) => base.rows('SELECT population, valid_from::text AS since, valid_until::text AS until FROM residents.population_tag WHERE resident_id = $1 ORDER BY valid_from', id)
const populations = async (id: string) => (await base.rows('SELECT populations FROM residents.resident WHERE id = $1', id))[0].populations

it('a 65th and a 7th birthday: nothing the day before, one tag each on the day, and the counts agree with a recount', async () => {
  const county = await aCounty(base)
  const [old, child, dead] = [await aResident(county, '1961-11-25'), await aResident(county, '2019-11-25'), await aResident(county, '1940-01-01', { status: 'deceased' })]
  expect(await turnBirthdays(using, contextOn(county, '2026-11-24'))).toBe(1) // the child's tag, which was missing
  await recountCounty(contextOn(county, '2026-11-24')) // they were put in by hand and are counted now
  expect(await turnBirthdays(using, contextOn(county, '2026-11-24'))).toBe(0)
  expect(await turnBirthdays(using, contextOn(county, '2026-11-25'))).toBe(2)
  expect([await populations(old), await populations(child), await populations(dead)]).toEqual([['elderly'], [], []])
  expect(await tagsOf(old)).toEqual([{ population: 'elderly', since: '2026-11-25', until: null }])
  expect(await tagsOf(child)).toEqual([{ population: 'child_0_6', since: '2019-11-25', until: '2026-11-25' }])
  await foldCounty(base.database, county.countyCode, base.clock.now)
  expect(await recountCounty(contextOn(county, '2026-11-25'))).toBe(0)
})

it('days on which nothing ran are made up for, from the birthday itself; who was born on 29 February has it on the 28th', async () => {
  const county = await aCounty(base)
  const [missed, leap] = [await aResident(county, '1961-03-01'), await aResident(county, '2020-02-29')]
  expect(await turnBirthdays(using, contextOn(county, '2027-02-27'))).toBe(2)
  expect(await tagsOf(missed)).toEqual([{ population: 'elderly', since: '2026-03-01', until: null }])
  expect(await populations(leap)).toEqual(['child_0_6'])
  expect(await turnBirthdays(using, contextOn(county, '2027-02-28'))).toBe(1)
  expect(await tagsOf(leap)).toEqual([{ population: 'child_0_6', since: '2020-02-29', until: '2027-02-28' }])
})

it('a diagnosed tag is left alone and kept beside the new one', async () => {
  const county = await aCounty(base)
  const id = await aResident(county, '1961-11-24', { populations: ['hypertension'] })
  await county.put('residents.population_tag', { county_code: county.countyCode, id: randomUUID(), resident_id: id, population: 'hypertension', origin: 'diagnosed', evidence: '{}', because: '[]', valid_from: '2020-01-01', recorded_by: randomUUID(), recorded_at: '2020-01-01' })
  await turnBirthdays(using, contextOn(county, '2026-11-24'))
  expect(await populations(id)).toEqual(['elderly', 'hypertension'])
})

it('after any days of turning, everybody carries what the pack says of their age, and no count has drifted', async () => {
  const pack = shippedPack('500112')
  const county = await aCounty(base)
  const first = localDate('2026-11-24')
  // Ages about the two thresholds and at random; days that leap over weeks.
  const ages = fc.sample(fc.oneof(fc.integer({ min: 2_200, max: 2_700 }), fc.integer({ min: 23_300, max: 23_900 }), fc.integer({ min: 0, max: 36_000 })), { numRuns: 24, seed: 20_261_124 })
  const people: { id: string; bornOn: LocalDate }[] = []
  for (const days of ages) people.push({ bornOn: addDays(first, -days), id: await aResident(county, addDays(first, -days)) })
  await recountCounty(contextOn(county, first))
  let on: LocalDate = first
  for (const step of fc.sample(fc.integer({ min: 1, max: 60 }), { numRuns: 10, seed: 7 })) {
    on = addDays(on, step)
    await turnBirthdays(using, contextOn(county, on))
    const carried = new Map((await base.rows('SELECT id, populations FROM residents.resident WHERE county_code = $1', county.countyCode)).map((row) => [row.id, row.populations]))
    for (const { id, bornOn } of people) expect([on, bornOn, carried.get(id)]).toEqual([on, bornOn, [...populationsOf(pack, on, { bornOn }, [])].sort()])
    expect(await recountCounty(contextOn(county, on))).toBe(0)
  }
})
