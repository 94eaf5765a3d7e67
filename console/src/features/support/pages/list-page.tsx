import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listRegionsEndpoint } from '#api/regions.ts'
import { listSupportEndpoint, type SupportRow, supportStandings, supportWorks } from '#api/support.ts'
import { listed } from '../../../app/i18n.ts'
import { useMe } from '../../../app/session.ts'
import { usePages, useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { PrintButton } from '../../../kit/print-button.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { SupportStanding, VisitBar } from '../components/standing.tsx'
import '../support.css'

/** Support agreements: who supports whom, how many experts and visits of those promised. */
export default function ListPage() {
  const { t } = useTranslation('support')
  const me = useMe()
  const surface = useSurface()
  const navigate = useNavigate()
  const regions = useRead(listRegionsEndpoint, {}, { staleMs: 300_000 })
  const townships = (regions.data?.items ?? []).filter((one) => one.level === 'township')
  const filters: Filter[] = [
    { kind: 'text', key: 'text', label: t('list.text'), wide: true },
    {
      kind: 'choice',
      key: 'standing',
      label: t('list.standing'),
      options: supportStandings.map((value) => ({ value, label: t(`standing.${value}`) })),
    },
    { kind: 'choice', key: 'work', label: t('list.works'), options: supportWorks.map((value) => ({ value, label: t(`work.${value}`) })) },
    {
      kind: 'choice',
      key: 'township',
      label: t('list.township'),
      options: townships.map((one) => ({ value: one.code, label: one.name })),
    },
  ]
  const state = useListFilters(filters)
  const asked = {
    text: state.values.text,
    standing: supportStandings.find((one) => one === state.values.standing),
    work: supportWorks.find((one) => one === state.values.work),
    township: townships.find((one) => one.code === state.values.township)?.code,
  }
  const pages = usePages(listSupportEndpoint, asked)
  const running = pages.rows.filter((row) => row.standing === 'running' || row.standing === 'ending')
  const late = running.filter((row) => row.done < row.due).length
  const path = (row: SupportRow) => `/${surface === 't' ? 't' : 'g'}/support/${row.agreementId}`
  const columns: Column<SupportRow>[] = [
    {
      key: 'name',
      title: t('list.name'),
      isHeader: true,
      render: (row) => (
        <span className="support-name">
          <Link to={path(row)} lang="zh-CN">
            {row.title}
          </Link>
          <small className="block mute">{t('list.roundOf', { round: row.round })}</small>
        </span>
      ),
    },
    { key: 'hospital', title: t('list.hospital'), render: (row) => <span lang="zh-CN">{row.hospitalName}</span> },
    {
      key: 'places',
      title: t('list.places'),
      render: (row) => (
        <span lang="zh-CN" className="support-places">
          {listed(row.placeNames)}
        </span>
      ),
    },
    {
      key: 'works',
      title: t('list.works'),
      render: (row) => <span className="s">{listed(row.works.map((work) => t(`work.${work}`)))}</span>,
    },
    {
      key: 'teams',
      title: t('list.teams'),
      align: 'right',
      render: (row) => <span className="num nw">{`${row.fullTeams} / ${row.promisedTeams}`}</span>,
    },
    { key: 'visits', title: t('list.visits'), render: (row) => <VisitBar row={row} /> },
    { key: 'lastDay', title: t('list.lastDay'), render: (row) => <span className="num nw">{row.lastDay}</span> },
    { key: 'standing', title: t('list.standing'), render: (row) => <SupportStanding standing={row.standing} /> },
  ]
  const query = new URLSearchParams(Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : [])))
  const add =
    surface === 'g' && me.permissions.includes('support.edit') ? (
      <ButtonLink kind="primary" to="/g/support/new">
        {t('list.add')}
      </ButtonLink>
    ) : null
  return (
    <div className="support-page">
      <AnswerHead
        title={running.length > 0 ? t('list.answer', { count: running.length, late }) : t('list.answerNone')}
        crumb={[{ label: me.institutionName ?? me.countyName ?? '' }, { label: t('nav') }]}
        sub={t('list.sub')}
      >
        <PrintButton />
        <a className="btn no-print" href={`/api/support/agreements/table.csv?${query}`} download>
          {t('list.export')}
        </a>
        {add}
      </AnswerHead>
      <Sheet label={t('list.caption')}>
        <QueryTable
          caption={t('list.caption')}
          pages={pages}
          rowKey={(row) => row.agreementId}
          filters={filters}
          state={state}
          columns={columns}
          onOpen={(row) => void navigate({ to: path(row) })}
          empty={{ title: t('list.none'), text: t('list.noneText'), action: add }}
        />
      </Sheet>
    </div>
  )
}
