import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endSupportEndpoint, getSupportEndpoint, listSupportEndpoint, type SupportAgreement } from '#api/support.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

/** Ends an agreement before its term, with the day and why. */
export function EndDialog({ agreement, close }: { agreement: SupportAgreement; close: () => void }) {
  const { t } = useTranslation('support')
  const { today } = useMe()
  const say = useSay()
  const [endedOn, setDay] = useState(today)
  const [reason, setReason] = useState('')
  const command = useCommand(endSupportEndpoint, { refreshes: [getSupportEndpoint, listSupportEndpoint] })
  const end = () =>
    command.mutate(
      { agreementId: agreement.agreementId, version: agreement.version, endedOn, reason: reason.trim() },
      {
        onSuccess: () => {
          say.done(t('end.done'))
          close()
        },
      },
    )
  return (
    <Dialog
      title={t('end.title')}
      isOpen
      close={close}
      acts={
        <Button kind="danger" busy={command.isPending} disabled={!reason.trim() || !endedOn} onClick={end}>
          {t('end.act')}
        </Button>
      }
    >
      <p>{t('end.text')}</p>
      <ProblemSummary problem={command.error} />
      <div className="fields">
        <TextField
          label={t('end.day')}
          type="date"
          min={agreement.validFrom}
          max={agreement.lastDay}
          value={endedOn}
          onChange={(event) => setDay(event.target.value)}
        />
        <TextField label={t('end.reason')} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Dialog>
  )
}
