import { useTranslation } from 'react-i18next'
import { type EndingRow, listEndingsEndpoint, refuseEndingEndpoint, refuseReasonCodes } from '#api/endings.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { useSay } from '../../../kit/undo-toast.tsx'
import { ReasonChoiceDialog } from './reason-choice-dialog.tsx'

/** Does not end a contract, with the reason, which the resident reads with how to go on. */
export function RefuseEndingDialog({ row, close }: { row: EndingRow; close: () => void }) {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const refuse = useCommand(refuseEndingEndpoint, { refreshes: [listEndingsEndpoint] })
  const onSuccess = () => {
    close()
    say.done(t('review.endRefused', { name: row.residentName }))
  }
  return (
    <ReasonChoiceDialog
      title={t('review.endRefuseTitle', { name: row.residentName })}
      reasons={refuseReasonCodes.map((code) => ({ code, label: t(`refuseReason.${code}`) }))}
      isBusy={refuse.isPending}
      problem={refuse.error}
      close={close}
      send={(reason, note) => refuse.mutate({ endingId: row.endingId, reason, note }, { onSuccess })}
    />
  )
}
