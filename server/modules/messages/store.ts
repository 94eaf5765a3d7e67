import { compose, fragment } from '#platform/database/statement.ts'

type Noticed = { countyCode: number; noticeId: string; readerKind: 'resident' | 'account' | 'staff' | 'team'; readerId: string; category: string; code: string; params: string; cause: string; at: string }
/** Tells somebody something, once for its cause. */
export const insertNotice = compose<never>()(fragment<Noticed>('insert-notice', `
  INSERT INTO messages.notice (county_code, id, reader_kind, reader_id, category, code, params, cause, at) VALUES (:countyCode, :noticeId, :readerKind, :readerId, :category, :code, :params, :cause, :at)
  ON CONFLICT (county_code, reader_id, cause) DO NOTHING`))

/** Words that many are told, kept once. */
export const keepText = compose<never>()(fragment<{ countyCode: number; textId: string; title: string; body: string; link: string | null }>('keep-notice-text', `
  INSERT INTO messages.notice_text (county_code, id, title, body, link) VALUES (:countyCode, :textId, :title, :body, :link) ON CONFLICT (county_code, id) DO NOTHING`))
/** Takes them back: nobody sees a notice with these words any more. */
export const withdrawText = compose<never>()(fragment<{ countyCode: number; textId: string; at: string }>('withdraw-notice-text', `
  UPDATE messages.notice_text SET withdrawn_at = :at WHERE county_code = :countyCode AND id = :textId AND withdrawn_at IS NULL`))
type Telling = { countyCode: number; readerKind: string; category: string; textId: string; at: string }
/** Lent to statements that tell many: a notice with the kept words for each of CTE `reached` (reader_id), once each. */
export const tellReached = fragment<Telling>('told', `
  INSERT INTO messages.notice (county_code, id, reader_kind, reader_id, category, code, params, cause, at, text_id)
  SELECT :countyCode::int, gen_random_uuid(), :readerKind::text, k.reader_id, :category::text, 'BULLETIN', '{}', 'bulletin:' || :textId::uuid, :at::timestamptz, :textId::uuid FROM reached k
  ON CONFLICT (county_code, reader_id, cause) DO NOTHING RETURNING 1`)

type Marking = { countyCode: number; accountId: string; readerIds: readonly string[]; category: string | null; noticeId: string | null; until: string; markId: string; at: string }
export const markRead = compose<{ noticeId: string }>()(fragment<Marking>('mark-notices-read', `
  INSERT INTO messages.notice_read (county_code, account_id, notice_id, mark_id, at, text_id)
  SELECT n.county_code, :accountId, n.id, :markId, :at, n.text_id FROM messages.notice n
  WHERE n.county_code = :countyCode AND n.reader_id = ANY (:readerIds::uuid[]) AND (:category::text IS NULL OR n.category = :category) AND (:noticeId::uuid IS NULL OR n.id = :noticeId) AND n.at <= :until::timestamptz
  ON CONFLICT (county_code, account_id, notice_id) DO NOTHING RETURNING notice_id AS "noticeId"`))
/** What was told for causes that begin so, but one that still holds, is past: it is unread no more by the accounts told. */
export const settleTold = compose<never>()(fragment<{ countyCode: number; causes: string; but: string; markId: string; at: string }>('settle-told', `
  INSERT INTO messages.notice_read (county_code, account_id, notice_id, mark_id, at)
  SELECT n.county_code, n.reader_id, n.id, :markId, :at FROM messages.notice n
  WHERE n.county_code = :countyCode AND n.reader_kind = 'account' AND starts_with(n.cause, :causes) AND n.cause <> :but
  ON CONFLICT (county_code, account_id, notice_id) DO NOTHING`))
export const unmarkRead = compose<never>()(fragment<{ countyCode: number; accountId: string; markId: string }>('unmark-notices-read', `
  DELETE FROM messages.notice_read WHERE county_code = :countyCode AND account_id = :accountId AND mark_id = :markId`))

/** Who waits stands before everybody else, the longest wait first; then who wrote last. */
const waitingPlace = (at: string) => `(extract(epoch FROM ${at}) * 1000)::bigint - 100000000000000`
const lastPlace = (at: string) => `-(extract(epoch FROM ${at}) * 1000)::bigint`
const since = 'coalesce(k.waiting_since, :at::timestamptz)'
type FromResident = { countyCode: number; conversationId: string; residentId: string; teamId: string; at: string }
/** The next place in the conversation for what a resident writes; the first time it begins there. One writer at a time. */
export const beginOrContinue = compose<{ conversationId: string; seq: number }>()(fragment<FromResident>('resident-writes', `
  INSERT INTO messages.conversation AS k (county_code, id, resident_id, team_id, last_seq, last_at, last_side, waiting_since, queue_place)
  VALUES (:countyCode, :conversationId, :residentId, :teamId, 1, :at, 'resident', :at, ${waitingPlace(':at::timestamptz')})
  ON CONFLICT (county_code, resident_id, team_id) DO UPDATE SET last_seq = k.last_seq + 1, last_at = :at, last_side = 'resident', finished_wait = NULL, waiting_since = ${since}, queue_place = ${waitingPlace(since)}
  RETURNING k.id AS "conversationId", k.last_seq AS seq`))
