import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assignmentChoicesEndpoint, listHandoversEndpoint, planHandoverEndpoint, previewHandoverEndpoint } from '#api/assignments.ts'
import { teamBoardEndpoint } from '#api/organisations.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { countText } from '../../../kit/figures.ts'
import { PageHead } from '../../../kit/head.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { HandoverForm } from '../components/handover-form.tsx'
import { HandoverList } from '../components/handover-list.tsx'
import { PreviewSheet } from '../components/preview-sheet.tsx'
import { type Choices, type Draft, emptyDraft, sentOf } from '../handover-draft.ts'
import '../assignments.css'

/** Who is whose: residents to teams, a village or a doctor's panel from hand to hand on a day; with what it does before it is done. */
export default function AssignPage() {
  const { t } = useTranslation('assignments')
  const read = useRead(assignmentChoicesEndpoint, {}, { keep: true })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  return (
    <>
      <PageHead title={t('title.assign')} sub={t('head.sub')} />
      <Plan choices={read.data} />
      <HandoverList />
    </>
  )
}

function Plan({ choices }: { choices: Choices }) {
  const { t } = useTranslation('assignments')
  const say = useSay()
  const [draft, setDraft] = useState<Draft>(emptyDraft('residents', choices.on))
  const [reason, setReason] = useState('')
  const sent = sentOf(draft)
  const preview = useRead(previewHandoverEndpoint, (sent ?? {}) as NonNullable<typeof sent>, { enabled: sent !== null, staleMs: 0 })
  const plan = useCommand(planHandoverEndpoint, {
    refreshes: [assignmentChoicesEndpoint, listHandoversEndpoint, previewHandoverEndpoint, teamBoardEndpoint],
  })
  const shown = sent === null ? undefined : preview.data
  const isNow = draft.on <= choices.on
  const change = (part: Partial<Draft>) => {
    plan.reset()
    setDraft({ ...draft, ...part })
  }
  const submit = () => {
    if (sent === null) return
    plan.mutate(
      { ...sent, reason },
      {
        onSuccess: (answer) => {
          say.done(
            answer.state === 'done'
              ? t('form.done', { residents: countText(answer.residents ?? 0), contracts: countText(answer.contracts ?? 0) })
              : t('form.planned', { day: draft.on }),
          )
          setDraft(emptyDraft(draft.kind, choices.on))
          setReason('')
        },
      },
    )
  }
  return (
    <div className="assign-cols">
      <Sheet title={t('form.title')} padded>
        <ProblemSummary problem={plan.error ?? (sent === null ? null : preview.error)} />
        <HandoverForm choices={choices} draft={draft} change={change} />
        <div className="fields assign-reason">
          <TextField
            label={t('form.reason')}
            hint={t('form.reasonHint')}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <Button
          kind="primary"
          busy={plan.isPending}
          disabled={sent === null || reason.trim().length < 2 || !shown || shown.obstacles.length > 0}
          onClick={submit}
        >
          {isNow ? t('form.now') : t('form.plan')}
        </Button>
      </Sheet>
      <PreviewSheet preview={shown} moves={{ residents: draft.kind !== 'doctor', contracts: draft.kind !== 'residents' }} />
    </div>
  )
}
