import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listDraftsEndpoint, proposeAdoptionEndpoint, publishDraftEndpoint, readDraftEndpoint, submitDraftEndpoint, takeBackAdoptionEndpoint } from '#api/policy-drafts.ts'
import { en, zh } from '#api/wording/index.ts'
import { localDate } from '#kernel/local-date.ts'
import { packTestsIn, readCatalogue } from '#policy/index.ts'
import { urlOf } from '#platform/database/url.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { openPolicies, type Policies, policyRoutes } from './index.ts'

const shipped = 'policies'
let base: TestDatabase
let policies: Policies
beforeAll(async () => {
  base = await aDatabase(({ database }) => {
    policies = openPolicies(database, readCatalogue(shipped).catalogue)
    return policyRoutes({ policies, testsOf: packTestsIn(shipped) })
  })
})
afterAll(() => base.close())

type Person = TestCounty['actors']['commission']
const note = '市里推迟了'
const ask = (person: Person, endpoint: { kind: string; path: string }, input: Record<string, unknown> = {}) => base.ask(person, endpoint, input)
const codeOf = ({ status, body }: { status: number; body: { reasons?: { code: string; params?: unknown }[] } }) => [status, body.reasons?.[0]?.code, body.reasons?.[0]?.params]
/** A county that goes by Yubei's pack, and by Xiamen's from a day on: proposed by one, decided by another. */
async function aCountyToGoBy(from: string) {
  const county = await aCounty(base)
  const writer = county.actors.commission
  const checker = { ...writer, accountId: randomUUID(), postId: randomUUID(), displayName: '彭志远' } as Person
  const decide = async () => {
    const draft = (await ask(writer, proposeAdoptionEndpoint, { title: '改用厦门的包', packCode: '350200', from })).body
    const waiting = (await ask(writer, submitDraftEndpoint, { draftId: draft.draftId, version: draft.version })).body
    expect(await ask(checker, publishDraftEndpoint, { draftId: draft.draftId, version: waiting.version, note: '同意' })).toMatchObject({ status: 200 })
    return draft.draftId as string
  }
  return { county, writer, checker, decide, draftId: await decide() }
}

it('takes back before its day that the county goes by another pack, with the reason, audited, in the history; and the day is free again', async () => {
  const { county, writer, checker, draftId, decide } = await aCountyToGoBy('2027-02-01')
  const listed = (await ask(checker, listDraftsEndpoint)).body
  expect(listed.adoptions.map(({ from, mayTakeBack }: { from: string; mayTakeBack: boolean }) => [from, mayTakeBack])).toEqual([['2027-02-01', true], ['2017-06-21', false]])
  expect((await ask({ ...checker, postId: randomUUID(), permissions: new Set([...checker.permissions].filter((one) => one !== 'policy.publish')) }, listDraftsEndpoint)).body.adoptions[0].mayTakeBack).toBe(false)
  expect(await policies.findPackCode(county.countyCode, localDate('2027-02-01'))).toBe('350200')
  expect(await ask(checker, takeBackAdoptionEndpoint, { from: '2027-02-01', packCode: '350200', note })).toMatchObject({ status: 200 })
  expect(await policies.findPackCode(county.countyCode, localDate('2027-02-01'))).toBe('500112')
  const after = (await ask(writer, listDraftsEndpoint)).body
  expect(after.adoptions).toHaveLength(1)
  expect(after.drafts.map(({ isTakenBack }: { isTakenBack: boolean }) => isTakenBack)).toEqual([true])
  expect(after.takenBack).toEqual([expect.objectContaining({ from: '2027-02-01', packCode: '350200', decidedBy: '测试员、彭志远', takenBackBy: '彭志远', note })])
  expect((await ask(writer, readDraftEndpoint, { draftId })).body).toMatchObject({ draft: { state: 'published' }, takenBack: { takenBackBy: '彭志远', note } })
  expect(await base.rows("SELECT subject_kind, subject_id, reason FROM audit.event WHERE county_code = $1 AND action = 'policy.take-back-adoption'", county.countyCode)).toEqual([{ subject_kind: 'policy_pack', subject_id: '350200', reason: note }])
  base.clock.now += 60_000
  const again = await decide()
  expect((await ask(writer, readDraftEndpoint, { draftId: again })).body.takenBack).toBe(null)
  expect((await ask(writer, listDraftsEndpoint)).body.drafts.map(({ isTakenBack }: { isTakenBack: boolean }) => isTakenBack)).toEqual([false, true])
  expect(await policies.findPackCode(county.countyCode, localDate('2027-02-01'))).toBe('350200')
})

