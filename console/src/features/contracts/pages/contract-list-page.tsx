import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { channels, type ContractRow, listContractsEndpoint, standings } from '#api/contracts.ts'
import { listTeamsEndpoint } from '#api/organisations.ts'
import { addDays, localDate } from '#kernel/local-date.ts'
import { ExportButton } from '../../../app/export-button.tsx'
import { useMay, useMe } from '../../../app/session.ts'
import { usePages, useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { MoneyFen } from '../../../kit/money.tsx'
import { PersonCell } from '../../../kit/person-cell.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { ContractStandingTag } from '../components/standing-tag.tsx'
import '../contracts.css'

/** Every contract within the scope, newest first; those that run out, soonest first. */
export default function ContractListPage() {
  const { t } = useTranslation('contracts')
  const navigate = useNavigate()
  const surface = useSurface()
  const may = useMay()
  const maySign = surface === 'w' && may('contract.sign')
  const me = useMe()
  const week = addDays(localDate(me.today), -6)
  // Of one institution the teams are few enough to choose from.
  const hasTeams = me.scope.kind === 'institution' && may('team.read')
  const teams = useRead(listTeamsEndpoint, { most: 100 }, { enabled: hasTeams })
  const teamOptions = (teams.data?.items ?? []).map(({ teamId, name }) => ({ value: teamId, label: name }))
  const filters: Filter[] = [
    { key: 'number', label: t('list.filters.number'), kind: 'text', hint: t('list.filters.numberHint') },
    {
      key: 'standing',
      label: t('list.filters.standing'),
      kind: 'choice',
      options: standings.map((value) => ({ value, label: t(`standing.${value}`) })),
    },
    ...(hasTeams ? [{ key: 'teamId', label: t('list.filters.team'), kind: 'choice' as const, options: teamOptions }] : []),
    {
      key: 'toRenewWithin',
      label: t('list.filters.within'),
      kind: 'choice',
      options: ['30', '60', '90'].map((value) => ({ value, label: t(`list.within.${value}`) })),
    },
    {
      key: 'channel',
      label: t('list.filters.channel'),
      kind: 'choice',
      options: channels.map((value) => ({ value, label: t(`channel.${value}`) })),
    },
    {
      key: 'signedSince',
      label: t('list.filters.since'),
      kind: 'choice',
      options: [me.today, week, `${me.today.slice(0, 7)}-01`, `${me.today.slice(0, 4)}-01-01`].map((value) => ({ value, label: value })),
    },
  ]
  const state = useListFilters(filters)
  const asked = Object.fromEntries(Object.entries(state.values).filter(([, value]) => value !== undefined))
  const pages = usePages(listContractsEndpoint, asked)
  const columns: Column<ContractRow>[] = [
    {
      key: 'name',
      title: t('list.name'),
      isHeader: true,
      render: (row) => <PersonCell name={row.residentName} about={`${t(`sex.${row.sex}`)} ${t('age', { age: row.age })}`} />,
    },
    { key: 'standing', title: t('list.standing'), render: (row) => <ContractStandingTag standing={row.standing} /> },
    { key: 'signed', title: t('list.signedOn'), render: (row) => <span className="num nw">{row.signedOn}</span> },
    {
      key: 'until',
      title: t('list.until'),
      render: (row) => (
        <span className="num nw">
          {row.lastDay}{' '}
          {row.standing === 'expiring' ? (
            <small className="mute">{row.daysLeft <= 1 ? t('list.today') : t('list.left', { days: row.daysLeft })}</small>
          ) : null}
        </span>
      ),
    },
    { key: 'packages', title: t('list.packages'), render: (row) => <span lang="zh-CN">{row.packages.join('、')}</span> },
    { key: 'team', title: t('list.team'), render: (row) => <span lang="zh-CN">{row.teamName}</span> },
    { key: 'channel', title: t('list.channel'), render: (row) => t(`channel.${row.channel}`) },
    { key: 'fee', title: t('list.fee'), align: 'right', render: (row) => <MoneyFen fen={row.residentFeeFen} /> },
    { key: 'number', title: t('list.number'), render: (row) => <span className="num nw xs mute">{row.number}</span> },
    ...(state.values.toRenewWithin && maySign
      ? [
          {
            key: 'act',
            title: <span className="sr">{t('list.act')}</span>,
            align: 'right' as const,
            render: (row: ContractRow) => (
              <ButtonLink small to="/w/sign/new" search={{ residentId: row.residentId }}>
                {t('list.renew')}
              </ButtonLink>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <PageHead title={t('list.head')} sub={t('list.sub')}>
        <ExportButton list="contracts" filter={asked} />
        {surface === 't' ? (
          <>
            <ButtonLink to="/t/renewals">{t('title.renewals')}</ButtonLink>
            <ButtonLink to="/t/print-queue">{t('title.print')}</ButtonLink>
          </>
        ) : null}
        {maySign ? (
          <ButtonLink kind="primary" to="/w/sign/new">
            {t('list.sign')}
          </ButtonLink>
        ) : null}
      </PageHead>
      <Sheet label={t('list.caption')}>
        <QueryTable
          caption={t('list.caption')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.contractId}
          filters={filters}
          state={state}
          onOpen={(row) => void navigate({ to: `${surface === 'w' ? '/w/sign' : `/${surface}/contracts`}/${row.contractId}` })}
          empty={{ title: t('list.none'), text: t('list.noneText') }}
        />
      </Sheet>
    </>
  )
}
