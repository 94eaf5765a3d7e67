import { afterAll, beforeAll, expect, it } from 'vitest'
import { dictionariesEndpoint, type Dictionary, dictionaryKeys, exportDictionariesEndpoint } from '#api/dictionaries.ts'
import { documentKinds } from '#kernel/identity-document.ts'
import { institutionKinds, staffCategories, teamRoles } from '#api/organisations.ts'
import { unsignedDictionary } from '#api/unsigned-reasons.ts'
import { aCounty } from '../../testing/a-county.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { aDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { dictionariesRoutes } from './index.ts'

let base: TestDatabase
beforeAll(async () => { base = await aDatabase(() => dictionariesRoutes({ policies: shippedPolicies() })) })
afterAll(async () => {
  await base.close()
  expect(base.defects).toEqual([])
})

it('holds every code the product takes, once, in both languages', async () => {
  const county = await aCounty(base)
  const { items } = (await base.ask(county.actors.doctor, dictionariesEndpoint)).body as { items: Dictionary[] }
  expect(items.map(({ key }) => key)).toEqual([...dictionaryKeys])
  for (const { key, entries } of items) expect([key, new Set(entries.map(({ code }) => code)).size, entries.every((one) => one.zh !== '' && one.en !== '')]).toEqual([key, entries.length, true])
  const codesOf = (key: string) => items.find((one) => one.key === key)?.entries.map(({ code }) => code) ?? []
  expect(codesOf('unsigned_reason').sort()).toEqual(unsignedDictionary.map(({ code }) => code).sort())
  expect(codesOf('unsigned_reason')).toHaveLength(20)
  expect(codesOf('institution_kind')).toEqual([...institutionKinds])
  expect(codesOf('staff_category').sort()).toEqual([...staffCategories].sort())
  expect(codesOf('team_role')).toEqual(expect.arrayContaining([...teamRoles]))
  expect(codesOf('document_kind')).toEqual(expect.arrayContaining(Object.keys(documentKinds)))
  expect(codesOf('nation').slice(0, 2)).toEqual(['01', '02'])
  expect(codesOf('population')).toContain('hypertension') // 渝北's pack
  expect(items.find(({ key }) => key === 'population')?.keptBy).toBe('pack')
})

it('goes out as a table, one or all, and the log says so', async () => {
  const county = await aCounty(base)
  const table = async (input: object) => (await base.ask(county.actors.commission, exportDictionariesEndpoint, { ...input })).bytes.toString('utf8')
  expect(await table({ key: 'sex' })).toContain('性别,1,男,male')
  expect((await table({ key: 'sex' })).trim().split('\r\n')).toHaveLength(5)
  expect(await table({})).toContain('对口支援内容,free_clinic,义诊')
  expect((await base.rows('SELECT count(*)::int AS n FROM audit.event WHERE county_code = $1', county.countyCode))[0].n).toBe(3)
})
