import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'

type Props<Code> = {
  title: string
  reasons: readonly { code: Code; label: string }[]
  isBusy: boolean
  problem: unknown
  close: () => void
  send: (code: Code, note: string | null) => void
}

/** No to what somebody asked for, by one press on its reason; the resident reads it, with words of one's own if there are any. Mount it anew for each resident: a note is for one. */
export function ReasonChoiceDialog<Code extends string>({ title, reasons, isBusy, problem, close, send }: Props<Code>) {
  const { t } = useTranslation('contracts')
  const [note, setNote] = useState('')
  const own = note.trim().length >= 2 ? note.trim() : null
  return (
    <Dialog title={title} isOpen close={close}>
      <ProblemSummary problem={problem} />
      <TextField
        label={t('review.rejectNote')}
        hint={t('review.rejectHint')}
        optional
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="reason-chips">
        {reasons.map(({ code, label }) => (
          <Button key={code} busy={isBusy} onClick={() => send(code, own)}>
            {label}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}
