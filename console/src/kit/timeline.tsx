import type { ReactNode } from 'react'
import { dayOf } from './instants.ts'

export type TimelineEntry = {
  key: string
  /** 2026-11-24 */
  day: string
  icon: ReactNode
  title: ReactNode
  end?: ReactNode
  text?: ReactNode
  proof?: ReactNode
  tone?: 'high'
}

/** What happened to one person, newest first: day, with its year where it is not this one, what, who, and how it was confirmed. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  const thisYear = dayOf(Date.now()).slice(0, 4)
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <time dateTime={entry.day}>
            {entry.day.slice(0, 4) === thisYear ? null : <small>{entry.day.slice(0, 4)}</small>}
            {entry.day.slice(5)}
          </time>
          <span className={`timeline-icon ${entry.tone ?? ''}`} aria-hidden="true">
            {entry.icon}
          </span>
          <div>
            <p className="timeline-title">
              <b>{entry.title}</b>
              {entry.end ? <span className="push mute xs">{entry.end}</span> : null}
            </p>
            {entry.text ? <p>{entry.text}</p> : null}
            {entry.proof ? <p className="timeline-proof">{entry.proof}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
