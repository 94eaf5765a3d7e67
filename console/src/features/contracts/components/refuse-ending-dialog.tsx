import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EndingRow, listEndingsEndpoint, refuseEndingEndpoint, refuseReasonCodes } from '#api/endings.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

/** Does not end a contract, with the reason, which the resident reads with how to go on. */
export function RefuseEndingDialog({ row, close }: { row: EndingRow | null; close: () => void }) {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const [note, setNote] = useState('')
  const refuse = useCommand(refuseEndingEndpoint, { refreshes: [listEndingsEndpoint] })
  const send = (reason: (typeof refuseReasonCodes)[number]) =>
    row &&
    refuse.mutate(
      { endingId: row.endingId, reason, note: note.trim().length >= 2 ? note.trim() : null },
      {
        onSuccess: () => {
          close()
          say.done(t('review.endRefused', { name: row.residentName }))
        },
      },
    )
  return (
    <Dialog title={t('review.endRefuseTitle', { name: row?.residentName ?? '' })} isOpen={row !== null} close={close}>
      <ProblemSummary problem={refuse.error} />
      <TextField
        label={t('review.rejectNote')}
        hint={t('review.rejectHint')}
        optional
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="reason-chips">
        {refuseReasonCodes.map((code) => (
          <Button key={code} busy={refuse.isPending} onClick={() => send(code)}>
            {t(`refuseReason.${code}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}
