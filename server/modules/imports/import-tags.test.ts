import { afterAll, beforeAll, expect, it } from 'vitest'
import { importErrorsEndpoint, importTemplateEndpoint } from '#api/imports.ts'
import { addTagEndpoint, endTagEndpoint, registerResidentEndpoint } from '#api/residents.ts'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { aCounty, type TestCounty } from '../../testing/a-county.ts'
import { shippedPolicies } from '../../testing/shipped-policies.ts'
import { aDatabase } from '../../testing/test-database.ts'
import { residentsRoutes } from '../residents/index.ts'
import { rowsOf } from '#platform/spreadsheet/spreadsheet.fixture.ts'
import { readTable } from '#platform/spreadsheet/read-table.ts'
import { aListOf, bringing, codesOf } from './bring-list.fixture.ts'
import { type TagKey, tagsSheet } from './domain/tag-columns.ts'
import { aNumber } from './imports.fixture.ts'
import { importsRoutes } from './routes.ts'
import type { ImportsUsing } from './using.ts'

let base: Awaited<ReturnType<typeof aDatabase>>
let using: ImportsUsing
beforeAll(async () => {
  const [keys, policies] = [keysOfFile(newKeyFile('demo')), shippedPolicies()]
  base = await aDatabase(({ database, files }) => {
    using = { keys, files, policies }
    return [...importsRoutes(using), ...residentsRoutes({ database, keys, policies, holdsContract: async () => false })]
  })
})
afterAll(() => base.close())

type Row = Partial<Record<TagKey, string>>
const aTag = (serial: number, change: Row = {}): Row => ({ name: '罗玉珍', number: aNumber(serial), population: '高血压', evidence: '诊断记录', evidenceBy: '区人民医院', evidenceOn: '2025-03-01', ...change })
const aListOfTags = (...rows: Row[]) => aListOf(tagsSheet, rows)
const kind = () => bringing(base, () => using, 'tags')

/** Registers somebody by hand, as a desk does. */
async function register(county: TestCounty, serial: number, { place = county.town, actor = county.actors.doctor, name = '罗玉珍' } = {}): Promise<string> {
  const { status, body } = await base.ask(actor, registerResidentEndpoint, { name, document: { kind: 'identity_card', number: aNumber(serial) }, villageCode: place.villageCode, residenceKind: 'registered', livesHereSince: '2012-01-01' })
  expect([status, body]).toMatchObject([200, {}])
  return body.residentId
}
const populations = async (residentId: string) => (await base.rows('SELECT populations FROM residents.resident WHERE id = $1', residentId))[0].populations as string[]
/** How many people the county's counts have under a population. */
const counted = async ({ countyCode }: TestCounty, population: string) => (await base.rows('SELECT coalesce(sum(residents), 0)::int AS n FROM statistics.cover_delta WHERE county_code = $1 AND population = $2', countyCode, population))[0].n

it('gives people who are known their populations, with the paper and from its day on', async () => {
  const county = await aCounty(base)
  const { commission } = county.actors
  const [one, other] = [await register(county, 5001), await register(county, 5002)]
  const list = await aListOfTags(aTag(5001, { evidenceNumber: 'H-1' }), aTag(5001, { population: '糖尿病患者' }), aTag(5002, { population: '残疾人', evidence: '残疾人证', evidenceBy: '区残联' }))
  const checked = await kind().check(county, commission, list)
  expect(checked).toMatchObject({ kind: 'tags', state: 'checked', total: 3, newRows: 3, errorRows: 0 })
  expect(await populations(one)).not.toContain('hypertension')
  expect(await kind().write(county, commission, checked.importId)).toMatchObject({ state: 'done', newRows: 3, mayUndo: true })
  expect(await populations(one)).toEqual(expect.arrayContaining(['diabetes', 'hypertension']))
  expect(await populations(other)).toContain('disabled')
  expect(await base.rows(`SELECT origin, evidence, valid_from, recorded_by FROM residents.population_tag WHERE resident_id = $1 AND population = 'hypertension'`, one))
    .toMatchObject([{ origin: 'diagnosed', evidence: { document: '诊断记录', number: 'H-1', by: '区人民医院' }, valid_from: '2025-03-01', recorded_by: commission.accountId }])
  expect(await counted(county, 'hypertension')).toBe(1)
})

