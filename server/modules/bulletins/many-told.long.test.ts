import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decideBulletinEndpoint, getBulletinEndpoint, moveBulletinEndpoint, previewBulletinEndpoint, writeBulletinEndpoint } from '#api/bulletins.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import { aCounty } from '../../testing/a-county.ts'
import { anActor } from '../../testing/an-actor.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { bulletinJobs, bulletinRoutes } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase(() => bulletinRoutes) })
afterAll(() => base.close())

const many = 100_000
const mostSeconds = 60

it('100,000 residents are told within a minute, each once', async () => {
  const county = await aCounty(base)
  const { countyCode, town, actors: { commission } } = county
  await base.rows(`INSERT INTO residents.resident (county_code, id, name, pinyin, initials, sex, birth_on, document_kind, township_code, village_code, residence_kind, lives_here_since, populations, institution_id, team_id, created_at)
    SELECT ${countyCode}, gen_random_uuid(), '居民' || n, 'x', 'x', 1, '1957-01-01', 'none', '${town.townshipCode}', '${town.villageCode}', 'registered', '2019-05-01', '{elderly}', '${town.institutionId}', '${town.teamId}', '2026-01-01' FROM generate_series(1, ${many}) n`)
  await base.rows('ANALYZE residents.resident')
  const whom = { audience: 'residents', townshipCodes: [], villageCodes: [], populations: ['elderly'], signed: 'no', institutionIds: [], roles: [] }
  const counting = Date.now()
  expect((await base.ask(commission, previewBulletinEndpoint, whom)).body).toEqual({ reached: many, withPhone: 0 })
  const counted = Date.now() - counting
  const { bulletinId } = (await base.ask(commission, writeBulletinEndpoint, { kind: 'notice', category: 'health', title: '防流感', body: '请接种', link: null, heldFrom: null, heldUntil: null, place: null, ...whom })).body
  await base.ask(commission, moveBulletinEndpoint, { bulletinId, version: 1, step: 'submit', sendAt: null, note: null })
  await base.ask(anActor({ countyCode }), decideBulletinEndpoint, { bulletinId, version: 2, decision: 'approve', note: null })
  const began = Date.now()
  await relayOnce(base.bulk, [jobListener({ database: base.bulk, jobs: bulletinJobs, now: () => base.clock.now })], countyCode, () => base.clock.now, (error) => { throw error })
  const seconds = (Date.now() - began) / 1000
  console.log(`${many} counted in ${counted} ms, told in ${seconds.toFixed(1)} s`)
  await base.rows('INSERT INTO messages.notice_read (county_code, account_id, notice_id, mark_id, at, text_id) SELECT county_code, $2, id, $3, now(), text_id FROM messages.notice WHERE county_code = $1 LIMIT 1000', countyCode, randomUUID(), randomUUID())
  const reading = Date.now()
  expect((await base.ask(commission, getBulletinEndpoint, { bulletinId })).body).toMatchObject({ state: 'sent', reached: many, read: 1000 })
  console.log(`read counted in ${Date.now() - reading} ms`)
  expect((await base.rows('SELECT count(*)::int AS n, count(DISTINCT reader_id)::int AS readers FROM messages.notice WHERE county_code = $1', countyCode))[0]).toEqual({ n: many, readers: many })
  expect(seconds).toBeLessThan(mostSeconds)
}, 300_000)
