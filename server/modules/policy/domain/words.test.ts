import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as wording from '#api/wording/index.ts'
import { localDate } from '#kernel/local-date.ts'
import { loadPacks, type Plain, readCatalogue } from '#policy/index.ts'
import { describePack } from './describe-pack.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'policies')
const { catalogue } = readCatalogue(folder)

it.each(['zh', 'en'] as const)('the screens name codes in %s as the catalogue does', (language) => {
  expect(wording[language].policy.words).toEqual(Object.fromEntries(Object.entries(catalogue.words).map(([code, names]) => [code, names[language]])))
})

it.each(['zh', 'en'] as const)('the screens name entries in %s as the catalogue does', (language) => {
  const entries = Object.entries(wording[language].policy.entries).flatMap(([topic, names]) => Object.entries(names).map(([name, text]) => [`${topic}.${name}`, text]))
  expect(Object.fromEntries(entries)).toEqual(Object.fromEntries(catalogue.entries.map((entry) => [entry.key, entry[language]])))
})

/** Where a result holds codes: populations, parties, kinds of institution, licences, roles. */
const codesIn = (value: Plain, name = ''): string[] => {
  if (value === null || typeof value !== 'object') return ['of', 'tag', 'leader', 'institutions', 'licences', 'optional'].includes(name) ? [String(value)] : []
  if (Array.isArray(value)) return value.flatMap((one) => codesIn(one, name))
  const parties = ['shares', 'required'].includes(name) ? Object.keys(value) : []
  return [...parties, ...Object.entries(value).flatMap(([inner, one]) => codesIn(one, inner))]
}

it('every code that a pack uses has a name', () => {
  for (const pack of loadPacks(folder).values()) {
    const entries = describePack(pack, catalogue, localDate('2026-11-24')).flatMap((topic) => topic.entries).filter(({ key }) => key !== 'words.local')
    const codes = new Set(entries.flatMap(({ values, rule }) => values.flatMap(({ result }) => codesIn(result, /^fee_(funding|distribution)$/.test(rule) ? 'shares' : ''))))
    expect([...codes].filter((code) => !Object.hasOwn(catalogue.words, code))).toEqual([])
  }
})

/** Fields and codes of a fact, except of what brings its own names or numbers. */
const wordsOfFact = (value: Plain): string[] => {
  if (value === null || typeof value !== 'object') return typeof value === 'string' && /^[a-z_]/.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(wordsOfFact)
  return Object.entries(value).filter(([name]) => name !== 'zh' && name !== 'en').flatMap(([name, one]) => [name, ...wordsOfFact(one)])
}

it('every field and code of what is shown as facts has a name', () => {
  const facts = new Set(catalogue.entries.filter(({ type }) => ['facts', 'rows', 'list'].includes(type)).map(({ key }) => key))
  expect(facts.size).toBeGreaterThan(20)
  for (const pack of loadPacks(folder).values()) {
    const results = describePack(pack, catalogue, localDate('2026-11-24')).flatMap(({ entries }) => entries).filter(({ key }) => facts.has(key)).flatMap(({ values }) => values)
    expect([...new Set(results.flatMap(({ result }) => wordsOfFact(result)))].filter((code) => !Object.hasOwn(catalogue.words, code))).toEqual([])
  }
})

it('every module that uses an entry has a name on screen', () => {
  for (const { consumer } of catalogue.entries) expect(Object.keys(wording.zh.policy.modules)).toContain(consumer)
})
