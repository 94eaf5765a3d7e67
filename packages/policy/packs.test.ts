import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPackTests, readPolicies, runPackTest } from './index.ts'

const folder = join(import.meta.dirname, '..', '..', 'policies')
const { packs, problems } = readPolicies(folder)
const placeOf = (region: string) => readdirSync(folder).find((name) => name.startsWith(`${region}-`)) ?? region

it('every shipped pack reads without a problem', () => {
  expect(problems).toEqual([])
  expect([...packs.keys()]).toEqual(['000000', '110102', '310000', '310104', '310105', '310115', '320904', '330000', '330100', '350200', '430000', '450000', '500112', '510100'])
})

describe.each([...packs.values()])('$region $name', (pack) => {
  const { tests, problems: unreadable } = readPackTests(folder, placeOf(pack.region))

  it('has tests that read, no two of one name', () => {
    expect(unreadable).toEqual([])
    expect(tests.length).toBeGreaterThan(0)
    expect(new Set(tests.map(({ name }) => name)).size).toBe(tests.length)
  })

  it.each(tests)('$file: $name', (test) => {
    expect(runPackTest(pack, test)).toBeNull()
  })
})
