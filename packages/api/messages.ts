import { z } from 'zod'
import { command, query, search } from './endpoint.ts'
import { bondRelations } from './resident-accounts.ts'

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })
const count = z.int().nonnegative()
const seq = z.int().min(1)
const before = z.int().min(2)
const minutes = z.int().nonnegative().nullable()

export const noticeCategories = ['contract', 'todo', 'health', 'service', 'system'] as const
export type NoticeCategory = (typeof noticeCategories)[number]
/** The longest message, in characters as people count them. */
export const mostCharacters = 500
const text = z.string().trim().min(1).max(4 * mostCharacters).refine((said) => [...said].length <= mostCharacters, 'too long')

/** What somebody is told; the words are made from code and params where it is read. */
const notice = z.object({ noticeId: id, category: z.enum(noticeCategories), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), at: instant, isRead: z.boolean() })
const ownNotice = notice.extend({ residentId: id, residentName: z.string(), relation: z.enum(bondRelations) })
export type Notice = z.infer<typeof notice>
export type OwnNotice = z.infer<typeof ownNotice>

const side = z.enum(['resident', 'team'])
/** `relation`: on the resident's side, who the resident is to the holder of the telephone that wrote (`self`: oneself wrote). `isRead`: the other side has opened it. */
const message = z.object({ seq, side, isMine: z.boolean(), writer: z.string(), relation: z.enum(bondRelations).nullable(), text: z.string(), at: instant, isRead: z.boolean() })
export type Message = z.infer<typeof message>
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** When a team answers, as it says itself: days of the week (1 is Monday) and from when until when. */
const office = z.object({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: clock, until: clock })
export type Office = z.infer<typeof office>

/** The first page of messages on a phone: one conversation a person, and the categories in which there is something. */
export const ownMessagesEndpoint = query({
  path: '/api/m/messages', permission: 'own', input: z.strictObject({}),
  output: z.object({
    chats: z.array(z.object({ residentId: id, residentName: z.string(), relation: z.enum(bondRelations), teamName: z.string(), isOpen: z.boolean(), unread: count, lastAt: instant.nullable(), lastText: z.string().nullable() })),
    categories: z.array(z.object({ category: z.enum(noticeCategories), unread: count, newest: ownNotice })),
    unread: count,
  }),
})
export const ownNoticesEndpoint = search({
  path: '/api/m/notices', permission: 'own', input: z.strictObject({ category: z.enum(noticeCategories), after: z.string().max(100).optional() }), output: z.object({ items: z.array(ownNotice), next: z.string().nullable() }),
})
const marked = z.object({ markId: id, count })
/** Marks what there was until an instant as read, of one category or of all; the mark can be taken back. */
export const readOwnNoticesEndpoint = command({ path: '/api/m/notices/read', permission: 'own', input: z.strictObject({ category: z.enum(noticeCategories).nullable(), until: instant }), output: marked })
export const unreadOwnNoticesEndpoint = command({ path: '/api/m/notices/unread', permission: 'own', input: z.strictObject({ markId: id }), output: z.object({}) })

/**
 * What was said with the team somebody is signed with, the newest page or the one before a message; or, by its id, an earlier team's. Opening it tells the team
 * that it was read. `team` is null when there is no contract and there was no conversation.
 */
export const ownConversationEndpoint = search({
  path: '/api/m/conversation', permission: 'own', input: z.strictObject({ residentId: id, conversationId: id.optional(), before: before.optional() }),
  output: z.object({
    residentName: z.string(), relation: z.enum(bondRelations), isOpen: z.boolean(),
    team: z.object({ name: z.string(), institutionName: z.string(), phone: z.string().nullable() }).nullable(), office: office.nullable(), medianMinutes: minutes,
    messages: z.array(message), hasMore: z.boolean(), earlier: z.array(z.object({ conversationId: id, teamName: z.string(), lastAt: instant })),
  }),
})
export const sendOwnMessageEndpoint = command({ path: '/api/m/conversation/send', permission: 'own', input: z.strictObject({ residentId: id, text }), output: z.object({ seq, at: instant }) })

