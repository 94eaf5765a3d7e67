import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as wording from '#api/wording/index.ts'

type Texts = { [key: string]: string | Texts }
const root = new URL('../../', import.meta.url).pathname
const flat = (texts: Texts, before = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[before + key, text] as [string, string]] : flat(text, `${before}${key}.`),
  )
const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name))
const sources = ['console/src', 'phone/src']
  .flatMap(files)
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file: file.slice(root.length), text: readFileSync(file, 'utf8') }))
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')

const zh = wording.zh as unknown as Record<string, Texts>
const en = wording.en as unknown as Record<string, Texts>
const modules = Object.keys(zh)

/** A file's name is its namespace: `service-packages.ts` may be registered as servicePackages. */
const namespace = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

test('every wording file is registered in both languages', () => {
  for (const language of ['zh', 'en'] as const) {
    const names = readdirSync(join(root, 'packages/api/wording', language)).map((file) => namespace(file.replace(/\.ts$/, '')))
    expect(Object.keys(wording[language]).sort(), language).toEqual(names.sort())
  }
})

test.each(modules)('%s: both languages have the same keys and the same parameters', (module) => {
  const inZh = new Map(flat(zh[module]!))
  const inEn = new Map(flat(en[module] ?? {}))
  expect([...inEn.keys()].sort()).toEqual([...inZh.keys()].sort())
  const parameters = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]))].sort()
  for (const [key, text] of inZh) expect(parameters(inEn.get(key)!), `${module}:${key}`).toEqual(parameters(text))
})

test.each(modules)('%s: no text is empty', (module) => {
  for (const [key, text] of [...flat(zh[module]!), ...flat(en[module] ?? {})]) expect(text.trim(), `${module}:${key}`).not.toBe('')
})

test('no component holds Chinese words of its own', () => {
  const found = sources
    .filter(({ file }) => file.endsWith('.tsx'))
    .flatMap(({ file, text }) =>
      withoutComments(text)
        .split('\n')
        .filter((line) => /\p{Script=Han}/u.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
  expect(found).toEqual([])
})

/** The keys a file asks for by name: `t('list.title')` in one of its namespaces, or `t('residents:list.title')`. */
function askedKeys(text: string): string[][] {
  const own = [...text.matchAll(/useTranslation\((?:\[)?((?:'[\w-]+'(?:,\s*)?)+)/g)].flatMap((match) =>
    [...match[1]!.matchAll(/'([\w-]+)'/g)].map((one) => one[1]!),
  )
  const names = [...new Set([...own, 'shell'])]
  const asked = [...text.matchAll(/\b(?:t|i18n\.t)\(\s*'([^'${}]+)'/g)].map((match) => match[1]!)
  const titles = [...text.matchAll(/(?:title|label): '([\w-]+:[\w.]+)'/g)].map((match) => match[1]!)
  return [...asked, ...titles].map((key) => (key.includes(':') ? [key] : names.map((name) => `${name}:${key}`)))
}
const known = new Set(modules.flatMap((module) => flat(zh[module]!).map(([key]) => `${module}:${key}`)))
const canonical = (key: string) => `${namespace(key.split(':')[0]!)}:${key.split(':').slice(1).join(':')}`
const isKnown = (key: string) => [key, `${key}_one`, `${key}_other`].some((one) => known.has(canonical(one)))

test('every text that is asked for exists', () => {
  const missing = sources.flatMap(({ file, text }) =>
    askedKeys(text)
      .filter((keys) => !keys.some(isKnown))
      .map((keys) => `${file}: ${keys.join(' or ')}`),
  )
  expect(missing).toEqual([])
})

/** What the server prints, as `zh.contracts.staffRole`, or `words.exports.list` in a file's language; refusals it sends as codes are asked by those. */
const printed = files('server')
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\b(?:zh|words)\.(\w+)\.(\w+)/g)].map((match) => `${match[1]}:${match[2]}.`))

/** Keys built from a code (`t(`role.${me.role}`)`) count as asked by their beginning; a plural by the word it is a plural of. */
test.each(modules)('%s: no text is left over', (module) => {
  const all = sources.map(({ text }) => text).join('\n')
  const beginnings = [...all.matchAll(/`(?:[\w-]+:)?([\w.]+\.)\$\{/g)].map((match) => match[1]!)
  const left = flat(zh[module]!)
    .map(([key]) => key.replace(/_(one|other)$/, ''))
    .filter(
      (key) =>
        !key.startsWith('errors.') &&
        !beginnings.some((beginning) => key.startsWith(beginning)) &&
        !printed.some((beginning) => `${module}:${key}.`.startsWith(beginning)) &&
        !all.includes(`'${key}'`) &&
        !all.includes(`i18nKey="${key}"`) &&
        !all.includes(`:${key}'`),
    )
  expect(left).toEqual([])
})

test('every relation the demo county knows and the whole tens of GB/T 4761, and the 56 nations of GB/T 3304, have a name', () => {
  const { relation, nation } = wording.zh.residents
  const tens = ['02', ...[2, 3, 4, 5, 6, 7].flatMap((ten) => Array.from({ length: 10 }, (_, unit) => `${ten}${unit}`))]
  expect(tens.filter((code) => !(code in relation))).toEqual([])
  expect([relation['41'], relation['42'], relation['38'], relation['95']]).toEqual(['孙子', '孙女', '儿媳', '外甥'])
  const codes = Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0'))
  expect(codes.map((code) => (nation as Record<string, string>)[code]?.at(-1))).toEqual(codes.map(() => '族'))
  expect([nation['01'], nation['15'], nation['56']]).toEqual(['汉族', '土家族', '基诺族'])
})
