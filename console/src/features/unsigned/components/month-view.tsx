import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { unsignedMonthEndpoint } from '#api/unsigned.ts'
import { useMe } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { ReasonBars } from './reason-bars.tsx'

type Month = OutputOf<typeof unsignedMonthEndpoint>

/** The month's reasons: as bars, by team and township as a table, and six months side by side. */
export function MonthView() {
  const { t } = useTranslation('unsigned')
  const { today } = useMe()
  const [query, change] = useQueryString()
  const asked = /^\d{4}-(0[1-9]|1[0-2])$/.test(query.month ?? '') ? query.month : today.slice(0, 7)
  const read = useRead(unsignedMonthEndpoint, { month: asked }, { keep: true })
  const shown = read.data
  return (
    <div className="unsigned-month">
      <Sheet
        title={t('month.title', { month: asked })}
        sub={t('month.sub')}
        end={
          <TextField
            className="unsigned-bare"
            label={t('month.choose')}
            type="month"
            max={today.slice(0, 7)}
            value={asked ?? ''}
            onChange={(event) => change({ month: event.target.value || undefined })}
          />
        }
      >
        <ProblemSummary problem={read.error} />
        {read.isPending ? <LinesSkeleton lines={6} /> : null}
        {shown && shown.rows.length === 0 ? <EmptyState title={t('month.none')} text={t('month.noneText')} /> : null}
        {shown && shown.rows.length > 0 ? <ReasonBars reasons={together(shown.rows)} /> : null}
      </Sheet>
      {shown ? (
        <div className="side">
          <Sheet title={t('month.trend')}>
            <ol className="unsigned-months">
              {shown.months.map((one) => (
                <li key={one.month} aria-label={t('month.trendLabel', { month: one.month, persons: countText(one.persons) })}>
                  <b className="num">{countText(one.persons)}</b>
                  <i
                    aria-hidden="true"
                    style={{ height: `${(one.persons / Math.max(1, ...shown.months.map(({ persons }) => persons))) * 72}px` }}
                  />
                  <span className="num">{one.month.slice(5)}</span>
                </li>
              ))}
            </ol>
          </Sheet>
          <Sheet title={t('month.gone')}>
            <dl className="unsigned-gone">
              {(['deceased', 'moved'] as const).map((status) => (
                <div key={status}>
                  <dt>{t(`month.${status}`)}</dt>
                  <dd className="num">{countText(shown.departed[status])}</dd>
                </div>
              ))}
            </dl>
          </Sheet>
        </div>
      ) : null}
      {shown && shown.rows.length > 0 ? <ByTeam rows={shown.rows} /> : null}
    </div>
  )
}

function ByTeam({ rows }: { rows: Month['rows'] }) {
  const { t } = useTranslation('unsigned')
  const reasons = together(rows)
  return (
    <Sheet title={t('month.byTeam')} className="unsigned-byteam">
      <TableTwin
        caption={t('month.byTeam')}
        rows={rows}
        rowKey={(row) => `${row.townshipName} ${row.teamId}`}
        columns={[
          {
            key: 'team',
            title: t('month.team'),
            isHeader: true,
            render: (row) => <span lang="zh-CN">{row.teamName ?? t('month.noTeam')}</span>,
          },
          { key: 'township', title: t('month.township'), render: (row) => <span lang="zh-CN">{row.townshipName}</span> },
          ...reasons.map(({ reason }) => ({
            key: reason,
            title: t(`reason.${reason}`),
            align: 'right' as const,
            render: (row: Month['rows'][number]) => countText(row.reasons.find((one) => one.reason === reason)?.persons ?? 0),
          })),
          { key: 'persons', title: t('month.persons'), align: 'right', render: (row) => <b>{countText(row.persons)}</b> },
        ]}
        foot={[
          t('month.persons'),
          '',
          ...reasons.map(({ persons }) => countText(persons)),
          countText(rows.reduce((sum, row) => sum + row.persons, 0)),
        ]}
      />
    </Sheet>
  )
}

/** All teams' reasons together, the most frequent first. */
function together(rows: Month['rows']): { reason: Month['rows'][number]['reasons'][number]['reason']; persons: number }[] {
  const counted = new Map<Month['rows'][number]['reasons'][number]['reason'], number>()
  for (const { reason, persons } of rows.flatMap((row) => row.reasons)) counted.set(reason, (counted.get(reason) ?? 0) + persons)
  return [...counted].map(([reason, persons]) => ({ reason, persons })).sort((a, b) => b.persons - a.persons)
}
