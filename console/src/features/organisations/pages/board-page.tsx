import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { teamBoardEndpoint } from '#api/organisations.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMe } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { countText, percentText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { dayAndClockOf } from '../../../kit/instants.ts'
import { RecordCaliber } from '../../../kit/record-caliber.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { BoardFigures } from '../components/board-figures.tsx'
import { LoadBar } from '../components/load-bar.tsx'
import { fullness, lastDayBefore } from '../figures.ts'
import { DoctorLoads } from '../components/doctor-loads.tsx'
import '../organisations.css'

type Board = OutputOf<typeof teamBoardEndpoint>

/** The institution's board: which teams are full, how far each has come, whose licence ends. */
export default function BoardPage() {
  const { t } = useTranslation('organisations')
  const me = useMe()
  const read = useRead(teamBoardEndpoint, {}, { everyMs: 60_000, keep: true })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const { teams, placeName, foldedAt, on } = read.data
  const mayForm = me.permissions.includes('team.edit')
  return (
    <>
      <AnswerHead
        title={<Answer board={read.data} />}
        crumb={[{ label: placeName }, { label: t('nav.board') }]}
        fresh={[t('board.fresh', { at: foldedAt ? dayAndClockOf(foldedAt) : on })]}
      >
        {mayForm ? (
          <ButtonLink to="/t/teams/new" kind="primary">
            {t('board.form')}
          </ButtonLink>
        ) : null}
      </AnswerHead>
      {me.permissions.includes('contract.read') ? <BoardFigures /> : null}
      <div className="orgs-board">
        <div className="side">
          <Sheet title={t('board.teams')} sub={t('board.teamsSub')} end={<RecordCaliber name={t('board.teams')} withLoad />}>
            {teams.length === 0 ? (
              <EmptyState title={t('board.none')} text={t('board.noneText')}>
                {mayForm ? (
                  <ButtonLink to="/t/teams/new" kind="primary">
                    {t('board.form')}
                  </ButtonLink>
                ) : null}
              </EmptyState>
            ) : (
              <TeamLoads teams={teams} />
            )}
          </Sheet>
          <DoctorLoads doctors={read.data.doctors} />
        </div>
        <div className="side">
          <Licences licences={read.data.licences} />
          <Sheet title={t('board.staff')} end={<Link to="/t/staff">{t('board.all')} ›</Link>}>
            <TableTwin
              dense={false}
              caption={t('board.staff')}
              rows={read.data.staff}
              rowKey={(row) => row.category}
              columns={[
                {
                  key: 'category',
                  title: t('staff.category'),
                  isHeader: true,
                  render: (row) => (
                    <Link to="/t/staff" search={{ category: row.category } as never}>
                      {t(`category.${row.category}`)}
                    </Link>
                  ),
                },
                { key: 'persons', title: t('board.persons'), align: 'right', render: (row) => countText(row.persons) },
              ]}
            />
          </Sheet>
        </div>
      </div>
    </>
  )
}

function Answer({ board }: { board: Board }) {
  const { t } = useTranslation('organisations')
  const contracts = board.teams.reduce((sum, team) => sum + team.contracts, 0)
  const full = board.teams.filter((team) => ['full', 'near'].includes(fullness((team.cap ?? 0) - (team.room ?? 0), team.cap))).length
  return (
    <>
      {t('board.answer', { count: board.teams.length, contracts: countText(contracts) })}
      {full > 0 ? (
        <>
          {' '}
          · <em>{t('board.full', { count: full })}</em>
        </>
      ) : null}{' '}
      · {board.licences.length > 0 ? <em>{t('board.licences', { count: board.licences.length })}</em> : t('board.fine')}
    </>
  )
}

function TeamLoads({ teams }: { teams: Board['teams'] }) {
  const { t } = useTranslation('organisations')
  return (
    <TableTwin
      dense={false}
      caption={t('board.teams')}
      rows={teams}
      rowKey={(row) => row.teamId}
      columns={[
        {
          key: 'team',
          title: t('board.team'),
          isHeader: true,
          render: (row) => (
            <Link to="/t/teams/$teamId" params={{ teamId: row.teamId } as never} lang="zh-CN">
              {row.name}
            </Link>
          ),
        },
        { key: 'leader', title: t('board.leader'), render: (row) => <span lang="zh-CN">{row.leaderName}</span> },
        { key: 'areas', title: t('teams.areas'), render: (row) => <span lang="zh-CN">{row.areas.join('、') || '—'}</span> },
        {
          key: 'load',
          title: t('board.load'),
          width: '30%',
          render: (row) => <LoadBar name={row.name} contracts={row.contracts} cap={row.cap} room={row.room} />,
        },
        { key: 'residents', title: t('board.residents'), align: 'right', render: (row) => countText(row.residents) },
        { key: 'signed', title: t('board.signed'), align: 'right', render: (row) => countText(row.signed) },
        { key: 'coverage', title: t('board.coverage'), align: 'right', render: (row) => percentText(row.signed, row.residents) },
        { key: 'key', title: t('board.keyCoverage'), align: 'right', render: (row) => percentText(row.keySigned, row.keyResidents) },
      ]}
    />
  )
}

function Licences({ licences }: { licences: Board['licences'] }) {
  const { t } = useTranslation('organisations')
  return (
    <Sheet title={t('board.licencesTitle')} sub={t('board.licencesSub')}>
      {licences.length === 0 ? (
        <p className="orgs-none">{t('board.noLicences')}</p>
      ) : (
        <ul className="orgs-lines">
          {licences.map((one) => (
            <li key={`${one.staffId}-${one.kind}`}>
              <span>
                <Link to="/t/staff/$staffId" params={{ staffId: one.staffId } as never} lang="zh-CN">
                  {one.name}
                </Link>
                <small>
                  {t(`licence.${one.kind}`)} · {lastDayBefore(one.validUntil)}
                </small>
              </span>
              <StatusTag plain tone={one.daysLeft <= 0 ? 'high' : 'mid'}>
                {one.daysLeft <= 0 ? t('board.ended', { count: -one.daysLeft }) : t('board.days', { count: one.daysLeft })}
              </StatusTag>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}
