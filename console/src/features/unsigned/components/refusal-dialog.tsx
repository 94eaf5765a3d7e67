import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusers } from '#api/unsigned-reasons.ts'
import { useMe } from '../../../app/session.ts'
import { Button, Segments } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { TextField } from '../../../kit/field.tsx'

type Refuser = (typeof refusers)[number]
export type Refused = { by: Refuser; on: string; note: string }

/** Somebody refused: who of the family, on which day, and what was said. */
export function RefusalDialog({
  name,
  busy,
  close,
  save,
}: {
  name: string
  busy: boolean
  close: () => void
  save: (refused: Refused) => void
}) {
  const { t } = useTranslation('unsigned')
  const { today } = useMe()
  const [by, setBy] = useState<Refuser>('self')
  const [on, setOn] = useState(today)
  const [note, setNote] = useState('')
  return (
    <Dialog
      title={t('refusal.title', { name })}
      isOpen
      close={close}
      acts={
        <Button kind="primary" busy={busy} disabled={on === '' || on > today} onClick={() => save({ by, on, note })}>
          {t('refusal.save')}
        </Button>
      }
    >
      <p className="mute s">{t('refusal.later')}</p>
      <div className="fields">
        <div className="field unsigned-whole">
          <span className="field-label">{t('refusal.by')}</span>
          <Segments
            label={t('refusal.by')}
            value={by}
            options={refusers.map((value) => ({ value, label: t(`refuser.${value}`) }))}
            onChange={setBy}
          />
        </div>
        <TextField label={t('refusal.on')} type="date" max={today} value={on} onChange={(event) => setOn(event.target.value)} />
        <TextField
          className="unsigned-whole"
          label={t('refusal.note')}
          optional
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
