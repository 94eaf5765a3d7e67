/** A trend in a word's space; the figures stand elsewhere, so it is hidden from screen readers. */
export function Sparkline({ values, width = 66, height = 28 }: { values: readonly number[]; width?: number; height?: number }) {
  if (values.length < 2) return null
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const points = values.map(
    (value, index) => [2 + (index * (width - 6)) / (values.length - 1), height - 4 - ((value - low) / span) * (height - 8)] as const,
  )
  const last = points.at(-1)!
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <polyline
        points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--s1)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle cx={last[0]} cy={last[1]} r="2.4" fill="var(--s1)" />
    </svg>
  )
}
