import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as wording from '#api/wording/index.ts'
import { readCatalogue } from '#policy/index.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'policies')
const { catalogue } = readCatalogue(folder)

it.each(['zh', 'en'] as const)('the screens name entries in %s as the catalogue does', (language) => {
  const entries = Object.entries(wording[language].policy.entries).flatMap(([topic, names]) => Object.entries(names).map(([name, text]) => [`${topic}.${name}`, text]))
  expect(Object.fromEntries(entries)).toEqual(Object.fromEntries(catalogue.entries.map((entry) => [entry.key, entry[language]])))
})

it('every module that uses an entry has a name on screen', () => {
  for (const { consumer } of catalogue.entries) expect(Object.keys(wording.zh.policy.modules)).toContain(consumer)
})
