import type { ReactNode } from 'react'

/** Nothing here, and why: nothing yet, or nothing that fits the filters. Always with the way on. */
export function EmptyState({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {text ? <p>{text}</p> : null}
      {children ? <div className="empty-acts">{children}</div> : null}
    </div>
  )
}
