import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { conversationEndpoint } from '#api/messages.ts'
import { ageOn, type LocalDate } from '#kernel/local-date.ts'
import { keyPopulations, orNone } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Run } from '#platform/database/database.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { minutesWaited } from './domain/minutes-waited.ts'
import { isOpen } from './in-force.ts'
import { loadMessages } from './load-messages.ts'
import { noteOpening, readByTeam } from './store.ts'
import type { MessagesUsing } from './using.ts'

type Of = { countyCode: number; conversationId: string; teamId: string; on: LocalDate }
export type Conversation = { conversationId: string; residentId: string; teamId: string; residentReadSeq: number; teamReadSeq: number; waitingSince: string | null; handedTo: string | null; isOpen: boolean }
const columns = `k.id AS "conversationId", k.resident_id AS "residentId", k.team_id AS "teamId", k.resident_read_seq AS "residentReadSeq", k.team_read_seq AS "teamReadSeq", ${instantText('k.waiting_since')} AS "waitingSince", k.handed_to AS "handedTo", ${isOpen} AS "isOpen"`
const selectLocked = compose<Conversation>()(fragment<Of>('lock-conversation', `
  SELECT ${columns} FROM messages.conversation k WHERE k.county_code = :countyCode AND k.id = :conversationId AND k.team_id = :teamId FOR UPDATE OF k`))

type Contract = { contractId: string; number: string; lastDay: LocalDate; packages: { zh: string; en?: string }[] }
type Whole = Conversation & { name: string; sex: number; birthOn: LocalDate; villageName: string; populations: string[]; handedName: string | null; openedAt: Date | null; contract: Contract | null }
const select = compose<Whole>()(fragment<Of & { accountId: string }>('get-conversation', `
  SELECT ${columns}, r.name, r.sex, r.birth_on AS "birthOn", r.populations, v.name AS "villageName", s.name AS "handedName", o.at AS "openedAt",
    (SELECT json_build_object('contractId', c.id, 'number', c.number, 'lastDay', c.valid_until - 1, 'packages', c.terms -> 'packages') FROM contracts.contract c
     WHERE c.county_code = k.county_code AND c.resident_id = k.resident_id AND c.team_id = k.team_id AND c.state = 'active' AND c.valid_from <= :on::date AND c.valid_until > :on::date LIMIT 1) AS contract
  FROM messages.conversation k JOIN residents.resident r ON r.county_code = k.county_code AND r.id = k.resident_id JOIN regions.region v ON v.code = r.village_code
  LEFT JOIN organisations.staff s ON s.id = k.handed_to LEFT JOIN messages.opening o ON o.county_code = k.county_code AND o.conversation_id = k.id AND o.account_id = :accountId
  WHERE k.county_code = :countyCode AND k.id = :conversationId AND k.team_id = :teamId`))

/** The team whose conversations the actor answers. Whoever looks after more than a team, or none, has none to open. @throws Problem NotFound */
export function teamOf({ scope }: Pick<Actor, 'scope'>): string {
  if (scope.kind !== 'team') throw notFound('conversation')
  return scope.teamId
}

/** One conversation of the actor's own team, locked. @throws Problem NotFound for another's, as for none */
export async function lockConversation(run: Run, { actor, on }: Context, conversationId: string): Promise<Conversation> {
  const [found] = await run(selectLocked, { countyCode: actor.countyCode, conversationId, teamId: teamOf(actor), on })
  if (!found) throw notFound('conversation')
  return found
}

const sameLookMs = 10 * 60_000

/** A conversation with the resident beside it. Opening it is written down, again after ten minutes, and marks what the resident wrote as read. */
export async function openConversation(using: MessagesUsing, context: Context, { conversationId, before }: InputOf<typeof conversationEndpoint>): Promise<OutputOf<typeof conversationEndpoint>> {
  const { actor, on, at, run, database } = context
  const { countyCode, accountId } = actor
  const [found] = await run(select, { countyCode, conversationId, teamId: teamOf(actor), on, accountId })
  if (!found) throw notFound('conversation')
  if (found.openedAt === null || Date.parse(at) - found.openedAt.getTime() >= sameLookMs) {
    await database.transact([countyCode], async (inside) => {
      await inside(noteOpening, { countyCode, conversationId, accountId, at })
      await inside(insertAuditEvent, auditOf(context, countyCode, { action: 'messages.open', subjectKind: 'resident', subjectId: found.residentId, body: { conversationId } }))
    })
  }
  const [said, tags] = await Promise.all([loadMessages(using, run, countyCode, found, accountId, before), namesOf(using, context, found.populations)])
  if (before === undefined) await run(readByTeam, { countyCode, conversationId })
  const { residentId, name, sex, birthOn, villageName, contract, handedTo, handedName } = found
  return {
    conversationId, isOpen: found.isOpen, waitedMinutes: minutesWaited(found.waitingSince, at), handedTo: handedTo && handedName ? { staffId: handedTo, name: handedName } : null,
    resident: { residentId, name, sex, age: Math.max(0, ageOn(birthOn, on)), villageName, tags, contract: contract && { ...contract, packages: contract.packages.map(({ zh, en }) => ({ zh, en: en ?? zh })) } },
    ...said,
  }
}

/** The names of key populations, as the county's pack gives them. */
async function namesOf({ policies }: MessagesUsing, { actor, on }: Context, populations: readonly string[]): Promise<{ zh: string; en: string }[]> {
  if (populations.length === 0) return []
  const pack = await policies.packOf(actor.countyCode, on)
  const known = new Map((orNone(() => keyPopulations(pack, on))?.value ?? []).map(({ tag, zh, en }) => [tag, { zh, en }]))
  return populations.map((tag) => known.get(tag) ?? { zh: tag, en: tag })
}
