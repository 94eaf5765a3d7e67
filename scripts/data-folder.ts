import { join, resolve } from 'node:path'

/** The data folder a command works on: JIAYI_DATA, else `data` of this project. */
export const dataFolder = (): string => resolve(process.env.JIAYI_DATA || join(import.meta.dirname, '..', 'data'))

/** One line on the terminal that is written over as work goes on; nothing when the output is no terminal. */
export function showProgress(done: number, total: number, what: string): void {
  if (!process.stderr.isTTY) return
  const share = total > 0 ? Math.min(1, done / total) : 1
  process.stderr.write(`\r${what} [${'#'.repeat(Math.round(share * 30)).padEnd(30, '.')}] ${Math.round(share * 100)}%  `)
  if (share === 1) process.stderr.write('\n')
}
