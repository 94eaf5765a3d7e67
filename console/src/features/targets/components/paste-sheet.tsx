import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#api/targets.ts'
import { Button } from '../../../kit/button.tsx'
import { TextField } from '../../../kit/field.tsx'
import { countText } from '../../../kit/figures.ts'
import { PasteReport } from '../../../kit/paste-report.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { changeText } from '../figures.ts'
import type { Held } from '../sort-paste.ts'
import type { useHeld } from '../use-held.ts'

/** How pasting works; after a paste, what was taken, every cell that was not with its reason, and what has to be answered before it goes in. */
export function PasteSheet({ plan, held, isBusy }: { plan: Plan; held: ReturnType<typeof useHeld>; isBusy: boolean }) {
  const { t } = useTranslation('targets')
  const [reason, setReason] = useState('')
  const { paste, doubtful, waiting, impossible } = held
  const pending = doubtful.length + waiting.length
  const isOpen = paste !== null || pending > 0
  return (
    <Sheet
      padded
      className="targets-paste"
      title={isOpen ? t('paste.report') : t('paste.title')}
      end={
        isOpen ? (
          <Button small kind="quiet" onClick={held.forget}>
            {pending > 0 ? t('paste.forget', { count: pending }) : t('paste.clear')}
          </Button>
        ) : (
          <>
            <kbd>Ctrl</kbd> <kbd>V</kbd>
          </>
        )
      }
    >
      {isOpen ? null : <p className="s">{t('paste.text')}</p>}
      {paste ? (
        <PasteReport
          paste={paste}
          names={plan.rows.map((row) => row.name)}
          columnNames={[t('paste.columns.persons'), t('paste.columns.override')]}
        />
      ) : null}
      {impossible.length > 0 ? (
        <ul className="targets-held is-long">
          {impossible.map((one) => (
            <li key={`${one.row}:${one.column}`}>
              <b lang="zh-CN">{one.name}</b>
              <StatusTag plain tone="high">
                {t(`paste.impossible.${one.column}`, { quota: countText(one.quota), persons: countText(one.persons) })}
              </StatusTag>
            </li>
          ))}
        </ul>
      ) : null}
      {(paste?.problems.length ?? 0) + impossible.length > 0 ? <p className="s mute">{t('paste.wrong')}</p> : null}
      {doubtful.length > 0 ? (
        <div className="targets-waiting">
          <StatusTag tone="mid">{t('paste.doubtful')}</StatusTag>
          <HeldList plan={plan} held={doubtful} from={(row) => row.persons} />
          <Button onClick={held.confirm} busy={isBusy}>
            {t('paste.confirm', { count: doubtful.length })}
          </Button>
        </div>
      ) : null}
      {waiting.length > 0 ? (
        <div className="targets-waiting">
          <StatusTag tone="mid">{t('paste.waiting', { count: waiting.length })}</StatusTag>
          <HeldList plan={plan} held={waiting} from={(row) => row.quota} />
          <TextField label={t('paste.overrideReason')} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
          <Button
            kind="primary"
            busy={isBusy}
            disabled={reason.trim().length < 2}
            onClick={() => {
              held.giveReason(reason.trim())
              setReason('')
            }}
          >
            {t('adjust.put')}
          </Button>
        </div>
      ) : null}
    </Sheet>
  )
}

function HeldList({ plan, held, from }: { plan: Plan; held: readonly Held[]; from: (row: Plan['rows'][number]) => number }) {
  return (
    <ul className="targets-held">
      {held.map(({ townshipCode, value }) => {
        const row = plan.rows.find((one) => one.townshipCode === townshipCode)
        return row ? (
          <li key={townshipCode}>
            <b lang="zh-CN">{row.name}</b>
            <span>
              {countText(from(row))} → {countText(value)} <small>{changeText(from(row), value)}</small>
            </span>
          </li>
        ) : null
      })}
    </ul>
  )
}
