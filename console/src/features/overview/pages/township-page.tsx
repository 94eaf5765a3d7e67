import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { townshipOverviewEndpoint } from '#api/overview.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useRead } from '../../../app/use-endpoint.ts'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { countText, percentText, shareText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { RecordCaliber } from '../../../kit/record-caliber.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { PopulationTable } from '../components/population-table.tsx'
import { personsOf } from '../figures.ts'
import '../overview.css'

type Team = OutputOf<typeof townshipOverviewEndpoint>['teams'][number]

/** One township: its teams by who is left to sign; every count opens the list of people behind it. */
export default function TownshipPage() {
  const { t } = useTranslation('overview')
  const code = useParam('code')
  const read = useRead(townshipOverviewEndpoint, { code }, { everyMs: 30_000, keep: true })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const { township, countyName, teams, populations, foldedAt, on } = read.data
  const crumb = [{ label: countyName, to: '/g' }, { label: township.name }]
  if (!township.all || !township.key)
    return (
      <>
        <AnswerHead title={<span lang="zh-CN">{township.name}</span>} crumb={crumb} />
        <Sheet padded>
          <EmptyState title={t('township.notLive', { name: township.name })} text={t('township.notLiveText')}>
            <Link to="/g/targets">{t('makePlan')}</Link>
          </EmptyState>
        </Sheet>
      </>
    )
  const { all, key } = township
  return (
    <>
      <AnswerHead
        title={t('township.answer', {
          name: township.name,
          rate: shareText(all.signed, personsOf(township)),
          unsigned: countText(all.residents - all.signed),
          keyUnsigned: countText(key.residents - key.signed),
        })}
        crumb={crumb}
        sub={township.kind ? t(`township.${township.kind}`) : undefined}
        fresh={[t('fresh', { at: foldedAt ? minuteOf(foldedAt) : on })]}
      />
      <div className="overview-township">
        <Sheet title={t('township.teams')} sub={t('township.teamsSub')} end={<RecordCaliber name={t('township.teams')} />}>
          <TableTwin
            dense={false}
            caption={t('township.teams')}
            rows={teams}
            rowKey={(team) => team.teamId ?? 'none'}
            columns={[
              {
                key: 'team',
                title: t('township.team'),
                isHeader: true,
                render: (team) => <People code={code} team={team} text={team.name ?? t('township.noTeam')} what={{}} />,
              },
              {
                key: 'institution',
                title: t('township.institution'),
                render: (team) => <span lang="zh-CN">{team.institutionName ?? '—'}</span>,
              },
              { key: 'leader', title: t('township.leader'), render: (team) => <span lang="zh-CN">{team.leaderName ?? '—'}</span> },
              { key: 'residents', title: t('township.residents'), align: 'right', render: (team) => countText(team.all.residents) },
              {
                key: 'signed',
                title: t('township.signed'),
                align: 'right',
                render: (team) => <People code={code} team={team} text={countText(team.all.signed)} what={{ signed: 'yes' }} />,
              },
              {
                key: 'unsigned',
                title: t('township.unsigned'),
                align: 'right',
                render: (team) => (
                  <People code={code} team={team} text={countText(team.all.residents - team.all.signed)} what={{ signed: 'no' }} />
                ),
              },
              {
                key: 'keyUnsigned',
                title: t('township.keyUnsigned'),
                align: 'right',
                render: (team) => (
                  <People
                    code={code}
                    team={team}
                    text={countText(team.key.residents - team.key.signed)}
                    what={{ signed: 'no', population: 'key' }}
                  />
                ),
              },
              {
                key: 'rate',
                title: t('township.rate'),
                align: 'right',
                render: (team) => percentText(team.all.signed, team.all.residents),
              },
              {
                key: 'keyRate',
                title: t('township.keyRate'),
                align: 'right',
                render: (team) => percentText(team.key.signed, team.key.residents),
              },
            ]}
            foot={[
              t('township.total'),
              '',
              '',
              countText(all.residents),
              countText(all.signed),
              countText(all.residents - all.signed),
              countText(key.residents - key.signed),
              percentText(all.signed, all.residents),
              percentText(key.signed, key.residents),
            ]}
          />
        </Sheet>
        <PopulationTable populations={populations} goals={[]} search={{ township: code }} />
      </div>
    </>
  )
}

/** A figure that opens its people. */
function People({ code, team, text, what }: { code: string; team: Team; text: string; what: Record<string, string> }) {
  const search = { ...what, ...(team.teamId ? { team: team.teamId } : { township: code, team: 'none' }) }
  return (
    <Link to="/g/residents" search={search as never} lang={/\p{Script=Han}/u.test(text) ? 'zh-CN' : undefined}>
      {text}
    </Link>
  )
}