type Of = { countyCode: number; conversationId: string }
/** The same for the team's answer: nobody waits any longer, and what was said before has been read. */
export const answerNext = compose<{ seq: number }>()(fragment<Of & { at: string }>('team-answers', `
  UPDATE messages.conversation SET last_seq = last_seq + 1, last_at = :at, last_side = 'team', waiting_since = NULL, finished_wait = NULL, team_read_seq = last_seq + 1, queue_place = ${lastPlace(':at::timestamptz')}
  WHERE county_code = :countyCode AND id = :conversationId RETURNING last_seq AS seq`))
type Written = Of & { seq: number; messageId: string; side: 'resident' | 'team'; writerId: string; writerName: string; writerRelation: string | null; body: Buffer; at: string }
export const insertMessage = compose<never>()(fragment<Written>('insert-message', `
  INSERT INTO messages.message (county_code, conversation_id, seq, id, side, writer_id, writer_name, writer_relation, body_cipher, at)
  VALUES (:countyCode, :conversationId, :seq, :messageId, :side, :writerId, :writerName, :writerRelation, :body, :at)`))
export const insertAnswerTime = compose<never>()(fragment<{ countyCode: number; messageId: string; teamId: string; at: string; waitingSince: string }>('insert-answer-time', `
  INSERT INTO messages.answer (county_code, message_id, team_id, at, waited_seconds)
  VALUES (:countyCode, :messageId, :teamId, :at, greatest(0, extract(epoch FROM :at::timestamptz - :waitingSince::timestamptz)::int))`))

export const readByResident = compose<never>()(fragment<Of>('read-by-resident', `
  UPDATE messages.conversation SET resident_read_seq = last_seq WHERE county_code = :countyCode AND id = :conversationId AND resident_read_seq < last_seq`))
export const readByTeam = compose<never>()(fragment<Of>('read-by-team', `
  UPDATE messages.conversation SET team_read_seq = last_seq WHERE county_code = :countyCode AND id = :conversationId AND team_read_seq < last_seq`))
export const noteOpening = compose<never>()(fragment<Of & { accountId: string; at: string }>('note-conversation-opening', `
  INSERT INTO messages.opening (county_code, conversation_id, account_id, at) VALUES (:countyCode, :conversationId, :accountId, :at)
  ON CONFLICT (county_code, conversation_id, account_id) DO UPDATE SET at = EXCLUDED.at`))

/** Nobody has to answer what was said last; when somebody waited is kept, so that it can be taken back. */
export const finishWaiting = compose<{ id: string }>()(fragment<Of>('finish-waiting', `
  UPDATE messages.conversation SET finished_wait = waiting_since, waiting_since = NULL, queue_place = ${lastPlace('last_at')}
  WHERE county_code = :countyCode AND id = :conversationId AND waiting_since IS NOT NULL RETURNING id`))
export const resumeWaiting = compose<{ id: string }>()(fragment<Of>('resume-waiting', `
  UPDATE messages.conversation SET waiting_since = finished_wait, finished_wait = NULL, queue_place = ${waitingPlace('finished_wait')}
  WHERE county_code = :countyCode AND id = :conversationId AND finished_wait IS NOT NULL RETURNING id`))
export const setHandedTo = compose<never>()(fragment<Of & { staffId: string | null }>('hand-over-conversation', `
  UPDATE messages.conversation SET handed_to = :staffId WHERE county_code = :countyCode AND id = :conversationId`))

type Desk = { countyCode: number; teamId: string; quickReplies: readonly string[]; days: readonly number[]; from: string | null; until: string | null; version: number }
/** Keeps what a team says of itself, as it was seen: nothing comes back when somebody changed it meanwhile. */
export const saveDesk = compose<{ version: number }>()(fragment<Desk>('save-message-desk', `
  INSERT INTO messages.desk AS d (county_code, team_id, quick_replies, office_days, office_from, office_until)
  VALUES (:countyCode, :teamId, :quickReplies, :days, :from, :until)
  ON CONFLICT (county_code, team_id) DO UPDATE SET quick_replies = EXCLUDED.quick_replies, office_days = EXCLUDED.office_days, office_from = EXCLUDED.office_from, office_until = EXCLUDED.office_until, version = d.version + 1
  WHERE d.version = :version RETURNING version`))
