import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compose, fragment } from '#platform/database/statement.ts'
import { systemContext } from '#platform/http/context.ts'
import { aCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { countCover, foldCounty, recountCounty } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase() })
afterAll(() => base.close())

type Newcomer = { countyCode: number; residentId: string; eventId: string; townshipCode: string; villageCode: string; institutionId: string; teamId: string }
const register = compose<never>()(
  fragment<Newcomer>('moved', `
    INSERT INTO residents.resident (county_code, id, name, pinyin, initials, sex, birth_on, document_kind, township_code, village_code, residence_kind, lives_here_since, populations, institution_id, team_id, created_at)
    VALUES (:countyCode, :residentId, '居民', 'x', 'x', 1, '1950-01-01', 'none', :townshipCode, :villageCode, 'registered', '1950-01-01', '{elderly}', :institutionId, :teamId, '2026-01-01')
    RETURNING township_code, team_id, populations, 1 AS residents, 0 AS signed`),
  countCover,
  fragment<Newcomer>('flowed', `
    INSERT INTO statistics.flow_delta (county_code, event_id, day, township_code, team_id, began, ended) VALUES (:countyCode, :eventId, '2026-11-24', :townshipCode, :teamId, 1, 0)`))

it('a recount beside writers and folders takes nothing under way for a difference', async () => {
  const county = await aCounty(base)
  const { countyCode, town: { townshipCode, villageCode, institutionId, teamId } } = county
  const context = systemContext(base.bulk, base.clock.now, countyCode)
  let isWriting = true
  const writers = Promise.all(Array.from({ length: 4 }, async () => {
    for (let i = 0; i < 50; i++) {
      await base.database.run(register, { countyCode, residentId: randomUUID(), eventId: randomUUID(), townshipCode, villageCode, institutionId, teamId }, [countyCode])
      if (i % 10 === 0) await foldCounty(base.database, countyCode, base.clock.now)
    }
  })).finally(() => { isWriting = false })
  const found: number[] = []
  while (isWriting) found.push(await recountCounty(context))
  await writers
  expect([new Set(found), await recountCounty(context)]).toEqual([new Set([0]), 0])
  const cells = await base.rows('SELECT population, residents, signed FROM statistics.stat_cover WHERE county_code = $1 ORDER BY 1', countyCode)
  expect(cells).toEqual(['all', 'elderly', 'key'].map((population) => ({ population, residents: 200, signed: 0 })))
  expect(await base.rows('SELECT began, ended FROM statistics.stat_flow_county WHERE county_code = $1', countyCode)).toEqual([{ began: 200, ended: 0 }])
})

it('a day of the county’s flow that differs from its townships is put right', async () => {
  const { countyCode, town, put } = await aCounty(base)
  await put('statistics.stat_flow', { county_code: countyCode, day: '2026-11-20', township_code: town.townshipCode, team_id: town.teamId, began: 5, ended: 1 })
  await put('statistics.stat_flow_county', { county_code: countyCode, day: '2026-11-20', began: 4, ended: 3 })
  await put('statistics.stat_flow_county', { county_code: countyCode, day: '2026-11-21', began: 7, ended: 0 })
  await recountCounty(systemContext(base.bulk, base.clock.now, countyCode))
  expect(await base.rows('SELECT began, ended FROM statistics.stat_flow_county WHERE county_code = $1 ORDER BY day', countyCode)).toEqual([{ began: 5, ended: 1 }, { began: 0, ended: 0 }])
})
