import { identityCheckCharacter } from '#kernel/identity-number.ts'
import { writeWorkbook } from '#platform/spreadsheet/write-workbook.ts'
import { type Key, residentsSheet } from './domain/columns.ts'

const { columns } = residentsSheet
export type ListRow = Partial<Record<Key, string>>
/** A number whose check character fits: born 1940 to 1999, one a serial. */
export function aNumber(serial: number): string {
  const born = `${1940 + (serial % 60)}${String(1 + (serial % 12)).padStart(2, '0')}${String(1 + (serial % 28)).padStart(2, '0')}`
  const first = `110105${born}${String(Math.floor(serial / 420) % 1000).padStart(3, '0')}`
  return first + identityCheckCharacter(first)
}
export const aRow = (serial: number, village: string, change: ListRow = {}): ListRow => ({ name: `甄${'甲乙丙丁戊己庚辛壬癸'[serial % 10]}${'子丑寅卯辰巳午未申酉'[Math.floor(serial / 10) % 10]}`, number: aNumber(serial), village, livesHereSince: '2012-01-01', phone: `138${String(serial).padStart(8, '0')}`, address: `${serial % 30} 组 ${serial} 号`, ...change })
export const aList = (rows: readonly ListRow[], used: readonly Key[] = ['name', 'number', 'village', 'livesHereSince', 'phone', 'address', 'population', 'evidence', 'evidenceOn', 'household', 'relation']): Promise<Uint8Array> =>
  writeWorkbook([{ name: '居民', columns: used.map((key) => ({ title: columns.find((one) => one.key === key)?.title ?? key })), rows: rows.map((row) => ({ cells: used.map((key) => row[key] ?? '') })) }])
export const aCsv = (rows: readonly ListRow[], used: readonly Key[] = ['name', 'number', 'village', 'livesHereSince', 'phone', 'address']): Uint8Array =>
  new TextEncoder().encode([used.map((key) => columns.find((one) => one.key === key)?.title), ...rows.map((row) => used.map((key) => row[key] ?? ''))].map((cells) => cells.join(',')).join('\r\n'))
