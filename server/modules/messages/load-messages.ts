import type { Message } from '#api/messages.ts'
import type { BondRelation } from '#api/resident-accounts.ts'
import type { Run } from '#platform/database/database.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { type MessagesUsing, openBody } from './using.ts'

const most = 50
type Row = { seq: number; messageId: string; side: 'resident' | 'team'; writerId: string; writer: string; relation: BondRelation | null; body: Buffer; at: string }
type Page = { countyCode: number; conversationId: string; before: number | null; most: number }
const select = compose<Row>()(fragment<Page>('list-messages', `
  SELECT m.seq, m.id AS "messageId", m.side, m.writer_id AS "writerId", m.writer_name AS writer, m.writer_relation AS relation, m.body_cipher AS body, ${instantText('m.at')} AS at
  FROM messages.message m WHERE m.county_code = :countyCode AND m.conversation_id = :conversationId AND m.seq < coalesce(:before::int, 2147483647) ORDER BY m.seq DESC LIMIT :most`))

export type Heard = { conversationId: string; residentReadSeq: number; teamReadSeq: number }

/** The newest page of what was said, or the page before a message, in the order of saying; each with whether the other side has opened it. */
export async function loadMessages(using: Pick<MessagesUsing, 'keys'>, run: Run, countyCode: number, { conversationId, residentReadSeq, teamReadSeq }: Heard, accountId: string, before?: number): Promise<{ messages: Message[]; hasMore: boolean }> {
  const rows = await run(select, { countyCode, conversationId, before: before ?? null, most: most + 1 })
  const messages = rows.slice(0, most).reverse().map(({ messageId, writerId, body, ...said }) => ({
    ...said, isMine: writerId === accountId, text: openBody(using, { countyCode, messageId }, body), isRead: said.seq <= (said.side === 'resident' ? teamReadSeq : residentReadSeq),
  }))
  return { messages, hasMore: rows.length > most }
}
