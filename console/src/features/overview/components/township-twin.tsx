import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { countText, percentText, shareText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { StandingTag } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { doneOf, personsOf, type Totals, type Township } from '../figures.ts'

/** The same townships as the map, as a table: least complete first, each name the way to its teams. */
export function TownshipTwin({
  townships,
  totals,
  current,
  mayPlan,
  year,
}: {
  townships: readonly Township[]
  totals: Totals
  current: string | undefined
  mayPlan: boolean
  year: number
}) {
  const { t } = useTranslation('overview')
  const rows = [...townships].sort((a, b) => Number(!a.all) - Number(!b.all) || doneOf(a) - doneOf(b))
  return (
    <Sheet
      title={t('twin.title', { count: townships.length })}
      sub={t('twin.sub')}
      end={mayPlan ? <Link to="/g/targets">{t('twin.toTargets')} ›</Link> : undefined}
      className="overview-twin"
    >
      {totals.live > 0 && !totals.hasQuota ? <p className="overview-note">{t('noPlan', { year })}</p> : null}
      <TableTwin
        caption={t('twin.title', { count: townships.length })}
        rows={rows}
        rowKey={(row) => row.code}
        current={current}
        columns={[
          {
            key: 'name',
            title: t('twin.name'),
            isHeader: true,
            render: (row) => (
              <Link to="/g/townships/$code" params={{ code: row.code } as never} lang="zh-CN">
                {row.name}
              </Link>
            ),
          },
          { key: 'persons', title: t('twin.persons'), align: 'right', render: (row) => countText(personsOf(row)) },
          { key: 'quota', title: t('twin.quota'), align: 'right', render: (row) => (row.quota === null ? '—' : countText(row.quota)) },
          { key: 'signed', title: t('twin.signed'), align: 'right', render: (row) => (row.all ? countText(row.all.signed) : '—') },
          {
            key: 'rate',
            title: t('twin.rate'),
            align: 'right',
            render: (row) => (row.all ? percentText(row.all.signed, personsOf(row)) : '—'),
          },
          {
            key: 'done',
            title: t('twin.done'),
            align: 'right',
            render: (row) =>
              row.all && row.quota ? (
                <span className="overview-done">
                  <StandingTag plain done={row.all.signed} goal={row.quota} /> {shareText(row.all.signed, row.quota)}%
                </span>
              ) : (
                <span className="mute">{row.all ? '—' : t('map.notLive')}</span>
              ),
          },
        ]}
        foot={
          totals.live > 0
            ? [
                t('twin.total'),
                countText(totals.persons),
                totals.hasQuota ? countText(totals.quota) : '—',
                countText(totals.signed),
                percentText(totals.signed, totals.persons),
                totals.hasQuota ? percentText(totals.signed, totals.quota) : '—',
              ]
            : undefined
        }
      />
    </Sheet>
  )
}
