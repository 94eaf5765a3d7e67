import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApplicationRow, listApplicationsEndpoint, rejectApplicationEndpoint, rejectReasonCodes } from '#api/online-signing.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

/** Returns one application with its reason, which the resident reads with how to go on. */
export function RejectDialog({ row, close }: { row: ApplicationRow | null; close: () => void }) {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const [note, setNote] = useState('')
  const reject = useCommand(rejectApplicationEndpoint, { refreshes: [listApplicationsEndpoint] })
  const send = (reason: (typeof rejectReasonCodes)[number]) =>
    row &&
    reject.mutate(
      { applicationId: row.applicationId, reason, note: note.trim().length >= 2 ? note.trim() : null },
      {
        onSuccess: () => {
          setNote('')
          close()
          say.done(t('review.rejected', { name: row.residentName }))
        },
      },
    )
  return (
    <Dialog title={t('review.rejectTitle', { name: row?.residentName ?? '' })} isOpen={row !== null} close={close}>
      <ProblemSummary problem={reject.error} />
      <TextField
        label={t('review.rejectNote')}
        hint={t('review.rejectHint')}
        optional
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="reason-chips">
        {rejectReasonCodes.map((code) => (
          <Button key={code} busy={reject.isPending} onClick={() => send(code)}>
            {t(`rejectReason.${code}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}
