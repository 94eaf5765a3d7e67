import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getInstitutionEndpoint } from '#api/organisations.ts'
import { techniquesOfEndpoint } from '#api/techniques.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useRead } from '../../../app/use-endpoint.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { Facts } from '../../../kit/field.tsx'
import { countText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { lastDayBefore } from '../figures.ts'
import '../organisations.css'

/** One institution: facts, what it supervises, the alliances it belongs to, and the way to its people and teams. */
export default function OrgPage() {
  const { t } = useTranslation('organisations')
  const institutionId = useParam('institutionId')
  const read = useRead(getInstitutionEndpoint, { institutionId })
  const techniques = useRead(techniquesOfEndpoint, { institutionId })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const org = read.data
  const offered = techniques.data?.items.filter((one) => one.offered !== null) ?? []
  const search = { institution: institutionId } as never
  return (
    <>
      <AnswerHead
        title={<span lang="zh-CN">{org.name}</span>}
        sub={t(`kind.${org.kind}`)}
        crumb={[{ label: t('nav.orgs'), to: '/g/orgs' }, { label: org.shortName }]}
      >
        {org.validUntil ? <StatusTag tone="none">{t('until.on', { day: lastDayBefore(org.validUntil) })}</StatusTag> : null}
        {org.mayEdit ? (
          <ButtonLink to={`/g/orgs/${institutionId}/edit`} kind="primary">
            {t('orgs.edit')}
          </ButtonLink>
        ) : null}
      </AnswerHead>
      <div className="orgs-board">
        <Sheet title={t('orgs.branches')}>
          {org.branches.length === 0 ? (
            <p className="orgs-none">{t('orgs.noBranches')}</p>
          ) : (
            <TableTwin
              dense={false}
              caption={t('orgs.branches')}
              rows={org.branches}
              rowKey={(row) => row.institutionId}
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
                { key: 'kind', title: t('orgs.kind'), render: (row) => t(`kind.${row.kind}`) },
              ]}
            />
          )}
        </Sheet>
        <div className="side">
          <Sheet
            padded
            title={t('orgs.own')}
            end={
              <>
                <Link to="/t/staff" search={search}>
                  {t('orgs.seeStaff')}
                </Link>{' '}
                <Link to="/t/teams" search={search}>
                  {t('orgs.seeTeams')}
                </Link>
              </>
            }
          >
            <Facts
              rows={[
                { label: t('orgs.staff'), value: countText(org.staff) },
                { label: t('orgs.teams'), value: countText(org.teams) },
              ]}
            />
          </Sheet>
          <Sheet padded title={t('orgs.facts')}>
            <Facts
              rows={[
                { label: t('orgs.credit'), value: org.creditCode ?? '—' },
                { label: t('orgs.ownership'), value: t(`ownership.${org.ownership}`) },
                ...(org.hospitalLevel ? [{ label: t('orgs.level'), value: t(`level.${org.hospitalLevel}` as 'level.1') }] : []),
                { label: t('orgs.township'), value: <span lang="zh-CN">{org.townshipName}</span> },
                { label: t('orgs.parent'), value: <span lang="zh-CN">{org.parentName ?? t('orgs.parentNone')}</span> },
                { label: t('orgs.address'), value: <span lang="zh-CN">{org.address ?? '—'}</span> },
                { label: t('orgs.phone'), value: org.phone ?? '—' },
                { label: t('orgs.hours'), value: <span lang="zh-CN">{org.hours ?? '—'}</span> },
                { label: t('orgs.from'), value: org.validFrom },
              ]}
            />
          </Sheet>
          <Sheet
            title={t('orgs.techniques')}
            end={
              <Link to="/g/techniques/$institutionId" params={{ institutionId } as never}>
                {t('orgs.seeTechniques')}
              </Link>
            }
          >
            {offered.length === 0 ? (
              <p className="orgs-none">{t('orgs.noTechniques')}</p>
            ) : (
              <ul className="orgs-lines">
                {offered.map((one) => (
                  <li key={one.techniqueId}>
                    <span lang="zh-CN">{one.name}</span>
                    {one.isLapsed ? (
                      <StatusTag plain tone="high">
                        {t('orgs.lapsed')}
                      </StatusTag>
                    ) : null}
                  </li>
                ))}
              </ul>
            )}
          </Sheet>
          <Sheet title={t('orgs.alliances')}>
            {org.alliances.length === 0 ? (
              <p className="orgs-none">{t('orgs.noAlliance')}</p>
            ) : (
              <ul className="orgs-lines">
                {org.alliances.map((one) => (
                  <li key={`${one.allianceId}-${one.validFrom}`}>
                    <span lang="zh-CN">
                      {one.name}
                      <small>
                        {t(`alliance.${one.kind}`)} · {t('orgs.since', { day: one.validFrom })}
                        {one.validUntil ? ` · ${t('until.on', { day: lastDayBefore(one.validUntil) })}` : ''}
                      </small>
                    </span>
                    {one.isLead ? (
                      <StatusTag plain tone="brand">
                        {t('orgs.lead')}
                      </StatusTag>
                    ) : null}
                  </li>
                ))}
              </ul>
            )}
          </Sheet>
        </div>
      </div>
    </>
  )
}
