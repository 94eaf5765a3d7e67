import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localDate } from '#kernel/local-date.ts'
import type { Catalogue, Pack, Plain } from '#policy/index.ts'
import { describePack } from '../../server/modules/policy/domain/describe-pack.ts'

type Problem = { file: string; line: number; reason: string }

/**
 * The codes of a pack that people would see as codes, since `words` of the catalogue names them nowhere: populations, payers, roles and
 * the like, and in facts every field and code. Each with the place where it is written. `place` is the pack's folder.
 */
export function unnamedCodes(folder: string, place: string, pack: Pack, catalogue: Catalogue): Problem[] {
  const entries = describePack(pack, catalogue, localDate('2026-11-24')).flatMap((topic) => topic.entries).filter(({ key }) => key !== 'words.local')
  return entries.flatMap(({ key, type, rule, values }) => {
    const isFact = ['facts', 'rows', 'list'].includes(type)
    const codes = values.flatMap(({ result }) => [...codesIn(result, /^fee_(funding|distribution)$/.test(rule) ? 'shares' : ''), ...(isFact ? wordsOfFact(result) : [])])
    return [...new Set(codes)].filter((code) => !Object.hasOwn(catalogue.words, code))
      .map((code) => ({ ...placeOf(folder, place, key, code), reason: `${key} 用到的代码 ${code} 没有名称：请在 catalogue.yaml 的 words 里写上中英文` }))
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

/** The first line of the topic's file that has the code; the file's first where an act, or another pack, brought it. */
function placeOf(folder: string, place: string, key: string, code: string): { file: string; line: number } {
  const file = `${place}/parameters/${key.slice(0, key.indexOf('.'))}.yaml`
  const lines = existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').split('\n') : []
  return { file, line: Math.max(1, lines.findIndex((text) => new RegExp(`\\b${code}\\b`).test(text)) + 1) }
}
