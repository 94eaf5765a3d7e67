import { createHash } from 'node:crypto'
import { localDate } from '#kernel/local-date.ts'
import { loadPacks, type Pack } from '#policy/index.ts'
import { policiesFolder } from '../policies-folder.ts'
import { type Demo, writeDemo } from '../seed-demo.ts'

export const on = localDate('2026-11-24')
export const pack = loadPacks(policiesFolder).get('500112') as Pack
/** The live demo county; in place of sealed bytes and digests stands what they are of. */
export const aDemo = (more: Partial<Demo> = {}): Demo => ({
  on, pack, seal: ({ column, id }, text) => Buffer.from(`${column} ${id} ${text}`), index: (purpose, value) => Buffer.from(`${purpose} ${value}`), ...more,
})

/** One digest over every row of every table. */
export async function digestOfDemo(demo: Demo): Promise<string> {
  const hash = createHash('sha256')
  await writeDemo({
    copy: async (table, columns, lines) => {
      hash.update(`${table} ${columns}\n`)
      let rows = 0
      for (const line of lines) {
        hash.update(line)
        rows++
      }
      return rows
    },
    run: async () => {},
  }, demo)
  return hash.digest('hex')
}
