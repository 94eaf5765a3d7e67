import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { conversationShows, conversationsEndpoint, messageDeskEndpoint } from '#api/messages.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { usePages, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { CaliberPopover } from '../../../kit/caliber.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import { KeyHints } from '../../../kit/key-hints.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { ConversationSheet } from '../components/conversation-sheet.tsx'
import { DeskDialog } from '../components/desk-dialog.tsx'
import { QueueList } from '../components/queue-list.tsx'
import { waitText } from '../wait-text.ts'
import '../conversations.css'
import '../talk.css'

/** The team's conversations with residents: who waits longest first, what was said, and who it is beside it. */
export default function ChatPage() {
  const { t } = useTranslation('conversations')
  const [query, change] = useQueryString()
  const [isSetting, setSetting] = useState(false)
  const show = conversationShows.find((one) => one === query.show) ?? 'all'
  const desk = useRead(messageDeskEndpoint, {}, { everyMs: 20_000, keep: true })
  const list = usePages(conversationsEndpoint, { show }, { everyMs: 15_000 })
  useHotkeys(Object.fromEntries(conversationShows.map((one, index) => [String(index + 1), () => change({ show: one })])))
  if (desk.isPending || list.isLoading) return <PageSkeleton />
  if (desk.isError) return <ErrorPage problem={desk.error} retry={() => void desk.refetch()} />
  if (list.problem && list.rows.length === 0) return <ErrorPage problem={list.problem} retry={list.reload} />
  const { waiting, mine, medianMinutes, answered, teamName } = desk.data
  const sub = medianMinutes === null ? t('subNone', { team: teamName }) : t('sub', { team: teamName, median: waitText(t, medianMinutes) })
  const countOf = { waiting, mine, all: null, closed: null }
  return (
    <>
      <PageHead title={waiting > 0 ? t('headWaiting', { count: waiting }) : t('headNone')} sub={<Sub text={sub} answered={answered} />}>
        <Button onClick={() => setSetting(true)}>{t('editDesk')}</Button>
      </PageHead>
      <div className={`chat ${query.c ? 'is-open' : ''}`}>
        <Sheet label={t('list')} className="chat-list">
          <div className="chat-shows" role="group" aria-label={t('lists')}>
            {conversationShows.map((one) => (
              <button key={one} type="button" aria-pressed={one === show} onClick={() => change({ show: one })}>
                {t(`show.${one}`)}
                {countOf[one] ? <b>{countOf[one]}</b> : null}
              </button>
            ))}
          </div>
          {list.rows.length === 0 ? (
            <EmptyState title={t(`none.${show}`)} text={t('noneText')} />
          ) : (
            <QueueList
              rows={list.rows}
              current={query.c}
              choose={(c) => change({ c })}
              hasMore={list.hasMore}
              isLoadingMore={list.isLoadingMore}
              loadMore={list.loadMore}
            />
          )}
        </Sheet>
        {query.c ? (
          <ConversationSheet key={query.c} conversationId={query.c} desk={desk.data} leave={() => change({ c: undefined })} />
        ) : (
          <Sheet label={t('choose')} className="chat-none">
            <EmptyState title={t('choose')} text={t('chooseText')} />
          </Sheet>
        )}
      </div>
      <div className="status">
        <div className="push">
          <KeyHints
            hints={[
              { keys: ['J', 'K'], does: t('keys.move') },
              { keys: ['R'], does: t('keys.open') },
              { keys: ['Ctrl ↵'], does: t('keys.send') },
              { keys: ['E'], does: t('keys.finish') },
              { keys: ['1–4'], does: t('keys.list') },
            ]}
          />
        </div>
      </div>
      <DeskDialog isOpen={isSetting} desk={desk.data} close={() => setSetting(false)} />
    </>
  )
}

function Sub({ text, answered }: { text: string; answered: number }) {
  const { t } = useTranslation('conversations')
  return (
    <>
      <span>{text}</span>{' '}
      <CaliberPopover
        caliber={{ name: t('times.median'), rows: [{ label: t('times.how'), text: t('medianCaliber', { count: answered }) }] }}
      />
    </>
  )
}
