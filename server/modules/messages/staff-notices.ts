import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { readStaffNoticesEndpoint, staffNoticesEndpoint, unreadStaffNoticesEndpoint } from '#api/messages.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { listNotices, summariseNotices } from './list-notices.ts'
import { markRead, unmarkRead } from './store.ts'

/** As whom somebody of the staff is told things: the account, the person, the team of the post. */
const readersOf = ({ accountId, staffId, scope }: Actor): string[] => [accountId, ...(staffId === null ? [] : [staffId]), ...(scope.kind === 'team' ? [scope.teamId] : [])]

export async function listStaffNotices({ actor, run }: Context, { after }: InputOf<typeof staffNoticesEndpoint>): Promise<OutputOf<typeof staffNoticesEndpoint>> {
  const { countyCode, accountId } = actor
  const readerIds = readersOf(actor)
  const [{ items, next }, summary] = await Promise.all([listNotices([{ run, countyCode, readerIds }], accountId, { after }), summariseNotices(run, { countyCode, accountId, readerIds })])
  return { items: items.map(({ readerId: _, ...notice }) => notice), next, unread: summary.reduce((sum, { unread }) => sum + unread, 0) }
}

/** Marks what was seen as read, for this account only. */
export const readStaffNotices = (context: CommandContext, input: InputOf<typeof readStaffNoticesEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at } = context
    const markId = context.newId()
    const marked = await run(markRead, { countyCode: actor.countyCode, accountId: actor.accountId, readerIds: readersOf(actor), category: null, noticeId: input.noticeId ?? null, until: input.until, markId, at })
    return { answer: { markId, count: marked.length }, audit: [{ action: 'messages.read-notices', subjectKind: 'account', subjectId: actor.accountId, body: { count: marked.length } }] }
  })

export const unreadStaffNotices = (context: CommandContext, { markId }: InputOf<typeof unreadStaffNoticesEndpoint>): Promise<Answer> =>
  commitOnce(context, { markId }, async (run) => {
    const { actor } = context
    await run(unmarkRead, { countyCode: actor.countyCode, accountId: actor.accountId, markId })
    return { answer: {}, audit: [{ action: 'messages.unread-notices', subjectKind: 'account', subjectId: actor.accountId, body: { markId } }] }
  })
