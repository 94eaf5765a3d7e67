import type { ReactNode } from 'react'
import { useId } from 'react'

export type Choice = {
  key: string
  name: ReactNode
  detail?: ReactNode
  end?: ReactNode
  checked: boolean
  disabled?: boolean
  reason?: string
  /** What stands below the row, and what is read there on demand. */
  below?: { lead: ReactNode; title: string; content: ReactNode }
}

/** Rows to tick: packages with what the resident pays, populations with their evidence. `single` makes them one of many. */
export function PackageChoice({
  label,
  choices,
  onToggle,
  single = false,
  wash = true,
}: {
  label: string
  choices: readonly Choice[]
  onToggle: (key: string, checked: boolean) => void
  single?: boolean
  wash?: boolean
}) {
  const name = useId()
  return (
    <ul className="pick" aria-label={label}>
      {choices.map((choice) => (
        <li key={choice.key} className={choice.checked && wash ? 'on' : undefined}>
          <input
            id={`${name}-${choice.key}`}
            type={single ? 'radio' : 'checkbox'}
            name={single ? name : undefined}
            checked={choice.checked}
            disabled={choice.disabled}
            onChange={(event) => onToggle(choice.key, event.target.checked)}
            aria-describedby={choice.detail || choice.reason ? `${name}-${choice.key}-d` : undefined}
          />
          <label htmlFor={`${name}-${choice.key}`}>{choice.name}</label>
          <span className="pick-detail" id={`${name}-${choice.key}-d`}>
            {choice.reason ?? choice.detail}
          </span>
          <span className="pick-end">{choice.end}</span>
          {choice.below ? (
            <div className="pick-below">
              {choice.below.lead}
              <details>
                <summary>{choice.below.title}</summary>
                {choice.below.content}
              </details>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
