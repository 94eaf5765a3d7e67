import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localDate } from '#kernel/local-date.ts'
import { didYouMean, type Pack, type Plain, type Policies } from '#policy/index.ts'
import { describePack } from '../../server/modules/policy/domain/describe-pack.ts'

type Problem = { file: string; line: number; reason: string }

/**
 * The codes of a pack that people would see as codes, since `words` of the catalogue names them nowhere: populations, payers, roles and
 * the like, and in facts every field and code. Each with the place where it is written, and the word that was meant where one is near.
 */
export function unnamedCodes(folder: string, pack: Pack, { catalogue, placeOf }: Pick<Policies, 'catalogue' | 'placeOf'>): Problem[] {
  const entries = describePack(pack, catalogue, localDate('2026-11-24')).flatMap((topic) => topic.entries).filter(({ key }) => key !== 'words.local')
  return entries.flatMap(({ key, type, rule, values }) => {
    const isFact = ['facts', 'rows', 'list'].includes(type)
    const codes = values.flatMap(({ from, result }) => [...codesIn(result, /^fee_(funding|distribution)$/.test(rule) ? 'shares' : ''), ...(isFact ? wordsOfFact(result) : [])].map((code) => ({ code, from })))
    const firsts = codes.filter(({ code }, i) => !Object.hasOwn(catalogue.words, code) && codes.findIndex((one) => one.code === code) === i)
    return firsts.map(({ code, from }) => ({ ...lineOfCode(folder, placeOf(pack.region, ['answers', key, 'values', from]), code), reason: `${key} 用到的代码 ${code} 没有名称${didYouMean(code, Object.keys(catalogue.words), '：')}是新的代码，就在 catalogue.yaml 的 words 里写上中英文` }))
  })
}

/** Where a result holds codes: populations, parties, kinds of institution, licences, roles. */
function codesIn(value: Plain, name: string): string[] {
  if (value === null || typeof value !== 'object') return ['of', 'tag', 'leader', 'institutions', 'licences', 'optional'].includes(name) ? [String(value)] : []
  if (Array.isArray(value)) return value.flatMap((one) => codesIn(one, name))
  const parties = ['shares', 'required'].includes(name) ? Object.keys(value) : []
  return [...parties, ...Object.entries(value).flatMap(([inner, one]) => codesIn(one, inner))]
}

/** Fields and codes of a fact, except of what brings its own names or numbers. */
function wordsOfFact(value: Plain): string[] {
  if (value === null || typeof value !== 'object') return typeof value === 'string' && /^[a-z_]/.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(wordsOfFact)
  return Object.entries(value).filter(([name]) => name !== 'zh' && name !== 'en').flatMap(([name, one]) => [name, ...wordsOfFact(one)])
}

/** The first line with the code from where its value begins; the value's own where another pack brought it. */
function lineOfCode(folder: string, place: { file: string; line: number }, code: string): { file: string; line: number } {
  const path = join(folder, place.file)
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
  const at = lines.findIndex((text, i) => i >= place.line - 1 && new RegExp(`\\b${code}\\b`).test(text))
  return { file: place.file, line: at < 0 ? place.line : at + 1 }
}
