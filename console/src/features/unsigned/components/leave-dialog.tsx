import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getResidentEndpoint, listResidentsEndpoint, markDepartedEndpoint } from '#api/residents.ts'
import { unsignedMonthEndpoint, unsignedSummaryEndpoint } from '#api/unsigned.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import type { Row } from '../shown.ts'

/** Somebody died or moved away: told to the resident's own record, the only place that knows it. */
export function LeaveDialog({ row, status, close, left }: { row: Row; status: 'deceased' | 'moved'; close: () => void; left: () => void }) {
  const { t } = useTranslation('unsigned')
  const { today } = useMe()
  const say = useSay()
  const depart = useCommand(markDepartedEndpoint, {
    refreshes: [unsignedSummaryEndpoint, unsignedMonthEndpoint, getResidentEndpoint, listResidentsEndpoint],
  })
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const save = async () => {
    try {
      await depart.mutateAsync({ residentId: row.residentId, version: row.version, status, on, reason })
      say.done(t('leave.saved'))
      left()
    } catch {
      /* shown above the fields */
    }
  }
  return (
    <Dialog
      title={t(`leave.${status}`, { name: row.name })}
      isOpen
      close={close}
      acts={
        <Button kind="danger" busy={depart.isPending} disabled={reason.trim().length < 2 || on > today} onClick={() => void save()}>
          {t('leave.save')}
        </Button>
      }
    >
      <ProblemSummary problem={depart.error} />
      <p className="mute s">{t('leave.text')}</p>
      <div className="fields">
        <TextField label={t('leave.on')} type="date" max={today} value={on} onChange={(event) => setOn(event.target.value)} />
        <TextField label={t('leave.reason')} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Dialog>
  )
}
