import type { ReactNode } from 'react'

export type TimelineEntry = {
  key: string
  day: string
  icon: ReactNode
  title: ReactNode
  end?: ReactNode
  text?: ReactNode
  proof?: ReactNode
  tone?: 'high'
}

/** What happened to one person, newest first: day, what, who, and how it was confirmed. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <time>{entry.day}</time>
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
