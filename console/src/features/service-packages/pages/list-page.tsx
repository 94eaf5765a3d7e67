import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type ComposedRow, composedStates, listComposedEndpoint, packageBenchEndpoint } from '#api/service-packages.ts'
import { nameOf } from '../../../app/i18n.ts'
import { useMe } from '../../../app/session.ts'
import { usePages, useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { dayOf } from '../../../kit/instants.ts'
import { MoneyFen } from '../../../kit/money.tsx'
import { PrintButton } from '../../../kit/print-button.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { Closed } from '../components/closed.tsx'
import { StateTag } from '../components/state-tag.tsx'
import { packageName, tierName } from '../names.ts'
import '../service-packages.css'

/** Packages that institutions composed: what each costs, how it stands, and where the next one is made. */
export default function ListPage() {
  const { t } = useTranslation('service-packages')
  const me = useMe()
  const surface = useSurface()
  const navigate = useNavigate()
  const bench = useRead(packageBenchEndpoint, {}, { staleMs: 60_000 })
  const tiers = bench.data?.tiers ?? []
  const filters: Filter[] = [
    { kind: 'text', key: 'text', label: t('list.text'), wide: true },
    {
      kind: 'choice',
      key: 'state',
      label: t('list.state'),
      options: composedStates.map((value) => ({ value, label: t(`state.${value}`) })),
    },
    { kind: 'choice', key: 'tier', label: t('list.tier'), options: tiers.map((one) => ({ value: one.code, label: nameOf(one) })) },
  ]
  const state = useListFilters(filters)
  const pages = usePages(listComposedEndpoint, {
    text: state.values.text,
    state: composedStates.find((one) => one === state.values.state),
    tier: tiers.find(({ code }) => code === state.values.tier)?.code,
  })
  const base = surface === 't' ? '/t/packages' : '/g/packages'
  const path = (row: ComposedRow) => `${base}/${row.packageId}`
  const columns: Column<ComposedRow>[] = [
    {
      key: 'name',
      title: t('list.name'),
      isHeader: true,
      render: (row) => (
        <>
          <Link to={path(row)}>{packageName(row)}</Link>
          <small className="block mute">{t('list.version', { number: row.versionNumber })}</small>
        </>
      ),
    },
    { key: 'tier', title: t('list.tier'), render: tierName },
    { key: 'institution', title: t('list.institution'), render: (row) => <span lang="zh-CN">{row.institutionName}</span> },
    {
      key: 'resident',
      title: t('list.resident'),
      align: 'right',
      render: ({ price }) => (price ? <MoneyFen fen={price.residentFen} /> : <span className="mute">{t('list.noPrice')}</span>),
    },
    { key: 'saving', title: t('list.saving'), align: 'right', render: ({ price }) => (price ? <MoneyFen fen={price.savingFen} /> : '—') },
    {
      key: 'edited',
      title: t('list.edited'),
      render: (row) => (
        <>
          <span lang="zh-CN">{row.editedBy}</span> <span className="num nw mute">{dayOf(row.editedAt)}</span>
        </>
      ),
    },
    { key: 'state', title: t('list.state'), render: (row) => <StateTag state={row.state} /> },
  ]
  const isOpen = bench.data?.question === null
  const add =
    surface === 't' && isOpen && bench.data?.mayCompose ? (
      <ButtonLink kind="primary" to="/t/packages/new">
        {t('list.compose')}
      </ButtonLink>
    ) : null
  return (
    <div className="packages-page">
      <AnswerHead
        title={t('title.list')}
        crumb={[{ label: me.institutionName ?? me.countyName ?? '' }, { label: t('nav') }]}
        sub={t('list.sub')}
      >
        <PrintButton />
        {add}
      </AnswerHead>
      {bench.data && !isOpen ? <Closed question={bench.data.question ?? ''} /> : null}
      <Sheet label={t('title.list')}>
        <QueryTable
          caption={t('title.list')}
          pages={pages}
          rowKey={(row) => row.packageId}
          filters={filters}
          state={state}
          columns={columns}
          onOpen={(row) => void navigate({ to: path(row) })}
          empty={{ title: t('list.none'), text: isOpen ? t('list.noneText') : undefined, action: add }}
        />
      </Sheet>
    </div>
  )
}
