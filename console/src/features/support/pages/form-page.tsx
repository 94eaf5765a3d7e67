import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { editSupportEndpoint, getSupportEndpoint, listSupportEndpoint, makeSupportEndpoint, type SupportAgreement } from '#api/support.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { AboutFields, PromiseFields, WhoFields } from '../components/agreement-fields.tsx'
import { TeamFields } from '../components/team-fields.tsx'
import { type Draft, draftOf, emptyDraft, missingInDraft, sentOf } from '../draft.ts'
import '../support.css'

/** Enters a support agreement, changes one, or renews one for the next round. */
export default function FormPage() {
  const { agreementId } = useParams({ strict: false }) as { agreementId?: string }
  const [{ renews }] = useQueryString()
  const from = agreementId ?? renews
  const read = useRead(getSupportEndpoint, { agreementId: from ?? '' }, { enabled: from !== undefined, staleMs: 0 })
  if (read.error) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  if (from !== undefined && !read.data) return <PageSkeleton />
  return <Form known={read.data ?? null} isRenewal={agreementId === undefined && renews !== undefined} />
}

function Form({ known, isRenewal }: { known: SupportAgreement | null; isRenewal: boolean }) {
  const { t } = useTranslation('support')
  const me = useMe()
  const say = useSay()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<Draft>(() => (known ? draftOf(known, isRenewal) : emptyDraft))
  const [isAsked, setAsked] = useState(false)
  const refreshes = [listSupportEndpoint, getSupportEndpoint]
  const make = useCommand(makeSupportEndpoint, { refreshes })
  const edit = useCommand(editSupportEndpoint, { refreshes })
  const missing = missingInDraft(draft)
  const parts = {
    draft,
    change: (part: Partial<Draft>) => setDraft({ ...draft, ...part }),
    errorOf: (key: (typeof missing)[number]) => (isAsked && missing.includes(key) ? t(`form.missing.${key}`) : undefined),
  }
  const isEdit = known !== null && !isRenewal
  const send = () => {
    setAsked(true)
    if (missing.length > 0) return
    const done = (words: string) => ({
      onSuccess: ({ agreementId }: { agreementId: string }) => {
        say.done(words)
        void navigate({ to: `/g/support/${agreementId}` })
      },
    })
    if (isEdit) edit.mutate({ ...sentOf(draft), agreementId: known.agreementId, version: known.version }, done(t('form.saved')))
    else make.mutate({ ...sentOf(draft), previousId: known?.agreementId ?? null }, done(t('form.made')))
  }
  const back = known ? `/g/support/${known.agreementId}` : '/g/support'
  const title = isEdit ? t('title.edit') : isRenewal ? t('form.renewing', { round: draft.round }) : t('title.make')
  return (
    <div className="support-form">
      <AnswerHead
        title={title}
        crumb={[{ label: me.institutionName ?? me.countyName ?? '' }, { label: t('nav'), to: '/g/support' }, { label: title }]}
      />
      <ProblemSummary problem={make.error ?? edit.error} />
      {isAsked && missing.length > 0 ? (
        <ErrorSummary errors={missing.map((key) => ({ text: t(`form.missing.${key}`), field: key }))} />
      ) : null}
      <AboutFields {...parts} />
      <WhoFields {...parts} />
      <PromiseFields {...parts} />
      <TeamFields {...parts} />
      <div className="act">
        <ButtonLink to={back}>{t('kit:cancel')}</ButtonLink>
        <div className="push">
          <Button kind="primary" busy={make.isPending || edit.isPending} onClick={send}>
            {isEdit ? t('form.save') : t('form.make')}
          </Button>
        </div>
      </div>
    </div>
  )
}
