import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noticeCategories, type OwnNotice, ownNoticesEndpoint, readOwnNoticesEndpoint } from '#api/messages.ts'
import { actFor, useAccount, useSession } from '../../../app/account.tsx'
import { ask } from '../../../app/ask.ts'
import { problemTexts } from '../../../app/problem.ts'
import { go, Link, usePath } from '../../../app/router.tsx'
import { useSend } from '../../../app/use-send.ts'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault } from '../../../kit/error-summary.tsx'
import { Page } from '../../../kit/page.tsx'
import { ReadAloud } from '../../../kit/read-aloud.tsx'
import { noticeText, whenText } from '../texts.ts'
import '../messages.css'

type Known = { items: OwnNotice[]; next: string | null }

/** The notices of one kind, the newest first. Opening them marks them as read; what was new is still shown as new until one leaves. */
export default function NoticesPage() {
  const { t } = useTranslation(['phone-messages', 'messages'])
  const path = usePath()
  const category = noticeCategories.find((one) => path.endsWith(`/${one}`)) ?? 'system'
  const { look } = useSession()
  const [known, setKnown] = useState<Known | null>(null)
  const [faults, setFaults] = useState<Fault[]>([])
  const reading = useSend(readOwnNoticesEndpoint, () => {})
  const isMarked = useRef(false)
  const load = async (after?: string) => {
    setFaults([])
    try {
      const page = await ask(ownNoticesEndpoint, after === undefined ? { category } : { category, after })
      setKnown((before) => ({ items: after === undefined ? page.items : [...(before?.items ?? []), ...page.items], next: page.next }))
      const newest = page.items[0]
      if (after !== undefined || isMarked.current || !newest) return
      isMarked.current = true
      await reading.send({ category, until: newest.at })
    } catch (problem) {
      setFaults(problemTexts(problem).map((text) => ({ text })))
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time the page opens
  useEffect(() => void load(), [])
  return (
    <Page title={t(`messages:category.${category}`)}>
      <ErrorSummary faults={faults} />
      {known === null ? (
        faults.length > 0 ? (
          <Button onClick={() => void load()}>{t('phone:retry')}</Button>
        ) : (
          <div className="skeleton tall" />
        )
      ) : null}
      {known?.items.length === 0 ? <p>{t('noneIn')}</p> : null}
      <ul className="message-list">
        {known?.items.map((notice) => (
          <li key={notice.noticeId}>
            <One notice={notice} />
          </li>
        ))}
      </ul>
      {known?.next ? (
        <Button kind="plain" onClick={() => void load(known.next ?? undefined)}>
          {t('more')}
        </Button>
      ) : null}
      {look.isElderMode ? <ReadAloud isWide /> : null}
    </Page>
  )
}

/** Who is told of another doctor may choose another team from here, for the person the notice is about. */
function ToOtherTeam({ residentId, contractId }: { residentId: string; contractId: string }) {
  const { t } = useTranslation('phone-messages')
  const choose = () => {
    actFor(residentId)
    go(`/m/change/${contractId}`)
  }
  return (
    <Button kind="plain" onClick={choose}>
      {t('otherTeam')}
    </Button>
  )
}

function One({ notice }: { notice: OwnNotice }) {
  const { t } = useTranslation(['phone-messages', 'phone'])
  const { people } = useAccount()
  const { title, text } = noticeText(notice)
  return (
    <article className="card notice-card">
      <h2 className="message-head">
        {title}
        {notice.isRead ? null : <span className="new-count">{t('isNew')}</span>}
      </h2>
      {people.length > 1 ? (
        <p className="small strong">{t('forWhom', { name: notice.residentName, relation: t(`phone:relation.${notice.relation}`) })}</p>
      ) : null}
      <p className="notice-text">{text}</p>
      {notice.params.contractId ? <ToOtherTeam residentId={notice.residentId} contractId={String(notice.params.contractId)} /> : null}
      {notice.params.link ? (
        <Link to={String(notice.params.link)} className="btn plain">
          {t('go')}
        </Link>
      ) : null}
      <p className="small quiet">{whenText(notice.at)}</p>
    </article>
  )
}
