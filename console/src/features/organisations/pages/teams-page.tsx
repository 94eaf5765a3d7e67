import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listTeamsEndpoint } from '#api/organisations.ts'
import { useMe } from '../../../app/session.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { Tag } from '../../../kit/status-tag.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { useQueryString } from '../../../kit/use-param.ts'
import { LoadBar } from '../components/load-bar.tsx'
import '../organisations.css'

/** The teams within reach. */
export default function TeamsPage() {
  const { t } = useTranslation('organisations')
  const me = useMe()
  const navigate = useNavigate()
  const [query] = useQueryString()
  const filters: Filter[] = [
    { kind: 'text', key: 'text', label: t('teams.text'), wide: true },
    { kind: 'choice', key: 'status', label: t('teams.filterStatus'), options: [{ value: 'closed', label: t('status.closed') }] },
  ]
  const state = useListFilters(filters)
  const pages = usePages(listTeamsEndpoint, {
    text: state.values.text,
    status: state.values.status === 'closed' ? 'closed' : 'active',
    institutionId: query.institution,
  })
  const form = me.permissions.includes('team.edit') ? (
    <ButtonLink to="/t/teams/new" kind="primary">
      {t('board.form')}
    </ButtonLink>
  ) : null
  return (
    <>
      <AnswerHead title={t('title.teams')}>{form}</AnswerHead>
      <Sheet label={t('title.teams')}>
        <QueryTable
          caption={t('title.teams')}
          pages={pages}
          rowKey={(row) => row.teamId}
          filters={filters}
          state={state}
          onOpen={(row) => void navigate({ to: '/t/teams/$teamId', params: { teamId: row.teamId } as never })}
          empty={{ title: t('teams.none'), text: t('teams.noneText'), action: form }}
          columns={[
            {
              key: 'name',
              title: t('teams.name'),
              isHeader: true,
              render: (row) => (
                <>
                  <Link to="/t/teams/$teamId" params={{ teamId: row.teamId } as never} lang="zh-CN">
                    {row.name}
                  </Link>{' '}
                  {row.kind === 'independent' ? <Tag>{t('teamKind.independent')}</Tag> : null}
                </>
              ),
            },
            { key: 'institution', title: t('teams.institution'), render: (row) => <span lang="zh-CN">{row.institutionName}</span> },
            { key: 'leader', title: t('board.leader'), render: (row) => <span lang="zh-CN">{row.leaderName}</span> },
            { key: 'members', title: t('teams.members'), align: 'right', render: (row) => row.members },
            { key: 'areas', title: t('teams.areas'), render: (row) => <span lang="zh-CN">{row.areas.join('、') || '—'}</span> },
            {
              key: 'load',
              title: t('load.title'),
              width: '24%',
              render: (row) => <LoadBar name={row.name} contracts={row.contracts} cap={row.cap} room={row.room} />,
            },
          ]}
        />
      </Sheet>
    </>
  )
}
