import type { ReactNode } from 'react'
import { useHotkeys } from './hotkeys.ts'

export type Queue = { key: string; name: string; count: ReactNode; detail?: ReactNode; isLate?: boolean }

/** The day's queues with their counts; the keys 1–9 choose one. */
export function QueueTabs({
  label,
  queues,
  current,
  onChoose,
}: {
  label: string
  queues: readonly Queue[]
  current: string
  onChoose: (key: string) => void
}) {
  useHotkeys(Object.fromEntries(queues.slice(0, 9).map((queue, index) => [String(index + 1), () => onChoose(queue.key)])))
  return (
    <ul className="queues" aria-label={label}>
      {queues.map((queue, index) => (
        <li key={queue.key}>
          <button
            type="button"
            className={`queue ${queue.isLate ? 'late' : ''}`}
            aria-pressed={queue.key === current}
            onClick={() => onChoose(queue.key)}
          >
            <b>{queue.count}</b>
            <span className="queue-text">
              <strong>{queue.name}</strong>
              {queue.detail ? <span>{queue.detail}</span> : null}
            </span>
            <kbd aria-hidden="true">{index + 1}</kbd>
          </button>
        </li>
      ))}
    </ul>
  )
}
