import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocalDate } from '#kernel/local-date.ts'

/** The day the pack is read for. Takes effect as soon as it is a day that exists; nothing is read for half a date. */
export function DayToRead({ on, readOn }: { on: string; readOn: (day: string) => void }) {
  const { t } = useTranslation('policy')
  const [text, setText] = useState(on)
  useEffect(() => setText(on), [on])
  const isDay = isLocalDate(text)
  return (
    <label className="policy-ask">
      {t('readOn')}
      <input
        className="num"
        inputMode="numeric"
        maxLength={10}
        size={10}
        value={text}
        aria-invalid={isDay ? undefined : true}
        onChange={(event) => {
          const next = event.target.value.trim()
          setText(next)
          if (isLocalDate(next) && next !== on) readOn(next)
        }}
      />
      {isDay ? null : (
        <span className="bad" role="alert">
          {t('noSuchDay')}
        </span>
      )}
    </label>
  )
}
