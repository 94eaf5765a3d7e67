import { join } from 'node:path'
import { expect, it } from 'vitest'

const checks = (await import(join(import.meta.dirname, 'testing/check-text.mjs') as string)) as { findFaults(path: string, text: string): string[] }
const { findFaults } = checks
const lines = (count: number) => 'const a = 1\n'.repeat(count)

it.each([
  ['console/src/kit/grid.tsx', 300, 0],
  ['console/src/kit/grid.tsx', 301, 1],
  ['packages/policy/fee.test.ts', 500, 0],
  ['packages/policy/fee.test.ts', 501, 1],
  ['packages/api/wording/zh/kit.ts', 301, 0],
  ['docs/states.md', 900, 0],
])('%s with %i lines has %i faults', (path, count, faults) => {
  expect(findFaults(path, lines(count))).toHaveLength(faults)
})

it.each(['Date.now()', 'new Date()', 'Math.random()', 'randomInt(6)', 'randomBytes(10)', 'crypto.randomUUID()'])('pure code that asks %s is told', (asked) => {
  const text = `const a = 1\nexport const b = () => ${asked}\n`
  expect(findFaults('packages/kernel/now.ts', text)).toEqual([expect.stringContaining('packages/kernel/now.ts:2')])
  expect(findFaults('server/modules/contracts/domain/now.ts', text)).toHaveLength(1)
  expect(findFaults('server/modules/contracts/sign.ts', text)).toEqual([])
  expect(findFaults('packages/kernel/now.test.ts', text)).toEqual([])
})

it('a day made from a given instant is no question', () => {
  expect(findFaults('packages/kernel/day.ts', 'export const dayOf = (ms: number) => new Date(ms).toISOString()\n')).toEqual([])
})
