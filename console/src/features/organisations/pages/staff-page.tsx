import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listStaffEndpoint, staffCategories } from '#api/organisations.ts'
import { spokenLanguages } from '#api/spoken-languages.ts'
import { listed } from '../../../app/i18n.ts'
import { useMe } from '../../../app/session.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { useQueryString } from '../../../kit/use-param.ts'
import { UntilText } from '../components/until-text.tsx'
import '../organisations.css'

/** The people at work within reach. Names are searched for by POST and stay out of the address. */
export default function StaffPage() {
  const { t } = useTranslation('organisations')
  const me = useMe()
  const navigate = useNavigate()
  const [query] = useQueryString()
  const filters: Filter[] = [
    { kind: 'text', key: 'text', label: t('staff.text'), personal: true, wide: true },
    {
      kind: 'choice',
      key: 'category',
      label: t('staff.category'),
      options: staffCategories.map((value) => ({ value, label: t(`category.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'language',
      label: t('staff.language'),
      options: spokenLanguages.map((value) => ({ value, label: t(`spoken.${value}`) })),
    },
    { kind: 'tick', key: 'expiring', label: t('staff.expiring') },
    { kind: 'tick', key: 'former', label: t('staff.former') },
  ]
  const state = useListFilters(filters)
  const category = staffCategories.find((one) => one === state.values.category)
  const pages = usePages(listStaffEndpoint, {
    text: state.values.text,
    category,
    language: spokenLanguages.find((one) => one === state.values.language),
    institutionId: query.institution,
    expiring: state.values.expiring === 'true',
    withFormer: state.values.former === 'true',
  })
  const register = me.permissions.includes('staff.edit') ? (
    <ButtonLink to="/t/staff/new" kind="primary">
      {t('staff.register')}
    </ButtonLink>
  ) : null
  return (
    <>
      <AnswerHead title={t('title.staff')}>
        <ButtonLink to="/t/awards">{t('staff.awards')}</ButtonLink>
        {register}
      </AnswerHead>
      <Sheet label={t('title.staff')}>
        <QueryTable
          caption={t('title.staff')}
          pages={pages}
          rowKey={(row) => row.staffId}
          filters={filters}
          state={state}
          onOpen={(row) => void navigate({ to: '/t/staff/$staffId', params: { staffId: row.staffId } as never })}
          empty={{ title: t('staff.none'), text: t('staff.noneText'), action: register }}
          columns={[
            {
              key: 'name',
              title: t('staff.name'),
              isHeader: true,
              render: (row) => (
                <Link to="/t/staff/$staffId" params={{ staffId: row.staffId } as never} lang="zh-CN">
                  {row.name}
                </Link>
              ),
            },
            {
              key: 'category',
              title: t('staff.category'),
              render: (row) => (
                <>
                  {t(`category.${row.category}`)}
                  {row.languages.length > 0 ? (
                    <small className="block mute">{listed(row.languages.map((one) => t(`spoken.${one}`)))}</small>
                  ) : null}
                </>
              ),
            },
            { key: 'title', title: t('staff.titleLevel'), render: (row) => t(`titleLevel.${row.titleLevel}`) },
            { key: 'institution', title: t('staff.institution'), render: (row) => <span lang="zh-CN">{row.institutionName ?? '—'}</span> },
            {
              key: 'teams',
              title: t('staff.teams'),
              render: (row) => (
                <span lang="zh-CN">
                  {row.teams.map((team) => team.name).join('、') || <span className="mute">{t('staff.noTeam')}</span>}
                </span>
              ),
            },
            { key: 'licence', title: t('staff.licence'), render: (row) => <UntilText until={row.licenceUntil} /> },
            {
              key: 'status',
              title: t('staff.status'),
              render: (row) =>
                row.isActive ? (
                  <StatusTag plain tone="low">
                    {t('status.active')}
                  </StatusTag>
                ) : (
                  <StatusTag plain tone="none">
                    {t('status.former')}
                  </StatusTag>
                ),
            },
          ]}
        />
      </Sheet>
    </>
  )
}
