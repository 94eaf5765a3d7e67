/** In place of a number that nobody wrote: a dash, and why. */
export function Unsaid({ why }: { why: string }) {
  return (
    <span className="mute" title={why}>
      <span aria-hidden="true">—</span>
      <span className="sr">{why}</span>
    </span>
  )
}
