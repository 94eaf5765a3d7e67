import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { listed, nameOf } from '../../../app/i18n.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { Button } from '../../../kit/button.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { PersonCell } from '../../../kit/person-cell.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import type { Row, Said } from '../shown.ts'
import { StandingText } from './standing-text.tsx'

type Pages = {
  rows: readonly Row[]
  isLoading: boolean
  isLoadingMore: boolean
  hasMore: boolean
  problem: unknown
  loadMore: () => void
  reload: () => void
}

/** The people not signed, one of them current: a press chooses, and the page's keys speak of who is chosen. */
export function Worklist({
  pages,
  at,
  choose,
  said,
  look,
  total,
}: {
  pages: Pages
  at: number | null
  choose: (index: number) => void
  said: ReadonlyMap<string, Said>
  look: (row: Row) => void
  total: number | null
}) {
  const { t } = useTranslation('unsigned')
  const surface = useSurface()
  const body = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    if (at !== null) body.current?.rows[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  if (pages.problem)
    return (
      <div className="sheet-body">
        <ProblemSummary problem={pages.problem} />
        <Button onClick={pages.reload}>{t('kit:table.retry')}</Button>
      </div>
    )
  if (pages.isLoading) return <LinesSkeleton lines={8} />
  if (pages.rows.length === 0) return <EmptyState title={t('list.none')} text={t('list.noneText')} />
  const saidOf = (row: Row): Said => said.get(row.residentId) ?? { standing: row.standing }
  return (
    <>
      <div className="list-scroll">
        <table className="list unsigned-list">
          <caption className="sr">{t('list.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('list.name')}</th>
              <th scope="col">{t('list.populations')}</th>
              <th scope="col">{t('list.team')}</th>
              <th scope="col">{t('list.said')}</th>
              <th scope="col">
                <span className="sr">{t('list.history')}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {pages.rows.map((row, index) => (
              <tr
                key={row.residentId}
                className={`opens ${index === at ? 'on' : ''}`}
                aria-current={index === at ? 'true' : undefined}
                onClick={() => choose(index)}
              >
                <th scope="row">
                  <Link to={`/${surface}/residents/$residentId`} params={{ residentId: row.residentId } as never}>
                    <PersonCell
                      name={row.name}
                      about={`${t(`residents:sex.${row.sex}`)} ${t('residents:age', { age: row.age })}`}
                      place={row.villageName}
                    />
                  </Link>
                </th>
                <td>{listed(row.populations.map(nameOf))}</td>
                <td>
                  <span lang="zh-CN">{row.teamName ?? '—'}</span>
                </td>
                <td>
                  <SaidOf said={saidOf(row)} />
                </td>
                <td className="r">
                  <Button small kind="quiet" onClick={() => look(row)}>
                    {t('list.history')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="list-foot">
        <span role="status">
          {total === null
            ? t('kit:table.shown', { count: pages.rows.length })
            : t('kit:table.shownOf', { count: pages.rows.length, total })}
        </span>
        <span className="push">
          {pages.hasMore ? (
            <Button small kind="quiet" busy={pages.isLoadingMore} onClick={pages.loadMore}>
              {t('kit:table.loadMore')}
            </Button>
          ) : (
            t('kit:table.end')
          )}
        </span>
      </div>
    </>
  )
}

function SaidOf({ said }: { said: Said }) {
  const { t } = useTranslation('unsigned')
  if ('left' in said)
    return (
      <StatusTag plain tone="low">
        {t(`list.left.${said.left}`)}
      </StatusTag>
    )
  return <StandingText standing={said.standing} />
}
