/** A small count at the corner of an icon; nothing when there is none. `label` says the same to who does not see it. */
export function CountMark({ count, label }: { count: number; label?: string }) {
  if (count === 0) return null
  return (
    <span className="count-mark">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      {label ? <span className="sr">{label}</span> : null}
    </span>
  )
}
