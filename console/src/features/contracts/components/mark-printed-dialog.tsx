import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listToPrintEndpoint, markPrintedEndpoint, takeBackPrintedEndpoint } from '#api/contract-queues.ts'
import { getContractEndpoint } from '#api/contracts.ts'
import { problemTexts } from '../../../app/problem.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

type Props = { contractIds: readonly string[]; isAgain: boolean; close: () => void; done?: () => void }

/** Notes that agreements were put on paper, in how many copies; those printed before need a reason. Taken back within ten seconds here. */
export function MarkPrintedDialog({ contractIds, isAgain, close, done }: Props) {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const [copies, setCopies] = useState('2')
  const [reason, setReason] = useState('')
  const refreshes = [listToPrintEndpoint, getContractEndpoint]
  const mark = useCommand(markPrintedEndpoint, { refreshes })
  const back = useCommand(takeBackPrintedEndpoint, { refreshes })
  const takeBack = (markIds: string[]) =>
    back.mutate(
      { markIds },
      { onSuccess: () => say.done(t('print.takenBack')), onError: (problem) => say.failed(problemTexts(problem).join(' ')) },
    )
  const send = () =>
    mark.mutate(
      { contractIds: [...contractIds], copies: Number(copies), reason: isAgain ? reason.trim() : null },
      {
        onSuccess: ({ markIds }) => {
          say.done(t('print.marked', { count: markIds.length }), () => takeBack(markIds))
          done?.()
          close()
        },
      },
    )
  return (
    <Dialog
      title={t(isAgain ? 'print.again' : 'print.mark', { count: contractIds.length })}
      isOpen
      close={close}
      acts={
        <Button kind="primary" busy={mark.isPending} disabled={isAgain && reason.trim().length < 2} onClick={send}>
          {t('print.keep')}
        </Button>
      }
    >
      <ProblemSummary problem={mark.error} />
      <SelectField
        label={t('print.copies')}
        value={copies}
        options={['1', '2', '3', '4'].map((value) => ({ value, label: value }))}
        onChange={(event) => setCopies(event.target.value)}
      />
      {isAgain ? (
        <TextField
          label={t('print.reason')}
          hint={t('print.reasonHint')}
          maxLength={100}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
    </Dialog>
  )
}
