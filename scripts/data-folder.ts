import { join, resolve } from 'node:path'
import { runningDatabase } from '../server/platform/backup/backup.ts'
import { BadUsage } from './command-line.ts'

/** The data folder a command works on: JIAYI_DATA, else `data` of this project. */
export const dataFolder = (): string => resolve(process.env.JIAYI_DATA || join(import.meta.dirname, '..', 'data'))

/** The database a command works on: DATABASE_URL, else the running one of the data folder. @throws BadUsage where there is none */
export function databaseOrSay(): string {
  try {
    return process.env.DATABASE_URL ?? runningDatabase(dataFolder())
  } catch (error) {
    throw new BadUsage((error as Error).message)
  }
}

/** One line on the terminal that is written over as work goes on; nothing when the output is no terminal. */
export function showProgress(done: number, total: number, what: string): void {
  if (!process.stderr.isTTY) return
  const share = total > 0 ? Math.min(1, done / total) : 1
  process.stderr.write(`\r${what} [${'#'.repeat(Math.round(share * 30)).padEnd(30, '.')}] ${Math.round(share * 100)}%  `)
  if (share === 1) process.stderr.write('\n')
}
