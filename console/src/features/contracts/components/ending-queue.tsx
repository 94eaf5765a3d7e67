import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EndingRow, listEndingsEndpoint } from '#api/endings.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import { minuteOf } from '../../../kit/instants.ts'
import { KeyHints } from '../../../kit/key-hints.tsx'
import { MoneyFen } from '../../../kit/money.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { AcceptEndingDialog } from './accept-ending-dialog.tsx'
import { MoreWaiting, useOpenInSight, Waited } from './queue-parts.tsx'
import { RefuseEndingDialog } from './refuse-ending-dialog.tsx'

/** Wishes to end contracts, those that wait longest first: each is checked with its resident, then accepted or refused with a reason. */
export function EndingQueue({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation('contracts')
  const pages = usePages(listEndingsEndpoint, {}, { everyMs: 30_000 })
  const [open, setOpen] = useState<string | null>(null)
  const [accepting, setAccepting] = useState<EndingRow | null>(null)
  const [refusing, setRefusing] = useState<EndingRow | null>(null)
  const rows = pages.rows
  const current = rows.find(({ endingId }) => endingId === open) ?? rows[0]
  useOpenInSight(current?.endingId)
  const move = (by: number) => {
    const at = rows.findIndex(({ endingId }) => endingId === current?.endingId)
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))]
    if (next) setOpen(next.endingId)
  }
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    a: () => current && setAccepting(current),
    r: () => current && setRefusing(current),
  })
  const waiting = pages.first?.waiting ?? 0
  const late = pages.first?.late ?? 0
  return (
    <>
      <PageHead
        title={waiting === 0 ? t('review.noneToEnd') : t('review.head', { count: waiting })}
        sub={late > 0 ? t('review.late', { count: late }) : t('review.endSub')}
      />
      {tabs}
      <ProblemSummary problem={pages.problem} />
      {pages.isLoading ? (
        <Sheet label={t('review.endList')} padded>
          <LinesSkeleton lines={8} />
        </Sheet>
      ) : !current ? (
        <Sheet label={t('review.endList')}>
          <EmptyState title={t('review.noneOfKind')} text={t('review.noneOfKindText')} />
        </Sheet>
      ) : (
        <div className="review">
          <Sheet label={t('review.endList')}>
            <ul className="review-list">
              {rows.map((row) => (
                <li key={row.endingId} className={row.endingId === current.endingId ? 'is-open' : ''}>
                  <button
                    type="button"
                    aria-current={row.endingId === current.endingId ? 'true' : undefined}
                    onClick={() => setOpen(row.endingId)}
                  >
                    <b lang="zh-CN">{row.residentName}</b> {t(`sex.${row.sex}`)} {t('age', { age: row.age })}
                    <small lang="zh-CN">{`${row.villageName} · ${row.doctorName}`}</small>
                  </button>
                  <Waited {...row} />
                </li>
              ))}
            </ul>
            <MoreWaiting pages={pages} />
          </Sheet>
          <Sheet label={t('review.ends')} padded>
            <EndingPreview one={current} />
            <div className="review-acts">
              <ButtonLink to={`/w/sign/${current.contractId}`}>{t('review.endOpen')}</ButtonLink>
              <Button keys="R" onClick={() => setRefusing(current)}>
                {t('review.endRefuse')}
              </Button>
              <Button kind="danger" keys="A" onClick={() => setAccepting(current)}>
                {t('review.endAccept')}
              </Button>
            </div>
          </Sheet>
        </div>
      )}
      <KeyHints
        hints={[
          { keys: ['J', 'K'], does: t('review.keyMove') },
          { keys: ['A'], does: t('review.endAccept') },
          { keys: ['R'], does: t('review.endRefuse') },
        ]}
      />
      <AcceptEndingDialog key={accepting?.endingId} row={accepting} close={() => setAccepting(null)} />
      {refusing ? <RefuseEndingDialog row={refusing} close={() => setRefusing(null)} /> : null}
    </>
  )
}

function EndingPreview({ one }: { one: EndingRow }) {
  const { t } = useTranslation('contracts')
  const facts = [
    { label: t('review.endReason'), value: t(`endReason.${one.reason}`) },
    { label: t('review.endNote'), value: one.note ?? '—' },
    { label: t('review.endAsked'), value: minuteOf(one.askedAt) },
    ...(one.askedBy ? [{ label: t('review.endAskedBy'), value: t(`bond.${one.askedBy}`) }] : []),
    { label: t('review.endOf'), value: one.number },
    { label: t('review.team'), value: `${one.teamName}（${one.doctorName}）` },
    { label: t('review.endPeriod'), value: `${one.from} — ${one.lastDay}` },
    { label: t('review.packages'), value: one.packages.join('、') || '—' },
    { label: t('review.endPays'), value: <MoneyFen fen={one.residentFeeFen} /> },
  ]
  return (
    <>
      <h2 className="review-name">
        <span lang="zh-CN">{one.residentName}</span>{' '}
        <small>
          {t(`sex.${one.sex}`)} {t('age', { age: one.age })} <span lang="zh-CN">{one.villageName}</span>
        </small>
      </h2>
      <dl className="review-facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd lang="zh-CN">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="s">{t('review.endWhat')}</p>
    </>
  )
}
