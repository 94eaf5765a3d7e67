import { useNavigate } from '@tanstack/react-router'
import { IdCard } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { workbenchEndpoint } from '#api/contracts.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMay } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { PageHead } from '../../../kit/head.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import { clockOf } from '../../../kit/instants.ts'
import { QueueTabs } from '../../../kit/queue-tabs.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusLine } from '../../../kit/status-line.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { ContractQueue } from '../components/contract-queue.tsx'
import { ExpirySheet } from '../components/expiry-sheet.tsx'
import { GoalSheet } from '../components/goal-sheet.tsx'
import { LoadSheet } from '../components/load-sheet.tsx'
import { ToSignQueue } from '../components/to-sign-queue.tsx'
import '../home.css'

const queues = ['owed', 'key', 'all', 'toRenew', 'recent'] as const
type QueueKey = (typeof queues)[number]

/** What the doctor begins the day with: who to sign, who runs out, how far the goals are. Every number opens its rows. */
export default function HomePage() {
  const { t } = useTranslation('contracts')
  const navigate = useNavigate()
  const may = useMay()
  const [query, change] = useQueryString()
  const read = useRead(workbenchEndpoint, {}, { everyMs: 30_000, keep: true })
  const signNow = () => void navigate({ to: '/w/sign/new', search: { read: '1' } as never })
  useHotkeys({ f2: signNow }, may('contract.sign'))
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const { counts, toRenew, goals, load, on, foldedAt } = read.data
  const countOf = {
    owed: counts.owedToSign,
    key: counts.keyToSign,
    all: counts.toSign,
    toRenew: counts.toRenew30,
    recent: counts.signed7,
  }
  const mayQueue = may('contract.sign') ? queues : queues.slice(3)
  // Who may not be signed yet is no reason to begin there.
  const owedNow = counts.owedToSign - counts.owedLater
  const first = mayQueue.find((key) => (key === 'owed' ? owedNow : countOf[key]) > 0) ?? mayQueue[0] ?? 'recent'
  const current = mayQueue.find((key) => key === query.queue) ?? first
  const detailOf = (key: QueueKey) =>
    key === 'owed' && counts.owedLater > 0 ? t('home.owedLater', { count: counts.owedLater }) : t(`home.detail.${key}`)
  const head =
    owedNow > 0
      ? t('home.headOwed', { count: owedNow })
      : counts.keyToSign > 0
        ? t('home.head', { count: counts.keyToSign })
        : t('home.headNone')
  return (
    <>
      <PageHead title={head} sub={<span className="num">{on}</span>}>
        <ButtonLink to="/w/sign/list">{t('home.list')}</ButtonLink>
        {may('contract.sign') ? (
          <Button kind="primary" keys="F2" icon={<IdCard size={17} strokeWidth={1.6} aria-hidden="true" />} onClick={signNow}>
            {t('home.sign')}
          </Button>
        ) : null}
      </PageHead>
      <div className="home-cols">
        <Sheet label={t('title.home')} className="home-queue">
          <QueueTabs
            label={t('title.home')}
            current={current}
            onChoose={(queue) => change({ queue })}
            queues={mayQueue.map((key) => ({
              key,
              name: t(`home.queue.${key}`),
              count: countText(countOf[key]),
              detail: detailOf(key),
              isLate: key === 'owed' && owedNow > 0,
            }))}
          />
          {current === 'toRenew' || current === 'recent' ? (
            <ContractQueue key={current} queue={current} on={on} total={countOf[current]} />
          ) : (
            <ToSignQueue key={current} queue={current} total={countOf[current]} />
          )}
        </Sheet>
        <div className="side">
          <GoalSheet goals={goals} />
          <LoadSheet load={load} />
          <ExpirySheet toRenew={toRenew} />
        </div>
      </div>
      <StatusLine
        fresh={t('home.fresh', {
          at: foldedAt ? clockOf(foldedAt) : on,
        })}
        hints={[
          { keys: ['J', 'K'], does: t('home.keys.move') },
          { keys: ['↵'], does: t('home.keys.open') },
          { keys: ['1–5'], does: t('home.keys.queue') },
          { keys: ['F2'], does: t('home.keys.read') },
        ]}
      />
    </>
  )
}
