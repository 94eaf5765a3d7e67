export type Tone = 'high' | 'mid' | 'low' | 'none' | 'brand'

/** The shape that says the same as the colour: ▲ high, ● mid, ✓ low, – none, ◆ brand. */
export function Shape({ tone, size = 10 }: { tone: Tone; size?: number }) {
  const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.9 } as const
  return (
    <svg className="shape" width={size} height={size} viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
      {tone === 'high' ? <path d="M5 .8 9.6 9.2H.4z" /> : null}
      {tone === 'mid' ? <circle cx="5" cy="5" r="4" /> : null}
      {tone === 'low' ? <path d="M1 5.4 3.9 8.4 9.2 2" {...stroke} /> : null}
      {tone === 'none' ? <path d="M1 5h8" {...stroke} /> : null}
      {tone === 'brand' ? <path d="M5 1 9 5 5 9 1 5z" {...stroke} strokeWidth={1.5} /> : null}
    </svg>
  )
}
