import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listVillagesEndpoint } from '#api/residents.ts'
import { listUnservedEndpoint, type UnservedKind, type UnservedRow, unservedKinds } from '#api/services.ts'
import { ExportButton } from '../../../app/export-button.tsx'
import { nameOf } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { useTeamFilter } from '../../../app/team-filter.ts'
import { usePages, useRead } from '../../../app/use-endpoint.ts'
import { contractPath, useSurface } from '../../../app/use-surface.ts'
import { Button } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { PageHead } from '../../../kit/head.tsx'
import { PersonCell } from '../../../kit/person-cell.tsx'
import { filterPopulations, usePopulationName } from '../../../kit/populations.ts'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { QueueTabs } from '../../../kit/queue-tabs.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { RiskTag } from '../../../kit/status-tag.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { useQueryString } from '../../../kit/use-param.ts'
import { villageOptions } from '../../../kit/village-options.ts'
import { PhoneCell } from '../components/phone-cell.tsx'
import { RecordServiceDialog } from '../components/record-service-dialog.tsx'
import '../contracts.css'

const [urgentDays, soonDays] = [180, 90]

/** Who signed and was not served, the longest first: call, go, enter what was done. */
export default function UnservedPage() {
  const { t } = useTranslation('contracts')
  const navigate = useNavigate()
  const may = useMay()
  const surface = useSurface()
  const nameOfPopulation = usePopulationName()
  const [query, change] = useQueryString()
  const [serving, serve] = useState<UnservedRow | null>(null)
  const villages = useRead(listVillagesEndpoint, {})
  const kind: UnservedKind = unservedKinds.find((one) => one === query.kind) ?? '90'
  const doctors = useRead(listUnservedEndpoint, { kind: '180', most: 1 }, { staleMs: 300_000 }).data?.doctors ?? []
  const filters: Filter[] = [
    {
      key: 'population',
      label: t('unserved.population'),
      kind: 'choice',
      options: filterPopulations.map((value) => ({ value, label: nameOfPopulation(value) })),
    },
    {
      key: 'villageCode',
      label: t('renewals.village'),
      kind: 'choice',
      wide: true,
      options: villageOptions(
        (villages.data?.items ?? []).filter(({ isOwn }) => isOwn),
        t('kit:ownVillages'),
      ),
    },
    ...(doctors.length < 2
      ? []
      : [
          {
            key: 'doctorStaffId',
            label: t('unserved.doctor'),
            kind: 'choice' as const,
            options: doctors.map(({ staffId, name }) => ({ value: staffId, label: name })),
          },
        ]),
    ...useTeamFilter(),
  ]
  const state = useListFilters(filters)
  const asked = Object.fromEntries(Object.entries(state.values).filter(([, value]) => value !== undefined))
  const pages = usePages(listUnservedEndpoint, { kind, ...asked })
  const counts = pages.first?.counts
  const columns: Column<UnservedRow>[] = [
    {
      key: 'name',
      title: t('list.name'),
      isHeader: true,
      render: (row) => (
        <PersonCell
          name={row.residentName}
          about={[t(`sex.${row.sex}`), t('age', { age: row.age }), ...row.populations.map(nameOfPopulation)].join(' ')}
          place={row.villageName}
        />
      ),
    },
    {
      key: 'since',
      title: t('unserved.since'),
      render: (row) => (
        <>
          <span className="num nw">{row.from}</span>{' '}
          <RiskTag risk={row.daysIn >= urgentDays ? 'high' : row.daysIn >= soonDays ? 'mid' : 'low'}>
            {t('unserved.daysIn', { days: row.daysIn })}
          </RiskTag>
          <small className="block mute" lang="zh-CN">
            {row.packages.join('、')}
          </small>
        </>
      ),
    },
    { key: 'state', title: t('unserved.state'), render: (row) => <ServedState row={row} /> },
    { key: 'team', title: t('list.team'), render: (row) => <span lang="zh-CN">{`${row.teamName}（${row.doctorName}）`}</span> },
    {
      key: 'phone',
      title: t('renewals.phone'),
      render: (row) => <PhoneCell residentId={row.residentId} reasons={t('unserved.reasons')} />,
    },
    {
      key: 'act',
      title: <span className="sr">{t('list.act')}</span>,
      align: 'right',
      render: (row) =>
        may('service.record') ? (
          <span className="row-acts">
            <Button small aria-label={`${t('unserved.record')} ${row.residentName}`} onClick={() => serve(row)}>
              {t('unserved.record')}
            </Button>
          </span>
        ) : null,
    },
  ]
  return (
    <>
      <PageHead title={t('unserved.head')} sub={t('unserved.sub')}>
        <ExportButton list="unserved" filter={{ kind, ...asked }} />
      </PageHead>
      <Sheet label={t('unserved.head')}>
        <QueueTabs
          label={t('unserved.head')}
          current={kind}
          onChoose={(next) => change({ kind: next })}
          queues={unservedKinds.map((key) => ({
            key,
            name: t(`unserved.kind.${key}`),
            count: counts ? countText(counts[key]) : '—',
            detail: t(`unserved.detail.${key}`),
            isLate: key === '180' && (counts?.[key] ?? 0) > 0,
          }))}
        />
        <QueryTable
          caption={t('unserved.head')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.contractId}
          filters={filters}
          state={state}
          onOpen={(row) => void navigate({ to: contractPath(surface, row.contractId) })}
          empty={{ title: t('unserved.none'), text: t('unserved.noneText') }}
        />
      </Sheet>
      {serving ? <RecordServiceDialog contract={serving} close={() => serve(null)} /> : null}
    </>
  )
}

function ServedState({ row }: { row: UnservedRow }) {
  const { t } = useTranslation('contracts')
  return (
    <>
      {row.lastServedOn ? t('unserved.last', { day: row.lastServedOn, count: row.done }) : t('unserved.nothing')}
      {row.behind.length > 0 ? (
        <small className="block mute" lang="zh-CN">
          {row.behind.map((one) => t('unserved.missing', { name: nameOf(one), missing: one.missing })).join('、')}
        </small>
      ) : null}
    </>
  )
}
