import { useTranslation } from 'react-i18next'
import { type ApplicationRow, listApplicationsEndpoint, rejectApplicationEndpoint, rejectReasonCodes } from '#api/online-signing.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { useSay } from '../../../kit/undo-toast.tsx'
import { ReasonChoiceDialog } from './reason-choice-dialog.tsx'

/** Returns one application with its reason, which the resident reads with how to go on. */
export function RejectDialog({ row, close }: { row: ApplicationRow; close: () => void }) {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const reject = useCommand(rejectApplicationEndpoint, { refreshes: [listApplicationsEndpoint] })
  const onSuccess = () => {
    close()
    say.done(t('review.rejected', { name: row.residentName }))
  }
  return (
    <ReasonChoiceDialog
      title={t('review.rejectTitle', { name: row.residentName })}
      reasons={rejectReasonCodes.map((code) => ({ code, label: t(`rejectReason.${code}`) }))}
      isBusy={reject.isPending}
      problem={reject.error}
      close={close}
      send={(reason, note) => reject.mutate({ applicationId: row.applicationId, reason, note }, { onSuccess })}
    />
  )
}
