import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { editInstitutionEndpoint, getInstitutionEndpoint, listInstitutionsEndpoint } from '#api/organisations.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { OrgForm } from '../components/org-form.tsx'
import '../organisations.css'

/** Changes an institution as it was seen. */
export default function EditOrgPage() {
  const { t } = useTranslation('organisations')
  const institutionId = useParam('institutionId')
  const say = useSay()
  const navigate = useNavigate()
  const read = useRead(getInstitutionEndpoint, { institutionId }, { staleMs: Number.POSITIVE_INFINITY })
  const edit = useCommand(editInstitutionEndpoint, { refreshes: [getInstitutionEndpoint, listInstitutionsEndpoint] })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const {
    name,
    shortName,
    creditCode,
    kind,
    hospitalLevel,
    ownership,
    parentId,
    townshipCode,
    address,
    phone,
    hours,
    validFrom,
    validUntil,
    version,
  } = read.data
  return (
    <>
      <AnswerHead
        title={<span lang="zh-CN">{name}</span>}
        crumb={[
          { label: t('nav.orgs'), to: '/g/orgs' },
          { label: shortName, to: `/g/orgs/${institutionId}` },
          { label: t('title.editOrg') },
        ]}
      />
      <OrgForm
        key={version}
        problem={edit.error}
        isBusy={edit.isPending}
        start={{
          name,
          shortName,
          creditCode,
          kind,
          hospitalLevel,
          ownership,
          parentId,
          townshipCode,
          address,
          phone,
          hours,
          validFrom,
          validUntil,
        }}
        save={(fields) =>
          edit.mutate(
            { ...fields, institutionId, version },
            {
              onSuccess: () => {
                say.done(t('orgs.saved'))
                void navigate({ to: '/g/orgs/$institutionId', params: { institutionId } as never })
              },
            },
          )
        }
      />
    </>
  )
}
