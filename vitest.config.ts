import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const database = 'server/testing/postgres.ts'
const county = 'acceptance/prepared-county.ts'
const long = '**/*.long.test.ts'
/** Tests of scripts that need a PostgreSQL. */
const scriptsWithDatabase = 'scripts/**/*.database.test.ts'
const never = ['**/node_modules/**', 'dist/**']

/**
 * Where a test lies says what it needs: nothing (`pure`), a PostgreSQL (`database`), a browser and the built surfaces (`browser`).
 * What takes minutes is named *.long.test.ts, needs all of that, and runs only when asked.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['{packages,policies,guidelines,scripts,console,phone,bench}/**/*.test.{ts,tsx}', 'server/modules/*/domain/**/*.test.ts'],
          exclude: [...never, long, scriptsWithDatabase],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['server/**/*.test.ts', scriptsWithDatabase],
          exclude: [...never, long, 'server/modules/*/domain/**'],
          globalSetup: existsSync(database) ? [database] : [],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['acceptance/**/*.test.ts'],
          exclude: [...never, long],
          globalSetup: [county],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 10_000, interval: 50 } },
        },
      },
      {
        test: {
          name: 'long',
          include: [long],
          exclude: never,
          fileParallelism: false,
          globalSetup: existsSync(database) ? [database] : [],
          testTimeout: 30 * 60_000,
          hookTimeout: 10 * 60_000,
        },
      },
    ],
  },
})
