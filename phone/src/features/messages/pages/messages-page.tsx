import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { ownMessagesEndpoint, readOwnNoticesEndpoint, unreadOwnNoticesEndpoint } from '#api/messages.ts'
import { useAccount, useSession } from '../../../app/account.tsx'
import { problemTexts } from '../../../app/problem.ts'
import { setUnread } from '../../../app/unread.ts'
import { useSend } from '../../../app/use-send.ts'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault } from '../../../kit/error-summary.tsx'
import { Page } from '../../../kit/page.tsx'
import { ReadAloud } from '../../../kit/read-aloud.tsx'
import { Link } from '../../../app/router.tsx'
import { NewCount } from '../components/new-count.tsx'
import { chooseChat } from '../chosen-chat.ts'
import { noticeText, whenText } from '../texts.ts'
import { useLatest } from '../use-latest.ts'
import '../messages.css'

type Overview = OutputOf<typeof ownMessagesEndpoint>

/** What there is to read: the conversations with the teams, then the notices by kind, each with how many are new. */
export default function MessagesPage() {
  const { t } = useTranslation('phone-messages')
  const { look } = useSession()
  const { answer, problem, again } = useLatest(ownMessagesEndpoint, {}, 30_000)
  useEffect(() => {
    if (answer) setUnread(answer.unread)
  }, [answer])
  const faults = problem && !answer ? problemTexts(problem).map((text) => ({ text })) : []
  return (
    <Page title={t('title')} tab="messages" hasBack={false}>
      <ErrorSummary faults={faults} />
      {answer === undefined ? (
        faults.length === 0 ? (
          <div className="skeleton tall" />
        ) : (
          <Button onClick={again}>{t('phone:retry')}</Button>
        )
      ) : answer.chats.length === 0 && answer.categories.length === 0 ? (
        <div className="card">
          <p className="strong">{t('none')}</p>
          <p>{t('noneText')}</p>
        </div>
      ) : (
        <>
          <Chats chats={answer.chats} />
          <Categories categories={answer.categories} again={again} />
        </>
      )}
      {answer === undefined ? null : (
        <Link to="/m/campaigns" className="message-row">
          <span className="strong">{t('campaigns')}</span>
        </Link>
      )}
      {look.isElderMode ? <ReadAloud isWide /> : null}
    </Page>
  )
}

function Chats({ chats }: { chats: Overview['chats'] }) {
  const { t } = useTranslation(['phone-messages', 'phone'])
  const { people } = useAccount()
  if (chats.length === 0) return null
  return (
    <section className="message-part" aria-labelledby="chats">
      <h2 id="chats">{t('chats')}</h2>
      <ul className="message-list">
        {chats.map((chat) => (
          <li key={chat.residentId}>
            <Link to="/m/chat" className="message-row" onClick={() => chooseChat(chat.residentId)}>
              <span className="message-head">
                <span className="strong">{t('askTeam', { team: chat.teamName })}</span>
                <NewCount count={chat.unread} />
              </span>
              {people.length > 1 ? (
                <span className="small">{t('forWhom', { name: chat.residentName, relation: t(`phone:relation.${chat.relation}`) })}</span>
              ) : null}
              <span className="small message-line" dir="auto">
                {chat.lastText ?? (chat.isOpen ? t('begin') : '')}
              </span>
              <span className="small quiet">{chat.isOpen ? chat.lastAt && whenText(chat.lastAt) : t('closed')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Categories({ categories, again }: { categories: Overview['categories']; again: () => void }) {
  const { t } = useTranslation(['phone-messages', 'messages', 'phone'])
  const { people } = useAccount()
  const [faults, setFaults] = useState<Fault[]>([])
  if (categories.length === 0) return null
  return (
    <section className="message-part" aria-labelledby="notices">
      <h2 id="notices">{t('notices')}</h2>
      <ErrorSummary faults={faults} />
      <ReadAll categories={categories} again={again} setFaults={setFaults} />
      <ul className="message-list">
        {categories.map(({ category, unread, newest }) => (
          <li key={category}>
            <Link to={`/m/messages/${category}`} className="message-row">
              <span className="message-head">
                <span className="strong">{t(`messages:category.${category}`)}</span>
                <NewCount count={unread} />
              </span>
              {people.length > 1 ? (
                <span className="small">
                  {t('forWhom', { name: newest.residentName, relation: t(`phone:relation.${newest.relation}`) })}
                </span>
              ) : null}
              <span className="small message-line">{noticeText(newest).title}</span>
              <span className="small quiet">{whenText(newest.at)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ReadAll({
  categories,
  again,
  setFaults,
}: {
  categories: Overview['categories']
  again: () => void
  setFaults: (faults: Fault[]) => void
}) {
  const { t } = useTranslation('phone-messages')
  const [mark, setMark] = useState<{ id: string } | 'undone' | null>(null)
  const fail = (problem: unknown) => setFaults(problemTexts(problem).map((text) => ({ text })))
  const reading = useSend(readOwnNoticesEndpoint, fail)
  const takingBack = useSend(unreadOwnNoticesEndpoint, fail)
  const hasNew = categories.some(({ unread }) => unread > 0)
  const until =
    categories
      .map(({ newest }) => newest.at)
      .sort()
      .at(-1) ?? ''
  const readAll = async () => {
    setFaults([])
    const done = await reading.send({ category: null, until })
    if (!done) return
    setMark({ id: done.markId })
    again()
  }
  const undo = async (markId: string) => {
    if (!(await takingBack.send({ markId }))) return
    setMark('undone')
    again()
  }
  return (
    <>
      {hasNew ? (
        <Button kind="plain" isBusy={reading.isBusy} onClick={() => void readAll()}>
          {t('readAll')}
        </Button>
      ) : null}
      <div role="status" className="message-done">
        {mark === 'undone' ? <p>{t('undone')}</p> : null}
        {mark !== null && mark !== 'undone' ? (
          <>
            <p>{t('readDone')}</p>
            <Button kind="plain" isBusy={takingBack.isBusy} onClick={() => void undo(mark.id)}>
              {t('undo')}
            </Button>
          </>
        ) : null}
      </div>
    </>
  )
}
