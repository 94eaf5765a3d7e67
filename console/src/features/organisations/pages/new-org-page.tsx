import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { createInstitutionEndpoint, listInstitutionsEndpoint } from '#api/organisations.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { OrgForm } from '../components/org-form.tsx'
import '../organisations.css'

/** Enters an institution of the county. */
export default function NewOrgPage() {
  const { t } = useTranslation('organisations')
  const me = useMe()
  const say = useSay()
  const navigate = useNavigate()
  const create = useCommand(createInstitutionEndpoint, { refreshes: [listInstitutionsEndpoint] })
  return (
    <>
      <AnswerHead title={t('title.newOrg')} crumb={[{ label: t('nav.orgs'), to: '/g/orgs' }, { label: t('title.newOrg') }]} />
      <OrgForm
        problem={create.error}
        isBusy={create.isPending}
        start={{
          name: '',
          shortName: '',
          creditCode: null,
          kind: 'community_health_station',
          hospitalLevel: null,
          ownership: 'public',
          parentId: null,
          townshipCode: '',
          address: null,
          phone: null,
          hours: null,
          validFrom: me.today,
          validUntil: null,
        }}
        save={(fields) =>
          create.mutate(fields, {
            onSuccess: ({ institutionId }) => {
              say.done(t('orgs.saved'))
              void navigate({ to: '/g/orgs/$institutionId', params: { institutionId } as never })
            },
          })
        }
      />
    </>
  )
}
