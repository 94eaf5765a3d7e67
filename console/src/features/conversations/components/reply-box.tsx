import { type KeyboardEvent, type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostCharacters } from '#api/messages.ts'
import { Button } from '../../../kit/button.tsx'
import { Popover } from '../../../kit/popover.tsx'

type Props = {
  ref: Ref<HTMLTextAreaElement>
  conversationId: string
  quickReplies: readonly string[]
  busy: boolean
  send: (text: string) => Promise<boolean>
}

/** What is being written, by conversation: it stays while one looks at another, and goes with the page, for it is about somebody's health. */
const drafts = new Map<string, string>()

export function ReplyBox({ ref, conversationId, quickReplies, busy, send }: Props) {
  const { t } = useTranslation('conversations')
  const [text, setText] = useState(() => drafts.get(conversationId) ?? '')
  const [isMissing, setMissing] = useState(false)
  const over = [...text.trim()].length - mostCharacters
  const write = (next: string) => {
    drafts.set(conversationId, next)
    setText(next)
    setMissing(false)
  }
  const press = async () => {
    if (busy || over > 0) return
    if (text.trim() === '') return setMissing(true)
    if (await send(text.trim())) write('')
  }
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    void press()
  }
  const fault = over > 0 ? t('over', { count: over }) : isMissing ? t('fill') : null
  return (
    <div className="chat-reply">
      <label htmlFor="reply">{t('reply')}</label>
      <textarea
        ref={ref}
        id="reply"
        rows={3}
        value={text}
        aria-invalid={fault ? true : undefined}
        aria-describedby="reply-hint"
        onChange={(event) => write(event.target.value)}
        onKeyDown={keyed}
      />
      <div className="chat-send">
        <Popover label={t('quick')} className="btn sm" panelClassName="chat-quick" trigger={t('quick')}>
          {quickReplies.length === 0 ? (
            <p>{t('quickNone')}</p>
          ) : (
            <ul>
              {quickReplies.map((one) => (
                <li key={one}>
                  <button type="button" lang="zh-CN" onClick={() => write(text.trim() === '' ? one : `${text.trimEnd()}\n${one}`)}>
                    {one}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Popover>
        <p id="reply-hint" className={fault ? 'bad' : 'mute'} role={fault ? 'alert' : undefined}>
          {fault ?? (over > -50 ? t('left', { count: -over }) : t('replyHint', { most: mostCharacters }))}
        </p>
        <Button kind="primary" keys="Ctrl ↵" busy={busy} onClick={() => void press()}>
          {t('send')}
        </Button>
      </div>
    </div>
  )
}
