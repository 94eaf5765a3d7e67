import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

type Broken = { rule: string; from: string; to: string }
type Check = {
  findBrokenBoundaries(root: string): Promise<{ broken: Broken[]; files: string[] }>
  findModulesWithoutRow(root: string, modules: object): string[]
}
const house = join(import.meta.dirname, '..')
const load = async <T>(file: string) => (await import(join(house, file))) as T
const { findBrokenBoundaries, findModulesWithoutRow } = await load<Check>('scripts/testing/check-boundaries.mjs')
const { modules } = await load<{ modules: Record<string, string[]> }>('architecture.mjs')
const { default: config } = await load<{ default: { forbidden: { name: string }[] } }>('.dependency-cruiser.mjs')

/** One planted violation per rule: the file, and what it wrongly imports. A rule without a line here fails the first test. */
const planted: Record<string, [file: string, wrong: string]> = {
  'everything-resolves': ['packages/kernel/lost.ts', './nowhere.ts'],
  'no-cycles': ['server/modules/regions/egg.ts', './hen.ts'],
  'kernel-is-bottom': ['packages/kernel/knowing.ts', '#policy/fee.ts'],
  'rules-know-no-policy': ['packages/rules/knowing.ts', '#policy/fee.ts'],
  'packages-are-below-apps': ['packages/policy/calling.ts', '#platform/clock.ts'],
  'packages-touch-nothing': ['packages/policy/reading.ts', 'node:fs'],
  'packages-need-little': ['packages/policy/asking.ts', 'pg'],
  'browsers-ask-the-server': ['console/src/features/teams/computing.ts', '#policy/fee.ts'],
  'browsers-have-no-node': ['console/src/app/reading.ts', 'node:fs'],
  'features-do-not-meet': ['phone/src/features/teams/borrowing.ts', '../contracts/page.ts'],
  'kit-knows-no-feature': ['console/src/kit/knowing.ts', '../features/contracts/page.ts'],
  'domain-is-pure': ['server/modules/regions/domain/asking.ts', '#platform/clock.ts'],
  'front-door-only': ['server/modules/policy/climbing.ts', '../regions/store.ts'],
  'every-module-has-its-row': ['server/modules/newcomer/arriving.ts', '#kernel/day.ts'],
  'platform-is-below-modules': ['server/platform/knowing.ts', '../modules/regions/index.ts'],
  'server-knows-no-script': ['server/modules/regions/seeding.ts', '../../../scripts/demo/demo-people.ts'],
  'demonstration-has-its-doors': ['server/compose.ts', '../scripts/screenshots.ts'],
  'no-test-in-the-product': ['server/modules/regions/leaning.ts', '../../testing/a-county.ts'],
  'no-tool-in-the-product': ['server/platform/measuring.ts', 'fast-check'],
}
for (const [name, row] of Object.entries(modules)) {
  const stranger = Object.keys(modules).find((other) => other !== name && !row.includes(other))
  if (stranger) planted[`${name}-calls-only-its-row`] = [`server/modules/${name}/visiting.ts`, `../${stranger}/index.ts`]
}

const aliases: Record<string, string> = { '#kernel/': 'packages/kernel/', '#policy/': 'packages/policy/', '#platform/': 'server/platform/' }
const lawful = ['server/modules/residents/asking.ts', '../regions/index.ts'] as const
const root = mkdtempSync(join(tmpdir(), 'boundaries-'))
let found: Broken[] = []

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** Writes a file that imports `target`, and the target, so that only the boundary is wrong. */
function plant(file: string, target: string) {
  write(file, `import * as there from '${target}'\nexport const here = there\n`)
  if (file === planted['everything-resolves']?.[0] || target.startsWith('node:')) return
  const alias = Object.keys(aliases).find((prefix) => target.startsWith(prefix))
  if (alias) return write(target.replace(alias, aliases[alias] as string), 'export const there = 1\n')
  if (target.startsWith('.')) return write(join(dirname(file), target), target === './hen.ts' ? `import * as egg from './egg.ts'\nexport const hen = egg\n` : 'export const there = 1\n')
  write(`node_modules/${target}/package.json`, JSON.stringify({ name: target, version: '1.0.0', main: 'index.js' }))
  write(`node_modules/${target}/index.js`, 'export const there = 1\n')
}

beforeAll(async () => {
  copyFileSync(join(house, 'package.json'), join(root, 'package.json'))
  for (const [file, target] of [...Object.values(planted), lawful]) plant(file, target)
  found = (await findBrokenBoundaries(root)).broken
}, 60_000)
afterAll(() => rmSync(root, { recursive: true }))

it('every rule has a planted violation', () => {
  const everyoneKnown = Object.entries(modules).filter(([, row]) => row.length === Object.keys(modules).length - 1).map(([name]) => `${name}-calls-only-its-row`)
  expect([...Object.keys(planted), ...everyoneKnown].sort()).toEqual(config.forbidden.map((rule) => rule.name).sort())
})

it.each(Object.entries(planted))('%s is caught', (rule, [file]) => {
  expect(found.filter((one) => one.from === file).map((one) => one.rule)).toContain(rule)
})

it('what the table allows is not caught', () => {
  expect(found.filter((one) => one.from === lawful[0])).toEqual([])
})

it('a module without a row is found even when it imports nothing', () => {
  expect(findModulesWithoutRow(root, modules)).toEqual(['newcomer'])
})

it('the real house is read whole', async () => {
  const { files } = await findBrokenBoundaries(house)
  for (const room of ['packages/kernel/', 'packages/rules/', 'packages/policy/', 'packages/api/', 'server/platform/', 'server/modules/', 'console/src/app/', 'console/src/kit/', 'phone/src/app/', 'phone/src/kit/', 'scripts/', 'acceptance/'])
    expect(files.filter((file) => file.startsWith(room)).length, room).toBeGreaterThan(3)
}, 60_000)
