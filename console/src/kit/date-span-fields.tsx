import { addDays, isLocalDate, localDate } from '#kernel/local-date.ts'
import { TextField } from './field.tsx'

type Span = { validFrom: string; validUntil?: string | null | undefined }
type Props = {
  from: string
  until: string
  span: Span
  change: (part: { validFrom: string } | { validUntil: string | null }) => void
  /** The end is asked as papers print it, by the last day; what is kept is the day after. */
  byLastDay?: boolean
  fromError?: string | undefined
  untilHint?: string | undefined
}

/** From when something holds, and until when; an empty end is open. `from` and `until` are the labels. */
export function DateSpanFields({ from, until, span, change, byLastDay = false, fromError, untilHint }: Props) {
  const moved = (day: string, days: number) => (byLastDay && isLocalDate(day) ? addDays(localDate(day), days) : day)
  return (
    <>
      <TextField
        label={from}
        type="date"
        value={span.validFrom}
        error={fromError}
        onChange={(event) => change({ validFrom: event.target.value })}
      />
      <TextField
        label={until}
        type="date"
        optional
        hint={untilHint}
        value={span.validUntil ? moved(span.validUntil, -1) : ''}
        onChange={(event) => change({ validUntil: event.target.value ? moved(event.target.value, 1) : null })}
      />
    </>
  )
}
