import type { InputOf } from '#api/endpoint.ts'
import type { answerConversationEndpoint, finishConversationEndpoint, handOverConversationEndpoint } from '#api/messages.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { closed, notAColleague } from './errors.ts'
import { lockConversation, teamOf } from './get-conversation.ts'
import { listMembers } from './message-desk.ts'
import { digestOf } from './own-conversation.ts'
import { answerNext, finishWaiting, insertAnswerTime, insertMessage, insertNotice, resumeWaiting, setHandedTo } from './store.ts'
import { type MessagesUsing, sealBody } from './using.ts'

/** Answers a resident in the team's name. @throws Problem Refused when the contract has ended, NotFound for another team's */
export const answerConversation = (using: MessagesUsing, context: CommandContext, { conversationId, text }: InputOf<typeof answerConversationEndpoint>): Promise<Answer> =>
  commitOnce(context, { conversationId, text: digestOf(using, text) }, async (run) => {
    const { actor: { countyCode, accountId, displayName }, at } = context
    const { isOpen, waitingSince, residentId, teamId } = await lockConversation(run, context, conversationId)
    if (!isOpen) throw closed()
    const [place] = await run(answerNext, { countyCode, conversationId, at })
    if (!place) throw new Error('an answer got no place')
    const messageId = context.newId()
    await run(insertMessage, { countyCode, conversationId, ...place, messageId, side: 'team', writerId: accountId, writerName: displayName, writerRelation: null, body: sealBody(using, { countyCode, messageId }, text), at })
    if (waitingSince !== null) await run(insertAnswerTime, { countyCode, messageId, teamId, at, waitingSince })
    return { answer: { seq: place.seq, at }, audit: [{ action: 'messages.answer', subjectKind: 'resident', subjectId: residentId, body: { conversationId, ...place } }] }
  })

/** Says that nobody needs to answer, or that somebody must after all. Done twice it changes nothing. */
export const finishConversation = (context: CommandContext, input: InputOf<typeof finishConversationEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { conversationId, isFinished } = input
    const { residentId } = await lockConversation(run, context, conversationId)
    await run(isFinished ? finishWaiting : resumeWaiting, { countyCode: context.actor.countyCode, conversationId })
    return { answer: {}, audit: [{ action: isFinished ? 'messages.finish' : 'messages.resume', subjectKind: 'resident', subjectId: residentId, body: { conversationId } }] }
  })

/** Hands a conversation to a member of the team, who is told; or to nobody in particular. @throws Problem Refused for who is no member */
export const handOverConversation = (context: CommandContext, input: InputOf<typeof handOverConversationEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at, on } = context
    const { countyCode } = actor
    const { conversationId, staffId } = input
    const { residentId } = await lockConversation(run, context, conversationId)
    const members = await listMembers(run, { countyCode, teamId: teamOf(actor), on })
    if (staffId !== null && !members.some((member) => member.staffId === staffId)) throw notAColleague()
    await run(setHandedTo, { countyCode, conversationId, staffId })
    const noticeId = context.newId()
    if (staffId !== null && staffId !== actor.staffId) {
      await run(insertNotice, { countyCode, noticeId, readerKind: 'staff', readerId: staffId, category: 'service', code: 'CONVERSATION_HANDED', params: JSON.stringify({ by: actor.displayName, conversationId }), cause: `handed:${noticeId}`, at })
    }
    return { answer: {}, audit: [{ action: 'messages.hand-over', subjectKind: 'resident', subjectId: residentId, body: { conversationId, staffId } }] }
  })
