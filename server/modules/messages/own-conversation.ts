import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { ownConversationEndpoint, sendOwnMessageEndpoint } from '#api/messages.ts'
import { blindIndex } from '#platform/crypto/blind-index.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound } from '#platform/problem.ts'
import { actingIn, bondWith } from '../resident-accounts/index.ts'
import { findAnswering } from './answer-times.ts'
import { noTeam } from './errors.ts'
import { loadMessages } from './load-messages.ts'
import { listOwnChats } from './own-chats.ts'
import { beginOrContinue, insertMessage, readByResident } from './store.ts'
import { type MessagesUsing, type PhoneUsing, sealBody } from './using.ts'

/** A median of fewer promises a resident what nobody knows. */
const leastAnswers = 5

/** What was said for somebody the actor may act for, who reads it by this. @throws Problem NotFound for everybody else, and for a conversation of somebody else */
export async function openOwnConversation(using: PhoneUsing, context: Context, { residentId, conversationId, before }: InputOf<typeof ownConversationEndpoint>): Promise<OutputOf<typeof ownConversationEndpoint>> {
  const { countyCode, relation } = bondWith(context, residentId)
  const { run, actor, on, at } = actingIn(context, countyCode)
  const [described, chats] = await Promise.all([using.people.describe(countyCode, [residentId], on), listOwnChats(run, { countyCode, residentIds: [residentId], on })])
  const person = described.get(residentId)
  const chat = conversationId === undefined ? chats[0] : chats.find((one) => one.conversationId === conversationId)
  if (!person || (conversationId !== undefined && !chat)) throw notFound('conversation')
  const whole = { residentName: person.name, relation, earlier: chats.flatMap((one) => (one.conversationId && one.lastAt && one !== chat ? [{ conversationId: one.conversationId, teamName: one.teamName, lastAt: one.lastAt }] : [])) }
  if (!chat) return { ...whole, isOpen: false, team: null, office: null, medianMinutes: null, messages: [], hasMore: false }
  const { teamId, teamName, institutionName, phone, residentReadSeq, teamReadSeq } = chat
  const [answering, said] = await Promise.all([
    findAnswering(run, countyCode, teamId, at),
    chat.conversationId === null ? { messages: [], hasMore: false } : loadMessages(using, run, countyCode, { conversationId: chat.conversationId, residentReadSeq, teamReadSeq }, actor.accountId, before),
  ])
  if (chat.conversationId !== null && before === undefined) await run(readByResident, { countyCode, conversationId: chat.conversationId })
  return { ...whole, isOpen: chat.isOpen, team: { name: teamName, institutionName, phone }, office: answering.office, medianMinutes: answering.answered >= leastAnswers ? answering.medianMinutes : null, ...said }
}

/** Writes to the team somebody is signed with today. @throws Problem Refused when there is none, NotFound for who may not act for that person */
export function sendOwnMessage(using: MessagesUsing, context: CommandContext, { residentId, text }: InputOf<typeof sendOwnMessageEndpoint>): Promise<Answer> {
  const { countyCode, relation } = bondWith(context, residentId)
  const acting = actingIn(context, countyCode)
  const { actor, on, at } = acting
  return commitOnce(acting, { residentId, text: digestOf(using, text) }, async (run) => {
    const [chat] = await listOwnChats(run, { countyCode, residentIds: [residentId], on })
    if (!chat?.isOpen) throw noTeam()
    const [place] = await run(beginOrContinue, { countyCode, conversationId: context.newId(), residentId, teamId: chat.teamId, at })
    if (!place) throw new Error('a message got no place')
    const messageId = context.newId()
    await run(insertMessage, { countyCode, ...place, messageId, side: 'resident', writerId: actor.accountId, writerName: actor.displayName, writerRelation: relation, body: sealBody(using, { countyCode, messageId }, text), at })
    return { answer: { seq: place.seq, at }, audit: [{ action: 'messages.write', subjectKind: 'resident', subjectId: residentId, body: { ...place, relation } }] }
  })
}

/** The stored request names what was written by a keyed digest, which tells nobody what it was. */
export const digestOf = ({ keys }: Pick<MessagesUsing, 'keys'>, text: string): string => blindIndex(keys.index, 'messages.request', text).toString('hex')
