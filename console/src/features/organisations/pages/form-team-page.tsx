import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  formTeamEndpoint,
  getInstitutionEndpoint,
  listInstitutionsEndpoint,
  listTeamsEndpoint,
  teamBoardEndpoint,
} from '#api/organisations.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField } from '../../../kit/field.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { TeamForm } from '../components/team-form.tsx'
import '../organisations.css'

/** Forms a team; who looks after several institutions first chooses one. */
export default function FormTeamPage() {
  const { t } = useTranslation('organisations')
  const me = useMe()
  const own = me.scope.kind === 'institution' ? me.scope.institutionId : null
  const [institutionId, choose] = useState(own)
  return (
    <>
      <AnswerHead title={t('title.newTeam')} crumb={[{ label: t('nav.teams'), to: '/t/teams' }, { label: t('title.newTeam') }]} />
      {own === null ? <ChooseInstitution value={institutionId} choose={choose} /> : null}
      {institutionId === null ? null : <Form key={institutionId} institutionId={institutionId} />}
    </>
  )
}

function ChooseInstitution({ value, choose }: { value: string | null; choose: (id: string) => void }) {
  const { t } = useTranslation('organisations')
  const centres = useRead(listInstitutionsEndpoint, { kind: 'community_health_centre', most: 100 })
  const hospitals = useRead(listInstitutionsEndpoint, { kind: 'township_health_centre', most: 100 })
  const options = [...(centres.data?.items ?? []), ...(hospitals.data?.items ?? [])].map((one) => ({
    value: one.institutionId,
    label: one.name,
  }))
  return (
    <Sheet padded label={t('form.place')} className="orgs-place">
      <SelectField
        label={t('form.place')}
        blank={t('orgs.institutions')}
        options={options}
        value={value ?? ''}
        onChange={(event) => event.target.value && choose(event.target.value)}
      />
    </Sheet>
  )
}

function Form({ institutionId }: { institutionId: string }) {
  const { t } = useTranslation('organisations')
  const say = useSay()
  const navigate = useNavigate()
  const institution = useRead(getInstitutionEndpoint, { institutionId })
  const form = useCommand(formTeamEndpoint, { refreshes: [listTeamsEndpoint, teamBoardEndpoint] })
  if (institution.isPending) return <PageSkeleton />
  if (institution.isError) return <ProblemSummary problem={institution.error} />
  return (
    <TeamForm
      teamId={null}
      institution={institution.data}
      problem={form.error}
      isBusy={form.isPending}
      act={t('form.save')}
      start={{ institutionId, kind: 'team', name: '', phone: null, leaderStaffId: null, members: [], areas: [] }}
      save={({ members, ...team }) =>
        form.mutate(
          { ...team, members: members.map(({ staffId, role }) => ({ staffId, role })) },
          {
            onSuccess: ({ teamId }) => {
              say.done(t('form.saved'))
              void navigate({ to: '/t/teams/$teamId', params: { teamId } as never })
            },
          },
        )
      }
    />
  )
}
