import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'

type Props = {
  title: string
  text: string
  act: string
  isBusy: boolean
  problem: unknown
  close: () => void
  send: (reason: string) => void
}

/** Something is taken back: what follows from it, and why. */
export function ReasonDialog({ title, text, act, isBusy, problem, close, send }: Props) {
  const { t } = useTranslation('skills')
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title={title}
      isOpen
      close={close}
      acts={
        <Button kind="danger" busy={isBusy} disabled={reason.trim().length < 2} onClick={() => send(reason.trim())}>
          {act}
        </Button>
      }
    >
      <ProblemSummary problem={problem} />
      <p>{text}</p>
      <TextField label={t('withdraw.reason')} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Dialog>
  )
}