it('answers the second of two who take it back, also at once, and who comes on the day', async () => {
  const { checker, writer } = await aCountyToGoBy('2027-03-01')
  const take = (person: Person, from = '2027-03-01') => ask(person, takeBackAdoptionEndpoint, { from, packCode: '350200', note })
  const both = await Promise.all([take(checker), take(writer)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
  const [late] = both.filter(({ status }) => status === 422)
  expect(codeOf(late!)).toEqual([422, 'POLICY.ADOPTION_TAKEN_BACK', { from: '2027-03-01', by: expect.stringMatching(/测试员|彭志远/) }])
  expect(codeOf(await take(writer, '2017-06-21'))).toEqual([422, 'POLICY.ADOPTION_BEGUN', { from: '2017-06-21' }])
  expect(codeOf(await take(writer, '2027-04-01'))).toEqual([422, 'POLICY.NO_ADOPTION', { from: '2027-04-01' }])
  for (const { policy } of [zh, en]) for (const code of ['ADOPTION_TAKEN_BACK', 'ADOPTION_BEGUN', 'NO_ADOPTION']) expect(policy.errors).toHaveProperty(code)
})

it('keeps the only pack a county was given, and is for who may publish and decides for the whole county', async () => {
  const { county, checker } = await aCountyToGoBy('2027-02-01')
  await base.rows("DELETE FROM policy.county_pack WHERE county_code = $1 AND valid_from = '2017-06-21'", county.countyCode)
  const input = { from: '2027-02-01', packCode: '350200', note }
  expect(codeOf(await ask(checker, takeBackAdoptionEndpoint, input))).toEqual([422, 'POLICY.NO_ADOPTION', { from: '2027-02-01' }])
  expect((await ask({ ...checker, postId: randomUUID(), permissions: new Set(['policy.draft', 'policy.read']) } as Person, takeBackAdoptionEndpoint, input)).status).toBe(403)
  expect((await ask(county.actors.townshipOffice, takeBackAdoptionEndpoint, input)).status).toBe(404)
})

it('ends no decision of a county that is not the caller’s, nor one whose day has come, whoever asks the database', async () => {
  const { county } = await aCountyToGoBy('2027-05-01')
  const end = (counties: number[], day: string) => base.database.transact(counties, async (_, client) =>
    (await client.query('SELECT policy.take_back_adoption($1, $2, $3, $4, $5, $6, $7, $8, $9) AS ended', [county.countyCode, randomUUID(), day, day === '2027-05-01' ? '350200' : '500112', '2026-11-24', randomUUID(), '某人', '2026-11-24T00:00:00Z', note])).rows[0].ended)
  expect([await end([county.countyCode + 1], '2027-05-01'), await end([county.countyCode], '2017-06-21')]).toEqual([null, null])
  expect(await base.rows('SELECT valid_from::text AS day FROM policy.county_pack WHERE county_code = $1 ORDER BY 1', county.countyCode)).toEqual([{ day: '2017-06-21' }, { day: '2027-05-01' }])
  expect(await end([county.countyCode], '2027-05-01')).toBe('测试员、彭志远')
})

it('runs no words of its caller’s with the rights of its owner', async () => {
  const { county } = await aCountyToGoBy('2027-06-01')
  const session = new pg.Client(urlOf(base.ownerUrl, 'jiayi_app')) // of its own, in which the function was never called
  await session.connect()
  await session.query(`CREATE FUNCTION pg_temp.overhear(said pg_catalog.text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_catalog.set_config('x.as', CURRENT_USER::pg_catalog.text, false); RETURN true; END $$`)
  await session.query('CREATE DOMAIN pg_temp.text AS pg_catalog.text CHECK (pg_temp.overhear(VALUE))')
  await session.query("SELECT set_config('app.counties', $1::pg_catalog.text, false)", [`{${county.countyCode}}`])
  const { rows } = await session.query("SELECT policy.take_back_adoption($1, $2, '2027-06-01', '350200', '2026-11-24', $2, '某人', '2026-11-24T00:00:00Z', '推迟') AS by, current_setting('x.as', true) AS as", [county.countyCode, randomUUID()])
  await session.end()
  expect(rows).toEqual([{ by: '测试员、彭志远', as: null }])
})
