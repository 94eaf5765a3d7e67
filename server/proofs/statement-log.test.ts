import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tablesWithoutCounty } from '#platform/database/global-tables.ts'
import { aCounty } from '../testing/a-county.ts'
import { workADay } from './a-working-day.fixture.ts'
import { keepAccounts } from './accounts.fixture.ts'
import { fragmentsOfTheHouse, recordStatements, unseenFragments } from './statement-log.fixture.ts'
import { planOf, tenantTables } from './tenant-plan.fixture.ts'
import { theWholeHouse, type WholeHouse } from './whole-house.fixture.ts'

/** Statements that by design read over several counties, with the reason. */
const overSeveralCounties: Readonly<Record<string, string>> = {
  'list-posts': 'somebody’s posts may lie in several counties; the team of each is found by its whole key, county and id',
}
/** Fragments that nothing here sends, with the reason. */
const notSeen: Readonly<Record<string, string>> = {
  'find-account-by-sso': 'signing on at another provider needs one; accounts are of all counties',
  'insert-sso-flow': 'signing on at another provider needs one; accounts are of all counties',
  'take-sso-flow': 'signing on at another provider needs one; accounts are of all counties',
  'posts-of-named-account': 'the command line imports under an account’s name; accounts are of all counties',
  'unfinished-import': 'the command line goes on with a county’s file; imports.test.ts sends it',
  'demo-applicants': 'the demonstration’s applications are made before it serves, in the demo county alone',
  'demo-applications': 'the demonstration’s applications are made before it serves, in the demo county alone',
  'demo-county': 'a demonstration finds the county that its folder was made for, before it serves; prepare-data.test.ts sends it',
}

let base: WholeHouse
let owner: pg.Client
let tenants: Awaited<ReturnType<typeof tenantTables>>
let log: ReturnType<typeof recordStatements>
beforeAll(async () => {
  log = recordStatements()
  base = await theWholeHouse()
  owner = new pg.Client(base.ownerUrl)
  await owner.connect()
  tenants = await tenantTables(owner, Object.keys(tablesWithoutCounty))
  await workADay(base, await aCounty(base), await aCounty(base))
  await keepAccounts()
}, 240_000)
afterAll(async () => {
  log.stop()
  await owner.end()
  await base.close()
})

describe('every statement that reached PostgreSQL while the whole house worked', () => {
  it('was composed by the house, and few of the house were not seen', () => {
    const fragments = fragmentsOfTheHouse(join(import.meta.dirname, '..'))
    const sent = [...log.sent.values()]
    const composed = sent.filter(({ name }) => name !== null)
    console.log(`${composed.length} statements seen ${composed.reduce((sum, { times }) => sum + times, 0)} times, of ${fragments.length} fragments in the code ${Object.keys(notSeen).length} not seen; ${new Set([...tenants.values()].map(({ table }) => table)).size} tenant tables`)
    expect(composed.length).toBeGreaterThan(200)
    expect(sent.filter(({ name, text }) => name === null && !/^(BEGIN; SET LOCAL app\.counties = '\{[\d,]*\}'|COMMIT|ROLLBACK)$/.test(text))).toEqual([])
    expect(unseenFragments(fragments, sent)).toEqual(Object.keys(notSeen).sort())
    expect(base.defects).toEqual([])
  })
  it('keeps each tenant table it names to one county by its own conditions, or says why not', async () => {
    const found: Record<string, string[]> = {}
    const touched = new Set<string>()
    for (const { name, text } of log.sent.values()) {
      if (name === null) continue
      const { tables, untied } = await planOf(owner, text, tenants)
      for (const table of tables) touched.add(table)
      if (untied.length > 0) found[name] = untied
    }
    expect(Object.keys(found).filter((name) => overSeveralCounties[name] === undefined).map((name) => [name, found[name]])).toEqual([])
    expect(Object.keys(overSeveralCounties).filter((name) => found[name] === undefined)).toEqual([])
    expect([...new Set([...tenants.values()].map(({ table }) => table))].filter((table) => !touched.has(table))).toEqual([])
  })
})

describe('the look at a plan', () => {
  it.each([
    ['no county', 'SELECT name FROM residents.resident WHERE id = $1::uuid', ['read residents.resident resident']],
    ['a county on one side only', 'SELECT r.name FROM contracts.contract c JOIN residents.resident r ON r.id = c.resident_id WHERE c.county_code = $1', ['read residents.resident r']],
    ['a county in the condition of an outer join', 'SELECT c.id, r.name FROM contracts.contract c LEFT JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id AND r.county_code = $1', ['read contracts.contract c']],
    ['a county or something else', 'SELECT name FROM residents.resident WHERE county_code = $1 OR birth_on = $2', ['read residents.resident resident']],
    ['several counties', 'SELECT name FROM residents.resident WHERE county_code = ANY ($1::int[])', ['read residents.resident resident']],
    ['any county but one', 'SELECT name FROM residents.resident WHERE county_code <> $1', ['read residents.resident resident']],
    ['a subquery without', "SELECT t.name FROM organisations.team t WHERE t.county_code = $1 AND EXISTS (SELECT FROM organisations.team_member m WHERE m.team_id = t.id)", ['read organisations.team_member m']],
    ['a change without', "UPDATE contracts.contract SET state = 'ended' WHERE id = $1::uuid", ['read contracts.contract contract']],
    ['a deletion without, within a part', 'WITH gone AS (DELETE FROM platform.outbox WHERE id = $1::uuid RETURNING id) SELECT count(*) FROM gone', ['read platform.outbox outbox']],
    ['rows copied with their own county', 'INSERT INTO statistics.stat_flow_county (county_code, day, began, ended) SELECT county_code, day, sum(began), sum(ended) FROM statistics.stat_flow GROUP BY 1, 2', ['Insert statistics.stat_flow_county stat_flow_county', 'read statistics.stat_flow stat_flow']],
  ])('finds %s', async (_, text, untied) => expect((await planOf(owner, text, tenants)).untied.sort()).toEqual(untied))
  it.each([
    ['a county on both', 'SELECT r.name FROM contracts.contract c JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id WHERE c.county_code = $1'],
    ['an outer join to the same county', 'SELECT c.id, r.name FROM contracts.contract c LEFT JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id WHERE c.county_code = $1'],
    ['a row written with its county', "INSERT INTO platform.outbox (county_code, id, topic, subject_id, at) VALUES ($1, $2, 'x', $3, $4)"],
    ['a partitioned table', 'SELECT id FROM audit.event WHERE county_code = $1 AND year >= 2026'],
  ])('is content with %s', async (_, text) => expect(await planOf(owner, text, tenants)).toMatchObject({ untied: [], tables: [expect.any(String), ...(/JOIN/.test(text) ? [expect.any(String)] : [])] }))
})
