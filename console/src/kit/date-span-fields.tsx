import { TextField } from './field.tsx'

type Span = { validFrom: string; validUntil?: string | null | undefined }
type Props = { from: string; until: string; span: Span; change: (part: { validFrom: string } | { validUntil: string | null }) => void }

/** From when something holds, and until before which day; an empty end is open. `from` and `until` are the labels. */
export function DateSpanFields({ from, until, span, change }: Props) {
  return (
    <>
      <TextField label={from} type="date" value={span.validFrom} onChange={(event) => change({ validFrom: event.target.value })} />
      <TextField
        label={until}
        type="date"
        optional
        value={span.validUntil ?? ''}
        onChange={(event) => change({ validUntil: event.target.value || null })}
      />
    </>
  )
}
