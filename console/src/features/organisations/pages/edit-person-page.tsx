import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { editStaffEndpoint, getStaffEndpoint, getTeamEndpoint, listStaffEndpoint, teamBoardEndpoint } from '#api/organisations.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { PersonForm, type PersonFields } from '../components/person-form.tsx'
import '../organisations.css'

/** Changes one member of staff as of today. The date of birth is asked for anew only to be corrected. */
export default function EditPersonPage() {
  const { t } = useTranslation('organisations')
  const me = useMe()
  const staffId = useParam('staffId')
  const say = useSay()
  const navigate = useNavigate()
  const read = useRead(getStaffEndpoint, { staffId }, { staleMs: Number.POSITIVE_INFINITY })
  const edit = useCommand(editStaffEndpoint, { refreshes: [getStaffEndpoint, listStaffEndpoint, getTeamEndpoint, teamBoardEndpoint] })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const person = read.data
  const posts = person.posts.filter(({ validUntil }) => validUntil === null || validUntil > me.today)
  return (
    <>
      <AnswerHead
        title={<span lang="zh-CN">{person.name}</span>}
        crumb={[
          { label: t('nav.staff'), to: '/t/staff' },
          { label: person.name, to: `/t/staff/${staffId}` },
          { label: t('title.editPerson') },
        ]}
      />
      <PersonForm
        key={person.version}
        held={person.posts.map((post) => ({ value: post.institutionId, label: post.institutionName }))}
        today={me.today}
        problem={edit.error}
        isBusy={edit.isPending}
        start={{
          name: person.name,
          sex: person.sex as PersonFields['sex'],
          bornOn: null,
          category: person.category,
          titleLevel: person.titleLevel,
          languages: person.languages,
          phone: null,
          isActive: person.isActive,
          licences: person.licences,
          posts: posts.map(({ institutionName: _, ...post }) => post),
        }}
        save={(fields) =>
          edit.mutate(
            { ...fields, staffId, version: person.version },
            {
              onSuccess: () => {
                say.done(t('person.saved'))
                void navigate({ to: '/t/staff/$staffId', params: { staffId } as never })
              },
            },
          )
        }
      />
    </>
  )
}
