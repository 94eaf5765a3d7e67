import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { createStaffEndpoint, listStaffEndpoint } from '#api/organisations.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { PersonForm } from '../components/person-form.tsx'
import '../organisations.css'

/** Enters somebody who works at an institution within reach. */
export default function NewPersonPage() {
  const { t } = useTranslation('organisations')
  const me = useMe()
  const say = useSay()
  const navigate = useNavigate()
  const create = useCommand(createStaffEndpoint, { refreshes: [listStaffEndpoint] })
  const institutionId = me.scope.kind === 'institution' ? me.scope.institutionId : ''
  return (
    <>
      <AnswerHead title={t('title.newPerson')} crumb={[{ label: t('nav.staff'), to: '/t/staff' }, { label: t('title.newPerson') }]} />
      <PersonForm
        held={[]}
        today={me.today}
        problem={create.error}
        isBusy={create.isPending}
        start={{
          name: '',
          sex: 1,
          bornOn: null,
          category: 'general_practitioner',
          titleLevel: 'none',
          languages: ['mandarin'],
          phone: null,
          isActive: true,
          licences: [],
          posts: [{ institutionId, isPrimary: true, validFrom: me.today, validUntil: null }],
        }}
        save={(fields) =>
          create.mutate(fields, {
            onSuccess: ({ staffId }) => {
              say.done(t('person.saved'))
              void navigate({ to: '/t/staff/$staffId', params: { staffId } as never })
            },
          })
        }
      />
    </>
  )
}
