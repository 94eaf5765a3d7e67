import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { conversationsEndpoint } from '#api/messages.ts'
import { Button } from '../../../kit/button.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import { dayAndClockOf } from '../../../kit/instants.ts'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { waitText } from '../wait-text.ts'

type Row = OutputOf<typeof conversationsEndpoint>['items'][number]
type Props = {
  rows: readonly Row[]
  current: string | undefined
  choose: (conversationId: string) => void
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
}

/** Who wrote, the longest wait first. J and K go up and down, Enter opens. */
export function QueueList({ rows, current, choose, hasMore, isLoadingMore, loadMore }: Props) {
  const { t } = useTranslation('conversations')
  const list = useRef<HTMLUListElement>(null)
  const move = (by: number) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const focused = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const from = focused >= 0 ? focused : rows.findIndex((row) => row.conversationId === current)
    buttons[Math.min(buttons.length - 1, Math.max(0, from + by))]?.focus()
  }
  useHotkeys({ j: () => move(1), k: () => move(-1) })
  return (
    <div className="chat-scroll">
      <ul ref={list}>
        {rows.map((row) => (
          <li key={row.conversationId}>
            <button
              type="button"
              aria-current={row.conversationId === current ? 'true' : undefined}
              onClick={() => choose(row.conversationId)}
            >
              <Line row={row} />
            </button>
          </li>
        ))}
      </ul>
      {hasMore ? (
        <p className="chat-more">
          <Button small busy={isLoadingMore} onClick={loadMore}>
            {t('more')}
          </Button>
        </p>
      ) : null}
    </div>
  )
}

function Line({ row }: { row: Row }) {
  const { t } = useTranslation(['conversations', 'residents'])
  return (
    <>
      <span className="chat-who">
        <b lang="zh-CN">{row.residentName}</b>
        <span className="mute">{t('about', { sex: t(`residents:sex.${row.sex}`), age: row.age })}</span>
        {row.unread > 0 ? (
          <span className="chat-unread">
            <span aria-hidden="true">{row.unread}</span>
            <span className="sr">{t('unread', { count: row.unread })}</span>
          </span>
        ) : null}
      </span>
      <span className="chat-state">
        {row.waitedMinutes === null ? (
          <StatusTag plain tone="none">
            {t('answered')}
          </StatusTag>
        ) : (
          <StatusTag plain tone={row.waitedMinutes >= lateMinutes ? 'high' : 'mid'}>
            {t('waited', { time: waitText(t, row.waitedMinutes) })}
          </StatusTag>
        )}
        <span className="mute num">{dayAndClockOf(row.lastAt)}</span>
      </span>
      {row.handedTo ? (
        <span className="mute chat-handed" lang="zh-CN">
          {t('handedTo', { name: row.handedTo })}
        </span>
      ) : null}
    </>
  )
}

/** From a day on the wait stands out. */
const lateMinutes = 24 * 60
