import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listContractsEndpoint, workbenchEndpoint } from '#api/contracts.ts'
import { acceptEndingEndpoint, type EndingRow, listEndingsEndpoint } from '#api/endings.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { EndingCosts } from './broken-year.tsx'

const shortestNote = 2

/** Ends the contract as its resident asked, once it is written how that was checked. */
export function AcceptEndingDialog({ row, close }: { row: EndingRow | null; close: () => void }) {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  const accept = useCommand(acceptEndingEndpoint, { refreshes: [listEndingsEndpoint, listContractsEndpoint, workbenchEndpoint] })
  const isNoted = note.trim().length >= shortestNote
  const send = () => {
    setAsked(true)
    if (!row || !isNoted) return
    accept.mutate(
      { endingId: row.endingId, note: note.trim() },
      {
        onSuccess: ({ follow }) => {
          close()
          say.done(t('review.endAccepted', { name: row.residentName, follow: t(`end.follow.${follow}`) }))
        },
      },
    )
  }
  return (
    <Dialog
      title={t('review.endAcceptTitle', { name: row?.residentName ?? '' })}
      isOpen={row !== null}
      close={close}
      acts={
        <Button kind="danger" busy={accept.isPending} onClick={send}>
          {t('review.endAccept')}
        </Button>
      }
    >
      <p className="s">{t('review.endWhat')}</p>
      <ProblemSummary problem={accept.error} />
      {row ? <EndingCosts contractId={row.contractId} /> : null}
      <TextField
        label={t('review.endCheck')}
        hint={t('review.endCheckHint')}
        error={isAsked && !isNoted ? t('review.endCheckMissing') : undefined}
        maxLength={100}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Dialog>
  )
}
