import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { listToSignEndpoint } from '#api/contracts.ts'
import { nameOf } from '../../../app/i18n.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { PersonCell } from '../../../kit/person-cell.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { RiskTag } from '../../../kit/status-tag.tsx'

type Row = OutputOf<typeof listToSignEndpoint>['items'][number]
const riskOf = { owed: 'high', key: 'mid', other: 'none' } as const

/** Who is not signed yet, those first whom the county owes it, those last who do not live here long enough yet; each says why it stands where it stands. */
export function ToSignQueue({ queue, total }: { queue: 'owed' | 'key' | 'all'; total: number }) {
  const { t } = useTranslation('contracts')
  const navigate = useNavigate()
  const pages = usePages(listToSignEndpoint, queue === 'all' ? {} : { rank: queue })
  const open = (row: Row) => void navigate({ to: '/w/sign/new', search: { residentId: row.residentId } as never })
  const why = (row: Row) =>
    row.rank === 'owed' ? t('home.whyOwed') : row.rank === 'key' ? t('home.whyKey', { count: row.populations.length }) : t('home.whyOther')
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: t('home.name'),
      isHeader: true,
      render: (row) => (
        <PersonCell name={row.name} about={`${t(`sex.${row.sex}`)} ${t('age', { age: row.age })}`} place={row.villageName} />
      ),
    },
    {
      key: 'populations',
      title: t('home.populations'),
      render: (row) => row.populations.map(nameOf).join(' · ') || '—',
    },
    { key: 'rank', title: t('home.order'), render: (row) => <RiskTag risk={riskOf[row.rank]}>{t(`home.rank.${row.rank}`)}</RiskTag> },
    {
      key: 'why',
      title: t('home.why'),
      render: (row) => (
        <>
          {why(row)}
          {row.signableFrom ? <small className="block mute">{t('home.notUsual')}</small> : null}
          <small className="block mute num">{row.lastSignedOn ? `${t('home.last')} ${row.lastSignedOn}` : t('home.never')}</small>
        </>
      ),
    },
    {
      key: 'act',
      title: <span className="sr">{t('home.act')}</span>,
      align: 'right',
      render: (row) =>
        row.signableFrom ? (
          <span className="mute nw">{t('home.signableFrom', { day: row.signableFrom })}</span>
        ) : (
          <ButtonLink small to="/w/sign/new" search={{ residentId: row.residentId }}>
            {t('home.act')}
          </ButtonLink>
        ),
    },
  ]
  return (
    <QueryTable
      caption={t(`home.queue.${queue}`)}
      columns={columns}
      pages={pages}
      rowKey={(row) => row.residentId}
      onOpen={open}
      total={total}
      empty={{ title: t('home.none'), text: t('home.noneText') }}
    />
  )
}
