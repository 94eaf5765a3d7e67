import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#api/targets.ts'
import { Button } from '../../../kit/button.tsx'
import { TextField } from '../../../kit/field.tsx'
import type { Paste } from '../../../kit/parse-paste.ts'
import { PasteReport } from '../../../kit/paste-report.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import type { RowEdit } from '../use-plan-edits.ts'

/** A paste as it came, and the overrides in it that wait for their reason. */
export type Pasted = { paste: Paste; waiting: RowEdit[] }

/** How pasting works; after a paste, what was taken and every cell that was not, with its reason. */
export function PasteSheet({
  plan,
  pasted,
  keepWaiting,
  clear,
}: {
  plan: Plan
  pasted: Pasted | null
  keepWaiting: (reason: string) => void
  clear: () => void
}) {
  const { t } = useTranslation('targets')
  const [reason, setReason] = useState('')
  const keys = (
    <>
      <kbd>Ctrl</kbd> <kbd>V</kbd>
    </>
  )
  return (
    <Sheet
      padded
      className="targets-paste"
      title={pasted ? t('paste.report') : t('paste.title')}
      end={
        pasted ? (
          <Button small kind="quiet" onClick={clear}>
            {t('paste.clear')}
          </Button>
        ) : (
          keys
        )
      }
    >
      {pasted ? (
        <>
          <PasteReport
            paste={pasted.paste}
            names={plan.rows.map((row) => row.name)}
            columnNames={[t('paste.columns.persons'), t('paste.columns.override')]}
          />
          {pasted.paste.problems.length > 0 ? <p className="s mute">{t('paste.wrong')}</p> : null}
          {pasted.waiting.length > 0 ? (
            <div className="targets-waiting">
              <TextField
                label={t('paste.overrideReason')}
                value={reason}
                maxLength={200}
                onChange={(event) => setReason(event.target.value)}
              />
              <Button kind="primary" disabled={reason.trim().length < 2} onClick={() => keepWaiting(reason.trim())}>
                {t('adjust.put')}
              </Button>
            </div>
          ) : null}
        </>
      ) : (
        <p className="s">{t('paste.text')}</p>
      )}
    </Sheet>
  )
}
