import { ArrowLeft } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import {
  answerConversationEndpoint,
  conversationEndpoint,
  conversationsEndpoint,
  finishConversationEndpoint,
  messageDeskEndpoint,
} from '#api/messages.ts'
import { problemTexts } from '../../../app/problem.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { Face } from '../../../kit/face.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { HandOver } from './hand-over.tsx'
import { ReplyBox } from './reply-box.tsx'
import { ResidentPanel } from './resident-panel.tsx'
import { Thread } from './thread.tsx'

export type Desk = OutputOf<typeof messageDeskEndpoint>
const refreshes = [conversationEndpoint, conversationsEndpoint, messageDeskEndpoint]

/** One conversation: what was said, the answer, and the resident beside it. */
export function ConversationSheet({ conversationId, desk, leave }: { conversationId: string; desk: Desk; leave: () => void }) {
  const { t } = useTranslation(['conversations', 'residents'])
  const say = useSay()
  const reply = useRef<HTMLTextAreaElement>(null)
  const read = useRead(conversationEndpoint, { conversationId }, { everyMs: 5_000, staleMs: 0 })
  const answering = useCommand(answerConversationEndpoint, { refreshes })
  const finishing = useCommand(finishConversationEndpoint, { refreshes })
  const isWaiting = read.data?.waitedMinutes != null && read.data.isOpen
  const fail = (problem: unknown) => say.failed(problemTexts(problem)[0] ?? '')
  const set = async (isFinished: boolean) => {
    try {
      await finishing.mutateAsync({ conversationId, isFinished })
      say.done(t(isFinished ? 'finished' : 'resumed'), isFinished ? () => void set(false) : undefined)
    } catch (problem) {
      fail(problem)
    }
  }
  useHotkeys({ r: () => reply.current?.focus(), e: () => void (isWaiting && set(true)) })
  if (read.isPending)
    return (
      <Sheet label={t('choose')} className="chat-talk">
        <PageSkeleton />
      </Sheet>
    )
  if (read.isError && !read.data)
    return (
      <Sheet label={t('choose')} className="chat-talk">
        <EmptyState title={problemTexts(read.error)[0] ?? ''}>
          <Button onClick={leave}>{t('back')}</Button>
        </EmptyState>
      </Sheet>
    )
  const { resident, isOpen, handedTo } = read.data
  return (
    <>
      <Sheet label={t('log', { name: resident.name })} className="chat-talk">
        <header className="chat-head">
          <Button
            className="chat-back"
            small
            aria-label={t('back')}
            icon={<ArrowLeft size={16} strokeWidth={1.6} aria-hidden="true" />}
            onClick={leave}
          />
          <Face name={resident.name} />
          <h2 lang="zh-CN">{resident.name}</h2>
          <span className="mute">{t('about', { sex: t(`residents:sex.${resident.sex}`), age: resident.age })}</span>
          <span className="push chat-acts">
            {isOpen ? (
              <HandOver
                conversationId={conversationId}
                members={desk.members}
                handedTo={handedTo?.staffId ?? null}
                refreshes={refreshes}
                fail={fail}
              />
            ) : null}
            {isWaiting ? (
              <Button small keys="E" busy={finishing.isPending} onClick={() => void set(true)}>
                {t('finish')}
              </Button>
            ) : null}
          </span>
        </header>
        <Thread conversationId={conversationId} name={resident.name} newest={read.data} />
        {isOpen ? (
          <ReplyBox
            ref={reply}
            conversationId={conversationId}
            quickReplies={desk.quickReplies}
            busy={answering.isPending}
            send={async (text) => {
              try {
                await answering.mutateAsync({ conversationId, text })
                return true
              } catch (problem) {
                fail(problem)
                return false
              }
            }}
          />
        ) : (
          <p className="chat-closed">{t('closed')}</p>
        )}
      </Sheet>
      <ResidentPanel resident={resident} />
    </>
  )
}
