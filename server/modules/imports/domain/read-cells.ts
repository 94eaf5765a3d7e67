import type { Reason } from '#kernel/decision.ts'
import { isLocalDate, type LocalDate } from '#kernel/local-date.ts'
import type { CellFlag, TableRow } from '#platform/spreadsheet/table.ts'
import { reason } from '../errors.ts'

export type CellFault<Key extends string = string> = { column: Key; reason: Reason }

/** One row as what its list is of; null when something about its cells is wrong. */
export type ReadRow<Value, Key extends string> = { value: Value | null; faults: CellFault<Key>[] }

const clean = (text: string): string => text.normalize('NFKC').replace(/[\u200b-\u200f\ufeff\u00ad]/g, '').trim()

/** A day as people write it: 2012-1-1, 2012/01/01, 2012.1.1, 2012年1月1日, 20120101, with or without a time. Undefined when it is none. */
export function readDay(text: string): LocalDate | undefined {
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/i.exec(clean(text))
  if (!parts) return undefined
  const day = `${parts[1]}-${(parts[2] ?? parts[4] ?? '').padStart(2, '0')}-${(parts[3] ?? parts[5] ?? '').padStart(2, '0')}`
  return isLocalDate(day) ? day : undefined
}
/** Several values of one cell. */
export const listOf = (text: string): string[] => text.split(/[;；、]/).map((one) => one.trim()).filter((one) => one !== '')

const flagReasons: Record<CellFlag, () => Reason> = { ruined: reason.ruined, formula: reason.formula, broken: reason.broken, long: reason.tooLong }

/**
 * The cells of one row by column, and every fault found in them while they are read. `mergedAt` are columns where the row lies in a merged range and carries
 * nothing. A cell that is flagged is told once and then reads as empty.
 */
export function readCells<Key extends string>(row: TableRow, at: ReadonlyMap<Key, number>, mergedAt: ReadonlySet<number> = new Set()) {
  const faults: CellFault<Key>[] = []
  const fail = (column: Key, why: Reason): null => { faults.push({ column, reason: why }); return null }
  const flagged = new Set<Key>()
  for (const [key, place] of at) {
    const flag = row.flags?.[place]
    if (flag) { fail(key, flagReasons[flag]()); flagged.add(key) }
    else if (mergedAt.has(place)) { fail(key, reason.merged()); flagged.add(key) }
  }
  const text = (key: Key): string => { const place = at.get(key); return place === undefined || flagged.has(key) ? '' : clean(row.cells[place] ?? '') }
  const optional = (key: Key): string | null => text(key) || null
  const short = (key: Key, most: number): string | null => { const word = optional(key); return word !== null && word.length > most ? fail(key, reason.tooLong()) : word }
  const needed = (key: Key, most = 200): string => {
    const found = text(key)
    if (found === '' && !flagged.has(key)) fail(key, reason.empty())
    if (found.length > most) fail(key, reason.tooLong())
    return found
  }
  const chosen = <T>(key: Key, words: ReadonlyMap<string, T>): T | null => { const word = optional(key); return word === null ? null : (words.get(word) ?? words.get(word.toLowerCase()) ?? fail(key, reason.noSuchWord(word.slice(0, 30)))) }
  const day = (key: Key): LocalDate | null => { const word = optional(key); return word === null ? null : (readDay(word) ?? fail(key, reason.noDay(word.slice(0, 30)))) }
  return { faults, fail, text, optional, needed, short, chosen, day }
}
