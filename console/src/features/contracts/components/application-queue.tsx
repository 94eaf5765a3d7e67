import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApplicationRow, approveApplicationsEndpoint, getApplicationEndpoint, listApplicationsEndpoint } from '#api/online-signing.ts'
import { reasonText } from '../../../app/problem.ts'
import { useCommand, usePages } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { TickBox } from '../../../kit/field.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import { KeyHints } from '../../../kit/key-hints.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { ApplicationPreview } from './application-preview.tsx'
import { MoreWaiting, nextOf, useOpenInSight, Waited } from './queue-parts.tsx'
import { RejectDialog } from './reject-dialog.tsx'
import '../review.css'

type Kind = ApplicationRow['kind']

/** Applications of a kind, or of all, those that wait longest first: looked at one by one, taken one by one or many at once. */
export function ApplicationQueue({ kind, tabs }: { kind: Kind | null; tabs: ReactNode }) {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const pages = usePages(listApplicationsEndpoint, kind ? { kind } : {}, { everyMs: 30_000 })
  const approve = useCommand(approveApplicationsEndpoint, { refreshes: [listApplicationsEndpoint, getApplicationEndpoint] })
  const [open, setOpen] = useState<string | null>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [rejecting, setRejecting] = useState<ApplicationRow | null>(null)
  const [refused, setRefused] = useState<{ text: string }[]>([])
  const rows = pages.rows
  const current = rows.find(({ applicationId }) => applicationId === open) ?? rows[0]
  useOpenInSight(current?.applicationId)
  const chosen = rows.filter(({ applicationId }) => ticked.has(applicationId))
  const tick = (ids: readonly string[], isOn: boolean) =>
    setTicked((now) => new Set(isOn ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))))
  const move = (by: number) => {
    const at = rows.findIndex(({ applicationId }) => applicationId === current?.applicationId)
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))]
    if (next) setOpen(next.applicationId)
  }
  const take = (wanted: readonly ApplicationRow[]) => {
    if (wanted.length === 0 || approve.isPending) return
    setRefused([])
    approve.mutate(
      { applicationIds: wanted.slice(0, 50).map(({ applicationId }) => applicationId) },
      {
        onSuccess: ({ results }) => {
          const done = results.filter(({ contractId }) => contractId !== null)
          if (done.length > 0) setOpen(nextOf(rows, wanted)?.applicationId ?? null)
          setTicked(new Set())
          setRefused(
            results
              .filter(({ contractId }) => contractId === null)
              .map(({ applicationId, reasons }) => ({
                text: t('review.notTaken', {
                  name: rows.find((row) => row.applicationId === applicationId)?.residentName ?? '',
                  reasons: reasons.map(reasonText).join(' '),
                }),
              })),
          )
          if (done.length > 0) say.done(t('review.taken', { count: done.length }))
          pages.reload()
        },
      },
    )
  }
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    a: () => current && take([current]),
    r: () => current && setRejecting(current),
    x: () => current && tick([current.applicationId], !ticked.has(current.applicationId)),
  })
  const waiting = pages.first?.waiting ?? 0
  const late = pages.first?.late ?? 0
  return (
    <>
      <PageHead
        title={waiting === 0 ? t('review.none') : t('review.head', { count: waiting })}
        sub={late > 0 ? t('review.late', { count: late }) : t('review.sub')}
      >
        <Button kind="primary" busy={approve.isPending} disabled={chosen.length === 0} onClick={() => take(chosen)}>
          {t('review.takeMany', { count: chosen.length })}
        </Button>
      </PageHead>
      {tabs}
      <ProblemSummary problem={approve.error ?? pages.problem} />
      {refused.length > 0 ? <ErrorSummary title={t('review.notTakenTitle')} errors={refused} /> : null}
      {pages.isLoading ? (
        <Sheet label={t('title.review')} padded>
          <LinesSkeleton lines={8} />
        </Sheet>
      ) : rows.length === 0 ? (
        <Sheet label={t('title.review')}>
          <EmptyState title={t(kind ? 'review.noneOfKind' : 'review.none')} text={t(kind ? 'review.noneOfKindText' : 'review.noneText')} />
        </Sheet>
      ) : (
        <div className="review">
          <Sheet label={t('review.list')}>
            <div className="review-all">
              <TickBox
                checked={chosen.length === rows.length}
                onChange={(event) =>
                  tick(
                    rows.map(({ applicationId }) => applicationId),
                    event.target.checked,
                  )
                }
              >
                {t('review.all', { count: rows.length })}
              </TickBox>
            </div>
            <ul className="review-list">
              {rows.map((row) => (
                <li key={row.applicationId} className={row.applicationId === current?.applicationId ? 'is-open' : ''}>
                  <input
                    type="checkbox"
                    aria-label={t('review.tick', { name: row.residentName })}
                    checked={ticked.has(row.applicationId)}
                    onChange={(event) => tick([row.applicationId], event.target.checked)}
                  />
                  <button
                    type="button"
                    aria-current={row.applicationId === current?.applicationId ? 'true' : undefined}
                    onClick={() => setOpen(row.applicationId)}
                  >
                    <b lang="zh-CN">{row.residentName}</b> {t(`sex.${row.sex}`)} {t('age', { age: row.age })}
                    <small lang="zh-CN">
                      {[row.kind === 'sign' ? '' : t(`review.kinds.${row.kind}`), row.villageName, row.doctorName]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </button>
                  <Waited {...row} />
                </li>
              ))}
            </ul>
            <MoreWaiting pages={pages} />
          </Sheet>
          {current ? (
            <Sheet label={t('review.preview')} padded>
              <ApplicationPreview key={current.applicationId} applicationId={current.applicationId} />
              <div className="review-acts">
                <Button keys="R" onClick={() => setRejecting(current)}>
                  {t('review.reject')}
                </Button>
                <Button kind="primary" keys="A" busy={approve.isPending} onClick={() => take([current])}>
                  {t('review.take')}
                </Button>
              </div>
            </Sheet>
          ) : null}
        </div>
      )}
      <KeyHints
        hints={[
          { keys: ['J', 'K'], does: t('review.keyMove') },
          { keys: ['A'], does: t('review.take') },
          { keys: ['R'], does: t('review.reject') },
          { keys: ['X'], does: t('review.keyTick') },
        ]}
      />
      {rejecting ? <RejectDialog row={rejecting} close={() => setRejecting(null)} /> : null}
    </>
  )
}
