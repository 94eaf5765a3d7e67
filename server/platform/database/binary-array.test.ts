import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import './database.ts' // days stay text
import { byteStrings, days, texts, truths, uuids, wholes } from './binary-array.ts'

let client: pg.Client
beforeAll(async () => {
  client = new pg.Client(inject('postgresUrl'))
  await client.connect()
})
afterAll(() => client.end())

it.each([
  ['text', texts, ['甲', '', 'a"b\\{},NULL', '𠮷', null]],
  ['bytea', byteStrings, [Buffer.from([0, 255, 92]), Buffer.alloc(0), null]],
  ['uuid', uuids, ['019a0000-0000-7000-8000-0000000000ff', null]],
  ['date', days, ['2000-01-01', '1899-12-31', '2026-11-28', '2024-02-29', null]],
  ['int', wholes, [0, -1, 2_147_483_647, null]],
  ['boolean', truths, [true, false, null]],
] as const)('%s[] arrives as it was, also when it is empty or all null', async (type, encoded, values) => {
  const encode = encoded as (values: readonly unknown[]) => Buffer
  for (const given of [values, [], [null, null]]) {
    const { rows } = await client.query(`SELECT value FROM unnest($1::${type}[]) WITH ORDINALITY AS given (value, place) ORDER BY place`, [encode(given)])
    expect(rows.map(({ value }) => value)).toEqual(given)
  }
})
