import { randomBytes } from 'node:crypto'
import { dayOfInstant, type LocalDate } from '#kernel/local-date.ts'
import { uuidv7 } from '#kernel/uuid.ts'
import type { Database, Run } from '../database/database.ts'
import type { Actor, Client } from './actor.ts'

/** All that code may know of the outside: when it is, fresh ids, and the database within the counties it may see. */
export type World = {
  at: string // the instant, UTC with milliseconds
  on: LocalDate // the day in Asia/Shanghai
  newId(): string
  run: Run
  database: Database
}
/** A query also knows who asks. */
export type Context = World & { actor: Actor; client: Client }
/** A command also knows which attempt it is. */
export type CommandContext = Context & { route: string; key: string }
/** Before sign-in there is a client and a way to give it a cookie. */
export type PublicContext = World & { client: Client; setCookie(cookie: string): void }
/** What a job or a command line works with: the platform itself, for stated counties. */
export type SystemContext = World & { countyCode: number }

/** The one place where worlds are made. */
export function worldOf(database: Database, now: number, countyCodes: readonly number[]): World {
  return {
    at: new Date(now).toISOString(),
    on: dayOfInstant(now),
    newId: () => uuidv7(now, randomBytes(10)),
    run: (statement, params) => database.run(statement, params, countyCodes),
    database,
  }
}

/** The platform at work in one county without a person: jobs, relay, seeding. */
export function systemContext(database: Database, now: number, countyCode: number): SystemContext {
  return { ...worldOf(database, now, [countyCode]), countyCode }
}

/** Who the audit names when the platform itself acted. */
export const systemActor = { accountId: '00000000-0000-7000-8000-000000000000', displayName: '平台', address: 'system' } as const
