import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { type Message, ownConversationEndpoint } from '#api/messages.ts'
import { ask } from '../../../app/ask.ts'
import { problemTexts } from '../../../app/problem.ts'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault } from '../../../kit/error-summary.tsx'
import { takeOutOfOutbox, type Waiting } from '../outbox.ts'
import { whenText } from '../texts.ts'

type Props = {
  residentId: string
  conversationId: string | null
  conversation: OutputOf<typeof ownConversationEndpoint>
  waiting: readonly Waiting[]
}

/** What was said, oldest on top; under it what is still on its way. Earlier pages come when asked for. */
export function ChatLog({ residentId, conversationId, conversation, waiting }: Props) {
  const { t } = useTranslation('phone-messages')
  const [earlier, setEarlier] = useState<{ messages: Message[]; hasMore: boolean } | null>(null)
  const [faults, setFaults] = useState<Fault[]>([])
  const end = useRef<HTMLDivElement>(null)
  const known = useRef(new Map<number, Message>())
  for (const message of [...(earlier?.messages ?? []), ...conversation.messages]) known.current.set(message.seq, message)
  const all = [...known.current.values()].sort((a, b) => a.seq - b.seq)
  const first = all[0]?.seq ?? 1
  const hasMore = first > 1 && (earlier ?? conversation).hasMore
  const newest = `${all.at(-1)?.seq} ${waiting.length}`
  const shown = useRef('')
  // What is new comes into sight; the emergency line stands beside the field too.
  useLayoutEffect(() => {
    if (shown.current !== newest && newest !== 'undefined 0') end.current?.scrollIntoView({ block: 'end' })
    shown.current = newest
  }, [newest])
  const load = async () => {
    setFaults([])
    try {
      setEarlier(await ask(ownConversationEndpoint, { residentId, before: first, ...(conversationId === null ? {} : { conversationId }) }))
    } catch (problem) {
      setFaults(problemTexts(problem).map((text) => ({ text })))
    }
  }
  return (
    <section className="chat-log" role="log" aria-label={t('conversation')}>
      {hasMore ? (
        <Button kind="plain" onClick={() => void load()}>
          {t('earlier')}
        </Button>
      ) : null}
      <ErrorSummary faults={faults} />
      {all.length === 0 && waiting.length === 0 ? (
        <div className="card">
          <p className="strong">{t('empty')}</p>
          <p>{t('emptyText')}</p>
        </div>
      ) : null}
      {all.map((message) => (
        <Said key={message.seq} message={message} />
      ))}
      {waiting.map((one) => (
        <OnItsWay key={one.key} one={one} />
      ))}
      <div ref={end} className="chat-end" />
    </section>
  )
}

function Said({ message: { side, isMine, isRead, relation, writer, text, at } }: { message: Message }) {
  const { t } = useTranslation('phone-messages')
  const who = side === 'team' ? writer : isMine ? t('me') : relation ? `${t(`writer.${relation}`)} ${writer}` : writer
  return (
    <div className={`said ${side}`}>
      <p className="small said-by">
        {who} · {whenText(at)}
        {side === 'resident' ? ` · ${t(isRead ? 'read' : 'sent')}` : ''}
      </p>
      <p className="said-text" dir="auto">
        {text}
      </p>
    </div>
  )
}

function OnItsWay({ one: { key, text, fault } }: { one: Waiting }) {
  const { t } = useTranslation('phone-messages')
  return (
    <div className="said resident">
      <p className="small said-by">{fault === undefined ? t(navigator.onLine ? 'sending' : 'queued') : t('failed')}</p>
      <p className="said-text" dir="auto">
        {text}
      </p>
      {fault === undefined ? null : (
        <>
          <p className="fault" role="alert">
            {fault}
          </p>
          <Button kind="plain" onClick={() => takeOutOfOutbox(key)}>
            {t('discard')}
          </Button>
        </>
      )}
    </div>
  )
}
