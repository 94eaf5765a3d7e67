import {
  answerConversationEndpoint, answerTimesEndpoint, conversationEndpoint, conversationsEndpoint, finishConversationEndpoint, handOverConversationEndpoint, messageDeskEndpoint, ownConversationEndpoint, ownMessagesEndpoint, ownNoticesEndpoint,
  readOwnNoticesEndpoint, readStaffNoticesEndpoint, saveMessageDeskEndpoint, sendOwnMessageEndpoint, staffNoticesEndpoint, unreadOwnNoticesEndpoint, unreadStaffNoticesEndpoint,
} from '#api/messages.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { openPersonDirectory } from '../residents/index.ts'
import { answerConversation, finishConversation, handOverConversation } from './answer-conversation.ts'
import { listAnswerTimes } from './answer-times.ts'
import { openConversation } from './get-conversation.ts'
import { listConversations } from './list-conversations.ts'
import { getMessageDesk, saveMessageDesk } from './message-desk.ts'
import { openOwnConversation, sendOwnMessage } from './own-conversation.ts'
import { getOwnMessages, listOwnNotices, readOwnNotices, unreadOwnNotices } from './own-notices.ts'
import { listStaffNotices, readStaffNotices, unreadStaffNotices } from './staff-notices.ts'
import type { MessagesUsing } from './using.ts'

export function messageRoutes(using: MessagesUsing): readonly Route[] {
  const ofPhone = { ...using, people: openPersonDirectory(using) }
  return [
    serve(ownMessagesEndpoint, (context) => getOwnMessages(ofPhone, context)),
    serve(ownNoticesEndpoint, (context, input) => listOwnNotices(ofPhone, context, input)),
    serve(readOwnNoticesEndpoint, readOwnNotices),
    serve(unreadOwnNoticesEndpoint, unreadOwnNotices),
    serve(ownConversationEndpoint, (context, input) => openOwnConversation(ofPhone, context, input)),
    serve(sendOwnMessageEndpoint, (context, input) => sendOwnMessage(using, context, input)),
    serve(conversationsEndpoint, listConversations),
    serve(conversationEndpoint, (context, input) => openConversation(using, context, input)),
    serve(answerConversationEndpoint, (context, input) => answerConversation(using, context, input)),
    serve(finishConversationEndpoint, finishConversation),
    serve(handOverConversationEndpoint, handOverConversation),
    serve(messageDeskEndpoint, getMessageDesk),
    serve(saveMessageDeskEndpoint, saveMessageDesk),
    serve(answerTimesEndpoint, listAnswerTimes),
    serve(staffNoticesEndpoint, listStaffNotices),
    serve(readStaffNoticesEndpoint, readStaffNotices),
    serve(unreadStaffNoticesEndpoint, unreadStaffNotices),
  ]
}
