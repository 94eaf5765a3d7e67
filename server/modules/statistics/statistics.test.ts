import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compose, fragment } from '#platform/database/statement.ts'
import { systemContext } from '#platform/http/context.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { countCover, countFlow, foldCounty, recountCounty } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase() })
afterAll(() => base.close())

type Move = { townships: string[]; teams: string[]; tags: string[]; residents: number[]; signed: number[] }
const change = compose<never>()(
  fragment<Move>('moved', `SELECT t AS township_code, m::uuid AS team_id, string_to_array(nullif(p, ''), ',') || '{}'::text[] AS populations, r AS residents, s AS signed
    FROM unnest(:townships::text[], :teams::text[], :tags::text[], :residents::int[], :signed::int[]) AS given (t, m, p, r, s)`),
  countFlow, countCover)
const apply = (county: TestCounty, rows: { tags: string[]; residents: number; signed: number }[]) => base.database.run(change, {
  countyCode: county.countyCode, eventId: randomUUID(), flowDays: ['2026-11-24', '2027-11-24'], flowTownshipCode: county.town.townshipCode, flowTeamId: county.town.teamId, began: [1, 0], ended: [0, 1],
  townships: rows.map(() => county.town.townshipCode), teams: rows.map(() => county.town.teamId), tags: rows.map((row) => row.tags.join()), residents: rows.map((row) => row.residents), signed: rows.map((row) => row.signed),
}, [county.countyCode])
const cells = (countyCode: number) => base.rows('SELECT population, residents, signed FROM statistics.stat_cover WHERE county_code = $1 ORDER BY population', countyCode)

it('counts a person once under each tag, once under key, once under all; a change of tags moves only what differs', async () => {
  const county = await aCounty(base)
  await apply(county, [{ tags: ['elderly', 'hypertension'], residents: 1, signed: 0 }])
  await apply(county, [{ tags: [], residents: 1, signed: 0 }])
  // Signs and loses a tag at once: −1 as it was, +1 as it is.
  await apply(county, [{ tags: ['elderly', 'hypertension'], residents: -1, signed: 0 }, { tags: ['elderly'], residents: 1, signed: 1 }])
  await foldCounty(base.database, county.countyCode, base.clock.now)
  expect(await cells(county.countyCode)).toEqual([
    { population: 'all', residents: 2, signed: 1 }, { population: 'elderly', residents: 1, signed: 1 },
    { population: 'hypertension', residents: 0, signed: 0 }, { population: 'key', residents: 1, signed: 1 },
  ])
  expect(await base.rows('SELECT began, ended FROM statistics.stat_flow WHERE county_code = $1 ORDER BY day', county.countyCode)).toEqual([{ began: 3, ended: 0 }, { began: 0, ended: 3 }])
})

it('two folders at once, writers beside them: nothing is lost or doubled', async () => {
  const county = await aCounty(base)
  await Promise.all(Array.from({ length: 200 }, async (_, i) => {
    await apply(county, [{ tags: ['elderly'], residents: 1, signed: i % 2 }])
    if (i % 5 === 0) await foldCounty(base.database, county.countyCode, base.clock.now)
  }))
  await foldCounty(base.database, county.countyCode, base.clock.now)
  expect(await cells(county.countyCode)).toEqual(['all', 'elderly', 'key'].map((population) => ({ population, residents: 200, signed: 100 })))
})

it('a recount finds and mends what differs from the residents, and says how much', async () => {
  const county = await aCounty(base)
  const { town, countyCode } = county
  for (const [i, isSigned] of [true, false, false].entries()) {
    await county.put('residents.resident', {
      county_code: countyCode, id: randomUUID(), name: `居民${i}`, pinyin: 'x', initials: 'x', sex: 1, birth_on: '1950-01-01', document_kind: 'none', township_code: town.townshipCode, village_code: town.villageCode,
      residence_kind: 'registered', lives_here_since: '1950-01-01', populations: ['elderly'], institution_id: town.institutionId, team_id: town.teamId, is_signed: isSigned, created_at: '2026-01-01',
    })
  }
  const context = systemContext(base.bulk, base.clock.now, countyCode)
  expect(await recountCounty(context)).toBe(3)
  expect(await cells(countyCode)).toEqual(['all', 'elderly', 'key'].map((population) => ({ population, residents: 3, signed: 1 })))
  expect(await recountCounty(context)).toBe(0)
})