it('says of every wrong row what is wrong and where, and writes the others', async () => {
  const county = await aCounty(base)
  const { manager, commission } = county.actors
  for (const serial of [5101, 5102, 5103, 5104, 5105, 5106]) await register(county, serial)
  await register(county, 5110, { place: county.country, actor: county.actors.otherDoctor })
  const rows = [
    aTag(5101), // 2: good
    aTag(5102, { name: '别人' }), // 3
    aTag(5199), // 4: nobody
    aTag(5110), // 5: of another institution
    aTag(5103, { population: '仙人' }), // 6
    aTag(5103, { population: '老年人' }), // 7: follows from age
    aTag(5104, { evidenceOn: '2026-11-25' }), // 8: tomorrow
    aTag(5104, { number: `${aNumber(5104).slice(0, 17)}?` }), // 9
    aTag(5105), aTag(5105), // 10, 11: twice
    aTag(5106, { evidenceBy: '' }), // 12
  ]
  const checked = await kind().check(county, manager, await aListOfTags(...rows))
  expect(codesOf(checked.faults)).toEqual([
    '3 name RESIDENTS.KNOWN_BY_OTHER_NAME', '4 number RESIDENTS.NOT_REGISTERED', '5 number RESIDENTS.OF_OTHERS', '6 population RESIDENTS.POPULATION_UNKNOWN', '7 population RESIDENTS.DERIVED_POPULATION',
    '8 evidenceOn RESIDENTS.LATER_THAN_TODAY', expect.stringMatching(/^9 number IDENTITY\./), '10 number IMPORTS.TWICE_IN_FILE', '11 number IMPORTS.TWICE_IN_FILE', '12 evidenceBy IMPORTS.CELL_EMPTY',
  ])
  expect(await kind().write(county, manager, checked.importId)).toMatchObject({ newRows: 1, errorRows: 10 })
  const { bytes } = await base.ask(manager, importErrorsEndpoint, { importId: checked.importId })
  const [head, first] = await rowsOf(await readTable(bytes, 'a.xlsx', { mostRows: 100, mostBytes: 1_000_000 }))
  expect(head?.cells.at(-1)).toBe('错误原因')
  expect(first?.cells.at(-1)).toBe('姓名：这个证件号已登记在另一个姓名下，请核对姓名和证件')
  // The commission reaches both places.
  expect(await kind().check(county, commission, await aListOfTags(aTag(5110)))).toMatchObject({ newRows: 1 })
})

it('brought again gives nothing twice, and an unusual age is told and taken', async () => {
  const county = await aCounty(base)
  const { commission } = county.actors
  const residentId = await register(county, 5201)
  const list = await aListOfTags(aTag(5201))
  await kind().bring(county, commission, list)
  expect(await kind().check(county, commission, list)).toMatchObject({ newRows: 0, duplicateRows: 1, errorRows: 0 })
  const [{ sex, birth_on: born }] = await base.rows('SELECT sex, birth_on FROM residents.resident WHERE id = $1', residentId)
  expect([sex, born.slice(0, 4)]).toEqual([2, '1981'])
  const pregnant = await kind().check(county, commission, await aListOfTags(aTag(5201, { population: '孕产妇', evidenceOn: '1985-03-01' })))
  expect(pregnant).toMatchObject({ newRows: 1, errorRows: 0, warnedRows: 1, warnings: [{ row: 2, faults: [{ column: 'evidenceOn', code: 'RESIDENTS.UNUSUAL_AGE_IN_LIST' }] }] })
  expect(await kind().write(county, commission, pregnant.importId)).toMatchObject({ state: 'done', newRows: 1, warnedRows: 1 })
})

it('taken back, what was given goes and what somebody ended since stays', async () => {
  const county = await aCounty(base)
  const { commission, doctor } = county.actors
  const [one, other] = [await register(county, 5301), await register(county, 5302)]
  const { importId } = await kind().bring(county, commission, await aListOfTags(aTag(5301), aTag(5302)))
  await base.ask(doctor, addTagEndpoint, { residentId: one, population: 'diabetes', validFrom: '2026-01-05', evidence: { document: '诊断记录', by: '区人民医院' } })
  const [{ id: tagId }] = await base.rows(`SELECT id FROM residents.population_tag WHERE resident_id = $1 AND population = 'hypertension'`, other)
  expect((await base.ask(doctor, endTagEndpoint, { residentId: other, tagId, validUntil: '2026-11-24', reason: '误诊更正' })).status).toBe(200)
  expect(await kind().undo(county, commission, importId)).toMatchObject({ state: 'undone', undoneRows: 1, keptRows: 1 })
  expect(await populations(one)).toContain('diabetes')
  expect(await populations(one)).not.toContain('hypertension')
  expect(await base.rows(`SELECT id FROM residents.population_tag WHERE resident_id = $1 AND population = 'hypertension'`, other)).toEqual([{ id: tagId }])
  expect([await counted(county, 'hypertension'), await counted(county, 'diabetes'), await counted(county, 'all')]).toEqual([0, 1, 2])
})

it('the template offers the county’s populations, and its example is refused', async () => {
  const county = await aCounty(base)
  const { bytes } = await base.ask(county.actors.manager, importTemplateEndpoint, { kind: 'tags' })
  const checked = await kind().check(county, county.actors.manager, bytes)
  expect(codesOf(checked.faults)).toEqual(['2 number IDENTITY.CHECK_DIGIT'])
})
