import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** What the application sent: the text, the name its statement was composed under (none for BEGIN and the like), and how often. */
export type Sent = { text: string; name: string | null; times: number }
type Query = typeof pg.Client.prototype.query

/** Notes every text that a role of the application (never the owner) sends to PostgreSQL from this process, until `stop`. */
export function recordStatements(): { sent: Map<string, Sent>; stop(): void } {
  const sent = new Map<string, Sent>()
  const send = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [query] = given as [string | { text: string; name?: string }]
    const { text, name } = typeof query === 'string' ? { text: query, name: undefined } : query
    if (this.user?.startsWith('jiayi_')) {
      const known = sent.get(text) ?? { text, name: name?.replace(/-[0-9a-f]{8}$/, '') ?? null, times: 0 }
      sent.set(text, { ...known, times: known.times + 1 })
    }
    return (send as (...all: unknown[]) => unknown).apply(this, given)
  } as Query
  return { sent, stop: () => { pg.Client.prototype.query = send } }
}

/** Names of all fragments written in the house, a computed part as `*`. What belongs to tests, scripts and the demonstration is not of the house. */
export function fragmentsOfTheHouse(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$|^testing\//.test(file))
  const names = files.flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/fragment<[^(]*?>\(\s*(['`])([^'`]+)\1,/g)].map(([, , name]) => (name as string).replace(/\$\{[^}]*\}/g, '*')))
  return [...new Set(names)].sort()
}

/** The fragments that no sent statement is, or holds as a part of its own. */
export function unseenFragments(fragments: readonly string[], sent: Iterable<Sent>): string[] {
  const all = [...sent]
  const bodies = all.flatMap(({ name }) => (name === null ? [] : [name]))
  const parts = new Set(all.flatMap(({ text }) => [...text.matchAll(/(?:WITH|,)\s+(\w+) AS \(/g)].map(([, part]) => part as string)))
  return fragments.filter((name) => {
    const shape = new RegExp(`^${name.replaceAll('*', '.+')}$`)
    return !parts.has(name) && !bodies.some((body) => shape.test(body))
  })
}
