import type { ReactNode } from 'react'
import './tick-card.css'

type Props = {
  id: string
  isTicked: boolean
  label: ReactNode
  children?: ReactNode
  /** What stands below the words and is no part of what is said when ticking. */
  below?: ReactNode
  isOff?: boolean
  fault?: string | undefined
  onTick: (isTicked: boolean) => void
}

/** Something to tick, as large as a card. Nothing is ticked beforehand that somebody agrees to. `isOff`: it can be reached and says why, but not ticked. */
export function TickCard({ id, isTicked, label, children, below, isOff = false, fault, onTick }: Props) {
  return (
    <div className={`tick ${isTicked ? 'on' : ''} ${isOff ? 'off' : ''}`}>
      {fault ? (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      ) : null}
      <label className="choice">
        <input
          type="checkbox"
          id={id}
          checked={isTicked}
          aria-disabled={isOff || undefined}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-fault` : undefined}
          onClick={(event) => {
            if (isOff) event.preventDefault()
          }}
          onChange={(event) => {
            if (!isOff) onTick(event.target.checked)
          }}
        />
        <span>
          <span className="strong">{label}</span>
          {children}
        </span>
      </label>
      {below}
    </div>
  )
}
