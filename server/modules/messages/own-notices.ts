import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { type NoticeCategory, noticeCategories, type OwnNotice, type ownMessagesEndpoint, type ownNoticesEndpoint, type readOwnNoticesEndpoint, type unreadOwnNoticesEndpoint } from '#api/messages.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { OwnPerson } from '#platform/http/actor.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { actingIn } from '../resident-accounts/index.ts'
import { listNotices, type NoticeRow, summariseNotices } from './list-notices.ts'
import { lastText, listOwnChats, mainChat } from './own-chats.ts'
import { markRead, unmarkRead } from './store.ts'
import type { PhoneUsing } from './using.ts'

type Described = OwnPerson & { name: string; isLiving: boolean }

/** Those the actor may act for who live, by county; also who moved away, for they are told that a contract ended. */
async function ownPlaces(using: PhoneUsing, context: Context) {
  const bonds = context.actor.people ?? []
  const counties = [...new Set(bonds.map(({ countyCode }) => countyCode))]
  return Promise.all(counties.map(async (countyCode) => {
    const own = bonds.filter((bond) => bond.countyCode === countyCode)
    const described = await using.people.describe(countyCode, own.map(({ residentId }) => residentId), context.on, { alsoMoved: true })
    const people = own.flatMap((bond): Described[] => {
      const person = described.get(bond.residentId)
      return person ? [{ ...bond, name: person.name, isLiving: person.isLiving }] : []
    })
    return { countyCode, people, readerIds: people.map(({ residentId }) => residentId), run: actingIn(context, countyCode).run }
  }))
}

const present = (people: readonly Described[]) => ({ readerId, ...notice }: NoticeRow): OwnNotice => {
  const { residentId, name, relation } = people.find((one) => one.residentId === readerId) as Described
  return { ...notice, residentId, residentName: name, relation }
}

/** What a phone's first page of messages shows: a conversation for each person, and of each category the newest and how many are unread. */
export async function getOwnMessages(using: PhoneUsing, context: Context): Promise<OutputOf<typeof ownMessagesEndpoint>> {
  const { actor, on } = context
  const places = await ownPlaces(using, context)
  const [chats, told] = await Promise.all([
    Promise.all(places.map(async ({ countyCode, people, readerIds, run }) => {
      const rows = await listOwnChats(run, { countyCode, residentIds: readerIds, on })
      return people.filter(({ isLiving }) => isLiving).flatMap(({ residentId, name, relation }) => {
        const chat = mainChat(rows, residentId)
        return chat ? [{ residentId, residentName: name, relation, teamName: chat.teamName, isOpen: chat.isOpen, unread: chat.unread, lastAt: chat.lastAt, lastText: lastText(using, countyCode, chat) }] : []
      })
    })),
    Promise.all(places.map(async ({ countyCode, people, readerIds, run }) =>
      (await summariseNotices(run, { countyCode, accountId: actor.accountId, readerIds })).map(({ unread, ...row }) => ({ unread, newest: present(people)(row) })))),
  ])
  const categories = noticeCategories.flatMap((category) => {
    const own = told.flat().filter(({ newest }) => newest.category === category).sort((a, b) => (a.newest.at < b.newest.at ? 1 : -1))
    return own[0] ? [{ category, unread: own.reduce((sum, { unread }) => sum + unread, 0), newest: own[0].newest }] : []
  })
  const all = chats.flat()
  return { chats: all, categories, unread: [...all, ...categories].reduce((sum, { unread }) => sum + unread, 0) }
}

export async function listOwnNotices(using: PhoneUsing, context: Context, { category, after }: InputOf<typeof ownNoticesEndpoint>): Promise<OutputOf<typeof ownNoticesEndpoint>> {
  const places = await ownPlaces(using, context)
  const { items, next } = await listNotices(places, context.actor.accountId, { category, after })
  return { items: items.map(present(places.flatMap(({ people }) => people))), next }
}

/** Marks as read what was seen, for this account only; what came after `until` stays new. */
export const readOwnNotices = (context: CommandContext, input: InputOf<typeof readOwnNoticesEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at } = context
    const markId = context.newId()
    let count = 0
    for (const { countyCode, residentId } of actor.people ?? []) {
      count += (await run(markRead, { countyCode, accountId: actor.accountId, readerIds: [residentId], noticeId: null, category: input.category as NoticeCategory | null, until: input.until, markId, at })).length
    }
    return { answer: { markId, count }, audit: [{ action: 'messages.read-notices', subjectKind: 'resident_account', subjectId: actor.accountId, body: { category: input.category, count } }] }
  })

export const unreadOwnNotices = (context: CommandContext, { markId }: InputOf<typeof unreadOwnNoticesEndpoint>): Promise<Answer> =>
  commitOnce(context, { markId }, async (run) => {
    const { actor } = context
    for (const countyCode of new Set((actor.people ?? []).map((one) => one.countyCode))) await run(unmarkRead, { countyCode, accountId: actor.accountId, markId })
    return { answer: {}, audit: [{ action: 'messages.unread-notices', subjectKind: 'resident_account', subjectId: actor.accountId, body: { markId } }] }
  })
