import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listServicesEndpoint, listUnservedEndpoint, type ServiceEntry, takeBackServiceEndpoint } from '#api/services.ts'
import { nameOf } from '../../../app/i18n.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

const shortest = 2

/** Takes a service back that was entered by mistake; why is kept beside it. */
export function TakeBackServiceDialog({ contractId, entry, close }: { contractId: string; entry: ServiceEntry; close: () => void }) {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const send = useCommand(takeBackServiceEndpoint, { refreshes: [listServicesEndpoint, listUnservedEndpoint] })
  const isMissing = reason.trim().length < shortest
  const takeBack = () => {
    setAsked(true)
    if (isMissing) return
    send.mutate(
      { contractId, entryId: entry.entryId, reason: reason.trim() },
      {
        onSuccess: () => {
          say.done(t('services.tookBack'))
          close()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('services.takeBackTitle')}
      isOpen
      close={close}
      acts={
        <Button kind="danger" busy={send.isPending} onClick={takeBack}>
          {t('services.takeBack')}
        </Button>
      }
    >
      <p className="s" lang="zh-CN">
        {t('services.takeBackText', { day: entry.servedOn, item: nameOf(entry) })}
      </p>
      <ProblemSummary problem={send.error} />
      <TextField
        label={t('services.reason')}
        hint={t('services.reasonHint')}
        error={isAsked && isMissing ? t('services.reasonMissing') : undefined}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  )
}
