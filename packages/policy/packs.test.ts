import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPackTests, readPolicies, runPackTest } from './index.ts'

const folder = join(import.meta.dirname, '..', '..', 'policies')
const { packs, problems } = readPolicies(folder)
const places = readdirSync(folder).filter((name) => /^\d{6}-/.test(name)).sort()
const placeOf = (region: string) => places.find((name) => name.startsWith(`${region}-`)) ?? region

it('every folder of a region is a pack that reads without a problem', () => {
  expect(problems).toEqual([])
  expect([...packs.keys()]).toEqual(places.map((name) => name.slice(0, 6)))
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
