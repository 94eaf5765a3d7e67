import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { changeTeamEndpoint, getTeamEndpoint, listTeamsEndpoint, teamBoardEndpoint } from '#api/organisations.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { type Member, TeamForm } from '../components/team-form.tsx'
import '../organisations.css'

/** Changes a team as of today, with the same check while composing. */
export default function ChangeTeamPage() {
  const { t } = useTranslation('organisations')
  const teamId = useParam('teamId')
  const say = useSay()
  const navigate = useNavigate()
  const read = useRead(getTeamEndpoint, { teamId }, { staleMs: Number.POSITIVE_INFINITY })
  const change = useCommand(changeTeamEndpoint, { refreshes: [getTeamEndpoint, listTeamsEndpoint, teamBoardEndpoint] })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const team = read.data
  const members = team.members.map(({ staffId, name, role }) => ({ staffId, name, role: role as Member['role'] }))
  return (
    <>
      <AnswerHead
        title={<span lang="zh-CN">{team.name}</span>}
        crumb={[{ label: t('nav.teams'), to: '/t/teams' }, { label: team.name, to: `/t/teams/${teamId}` }, { label: t('title.editTeam') }]}
      />
      <TeamForm
        key={team.version}
        teamId={teamId}
        institution={{ name: team.institutionName, townshipCode: team.townshipCode }}
        problem={change.error}
        isBusy={change.isPending}
        act={t('form.saveEdit')}
        start={{
          institutionId: team.institutionId,
          kind: team.kind,
          name: team.name,
          phone: team.phone,
          leaderStaffId: team.leaderStaffId,
          members,
          areas: team.areas.map(({ code }) => code),
        }}
        save={({ members: chosen, institutionId: _, kind: __, ...rest }) =>
          change.mutate(
            { ...rest, teamId, version: team.version, members: chosen.map(({ staffId, role }) => ({ staffId, role })) },
            {
              onSuccess: () => {
                say.done(t('form.changed'))
                void navigate({ to: '/t/teams/$teamId', params: { teamId } as never })
              },
            },
          )
        }
      />
    </>
  )
}
