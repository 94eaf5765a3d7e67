import type { ExportWords } from '#platform/export-source.ts'
import type { Context } from '#platform/http/context.ts'
import { describeFilter, nameOfPlace } from './describe-filter.ts'
import type { ExportRow } from './store.ts'
import { wordOf } from './words-of.ts'

const chinaAheadMs = 8 * 3_600_000
/** An instant as a clock in China shows it: 2026-11-24 12:00. */
const minuteOf = (at: string): string => new Date(Date.parse(at) + chinaAheadMs).toISOString().slice(0, 16).replace('T', ' ')

/** What a file says of itself: its title, the lines above the list, the mark on every page, its name on the disk. */
export function headOf(row: ExportRow, words: ExportWords) {
  const title = wordOf(words.exports.list, row.list)
  const minute = minuteOf(row.createdAt)
  const number = row.id.slice(-8)
  return {
    title, mark: `${row.accountName} ${minute} ${number}`, fileName: `${title}-${minute.replace(/[- :]/g, '')}-${number}.${row.format}`,
    async lines({ run, actor }: Context): Promise<string[]> {
      const chosen = await describeFilter(run, actor.countyCode, row.filter, words)
      const place = await nameOfPlace(run, String(actor.countyCode))
      const say = (key: keyof typeof words.exports.head, value: string) => `${words.exports.head[key]}${words.exports.is}${value}`
      return [
        title, say('chosen', chosen.length === 0 ? words.exports.all : chosen.join(words.exports.and)),
        [say('by', row.accountName), say('at', minute), say('place', place), say('number', row.id)].join('　'), row.isWhole ? say('whole', row.reason ?? '') : words.exports.masked,
      ]
    },
  }
}
