import { useTranslation } from 'react-i18next'
import { isLocalDate } from '#kernel/local-date.ts'
import { listPacksEndpoint } from '#api/policy.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useRead } from '../../../app/use-endpoint.ts'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { PackReader } from '../components/pack-reader.tsx'

/** The pack one's own county goes by on the day that is read; where nobody decided on one, the first there is. */
export default function OwnPackPage() {
  const { t } = useTranslation('policy')
  const [{ on }] = useQueryString()
  const packs = useRead(listPacksEndpoint, isLocalDate(on ?? '') ? { on: on as string } : {}, { keep: true })
  if (packs.isPending) return <PageSkeleton />
  if (packs.isError) return <ErrorPage problem={packs.error} retry={() => void packs.refetch()} />
  const code = packs.data.ownCode ?? packs.data.packs[0]?.code
  if (code) return <PackReader code={code} />
  return (
    <>
      <AnswerHead title={t('packs')} />
      <Sheet padded>
        <EmptyState title={t('noPacks')} text={t('noPacksText')} />
      </Sheet>
    </>
  )
}
