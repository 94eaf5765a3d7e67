import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#api/targets.ts'
import { Button } from '../../../kit/button.tsx'
import { TextArea, TextField } from '../../../kit/field.tsx'
import { countText, shareText } from '../../../kit/figures.ts'
import { parseWholeNumber } from '../../../kit/parse-paste-cells.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { effectOnWhole, rateText, type Row } from '../figures.ts'
import { editOf, type RowEdit } from '../use-plan-edits.ts'

/** Overrides one row: the figure, the reason that is published with it, and what it does to the whole. `wanted`: a figure typed into the grid, which still lacks its reason; `drop` forgets it. */
export function AdjustForm({
  plan,
  row,
  wanted,
  isBusy,
  onTyping,
  keep,
  drop,
}: {
  plan: Plan
  row: Row
  wanted: number | null
  isBusy: boolean
  /** Told whether the form holds something that the draft does not. */
  onTyping: (isTyping: boolean) => void
  keep: (rows: RowEdit[]) => void
  drop: () => void
}) {
  const { t } = useTranslation('targets')
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  useEffect(() => {
    setText(String(wanted ?? row.override ?? ''))
    setReason(row.overrideReason ?? '')
    setAsked(false)
    if (wanted === null) return
    // After the grid has moved its cursor on.
    const timer = setTimeout(() => document.getElementById('override-reason')?.focus(), 60)
    return () => clearTimeout(timer)
  }, [row, wanted])
  const parsed = parseWholeNumber(text)
  const value = parsed.kind === 'number' ? parsed.value : null
  const isKept = row.override !== null && value === row.override && reason === row.overrideReason
  const isAbove = value !== null && value > row.persons
  const isTyping = text !== String(row.override ?? '') || reason !== (row.overrideReason ?? '')
  useEffect(() => onTyping(isTyping), [isTyping, onTyping])
  const wrongNumber = isAbove
    ? t('adjust.abovePersons', { persons: countText(row.persons) })
    : isAsked && value === null
      ? t('adjust.numberWrong')
      : undefined
  const wrongReason = isAsked && reason.trim().length < 2 ? t('adjust.reasonMissing') : undefined
  const put = () => {
    setAsked(true)
    if (value !== null && !isAbove && reason.trim().length >= 2) keep([{ ...editOf(row), override: value, overrideReason: reason.trim() }])
  }
  const clear = () => keep([{ ...editOf(row), override: null, overrideReason: null }])
  const forget = () => {
    setText(String(row.override ?? ''))
    setReason(row.overrideReason ?? '')
    drop()
  }
  const whole = value === null ? null : effectOnWhole(plan, row, value)
  const isBelow = value !== null && value * 10_000 < row.persons * row.rateBasisPoints - 5_000
  return (
    <Sheet
      padded
      className="targets-adjust"
      title={<span lang="zh-CN">{t('adjust.title', { name: row.name })}</span>}
      end={<StatusTag tone={isKept ? 'low' : 'mid'}>{isKept ? t('adjust.in') : t('adjust.notIn')}</StatusTag>}
    >
      <div className="targets-pair">
        <span>
          <small>{t('adjust.quota')}</small>
          <b>{countText(row.computed)}</b>
        </span>
        <TextField
          label={t('adjust.value')}
          inputMode="numeric"
          value={text}
          error={wrongNumber}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <TextArea
        id="override-reason"
        label={t('adjust.reason')}
        rows={2}
        maxLength={200}
        value={reason}
        error={wrongReason}
        onChange={(event) => setReason(event.target.value)}
      />
      {value === null || whole === null ? null : (
        <dl className="targets-effect">
          <Effect label={t('adjust.county')} text={`${countText(whole.without)} → ${countText(whole.with)}`} />
          <Effect label={t('adjust.rate')} text={`${rateText(row.rateBasisPoints)}% → ${shareText(value, row.persons)}%`} />
          {row.signed === null || plan.phase !== 'running' ? null : (
            <Effect label={t('adjust.done')} text={`${shareText(row.signed, row.computed)}% → ${shareText(row.signed, value)}%`} />
          )}
          <Effect
            label={t('adjust.belowLabel')}
            text={
              <StatusTag plain tone={isBelow || isAbove ? 'high' : 'low'}>
                {isAbove ? t('adjust.above') : isBelow ? t('adjust.below', { rate: rateText(row.rateBasisPoints) }) : t('adjust.notBelow')}
              </StatusTag>
            }
          />
        </dl>
      )}
      <div className="targets-acts">
        <Button onClick={isTyping ? forget : clear} disabled={row.override === null && !isTyping} busy={isBusy}>
          {isTyping ? t('adjust.drop') : t('adjust.clear')}
        </Button>
        <Button kind="primary" onClick={put} busy={isBusy} disabled={isKept || isAbove}>
          {t('adjust.put')}
        </Button>
      </div>
    </Sheet>
  )
}

function Effect({ label, text }: { label: string; text: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  )
}
