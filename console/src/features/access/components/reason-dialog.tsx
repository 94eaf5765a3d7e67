import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'

type Props = {
  title: string
  text?: string
  act: string
  isOpen: boolean
  isDanger?: boolean
  isReady?: boolean
  busy: boolean
  problem: unknown
  close: () => void
  send: (reason: string) => void
  children?: ReactNode
}

/** One change that needs a reason for the log. */
export function ReasonDialog({ title, text, act, isOpen, isDanger = false, isReady = true, busy, problem, close, send, children }: Props) {
  const { t } = useTranslation(['access', 'kit'])
  const [reason, setReason] = useState('')
  const leave = () => {
    setReason('')
    close()
  }
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      close={leave}
      acts={
        <Button
          kind={isDanger ? 'danger' : 'primary'}
          busy={busy}
          disabled={!isReady || reason.trim().length < 2}
          onClick={() => send(reason.trim())}
        >
          {act}
        </Button>
      }
    >
      <ProblemSummary problem={problem} />
      {text ? <p style={{ marginBottom: 12 }}>{text}</p> : null}
      {children}
      <TextField
        label={t('user.reason')}
        hint={t('user.reasonHint')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  )
}
