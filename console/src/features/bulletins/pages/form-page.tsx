import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Bulletin, editBulletinEndpoint, getBulletinEndpoint, listBulletinsEndpoint, writeBulletinEndpoint } from '#api/bulletins.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { Poster } from '../components/poster.tsx'
import { ReachSheet } from '../components/reach-sheet.tsx'
import { WhomFields } from '../components/whom-fields.tsx'
import { WordFields } from '../components/word-fields.tsx'
import { type Draft, draftOf, emptyDraft, missingInDraft } from '../draft.ts'
import '../bulletins.css'

/** Writes a notice or a campaign, or changes a draft; beside it how many it reaches and how it will look. */
export default function FormPage() {
  const { bulletinId } = useParams({ strict: false }) as { bulletinId?: string }
  const read = useRead(getBulletinEndpoint, { bulletinId: bulletinId ?? '' }, { enabled: bulletinId !== undefined, staleMs: 0 })
  if (read.error) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  if (bulletinId !== undefined && !read.data) return <PageSkeleton />
  return <Form known={read.data ?? null} />
}

function Form({ known }: { known: Bulletin | null }) {
  const { t } = useTranslation('bulletins')
  const me = useMe()
  const say = useSay()
  const navigate = useNavigate()
  const base = `/${useSurface() === 't' ? 't' : 'g'}/notices`
  const [draft, setDraft] = useState<Draft>(() => (known ? draftOf(known) : emptyDraft))
  const [isAsked, setAsked] = useState(false)
  const refreshes = [listBulletinsEndpoint, getBulletinEndpoint]
  const write = useCommand(writeBulletinEndpoint, { refreshes })
  const edit = useCommand(editBulletinEndpoint, { refreshes })
  const missing = missingInDraft(draft)
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const errorOf = (key: (typeof missing)[number]) => (isAsked && missing.includes(key) ? t(`form.missing.${key}`) : undefined)
  const send = () => {
    setAsked(true)
    if (missing.length > 0) return
    const done = {
      onSuccess: ({ bulletinId }: { bulletinId: string }) => {
        say.done(t('form.saved'))
        void navigate({ to: `${base}/${bulletinId}` })
      },
    }
    if (known) edit.mutate({ ...draft, bulletinId: known.bulletinId, version: known.version }, done)
    else write.mutate(draft, done)
  }
  const title = known ? t('title.edit') : t('title.write')
  return (
    <div className="bulletin-form">
      <AnswerHead
        title={title}
        crumb={[{ label: me.institutionName ?? me.countyName ?? '' }, { label: t('nav'), to: base }, { label: title }]}
      />
      <ProblemSummary problem={write.error ?? edit.error} />
      {isAsked && missing.length > 0 ? (
        <ErrorSummary errors={missing.map((key) => ({ text: t(`form.missing.${key}`), field: key }))} />
      ) : null}
      <div className="bulletin-cols">
        <div className="side">
          <WordFields draft={draft} change={change} errorOf={errorOf} />
          <WhomFields draft={draft} change={change} />
        </div>
        <div className="side bulletin-beside">
          <ReachSheet draft={draft} />
          <Poster heading={t('form.preview')} {...draft} />
        </div>
      </div>
      <div className="act">
        <ButtonLink to={known ? `${base}/${known.bulletinId}` : base}>{t('kit:cancel')}</ButtonLink>
        <div className="push">
          <Button kind="primary" busy={write.isPending || edit.isPending} onClick={send}>
            {t('form.save')}
          </Button>
        </div>
      </div>
    </div>
  )
}
