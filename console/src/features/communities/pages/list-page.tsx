import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type CommunityRow, communityKinds, communityStandings, listCommunitiesEndpoint } from '#api/communities.ts'
import { useMe } from '../../../app/session.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { PrintButton } from '../../../kit/print-button.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { CommunityStanding } from '../components/standing.tsx'
import '../communities.css'

/** Functional communities: which units, how far their agreement, roster and five ones are. */
export default function ListPage() {
  const { t } = useTranslation('communities')
  const me = useMe()
  const surface = useSurface()
  const navigate = useNavigate()
  const filters: Filter[] = [
    { kind: 'text', key: 'text', label: t('list.text'), wide: true },
    {
      kind: 'choice',
      key: 'kind',
      label: t('list.kind'),
      options: communityKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'standing',
      label: t('list.standing'),
      options: communityStandings.map((value) => ({ value, label: t(`standing.${value}`) })),
    },
  ]
  const state = useListFilters(filters)
  const asked = {
    text: state.values.text,
    kind: communityKinds.find((one) => one === state.values.kind),
    standing: communityStandings.find((one) => one === state.values.standing),
  }
  const pages = usePages(listCommunitiesEndpoint, asked)
  const { rows } = pages
  const running = rows.filter(({ standing }) => standing === 'running' || standing === 'ending').length
  const path = (row: CommunityRow) => `/${surface}/communities/${row.communityId}`
  const columns: Column<CommunityRow>[] = [
    {
      key: 'name',
      title: t('list.name'),
      isHeader: true,
      render: (row) => (
        <span className="community-name">
          <Link to={path(row)} lang="zh-CN">
            {row.name}
          </Link>
          <small className="block mute">{t(`kind.${row.kind}`)}</small>
        </span>
      ),
    },
    {
      key: 'place',
      title: t('list.address'),
      render: (row) => (
        <span lang="zh-CN" className="community-place">
          {row.townshipName} {row.address}
        </span>
      ),
    },
    {
      key: 'team',
      title: t('list.team'),
      render: (row) => (
        <span lang="zh-CN">
          {row.teamName}
          <small className="block mute">{row.doctorName}</small>
        </span>
      ),
    },
    { key: 'headcount', title: t('list.headcount'), align: 'right', render: (row) => countText(row.headcount) },
    {
      key: 'signed',
      title: `${t('list.signedHere')} / ${t('list.members')}`,
      align: 'right',
      render: (row) => (
        <span className="num nw">{t('list.signedOf', { signed: countText(row.signedHere), members: countText(row.members) })}</span>
      ),
    },
    {
      key: 'ones',
      title: t('list.ones'),
      align: 'right',
      render: (row) => <span className="num nw">{t('list.onesOf', { count: row.ones })}</span>,
    },
    { key: 'lastDay', title: t('list.lastDay'), render: (row) => <span className="num nw">{row.lastDay ?? '—'}</span> },
    { key: 'standing', title: t('list.standing'), render: (row) => <CommunityStanding standing={row.standing} /> },
  ]
  const query = new URLSearchParams(Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : [])))
  const add =
    surface !== 'g' && me.permissions.includes('community.edit') ? (
      <ButtonLink kind="primary" to={`/${surface}/communities/new`}>
        {t('list.add')}
      </ButtonLink>
    ) : null
  const answer = pages.hasMore ? t('list.answerMore', { count: rows.length }) : t('list.answer', { count: rows.length, running })
  return (
    <div>
      <AnswerHead
        title={rows.length > 0 ? answer : t('title.list')}
        crumb={[{ label: me.institutionName ?? me.countyName ?? '' }, { label: t('nav') }]}
        sub={t('list.sub')}
      >
        <PrintButton />
        <a className="btn no-print" href={`/api/communities/table.csv?${query}`} download>
          {t('list.export')}
        </a>
        {add}
      </AnswerHead>
      <Sheet label={t('list.caption')}>
        <QueryTable
          caption={t('list.caption')}
          pages={pages}
          rowKey={(row) => row.communityId}
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
