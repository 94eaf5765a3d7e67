import { residents } from '#api/wording/zh/residents.ts'
import { documentKindCodes, type DocumentKind } from '#kernel/identity-document.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { TableRow } from '#platform/spreadsheet/table.ts'
import type { ImportPerson } from '../../residents/index.ts'
import { reason } from '../errors.ts'
import type { Key } from './columns.ts'
import { listOf, type ReadRow, readCells, readDay } from './read-cells.ts'


/** Kinds of documents by the words people use for them. */
export const documentKinds = new Map<string, DocumentKind>(documentKindCodes.flatMap((kind) => [[residents.documentKind[kind], kind] as const, [kind, kind] as const]))
for (const [word, kind] of [['身份证', 'identity_card'], ['二代身份证', 'identity_card'], ['户口簿', 'household_register'], ['户口本', 'household_register'], ['港澳通行证', 'hk_macao_pass'], ['台胞证', 'taiwan_pass'], ['港澳台居住证', 'hk_macao_taiwan_residence'], ['出生证', 'birth_certificate'], ['出生证明', 'birth_certificate'], ['外国人永久居留证', 'foreign_permanent_residence']] as const) documentKinds.set(word, kind)
export const sexes = new Map([['男', 1], ['女', 2], ['男性', 1], ['女性', 2], ['1', 1], ['2', 2], ['m', 1], ['f', 2]])
const residences = new Map<string, 'registered' | 'migrant'>([['户籍', 'registered'], ['本地户籍', 'registered'], ['是', 'registered'], ['1', 'registered'], ['非户籍', 'migrant'], ['流动', 'migrant'], ['外地户籍', 'migrant'], ['否', 'migrant'], ['2', 'migrant']])
const relations = new Map<string, string>(Object.entries(residents.relation).map(([code, word]) => [word, code]))
for (const [word, code] of [['户主本人', '02'], ['妻子', '12'], ['丈夫', '11'], ['儿子', '20'], ['女儿', '30'], ['父', '51'], ['母', '52'], ['儿媳妇', '38'], ['孙', '41'], ['兄弟', '70'], ['其它', '80']] as const) relations.set(word, code)

/** One row of the file as a person, or everything about its cells that is not one. `mergedAt` are columns where the row lies in a merged range and carries nothing. */
export function readRow(row: TableRow, at: ReadonlyMap<Key, number>, mergedAt?: ReadonlySet<number>): ReadRow<ImportPerson, Key> {
  const { faults, fail, text, optional, needed, short, chosen, day } = readCells(row, at, mergedAt)
  const name = needed('name', 60)
  const number = needed('number').replace(/\s/g, '').toUpperCase()
  const village = needed('village')
  needed('livesHereSince')
  const person = {
    name, documentKind: chosen('documentKind', documentKinds) ?? ('identity_card' as const), number, sex: chosen('sex', sexes), bornOn: day('bornOn'), phone: short('phone', 20), village, township: optional('township'), grid: optional('grid'), address: short('address', 200),
    household: short('household', 30), relation: chosen('relation', relations), residenceKind: chosen('residenceKind', residences), livesHereSince: day('livesHereSince') as LocalDate, tags: readTags(),
  }
  return { value: faults.length > 0 ? null : person, faults }

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
