import type { Tone } from './shape.tsx'

type Props = { label: string; value: number; goal?: number | null; whole?: number; tone?: Tone; size?: 'm' | 's' }

/**
 * A value against its goal line. `value`, `goal` and `whole` (the bar's full length, 100 by default) are in one unit; `label` is what a
 * screen reader hears.
 */
export function GoalBar({ label, value, goal = null, whole = 100, tone = 'brand', size = 'm' }: Props) {
  const percent = (part: number) => `${whole > 0 ? Math.max(0, Math.min(100, (part / whole) * 100)) : 0}%`
  return (
    <span className={`goal ${tone} ${size}`} role="img" aria-label={label}>
      <i style={{ width: percent(value) }} />
      {goal === null ? null : <u style={{ left: percent(goal) }} />}
    </span>
  )
}
