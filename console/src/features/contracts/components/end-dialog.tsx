import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endContractEndpoint, getContractEndpoint, listContractsEndpoint, undoEndingEndpoint, workbenchEndpoint } from '#api/contracts.ts'
import { type EndReasonCode, endReasonCodes, endReasons } from '#api/end-reasons.ts'
import { listServicesEndpoint } from '#api/services.ts'
import { problemTexts } from '../../../app/problem.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextArea, TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { EndingCosts } from './broken-year.tsx'

const shortestNote = 2
const refreshes = [getContractEndpoint, listContractsEndpoint, workbenchEndpoint, listServicesEndpoint]

/** Ends a contract for a reason; for ten seconds here, and for ten minutes on the page, it can be taken back. */
export function EndDialog({ contractId, isOpen, close }: { contractId: string; isOpen: boolean; close: () => void }) {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const me = useMe()
  const [reason, setReason] = useState<EndReasonCode | ''>('')
  const [note, setNote] = useState('')
  const [lastDay, setLastDay] = useState('')
  const [isAsked, setAsked] = useState(false)
  const end = useCommand(endContractEndpoint, { refreshes })
  const undo = useCommand(undoEndingEndpoint, { refreshes })
  const takeBack = () =>
    undo.mutate(
      { contractId },
      { onSuccess: () => say.done(t('end.undone')), onError: (problem) => say.failed(problemTexts(problem).join(' ')) },
    )
  const mayBackdate = reason !== '' && endReasons[reason].mayBackdate
  const isNoted = note.trim().length >= shortestNote
  const send = () => {
    setAsked(true)
    if (reason === '' || !isNoted) return
    end.mutate(
      { contractId, reason, note: note.trim(), lastDay: mayBackdate && lastDay ? lastDay : null },
      {
        onSuccess: ({ follow }) => {
          close()
          say.done(t('end.done', { follow: t(`end.follow.${follow}`) }), takeBack)
        },
      },
    )
  }
  return (
    <Dialog
      title={t('end.title')}
      isOpen={isOpen}
      close={close}
      acts={
        <Button kind="danger" busy={end.isPending} onClick={send}>
          {t('end.act')}
        </Button>
      }
    >
      <p className="s">{t('end.text')}</p>
      <ProblemSummary problem={end.error} />
      <SelectField
        label={t('end.reason')}
        value={reason}
        blank={t('end.choose')}
        error={isAsked && reason === '' ? t('end.reasonMissing') : undefined}
        hint={reason !== '' && !mayBackdate ? t('end.from', { day: me.today }) : undefined}
        options={endReasonCodes.map((value) => ({ value, label: t(`endReason.${value}`) }))}
        onChange={(event) => setReason(event.target.value as EndReasonCode | '')}
      />
      {mayBackdate ? (
        <TextField
          label={t('end.lastDay')}
          hint={t('end.lastDayHint')}
          type="date"
          max={me.today}
          value={lastDay}
          onChange={(event) => setLastDay(event.target.value)}
        />
      ) : null}
      {isOpen ? <EndingCosts contractId={contractId} lastDay={mayBackdate && lastDay ? lastDay : undefined} /> : null}
      <TextArea
        label={t('end.note')}
        hint={t('end.noteHint')}
        error={isAsked && !isNoted ? t('end.noteMissing') : undefined}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Dialog>
  )
}
