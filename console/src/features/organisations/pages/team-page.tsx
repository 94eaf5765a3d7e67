import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { closeTeamEndpoint, getTeamEndpoint, listTeamsEndpoint, teamBoardEndpoint } from '#api/organisations.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { TypedConfirm } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { Facts, TextField } from '../../../kit/field.tsx'
import { countText, percentText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { RecordCaliber } from '../../../kit/record-caliber.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag, Tag } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { FindingList } from '../components/finding-list.tsx'
import { LoadBar } from '../components/load-bar.tsx'
import { UntilText } from '../components/until-text.tsx'
import '../organisations.css'

type Team = OutputOf<typeof getTeamEndpoint>
/** The address of a team's paper to print. */
const posterOf = (teamId: string, kind: 'poster' | 'card') => `/api/organisations/teams/${teamId}/poster?kind=${kind}`

/** One team: who is in it, whom it serves, how full it is, and whether it still complies. */
export default function TeamPage() {
  const { t } = useTranslation('organisations')
  const teamId = useParam('teamId')
  const read = useRead(getTeamEndpoint, { teamId })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const team = read.data
  return (
    <>
      <AnswerHead
        title={<span lang="zh-CN">{team.name}</span>}
        sub={t('team.sub', { institution: team.institutionName, since: team.validFrom })}
        crumb={[{ label: t('nav.teams'), to: '/t/teams' }, { label: team.name }]}
        fresh={[<PolicySource key="because" because={team.because} word={t('team.basis')} />]}
      >
        {team.kind === 'independent' ? <Tag>{t('teamKind.independent')}</Tag> : null}
        {team.status === 'closed' ? <StatusTag tone="none">{t('status.closed')}</StatusTag> : null}
        {team.status === 'active' ? (
          <>
            <a className="btn" href={posterOf(team.teamId, 'poster')} target="_blank" rel="noreferrer">
              {t('team.poster')}
            </a>
            <a className="btn" href={posterOf(team.teamId, 'card')} target="_blank" rel="noreferrer">
              {t('team.card')}
            </a>
          </>
        ) : null}
        {team.mayEdit ? <CloseTeam team={team} /> : null}
        {team.mayEdit ? (
          <ButtonLink to={`/t/teams/${team.teamId}/edit`} kind="primary">
            {t('team.edit')}
          </ButtonLink>
        ) : null}
      </AnswerHead>
      <div className="orgs-board">
        <div className="side">
          <Members team={team} />
          {team.formerMembers.length > 0 ? (
            <Sheet title={t('team.former')}>
              <ul className="orgs-lines">
                {team.formerMembers.map((one) => (
                  <li key={`${one.staffId}-${one.since}`}>
                    <span lang="zh-CN">
                      {one.name}
                      <small>{t(`role.${one.role}` as 'role.nurse')}</small>
                    </span>
                    <span className="mute s">{t('team.formerSpan', one)}</span>
                  </li>
                ))}
              </ul>
            </Sheet>
          ) : null}
        </div>
        <div className="side">
          <Sheet
            padded
            title={t('team.coverage')}
            end={
              <>
                <RecordCaliber name={t('team.coverage')} withLoad />{' '}
                <Link to="/t/residents" search={{ team: team.teamId } as never}>
                  {t('team.seeResidents')} ›
                </Link>
              </>
            }
          >
            <LoadBar name={team.name} contracts={team.contracts} cap={team.cap} room={team.room} />
            <Facts
              rows={[
                { label: t('team.residents'), value: countText(team.residents) },
                { label: t('team.signed'), value: `${countText(team.signed)} · ${percentText(team.signed, team.residents)}` },
                { label: t('team.key'), value: countText(team.keyResidents) },
                { label: t('team.keySigned'), value: `${countText(team.keySigned)} · ${percentText(team.keySigned, team.keyResidents)}` },
                { label: t('team.phone'), value: team.phone ?? '—' },
              ]}
            />
          </Sheet>
          <Sheet
            padded
            title={t('team.rules')}
            sub={t('team.rulesSub')}
            end={
              team.finding.isAllowed ? (
                <StatusTag tone="low">{t('team.ok')}</StatusTag>
              ) : (
                <StatusTag tone="high">{t('form.notAllowed', { count: team.finding.reasons.length })}</StatusTag>
              )
            }
          >
            <FindingList finding={team.finding} />
          </Sheet>
          <Sheet padded title={t('team.areas')}>
            {team.areas.length === 0 ? (
              <p className="mute s">{t('team.noAreas')}</p>
            ) : (
              <p className="orgs-tags" lang="zh-CN">
                {team.areas.map((area) => (
                  <Tag key={area.code}>{area.name}</Tag>
                ))}
              </p>
            )}
          </Sheet>
        </div>
      </div>
    </>
  )
}

function Members({ team }: { team: Team }) {
  const { t } = useTranslation('organisations')
  return (
    <Sheet title={t('team.members')} sub={t('team.membersSub', { count: team.members.length })}>
      <TableTwin
        dense={false}
        caption={t('team.members')}
        rows={team.members}
        rowKey={(row) => row.staffId}
        columns={[
          {
            key: 'name',
            title: t('team.name'),
            isHeader: true,
            render: (row) => (
              <>
                <Link to="/t/staff/$staffId" params={{ staffId: row.staffId } as never} lang="zh-CN">
                  {row.name}
                </Link>{' '}
                {row.isLeader ? (
                  <StatusTag plain tone="brand">
                    {t('team.leader')}
                  </StatusTag>
                ) : null}
              </>
            ),
          },
          { key: 'role', title: t('team.role'), render: (row) => t(`role.${row.role}` as 'role.nurse') },
          {
            key: 'licence',
            title: t('team.licence'),
            render: (row) => (
              <span className="orgs-licences">
                {row.licences.map((one) => (
                  <span key={one.kind}>
                    {t(`licence.${one.kind}`)} <UntilText until={one.validUntil} />
                  </span>
                ))}
              </span>
            ),
          },
          { key: 'since', title: t('team.since'), render: (row) => row.since },
          {
            key: 'load',
            title: t('team.load'),
            width: '26%',
            render: (row) =>
              row.contracts === null ? (
                <span className="mute">—</span>
              ) : (
                <LoadBar name={row.name} contracts={row.contracts} cap={row.cap} />
              ),
          },
        ]}
      />
    </Sheet>
  )
}

function CloseTeam({ team }: { team: Team }) {
  const { t } = useTranslation('organisations')
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const close = useCommand(closeTeamEndpoint, { refreshes: [getTeamEndpoint, listTeamsEndpoint, teamBoardEndpoint] })
  const confirm = () =>
    close.mutate(
      { teamId: team.teamId, version: team.version, reason },
      {
        onSuccess: () => {
          setOpen(false)
          say.done(t('team.closed'))
        },
      },
    )
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('team.close')}</Button>
      <TypedConfirm
        title={t('team.close')}
        text={t('team.closeText')}
        word={t('team.word')}
        act={t('team.close')}
        isOpen={isOpen}
        busy={close.isPending}
        close={() => setOpen(false)}
        confirm={confirm}
      >
        <TextField label={t('team.closeReason')} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        <ProblemSummary problem={close.error} />
      </TypedConfirm>
    </>
  )
}
