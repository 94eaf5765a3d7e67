import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getStaffEndpoint } from '#api/organisations.ts'
import { listed } from '../../../app/i18n.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useRead } from '../../../app/use-endpoint.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { Facts } from '../../../kit/field.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { SkillsSheets } from '../components/skills-sheets.tsx'
import { LoadBar } from '../components/load-bar.tsx'
import { UntilText } from '../components/until-text.tsx'
import { lastDayBefore } from '../figures.ts'
import '../organisations.css'

/** One member of staff: licences with their days, where they work, in which teams, how full their panel is. */
export default function PersonPage() {
  const { t } = useTranslation('organisations')
  const staffId = useParam('staffId')
  const read = useRead(getStaffEndpoint, { staffId })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const person = read.data
  return (
    <>
      <AnswerHead
        title={<span lang="zh-CN">{person.name}</span>}
        sub={`${t(`category.${person.category}`)} · ${t(`titleLevel.${person.titleLevel}`)}`}
        crumb={[{ label: t('nav.staff'), to: '/t/staff' }, { label: person.name }]}
      >
        {person.isActive ? null : <StatusTag tone="none">{t('status.former')}</StatusTag>}
        {person.mayEdit ? (
          <ButtonLink to={`/t/staff/${staffId}/edit`} kind="primary">
            {t('staff.edit')}
          </ButtonLink>
        ) : null}
      </AnswerHead>
      <div className="orgs-board">
        <div className="side">
          <Sheet title={t('staff.licences')}>
            {person.licences.length === 0 ? (
              <p className="orgs-none">{t('staff.noLicences')}</p>
            ) : (
              <TableTwin
                dense={false}
                caption={t('staff.licences')}
                rows={person.licences}
                rowKey={(row) => row.licenceId}
                columns={[
                  { key: 'kind', title: t('staff.kindOf'), isHeader: true, render: (row) => t(`licence.${row.kind}`) },
                  { key: 'number', title: t('staff.number'), render: (row) => row.number },
                  { key: 'scope', title: t('staff.scope'), render: (row) => <span lang="zh-CN">{row.scope ?? '—'}</span> },
                  {
                    key: 'from',
                    title: t('staff.span'),
                    render: (row) => (
                      <>
                        {t('until.since', { day: row.validFrom })} · <UntilText until={row.validUntil} />
                      </>
                    ),
                  },
                ]}
              />
            )}
          </Sheet>
          <Sheet title={t('staff.posts')}>
            <TableTwin
              dense={false}
              caption={t('staff.posts')}
              rows={person.posts}
              rowKey={(row) => `${row.institutionId}${row.validFrom}`}
              columns={[
                {
                  key: 'institution',
                  title: t('staff.institution'),
                  isHeader: true,
                  render: (row) => <span lang="zh-CN">{row.institutionName}</span>,
                },
                {
                  key: 'primary',
                  title: t('staff.primary'),
                  render: (row) =>
                    row.isPrimary ? (
                      <StatusTag plain tone="brand">
                        {t('staff.primary')}
                      </StatusTag>
                    ) : (
                      ''
                    ),
                },
                {
                  key: 'span',
                  title: t('staff.span'),
                  render: (row) => (
                    <>
                      {t('until.since', { day: row.validFrom })} ·{' '}
                      {row.validUntil === null ? t('until.open') : t('until.on', { day: lastDayBefore(row.validUntil) })}
                    </>
                  ),
                },
              ]}
            />
          </Sheet>
        </div>
        <div className="side">
          <Sheet padded title={t('staff.panel')}>
            {person.loads.length === 0 ? (
              <p className="mute s">{t('staff.noPanel')}</p>
            ) : (
              person.loads.map((load) => <LoadBar key={load.unit} name={person.name} contracts={load.contracts} cap={load.cap} />)
            )}
          </Sheet>
          <Sheet title={t('staff.teams')}>
            {person.teams.length === 0 ? (
              <p className="orgs-none">{t('staff.noTeam')}</p>
            ) : (
              <ul className="orgs-lines">
                {person.teams.map((team) => (
                  <li key={team.teamId}>
                    <Link to="/t/teams/$teamId" params={{ teamId: team.teamId } as never} lang="zh-CN">
                      {team.name}
                    </Link>
                    <span className="s mute">{t(`role.${team.role}` as 'role.nurse')}</span>
                  </li>
                ))}
              </ul>
            )}
          </Sheet>
          <SkillsSheets staffId={staffId} />
          <Sheet padded title={t('staff.facts')}>
            <Facts
              rows={[
                { label: t('staff.sex'), value: t(`sex.${person.sex}` as 'sex.1') },
                { label: t('staff.born'), value: person.birthYear ?? '—' },
                {
                  label: t('staff.languages'),
                  value: listed(person.languages.map((one) => t(`spoken.${one}`))) || t('staff.noLanguages'),
                },
                { label: t('staff.phone'), value: person.phoneMasked ?? '—' },
              ]}
            />
          </Sheet>
        </div>
      </div>
    </>
  )
}
