import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Key, isClosingNoticed, ownValues, readPackTests, readPolicies, shapes, unnoticedInBenchmark, unnoticedSlips } from './index.ts'

const folder = join(import.meta.dirname, '..', '..', 'policies')
const { packs, folders, placeOf } = readPolicies(folder)

/** Places where only one word is ever allowed: a derived population must have its condition, a quota is always of usual residents, each of the three parts taken off a price is named once, as is each of the three ways of paying. */
const heldByShape = /\]\.recognised$| \.base$| \.less\[\d\]$|^package\.payment_kinds \[\d\]\.kind$/

describe.each([...packs.values()])('a slip in the pack of $name', (pack) => {
  const { tests } = readPackTests(folder, folders.get(pack.region) as string)
  const placed = (...path: string[]) => {
    const { file, line } = placeOf(pack.region, path)
    return `policies/${file}:${line} 改了下面这些地方，没有一条用例不成立（逐条看：npm run -s jiayi -- policy slips --region ${pack.region}）`
  }

  it.each(ownValues(pack))('is noticed in $key since $from', ({ key, from }) => {
    const { missed, refused } = unnoticedSlips({ pack, tests, key, from })
    expect(missed, placed('answers', key, 'values', from)).toEqual([])
    expect(refused.filter((at) => !/(dropped|renamed)$/.test(at) && !heldByShape.test(`${key} ${at}`))).toEqual([])
  })

  it.each(pack.bundle.benchmarks.map(({ id }) => id))('is noticed in the benchmark %s', (id) => {
    expect(unnoticedInBenchmark(pack, tests, { id }), placed('benchmarks', id)).toEqual([])
  })

  it.each((Object.keys(shapes) as Key[]).filter((key) => pack.answers[key].status === 'unknown'))('is noticed where %s is left open', (key) => {
    expect(isClosingNoticed({ pack, tests, key }), placed('answers', key)).toBe(true)
  })
})
