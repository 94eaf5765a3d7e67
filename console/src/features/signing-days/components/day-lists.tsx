import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type ContractRow, listContractsEndpoint, listToSignEndpoint } from '#api/contracts.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { nameOf } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { PersonCell } from '../../../kit/person-cell.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { RiskTag } from '../../../kit/status-tag.tsx'

type ToSign = OutputOf<typeof listToSignEndpoint>['items'][number]
const riskOf = { owed: 'high', key: 'mid', other: 'none' } as const

/** Who of the day's villages is not signed yet, those first whom the county owes it. */
export function OwedSheet({ signingDayId, isOpen }: { signingDayId: string; isOpen: boolean }) {
  const { t } = useTranslation(['signing-days', 'contracts'])
  const navigate = useNavigate()
  const pages = usePages(listToSignEndpoint, { signingDayId }, { everyMs: 30_000 })
  const sign = (row: ToSign) => void navigate({ to: '/w/sign/new', search: { residentId: row.residentId } as never })
  const counts = pages.first?.counts
  const columns: Column<ToSign>[] = [
    {
      key: 'name',
      title: t('day.person'),
      isHeader: true,
      render: (row) => (
        <PersonCell
          name={row.name}
          about={`${t(`contracts:sex.${row.sex}`)} ${t('contracts:age', { age: row.age })}`}
          place={row.villageName}
        />
      ),
    },
    {
      key: 'rank',
      title: t('day.rank'),
      render: (row) => (
        <>
          <RiskTag risk={riskOf[row.rank]}>{t(`contracts:home.rank.${row.rank}`)}</RiskTag>
          <small className="block mute">{row.populations.map(nameOf).join(' · ')}</small>
          {row.signableFrom ? <small className="block mute">{t('contracts:home.signableFrom', { day: row.signableFrom })}</small> : null}
        </>
      ),
    },
    ...(isOpen
      ? [
          {
            key: 'act',
            title: <span className="sr">{t('day.act')}</span>,
            align: 'right' as const,
            render: (row: ToSign) =>
              row.signableFrom ? null : (
                <ButtonLink small to="/w/sign/new" search={{ residentId: row.residentId }}>
                  {t('day.act')}
                </ButtonLink>
              ),
          },
        ]
      : []),
  ]
  return (
    <Sheet
      title={t('day.owed')}
      sub={counts ? t('day.owedSub', { all: countText(counts.all), owed: countText(counts.owed), key: countText(counts.key) }) : null}
      className="no-print"
    >
      <QueryTable
        caption={t('day.owed')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.residentId}
        onOpen={sign}
        empty={{ title: t('day.owedNone'), text: t('day.owedNoneText') }}
      />
    </Sheet>
  )
}

/** What was signed at this day, newest first. */
export function SignedSheet({ signingDayId, signed }: { signingDayId: string; signed: number }) {
  const { t } = useTranslation(['signing-days', 'contracts'])
  const may = useMay()
  const navigate = useNavigate()
  const pages = usePages(listContractsEndpoint, { signingDayId, most: 10 }, { everyMs: 30_000, enabled: may('contract.read') })
  const columns: Column<ContractRow>[] = [
    {
      key: 'name',
      title: t('day.person'),
      isHeader: true,
      render: (row) => (
        <PersonCell name={row.residentName} about={`${t(`contracts:sex.${row.sex}`)} ${t('contracts:age', { age: row.age })}`} />
      ),
    },
    { key: 'team', title: t('contracts:list.team'), render: (row) => <span lang="zh-CN">{row.teamName}</span> },
    { key: 'number', title: t('contracts:list.number'), render: (row) => <span className="num nw xs mute">{row.number}</span> },
  ]
  return (
    <Sheet title={t('day.signedList')} sub={<span className="num">{countText(signed)}</span>} className="no-print">
      <QueryTable
        caption={t('day.signedList')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.contractId}
        onOpen={(row) => void navigate({ to: `/w/sign/${row.contractId}` })}
        empty={{ title: t('day.signedNone'), text: t('day.signedNoneText') }}
      />
    </Sheet>
  )
}
