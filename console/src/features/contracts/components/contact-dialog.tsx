import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactOutcomes, listRenewalsEndpoint, noteContactEndpoint, type RenewalRow } from '#api/contract-queues.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

/** What was said at the call: one press, and a word more where it helps. */
export function ContactDialog({ row, close }: { row: RenewalRow | null; close: () => void }) {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const [note, setNote] = useState('')
  const send = useCommand(noteContactEndpoint, { refreshes: [listRenewalsEndpoint] })
  const keep = (outcome: (typeof contactOutcomes)[number]) =>
    row &&
    send.mutate(
      { contractId: row.contractId, outcome, note: note.trim().length >= 2 ? note.trim() : null },
      {
        onSuccess: () => {
          setNote('')
          close()
          say.done(t('renewals.noted'))
        },
      },
    )
  return (
    <Dialog title={t('renewals.noteTitle', { name: row?.residentName ?? '' })} isOpen={row !== null} close={close}>
      <ProblemSummary problem={send.error} />
      <TextField
        label={t('renewals.noteText')}
        hint={t('renewals.noteHint')}
        optional
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="reason-chips">
        {contactOutcomes.map((outcome) => (
          <Button key={outcome} busy={send.isPending} onClick={() => keep(outcome)}>
            {t(`renewals.outcome.${outcome}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}
