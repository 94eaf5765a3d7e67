import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { ProblemSummary } from './error-summary.tsx'
import { countText } from './figures.ts'
import { FilterBar } from './filter-bar.tsx'
import { useHotkeys } from './hotkeys.ts'
import { LinesSkeleton } from './skeleton.tsx'
import type { Filter, useListFilters } from './use-list-filters.ts'

export type Column<Row> = {
  key: string
  title: ReactNode
  render: (row: Row) => ReactNode
  align?: 'right' | 'left' | 'center'
  width?: number | string
  isHeader?: boolean
}
/** What `usePages` gives; a list that is all there may be passed as `{ rows }`. */
type Pages<Row> = {
  rows: readonly Row[]
  isLoading?: boolean
  isLoadingMore?: boolean
  hasMore?: boolean
  problem?: unknown
  loadMore?: () => void
  reload?: () => void
}
type Props<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  pages: Pages<Row>
  rowKey: (row: Row) => string
  filters?: readonly Filter[]
  state?: ReturnType<typeof useListFilters>
  onOpen?: (row: Row) => void
  total?: number | null
  empty?: { title: string; text?: ReactNode; action?: ReactNode }
  tools?: ReactNode
  compact?: boolean
  foot?: ReactNode
}

/** A list: filters above (three, then 更多), rows that open by Enter, j/k to move, more on demand; and its empty, zero and failed states. */
export function QueryTable<Row>(props: Props<Row>) {
  const { t } = useTranslation('kit')
  const { pages, columns, onOpen, state } = props
  const [at, setAt] = useState<number | null>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const count = pages.rows.length
  const move = (by: number) => setAt((now) => Math.max(0, Math.min(count - 1, now === null ? 0 : now + by)))
  useHotkeys(
    {
      j: () => move(1),
      k: () => move(-1),
      enter: () => {
        const row = at === null ? undefined : pages.rows[at]
        if (row && onOpen) onOpen(row)
      },
    },
    count > 0 && onOpen !== undefined,
  )
  useEffect(() => {
    if (at !== null) body.current?.rows[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const side = (column: Column<Row>) => (column.align === 'right' ? 'r' : column.align === 'center' ? 'c' : undefined)
  const isFiltered = (state?.count ?? 0) > 0
  const open = (row: Row) => (event: React.MouseEvent) => {
    if ((event.target as Element).closest('a, button, input, label') || window.getSelection()?.toString()) return
    onOpen?.(row)
  }
  return (
    <div>
      {props.filters && state ? (
        <FilterBar filters={props.filters} state={state} tools={props.tools} />
      ) : props.tools ? (
        <div className="list-bar">
          <div className="push">{props.tools}</div>
        </div>
      ) : null}
      {pages.problem ? (
        <div style={{ padding: '0 16px 12px' }}>
          <ProblemSummary problem={pages.problem} />
          {pages.reload ? <Button onClick={pages.reload}>{t('table.retry')}</Button> : null}
        </div>
      ) : null}
      {pages.isLoading ? <LinesSkeleton lines={6} /> : null}
      {!pages.isLoading && !pages.problem && count === 0 ? (
        isFiltered ? (
          <EmptyState title={t('table.nothingFits')} text={t('table.loosen')}>
            <Button onClick={state!.clear}>{t('table.clear')}</Button>
          </EmptyState>
        ) : (
          <EmptyState title={props.empty?.title ?? t('table.nothingYet')} text={props.empty?.text}>
            {props.empty?.action}
          </EmptyState>
        )
      ) : null}
      {count > 0 ? (
        <>
          <div className="list-scroll">
            <table className={`list ${props.compact ? 'compact' : ''}`}>
              <caption className="sr">{props.caption}</caption>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column.key} scope="col" className={side(column)} style={column.width ? { width: column.width } : undefined}>
                      {column.title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody ref={body}>
                {pages.rows.map((row, index) => (
                  <tr
                    key={props.rowKey(row)}
                    className={`${index === at ? 'on' : ''} ${onOpen ? 'opens' : ''}`}
                    onClick={onOpen ? open(row) : undefined}
                  >
                    {columns.map((column) =>
                      column.isHeader ? (
                        <th key={column.key} scope="row" className={side(column)}>
                          {column.render(row)}
                        </th>
                      ) : (
                        <td key={column.key} className={side(column)}>
                          {column.render(row)}
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
              {props.foot}
            </table>
          </div>
          <div className="list-foot">
            <span role="status">
              {props.total === undefined || props.total === null
                ? t('table.shown', { count })
                : t('table.shownOf', { count, total: countText(props.total) })}
            </span>
            <span className="push">
              {pages.hasMore && pages.loadMore ? (
                <Button small kind="quiet" busy={pages.isLoadingMore ?? false} onClick={pages.loadMore}>
                  {t('table.loadMore')}
                </Button>
              ) : (
                t('table.end')
              )}
            </span>
          </div>
        </>
      ) : null}
    </div>
  )
}
