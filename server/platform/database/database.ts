import pg from 'pg'
import { openLine } from './line.ts'
import type { Statement } from './statement.ts'

// Days stay text and whole numbers stay numbers; counts never reach 2^53.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export type Run = <P, Row>(statement: Statement<P, Row>, params: P) => Promise<Row[]>
export type Database = {
  /** Runs one prepared statement, which is one transaction. `countyCodes` is what row security lets it see. */
  run<P, Row>(statement: Statement<P, Row>, params: P, countyCodes: readonly number[]): Promise<Row[]>
  /** Runs several statements in one transaction on a connection of their own; an error rolls all of them back. */
  transact<T>(countyCodes: readonly number[], work: (run: Run, client: pg.PoolClient) => Promise<T>): Promise<T>
  close(): Promise<void>
}
export type DatabaseSettings = { url: string; lines?: number; most?: number }

/**
 * A few connections that all requests share: statements are sent without waiting for those before them (pipelining). That is
 * safe because none leaves a transaction open, so nobody holds a lock while waiting in line. Each goes to the shortest line.
 * Transactions of several statements take a connection from a pool beside them.
 */
export function openDatabase({ url, lines: count = 4, most = 8 }: DatabaseSettings): Database {
  const lines = Array.from({ length: count }, () => openLine(url))
  const pool = new pg.Pool({ connectionString: url, max: most, idleTimeoutMillis: 30_000 })
  pool.on('error', () => {}) // An idle connection that broke is replaced when next needed.
  // One in use tells its statements; but the pool has no ear for it meanwhile, and an error that nobody hears ends the process.
  pool.on('connect', (client) => { client.on('error', () => {}) })
  return {
    run: (statement, params, countyCodes) => unlessDeadlocked(async () => {
      const line = lines.reduce((shortest, other) => (other.waiting < shortest.waiting ? other : shortest))
      line.waiting++
      try {
        const client = await line.connected()
        const query = { name: statement.name, text: statement.text, values: statement.bind(params) }
        // Queued in one go, so they travel together and nobody comes between.
        const flight = [client.query(beginFor(countyCodes)), client.query(query), client.query('COMMIT')] as const
        const steps = await Promise.allSettled(flight)
        for (const step of steps) if (step.status === 'rejected') throw step.reason
        return (steps[1] as PromiseFulfilledResult<pg.QueryResult>).value.rows
      } finally {
        line.waiting--
      }
    }),
    transact: (countyCodes, work) => unlessDeadlocked(async () => {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query(beginFor(countyCodes))
        const run: Run = async (statement, params) => (await client.query({ name: statement.name, text: statement.text, values: statement.bind(params) })).rows
        const done = await work(run, client)
        await client.query('COMMIT')
        return done
      } catch (error) {
        await client.query('ROLLBACK').catch((failed: Error) => { broken = failed })
        throw error
      } finally {
        client.release(broken)
      }
    }),
    async close() {
      await Promise.all([pool.end(), ...lines.map((line) => line.end())])
    },
  }
}

/** Two that waited for each other: PostgreSQL has rolled one of them back whole, so it may simply go again. */
async function unlessDeadlocked<T>(work: () => Promise<T>, goes = 3): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (goes > 1 && error instanceof pg.DatabaseError && error.code === '40P01') return unlessDeadlocked(work, goes - 1)
    throw error
  }
}

/** SET LOCAL is literal because Citus passes only that on to its workers. */
const beginFor = (countyCodes: readonly number[]): string => `BEGIN; SET LOCAL app.counties = '{${countyCodes.map(Number).join()}}'`

/** The constraint a statement ran into, if that is why it failed. Citus appends the shard's number. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof pg.DatabaseError) || !error.code?.startsWith('23')) return undefined
  return error.constraint?.replace(/_\d+$/, '')
}
