import type { Notice, NoticeCategory } from '#api/messages.ts'
import { readCursor } from '#platform/database/page.ts'
import type { Run } from '#platform/database/database.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'

export type NoticeRow = Notice & { readerId: string }
type Who = { countyCode: number; accountId: string; readerIds: readonly string[] }
const columns = `n.id AS "noticeId", n.reader_id AS "readerId", n.category, n.code, CASE WHEN x.id IS NULL THEN n.params ELSE json_build_object('title', x.title, 'text', x.body, 'link', coalesce(x.link, '')) END AS params, ${instantText('n.at')} AS at, r.notice_id IS NOT NULL AS "isRead"`
const tables = 'messages.notice n LEFT JOIN messages.notice_read r ON r.county_code = n.county_code AND r.account_id = :accountId AND r.notice_id = n.id LEFT JOIN messages.notice_text x ON x.county_code = n.county_code AND x.id = n.text_id'
const select = compose<NoticeRow>()(fragment<Who & { category: string | null; beforeAt: string; beforeId: string; most: number }>('list-notices', `
  SELECT ${columns} FROM ${tables}
  WHERE n.county_code = :countyCode AND n.reader_id = ANY (:readerIds::uuid[]) AND x.withdrawn_at IS NULL AND (:category::text IS NULL OR n.category = :category) AND (n.at, n.id) < (:beforeAt::timestamptz, :beforeId::uuid)
  ORDER BY n.at DESC, n.id DESC LIMIT :most`))
const summarise = compose<NoticeRow & { unread: number }>()(fragment<Who>('summarise-notices', `
  SELECT DISTINCT ON (n.category) ${columns}, (count(*) FILTER (WHERE r.notice_id IS NULL) OVER (PARTITION BY n.category))::int AS unread FROM ${tables}
  WHERE n.county_code = :countyCode AND n.reader_id = ANY (:readerIds::uuid[]) AND x.withdrawn_at IS NULL ORDER BY n.category, n.at DESC, n.id DESC`))

const end = { beforeAt: '9999-01-01T00:00:00Z', beforeId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && Number.isFinite(Date.parse(text))
const keyOf = ({ at, noticeId }: Notice) => `${at}~${noticeId}`

/** One page of what readers were told, the newest first, from each county of theirs. */
export async function listNotices(places: readonly { run: Run; countyCode: number; readerIds: readonly string[] }[], accountId: string, { category = null, after, most = 30 }: { category?: NoticeCategory | null; after?: string | undefined; most?: number }) {
  const cursor = after === undefined ? end : (({ afterSort, afterId }) => ({ beforeAt: afterSort, beforeId: afterId }))(readCursor(after, isInstant))
  const found = await Promise.all(places.map(({ run, ...place }) => run(select, { ...place, accountId, category, ...cursor, most: most + 1 })))
  const rows = found.flat().sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1))
  const items = rows.slice(0, most)
  const last = items.at(-1)
  return { items, next: rows.length > most && last ? keyOf(last) : null }
}

/** The newest of each category in which there is something, and how many there are unread. */
export const summariseNotices = (run: Run, who: Who) => run(summarise, who)

const selectRead = compose<{ read: number }>()(fragment<{ countyCode: number; textId: string }>('count-read-of-text', `
  SELECT count(DISTINCT r.notice_id)::int AS read FROM messages.notice_read r WHERE r.county_code = :countyCode AND r.text_id = :textId`))
/** Of those who were told with these words, how many have read them. */
export async function countRead(run: Run, countyCode: number, textId: string): Promise<number> {
  return (await run(selectRead, { countyCode, textId }))[0]?.read ?? 0
}
