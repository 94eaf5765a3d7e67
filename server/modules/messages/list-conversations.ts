import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { conversationsEndpoint } from '#api/messages.ts'
import { ageOn, type LocalDate } from '#kernel/local-date.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { minutesWaited } from './domain/minutes-waited.ts'
import { teamOf } from './get-conversation.ts'
import { isOpen } from './in-force.ts'

type Item = OutputOf<typeof conversationsEndpoint>['items'][number]
type Row = Omit<Item, 'age' | 'waitedMinutes'> & { birthOn: LocalDate; place: string; waitingSince: string | null }
type Params = { countyCode: number; teamId: string; staffId: string | null; on: LocalDate; most: number; afterSort: string; afterId: string }
const showing = { waiting: `k.waiting_since IS NOT NULL AND ${isOpen}`, mine: `k.handed_to = :staffId::uuid AND ${isOpen}`, all: isOpen, closed: `NOT ${isOpen}` } as const
const listing = (show: keyof typeof showing) => compose<Row>()(fragment<Params>('list-conversations', `
  SELECT k.id AS "conversationId", r.name AS "residentName", r.sex, r.birth_on AS "birthOn", ${instantText('k.waiting_since')} AS "waitingSince", ${instantText('k.last_at')} AS "lastAt", k.last_side AS "lastSide",
    (SELECT count(*) FROM messages.message m WHERE m.county_code = k.county_code AND m.conversation_id = k.id AND m.side = 'resident' AND m.seq > k.team_read_seq)::int AS unread,
    s.name AS "handedTo", coalesce(k.handed_to = :staffId::uuid, false) AS "isMine", ${isOpen} AS "isOpen", k.queue_place::text AS place
  FROM messages.conversation k JOIN residents.resident r ON r.county_code = k.county_code AND r.id = k.resident_id LEFT JOIN organisations.staff s ON s.id = k.handed_to
  WHERE k.county_code = :countyCode AND k.team_id = :teamId AND (k.queue_place, k.id) > (:afterSort::bigint, :afterId::uuid) AND ${showing[show]} ORDER BY k.queue_place, k.id LIMIT :most::int + 1`))
const statements = { waiting: listing('waiting'), mine: listing('mine'), all: listing('all'), closed: listing('closed') }

const first = '-9223372036854775808'
const isPlace = (sort: string) => /^-?\d{1,18}$/.test(sort)

/** The conversations of the actor's team: who waits first. What was said is not among it: for that one opens one, and it is written down. */
export async function listConversations({ actor, on, at, run }: Context, { show, after, most }: InputOf<typeof conversationsEndpoint>): Promise<OutputOf<typeof conversationsEndpoint>> {
  const { afterSort, afterId } = readCursor(after, isPlace)
  const rows = await run(statements[show], { countyCode: actor.countyCode, teamId: teamOf(actor), staffId: actor.staffId, on, most, afterSort: after === undefined ? first : afterSort, afterId })
  const { items, next } = pageOf(rows, most, ({ place, conversationId }) => [place, conversationId])
  return { items: items.map(({ birthOn, place: _, waitingSince, ...row }) => ({ ...row, waitedMinutes: minutesWaited(waitingSince, at), age: Math.max(0, ageOn(birthOn, on)) })), next }
}
