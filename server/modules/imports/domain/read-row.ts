import { residents } from '#api/wording/zh/residents.ts'
import type { Reason } from '#kernel/decision.ts'
import { documentKindCodes, type DocumentKind } from '#kernel/identity-document.ts'
import { isLocalDate, type LocalDate } from '#kernel/local-date.ts'
import type { CellFlag, TableRow } from '#platform/spreadsheet/table.ts'
import type { ImportPerson } from '../../residents/index.ts'
import { reason } from '../errors.ts'
import type { Key } from './columns.ts'

export type RowFault = { column: Key; reason: Reason }
export type ReadRow = { person: ImportPerson; faults: [] } | { person: null; faults: RowFault[] }

const clean = (text: string): string => text.normalize('NFKC').replace(/[\u200b-\u200f\ufeff\u00ad]/g, '').trim()
const kinds = new Map<string, DocumentKind>(documentKindCodes.flatMap((kind) => [[residents.documentKind[kind], kind] as const, [kind, kind] as const]))
for (const [word, kind] of [['身份证', 'identity_card'], ['二代身份证', 'identity_card'], ['户口簿', 'household_register'], ['户口本', 'household_register'], ['港澳通行证', 'hk_macao_pass'], ['台胞证', 'taiwan_pass'], ['港澳台居住证', 'hk_macao_taiwan_residence'], ['出生证', 'birth_certificate'], ['出生证明', 'birth_certificate'], ['外国人永久居留证', 'foreign_permanent_residence']] as const) kinds.set(word, kind)
const sexes = new Map([['男', 1], ['女', 2], ['男性', 1], ['女性', 2], ['1', 1], ['2', 2], ['m', 1], ['f', 2]])
const residences = new Map<string, 'registered' | 'migrant'>([['户籍', 'registered'], ['本地户籍', 'registered'], ['是', 'registered'], ['1', 'registered'], ['非户籍', 'migrant'], ['流动', 'migrant'], ['外地户籍', 'migrant'], ['否', 'migrant'], ['2', 'migrant']])
const relations = new Map<string, string>(Object.entries(residents.relation).map(([code, word]) => [word, code]))
for (const [word, code] of [['户主本人', '02'], ['妻子', '12'], ['丈夫', '11'], ['儿子', '20'], ['女儿', '30'], ['父', '51'], ['母', '52'], ['儿媳妇', '38'], ['孙', '41'], ['兄弟', '70'], ['其它', '80']] as const) relations.set(word, code)

/** A day as people write it: 2012-1-1, 2012/01/01, 2012.1.1, 2012年1月1日, 20120101, with or without a time. Undefined when it is none. */
export function readDay(text: string): LocalDate | undefined {
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/i.exec(clean(text))
  if (!parts) return undefined
  const day = `${parts[1]}-${(parts[2] ?? parts[4] ?? '').padStart(2, '0')}-${(parts[3] ?? parts[5] ?? '').padStart(2, '0')}`
  return isLocalDate(day) ? day : undefined
}

const flagReasons: Record<CellFlag, () => Reason> = { ruined: reason.ruined, formula: reason.formula, broken: reason.broken, long: reason.tooLong }
const listOf = (text: string): string[] => text.split(/[;；、]/).map((one) => one.trim()).filter((one) => one !== '')

/** One row of the file as a person, or everything about its cells that is not one. `mergedAt` are columns where the row lies in a merged range and carries nothing. */
export function readRow(row: TableRow, at: ReadonlyMap<Key, number>, mergedAt: ReadonlySet<number> = new Set()): ReadRow {
  const faults: RowFault[] = []
  const fail = (column: Key, why: Reason): null => { faults.push({ column, reason: why }); return null }
  const flagged = new Set<Key>()
  for (const [key, place] of at) {
    const flag = row.flags?.[place]
    if (flag) { fail(key, flagReasons[flag]()); flagged.add(key) }
    else if (mergedAt.has(place)) { fail(key, reason.merged()); flagged.add(key) }
  }
  const text = (key: Key): string => { const place = at.get(key); return place === undefined || flagged.has(key) ? '' : clean(row.cells[place] ?? '') }
  const optional = (key: Key): string | null => text(key) || null
  const needed = (key: Key): string => { const found = text(key); if (found === '' && !flagged.has(key)) fail(key, reason.empty()); return found }
  const chosen = <T>(key: Key, words: ReadonlyMap<string, T>): T | null => { const word = optional(key); return word === null ? null : (words.get(word) ?? words.get(word.toLowerCase()) ?? fail(key, reason.noSuchWord(word.slice(0, 30)))) }
  const day = (key: Key): LocalDate | null => { const word = optional(key); return word === null ? null : (readDay(word) ?? fail(key, reason.noDay(word.slice(0, 30)))) }
  const short = (key: Key, most: number): string | null => { const word = optional(key); return word !== null && word.length > most ? fail(key, reason.tooLong()) : word }

  const name = needed('name')
  if (name.length > 60) fail('name', reason.tooLong())
  const number = needed('number').replace(/\s/g, '').toUpperCase()
  const village = needed('village')
  needed('livesHereSince')
  const person = {
    name, documentKind: chosen('documentKind', kinds) ?? ('identity_card' as const), number, sex: chosen('sex', sexes), bornOn: day('bornOn'), phone: short('phone', 20), village, township: optional('township'), grid: optional('grid'), address: short('address', 200),
    household: short('household', 30), relation: chosen('relation', relations), residenceKind: chosen('residenceKind', residences), livesHereSince: day('livesHereSince') as LocalDate, tags: readTags(),
  }
  return faults.length > 0 ? { person: null, faults } : { person, faults: [] }

  function readTags(): ImportPerson['tags'] {
    const populations = listOf(text('population'))
    if (populations.length === 0) return []
    const each = (key: Key): string[] => { const all = listOf(text(key)); if (all.length > 1 && all.length !== populations.length) fail(key, reason.notAsMany(populations.length)); return populations.map((_, i) => all[all.length === 1 ? 0 : i] ?? '') }
    const [documents, numbers, by, days] = [each('evidence'), each('evidenceNumber'), each('evidenceBy'), each('evidenceOn')]
    return populations.map((population, i) => {
      const on = days[i] ?? ''
      const validFrom = on === '' ? null : (readDay(on) ?? fail('evidenceOn', reason.noDay(on.slice(0, 30))))
      return { population, document: (documents[i] ?? '').slice(0, 60), number: (numbers[i] ?? '').slice(0, 60), by: (by[i] ?? '').slice(0, 60), validFrom }
    })
  }
}
