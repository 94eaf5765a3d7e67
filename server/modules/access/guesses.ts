import { createHash } from 'node:crypto'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { networkOf } from '#platform/http/network-of.ts'

export const windowSeconds = 900
/** How many tries count in a quarter of an hour: at one account from one network or remembered device, at one account from anywhere, and from one network at all accounts. */
export const limits = { here: 10, account: 10, network: 200 } as const

/**
 * Notes a try unless the subject has had its number in the last quarter of an hour; one statement, so that racing tries are counted too. A try at a time
 * still to come dates from a clock that went wrong and is forgotten, or it would shut people out until then.
 */
const takeGuess = compose<{ taken: 1 }>()(fragment<{ subject: string; at: string; most: number }>('take-guess', `
  INSERT INTO access.guess AS g (subject, tries) VALUES (:subject, ARRAY[:at::timestamptz])
  ON CONFLICT (subject) DO UPDATE SET tries = ARRAY(SELECT t FROM unnest(g.tries) AS t WHERE t > :at::timestamptz - interval '15 minutes' AND t <= :at::timestamptz + interval '5 minutes') || :at::timestamptz
  WHERE cardinality(ARRAY(SELECT t FROM unnest(g.tries) AS t WHERE t > :at::timestamptz - interval '15 minutes' AND t <= :at::timestamptz + interval '5 minutes')) < :most
  RETURNING 1 AS taken`))
const returnGuess = compose<never>()(fragment<{ subjects: string[]; at: string }>('return-guess', `
  UPDATE access.guess SET tries = ARRAY(SELECT t FROM unnest(tries) WITH ORDINALITY AS one (t, n) WHERE n <> array_position(tries, :at::timestamptz) ORDER BY n)
  WHERE subject = ANY (:subjects) AND array_position(tries, :at::timestamptz) IS NOT NULL`))

const digest = (...parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('base64url')

/** The three things a try counts against. A remembered device counts by itself, so that guesses from elsewhere never shut its owner out. */
export function subjectsOf(account: string, address: string, isKnownDevice: boolean): { here: string; account: string; network: string } {
  const network = networkOf(address)
  return { here: digest('here', account, isKnownDevice ? 'device' : network), account: digest('account', account), network: digest('network', network) }
}

/** Whether one more try counts for this subject. */
export const take = async (run: Run, subject: string, most: number, at: string): Promise<boolean> => (await run(takeGuess, { subject, at, most })).length > 0

/** A sign-in that succeeded was no guess. */
export async function giveBack(run: Run, subjects: readonly string[], at: string): Promise<void> {
  await run(returnGuess, { subjects: [...subjects], at })
}
