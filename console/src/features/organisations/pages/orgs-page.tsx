import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { institutionKinds, listAlliancesEndpoint, listInstitutionsEndpoint } from '#api/organisations.ts'
import { listRegionsEndpoint } from '#api/regions.ts'
import { useMe } from '../../../app/session.ts'
import { usePages, useRead } from '../../../app/use-endpoint.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { countText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { AllianceForm } from '../components/alliance-form.tsx'
import '../organisations.css'

/** The county's institutions, and the alliances that tie them. */
export default function OrgsPage() {
  const { t } = useTranslation('organisations')
  const me = useMe()
  const navigate = useNavigate()
  const regions = useRead(listRegionsEndpoint, {}, { staleMs: 300_000 })
  const filters: Filter[] = [
    { kind: 'text', key: 'text', label: t('orgs.text'), wide: true },
    {
      kind: 'choice',
      key: 'kind',
      label: t('orgs.kind'),
      options: institutionKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'township',
      label: t('orgs.township'),
      options: (regions.data?.items ?? []).filter((one) => one.level === 'township').map((one) => ({ value: one.code, label: one.name })),
    },
  ]
  const state = useListFilters(filters)
  const kind = institutionKinds.find((one) => one === state.values.kind)
  const pages = usePages(listInstitutionsEndpoint, { text: state.values.text, kind, township: state.values.township })
  const mayEdit = me.permissions.includes('organisation.edit')
  const add = mayEdit ? (
    <ButtonLink to="/g/orgs/new" kind="primary">
      {t('orgs.add')}
    </ButtonLink>
  ) : null
  return (
    <>
      <AnswerHead title={t('title.orgs')} crumb={[{ label: me.countyName ?? '' }, { label: t('nav.orgs') }]}>
        {add}
      </AnswerHead>
      <div className="orgs-board">
        <Sheet label={t('orgs.institutions')}>
          <QueryTable
            caption={t('orgs.institutions')}
            pages={pages}
            rowKey={(row) => row.institutionId}
            filters={filters}
            state={state}
            onOpen={(row) => void navigate({ to: '/g/orgs/$institutionId', params: { institutionId: row.institutionId } as never })}
            empty={{ title: t('orgs.none'), text: t('orgs.noneText'), action: add }}
            columns={[
              {
                key: 'name',
                title: t('orgs.name'),
                isHeader: true,
                render: (row) => (
                  <Link to="/g/orgs/$institutionId" params={{ institutionId: row.institutionId } as never} lang="zh-CN">
                    {row.name}
                  </Link>
                ),
              },
              {
                key: 'kind',
                title: t('orgs.kind'),
                render: (row) => `${t(`kind.${row.kind}`)}${row.hospitalLevel ? ` · ${t(`level.${row.hospitalLevel}` as 'level.1')}` : ''}`,
              },
              { key: 'township', title: t('orgs.township'), render: (row) => <span lang="zh-CN">{row.townshipName}</span> },
              { key: 'staff', title: t('orgs.staff'), align: 'right', render: (row) => countText(row.staff) },
              {
                key: 'teams',
                title: t('orgs.teams'),
                align: 'right',
                render: (row) =>
                  row.teams > 0 ? (
                    <Link to="/t/teams" search={{ institution: row.institutionId } as never}>
                      {row.teams}
                    </Link>
                  ) : (
                    '—'
                  ),
              },
            ]}
          />
        </Sheet>
        <Alliances mayEdit={mayEdit} />
      </div>
    </>
  )
}

function Alliances({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation('organisations')
  const read = useRead(listAlliancesEndpoint, {})
  return (
    <Sheet title={t('orgs.alliances')} sub={t('orgs.alliancesSub')} end={mayEdit ? <AllianceForm /> : undefined}>
      <ProblemSummary problem={read.error} />
      {read.data?.items.length === 0 ? <p className="orgs-none">{t('orgs.noAlliances')}</p> : null}
      <ul className="orgs-lines">
        {read.data?.items.map((one) => (
          <li key={one.allianceId} className="orgs-alliance">
            <span lang="zh-CN">
              <b>{one.name}</b>
              <small>
                {t(`alliance.${one.kind}`)} · {t('orgs.lead')} {one.leadName} · {t('orgs.members', { count: one.members.length })}
              </small>
            </span>
            {mayEdit ? <AllianceForm alliance={one} /> : null}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