export const conversationShows = ['waiting', 'mine', 'all', 'closed'] as const
/** The conversations of one's own team: who waits first, longest wait first, then the newest. What was said stands only in the opened one. */
export const conversationsEndpoint = query({
  path: '/api/conversations', permission: 'conversation.answer',
  input: z.strictObject({ show: z.enum(conversationShows).default('all'), after: z.string().max(100).optional(), most: z.coerce.number().int().min(1).max(100).default(40) }),
  output: z.object({
    items: z.array(z.object({ conversationId: id, residentName: z.string(), sex: z.int(), age: z.int(), waitedMinutes: minutes, lastAt: instant, lastSide: side, unread: count, handedTo: z.string().nullable(), isMine: z.boolean(), isOpen: z.boolean() })),
    next: z.string().nullable(),
  }),
})
const aConversation = z.strictObject({ conversationId: id })
/** One conversation with the resident beside it. Opening it is audited, and tells the resident that it was read. */
export const conversationEndpoint = search({
  path: '/api/conversations/:conversationId/read', permission: 'conversation.answer', input: aConversation.extend({ before: before.optional() }),
  output: z.object({
    conversationId: id, isOpen: z.boolean(), waitedMinutes: minutes, handedTo: z.object({ staffId: id, name: z.string() }).nullable(),
    resident: z.object({
      residentId: id, name: z.string(), sex: z.int(), age: z.int(), villageName: z.string(), tags: z.array(z.object({ zh: z.string(), en: z.string() })),
      contract: z.object({ contractId: id, number: z.string(), lastDay: z.iso.date(), packages: z.array(z.object({ zh: z.string(), en: z.string() })) }).nullable(),
    }),
    messages: z.array(message), hasMore: z.boolean(),
  }),
})
export const answerConversationEndpoint = command({ path: '/api/conversations/:conversationId/answer', permission: 'conversation.answer', input: aConversation.extend({ text }), output: z.object({ seq, at: instant }) })
/** Says that no answer is needed, or takes that back. */
export const finishConversationEndpoint = command({ path: '/api/conversations/:conversationId/finish', permission: 'conversation.answer', input: aConversation.extend({ isFinished: z.boolean() }), output: z.object({}) })
/** Names the member of the team who is to answer; null is nobody in particular. */
export const handOverConversationEndpoint = command({ path: '/api/conversations/:conversationId/hand-over', permission: 'conversation.answer', input: aConversation.extend({ staffId: id.nullable() }), output: z.object({}) })

const quickReplies = z.array(z.string().trim().min(1).max(200)).max(20)
/** What somebody who answers needs at hand: how many wait, colleagues, quick replies, when the team answers and how fast it has. */
export const messageDeskEndpoint = query({
  path: '/api/conversations/desk', permission: 'conversation.answer', input: z.strictObject({}),
  output: z.object({
    teamName: z.string(), waiting: count, mine: count, medianMinutes: minutes, answered: count, members: z.array(z.object({ staffId: id, name: z.string(), isMe: z.boolean() })),
    quickReplies: z.array(z.string()), office: office.nullable(), version: count,
  }),
})
export const saveMessageDeskEndpoint = command({
  path: '/api/conversations/desk/save', permission: 'conversation.answer', input: z.strictObject({ quickReplies, office: office.nullable(), version: count }), output: z.object({ version: count }),
})
/** How fast the teams within the scope answered in thirty days, and who waits now. Figures only. */
export const answerTimesEndpoint = query({
  path: '/api/conversations/answer-times', permission: 'team.read', input: z.strictObject({}),
  output: z.object({ teams: z.array(z.object({ teamId: id, name: z.string(), medianMinutes: minutes, answered: count, waiting: count, oldestMinutes: minutes })) }),
})

/** What a person of the staff is told, the newest first; `unread` counts all. */
export const staffNoticesEndpoint = query({ path: '/api/notices', permission: 'self', input: z.strictObject({ after: z.string().max(100).optional() }), output: z.object({ items: z.array(notice), next: z.string().nullable(), unread: count }) })
export const readStaffNoticesEndpoint = command({ path: '/api/notices/read', permission: 'self', input: z.strictObject({ until: instant, /** This one alone, which is no later. */ noticeId: id.optional() }), output: marked })
export const unreadStaffNoticesEndpoint = command({ path: '/api/notices/unread', permission: 'self', input: z.strictObject({ markId: id }), output: z.object({}) })
