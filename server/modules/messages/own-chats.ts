import type { LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { isOpen } from './in-force.ts'
import { type MessagesUsing, openBody } from './using.ts'

export type Chat = {
  residentId: string; teamId: string; teamName: string; institutionName: string; phone: string | null; isOpen: boolean; conversationId: string | null; lastAt: string | null; residentReadSeq: number; teamReadSeq: number
  unread: number; lastMessageId: string | null; lastBody: Buffer | null
}
type Whose = { countyCode: number; residentIds: readonly string[]; on: LocalDate }
/** The team each is signed with today, and every team with which something was said. */
const select = compose<Chat>()(fragment<Whose>('list-own-chats', `
  SELECT x.resident_id AS "residentId", x.team_id AS "teamId", t.name AS "teamName", i.name AS "institutionName", coalesce(t.phone, i.phone) AS phone, x.is_open AS "isOpen", k.id AS "conversationId",
    ${instantText('k.last_at')} AS "lastAt", coalesce(k.resident_read_seq, 0) AS "residentReadSeq", coalesce(k.team_read_seq, 0) AS "teamReadSeq", m.id AS "lastMessageId", m.body_cipher AS "lastBody",
    (SELECT count(*) FROM messages.message u WHERE u.county_code = k.county_code AND u.conversation_id = k.id AND u.side = 'team' AND u.seq > k.resident_read_seq)::int AS unread
  FROM (
    SELECT c.county_code, c.resident_id, c.team_id, true AS is_open FROM contracts.contract c
    WHERE c.county_code = :countyCode AND c.resident_id = ANY (:residentIds::uuid[]) AND c.state = 'active' AND c.valid_from <= :on::date AND c.valid_until > :on::date
    UNION ALL
    SELECT k.county_code, k.resident_id, k.team_id, false FROM messages.conversation k WHERE k.county_code = :countyCode AND k.resident_id = ANY (:residentIds::uuid[]) AND NOT ${isOpen}
  ) x JOIN organisations.team t ON t.county_code = x.county_code AND t.id = x.team_id JOIN organisations.institution i ON i.id = t.institution_id
  LEFT JOIN messages.conversation k ON k.county_code = x.county_code AND k.resident_id = x.resident_id AND k.team_id = x.team_id
  LEFT JOIN messages.message m ON m.county_code = k.county_code AND m.conversation_id = k.id AND m.seq = k.last_seq
  WHERE x.county_code = :countyCode ORDER BY x.is_open DESC, k.last_at DESC NULLS LAST`))

export const listOwnChats = (run: Run, whose: Whose): Promise<Chat[]> => run(select, whose)

/** The conversation with the team of today, else the last one there was. */
export const mainChat = (chats: readonly Chat[], residentId: string): Chat | undefined => chats.find((chat) => chat.residentId === residentId)

/** What was said last, in one conversation. */
export const lastText = (using: Pick<MessagesUsing, 'keys'>, countyCode: number, { lastMessageId, lastBody }: Chat): string | null =>
  lastMessageId === null || lastBody === null ? null : openBody(using, { countyCode, messageId: lastMessageId }, lastBody)
