import type { Database } from './database.ts'
import { compose, fragment } from './statement.ts'

const readClock = compose<{ at: Date }>()(fragment<object>('database-clock', 'SELECT clock_timestamp() AS at'))
/** Above this the two clocks may put an act on another day; below it nobody is harmed. */
const mostApartSeconds = 300

/**
 * By how many whole seconds this machine's clock is ahead of the database's (behind: negative), leaving out what the question itself took. Jobs are
 * called by the database's clock and act by this machine's, so the two must agree.
 */
export async function secondsAhead(database: Database, clock: () => number = Date.now): Promise<number> {
  const asked = clock()
  const [row] = await database.run(readClock, {}, [])
  const there = (row as { at: Date }).at.getTime()
  const answered = clock()
  return Math.trunc((there < asked ? asked - there : Math.min(0, answered - there)) / 1000)
}

/** What to tell the operator when the clocks disagree; nothing while they agree. */
export async function findClockFault(database: Database, clock?: () => number): Promise<string | undefined> {
  const seconds = await secondsAhead(database, clock)
  if (Math.abs(seconds) <= mostApartSeconds) return undefined
  return `this machine's clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} the database's: set both right, days and deadlines depend on it`
}
