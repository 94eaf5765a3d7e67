import type { ReactNode } from 'react'
import { Link } from '../app/router.tsx'
import './answers.css'

export type Answer = { label: string; value: ReactNode; note?: ReactNode; change?: { to: string; text: string; then: () => void } }

/** What was answered, one below the other, each with the way to change it. */
export function Answers({ rows }: { rows: readonly Answer[] }) {
  return (
    <dl className="answers">
      {rows.map(({ label, value, note, change }) => (
        <div key={label}>
          <dt className="small quiet">{label}</dt>
          <dd>
            <span className="value strong">{value}</span>
            {note ? <span className="small quiet">{note}</span> : null}
          </dd>
          {change ? (
            <dd>
              <Link to={change.to} className="link" onClick={change.then}>
                {change.text}
                <span className="sr">{label}</span>
              </Link>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
