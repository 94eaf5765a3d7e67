import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { mostCharacters, ownConversationEndpoint } from '#api/messages.ts'
import { useAccount, useActing, useSession } from '../../../app/account.tsx'
import { host } from '../../../app/host.ts'
import { problemTexts } from '../../../app/problem.ts'
import { useDraft } from '../../../app/stored.ts'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { Notice } from '../../../kit/notice.tsx'
import { Page } from '../../../kit/page.tsx'
import { ReadAloud } from '../../../kit/read-aloud.tsx'
import { chosenChat } from '../chosen-chat.ts'
import { ChatLog } from '../components/chat-log.tsx'
import { putInOutbox, sendOutbox, useOutbox } from '../outbox.ts'
import { officeText, waitText, whenText } from '../texts.ts'
import { useLatest } from '../use-latest.ts'
import '../messages.css'

type Conversation = OutputOf<typeof ownConversationEndpoint>

/** Asking the team: what to do in an emergency, when there is an answer, what was said, and the line to write. */
export default function ChatPage() {
  const { t } = useTranslation('phone-messages')
  const { people } = useAccount()
  const acting = useActing()
  const residentId = people.find((one) => one.residentId === chosenChat())?.residentId ?? acting?.residentId
  if (residentId === undefined)
    return (
      <Page title={t('chats')}>
        <p className="strong">{t('noTeam')}</p>
        <p>{t('noTeamText')}</p>
      </Page>
    )
  return <Chat residentId={residentId} />
}

function Chat({ residentId }: { residentId: string }) {
  const { t } = useTranslation(['phone-messages', 'phone'])
  const { look } = useSession()
  const { people, phoneMasked } = useAccount()
  const [conversationId, setConversationId] = useState<string | null>(null)
  const input = conversationId === null ? { residentId } : { residentId, conversationId }
  const { answer, problem, again } = useLatest(ownConversationEndpoint, input, 5_000)
  const [drafts, setDraft] = useDraft<Record<string, string>>('chat-draft', {})
  const [fault, setFault] = useState<string | null>(null)
  const text = drafts[residentId] ?? ''
  const over = [...text.trim()].length - mostCharacters
  const waiting = useOutbox().filter((one) => one.owner === phoneMasked && one.residentId === residentId)
  const flush = () => void sendOutbox(phoneMasked, again)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what waits is sent when the page opens and when the line is back
  useEffect(() => {
    flush()
    const timer = setInterval(() => navigator.onLine && flush(), 10_000)
    addEventListener('online', flush)
    return () => {
      clearInterval(timer)
      removeEventListener('online', flush)
    }
  }, [])
  const send = () => {
    const said = text.trim()
    if (said === '' || over > 0) {
      setFault(said === '' ? t('fill') : t('over', { count: over }))
      document.getElementById('say')?.focus()
      return
    }
    setFault(null)
    putInOutbox(phoneMasked, residentId, said)
    setDraft({ [residentId]: '' })
    flush()
  }
  const title = answer?.team ? t('askTeam', { team: answer.team.name }) : t('chats')
  const faults = problem && !answer ? problemTexts(problem).map((one) => ({ text: one })) : []
  const mayWrite = answer?.isOpen === true && conversationId === null
  const shownFault = over > 0 ? t('over', { count: over }) : fault
  const dock = (
    <>
      <div className="field say">
        <p className="say-head">
          <label htmlFor="say">{t('write')}</label>
          <a className="link" href="tel:120">
            {t('emergencyShort')}
          </a>
        </p>
        {shownFault ? (
          <p className="fault" id="say-fault" role="alert">
            {shownFault}
          </p>
        ) : null}
        <textarea
          id="say"
          rows={2}
          value={text}
          aria-invalid={shownFault ? true : undefined}
          aria-describedby={shownFault ? 'say-fault say-hint' : 'say-hint'}
          onChange={(event) => {
            setFault(null)
            setDraft({ [residentId]: event.target.value })
          }}
        />
        <p className="small quiet" id="say-hint">
          {t('writeHint', { most: mostCharacters })}
        </p>
      </div>
      <Button type="submit">{t('send')}</Button>
    </>
  )
  return (
    <Page title={title} {...(mayWrite ? { send, dock } : {})}>
      <ErrorSummary faults={faults} />
      {answer === undefined ? (
        faults.length > 0 ? (
          <Button onClick={again}>{t('phone:retry')}</Button>
        ) : (
          <div className="skeleton tall" />
        )
      ) : (
        <>
          {people.length > 1 ? (
            <p>{t('forWhom', { name: answer.residentName, relation: t(`phone:relation.${answer.relation}`) })}</p>
          ) : null}
          <Emergency team={answer.team} />
          {answer.team ? <Answering conversation={answer} /> : null}
          {answer.team ? (
            <ChatLog
              key={conversationId ?? residentId}
              residentId={residentId}
              conversationId={conversationId}
              conversation={answer}
              waiting={conversationId === null ? waiting : []}
            />
          ) : (
            <>
              <p className="strong">{t('noTeam')}</p>
              <p>{t('noTeamText')}</p>
            </>
          )}
          {answer.team && !mayWrite ? <Notice>{t('closed')}</Notice> : null}
          <Earlier earlier={answer.earlier} open={setConversationId} />
          {look.isElderMode ? <ReadAloud isWide /> : null}
        </>
      )}
    </Page>
  )
}

function Emergency({ team }: Pick<Conversation, 'team'>) {
  const { t } = useTranslation('phone-messages')
  return (
    <Notice tone="mid">
      <p className="strong">{t('emergency')}</p>
      <p className="calls">
        <a className="btn danger" href="tel:120">
          {t('call120')}
        </a>
        {team?.phone ? (
          <a className="btn plain" href={host.call(team.phone)}>
            {t('callTeam')}
          </a>
        ) : null}
      </p>
    </Notice>
  )
}

function Answering({ conversation: { office, medianMinutes } }: { conversation: Conversation }) {
  const { t } = useTranslation('phone-messages')
  return (
    <div className="small">
      <p>{office ? officeText(office) : t('officeNone')}</p>
      {medianMinutes === null ? null : <p>{t('usual', { time: waitText(medianMinutes) })}</p>}
    </div>
  )
}

/** What was said with teams of before. */
function Earlier({ earlier, open }: { earlier: Conversation['earlier']; open: (conversationId: string) => void }) {
  const { t } = useTranslation('phone-messages')
  if (earlier.length === 0) return null
  return (
    <section className="message-part" aria-labelledby="earlier">
      <h2 id="earlier">{t('earlierTeams')}</h2>
      {earlier.map(({ conversationId, teamName, lastAt }) => (
        <Button key={conversationId} kind="plain" onClick={() => open(conversationId)}>
          {t('withTeam', { team: teamName, day: whenText(lastAt) })}
        </Button>
      ))}
    </section>
  )
}
