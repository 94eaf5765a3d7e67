import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { conversationEndpoint, type Message } from '#api/messages.ts'
import { call } from '../../../app/call.ts'
import { problemTexts } from '../../../app/problem.ts'
import { Button } from '../../../kit/button.tsx'
import { clockOf, dayOf } from '../../../kit/instants.ts'
import { useSay } from '../../../kit/undo-toast.tsx'

type Page = { messages: Message[]; hasMore: boolean }

/** What was said, oldest on top, the newest in sight; earlier pages come when asked for. */
export function Thread({ conversationId, name, newest }: { conversationId: string; name: string; newest: Page }) {
  const { t } = useTranslation('conversations')
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  const [earlier, setEarlier] = useState<Page | null>(null)
  const [isLoading, setLoading] = useState(false)
  // Pages that went before, and those which the newest page has moved away from since.
  const known = useRef(new Map<number, Message>())
  for (const message of [...(earlier?.messages ?? []), ...newest.messages]) known.current.set(message.seq, message)
  const all = [...known.current.values()].sort((a, b) => a.seq - b.seq)
  const last = all.at(-1)?.seq
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes down when something new was said, and only then
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }, [last])
  const first = all[0]?.seq ?? 1
  const hasMore = first > 1 && (earlier ?? newest).hasMore
  const load = async () => {
    setLoading(true)
    try {
      setEarlier(await call(conversationEndpoint, { conversationId, before: first }))
    } catch (problem) {
      say.failed(problemTexts(problem)[0] ?? '')
    } finally {
      setLoading(false)
    }
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div ref={box} className="chat-scroll chat-log" role="log" aria-label={t('log', { name })} tabIndex={0}>
      {hasMore ? (
        <p className="chat-more">
          <Button small busy={isLoading} onClick={() => void load()}>
            {t('earlier')}
          </Button>
        </p>
      ) : null}
      {all.map((message, index) => (
        <Said key={message.seq} message={message} isNewDay={index === 0 || dayOf(all[index - 1]?.at ?? '') !== dayOf(message.at)} />
      ))}
    </div>
  )
}

function Said({ message, isNewDay }: { message: Message; isNewDay: boolean }) {
  const { t } = useTranslation('conversations')
  const { side, relation, writer, isMine, isRead, text, at } = message
  const who = relation ? `${t(`writer.${relation}`)}${relation === 'self' ? '' : ` ${writer}`}` : isMine ? t('me') : writer
  return (
    <>
      {isNewDay ? <p className="chat-day num">{dayOf(at)}</p> : null}
      <div className={`said ${side}`}>
        <p className="said-by">
          <span lang="zh-CN">{who}</span> <span className="num">{clockOf(at)}</span>
          {side === 'team' ? <span> · {t(isRead ? 'read' : 'sent')}</span> : null}
        </p>
        <p className="said-text" dir="auto">
          {text}
        </p>
      </div>
    </>
  )
}
