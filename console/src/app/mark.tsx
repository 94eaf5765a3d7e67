/** The product's one mark: the blue house with a heart. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
      <rect width="26" height="26" rx="6" fill="var(--brand)" />
      <path d="M5.5 12.4 13 6l7.5 6.4" fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      <path
        d="M13 20.4c-3.2-2.2-4.9-3.9-4.9-6 0-1.5 1.1-2.5 2.4-2.5 1 0 2 .6 2.5 1.6.5-1 1.5-1.6 2.5-1.6 1.3 0 2.4 1 2.4 2.5 0 2.1-1.7 3.8-4.9 6z"
        fill="#fff"
      />
    </svg>
  )
}
