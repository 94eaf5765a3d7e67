import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftPlanEndpoint, listPlansEndpoint } from '#api/targets.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

/** Asks for a year and has the server draft it. */
export function NewDraft({
  year: proposed,
  made,
  kind = 'plain',
}: {
  /** The year proposed. */
  year: number
  made: (planId: string) => void
  kind?: 'plain' | 'primary'
}) {
  const { t } = useTranslation('targets')
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const draft = useCommand(draftPlanEndpoint, { refreshes: [listPlansEndpoint] })
  const year = /^\d{4}$/.test(text.trim()) ? Number(text.trim()) : null
  const isYear = year !== null && year >= 2000 && year <= 2100
  const make = () => {
    if (!isYear || year === null) return
    draft.mutate(
      { year },
      {
        onSuccess: ({ planId }) => {
          setOpen(false)
          say.done(t('draft.made', { year }))
          made(planId)
        },
      },
    )
  }
  return (
    <>
      <Button
        kind={kind}
        onClick={() => {
          setText(String(proposed))
          setOpen(true)
        }}
      >
        {t('act.draft')}
      </Button>
      <Dialog
        title={t('draft.title')}
        isOpen={isOpen}
        close={() => setOpen(false)}
        acts={
          <Button kind="primary" busy={draft.isPending} disabled={!isYear} onClick={make}>
            {t('draft.make')}
          </Button>
        }
      >
        <p>{t('draft.text')}</p>
        <TextField
          label={t('draft.year')}
          inputMode="numeric"
          width={6}
          value={text}
          error={text !== '' && !isYear ? t('draft.bad') : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        <ProblemSummary problem={draft.error} />
      </Dialog>
    </>
  )
}
