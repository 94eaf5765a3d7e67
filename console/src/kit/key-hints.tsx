export type KeyHint = { keys: readonly string[]; does: string }

/** The keys of this page, in one quiet line. */
export function KeyHints({ hints }: { hints: readonly KeyHint[] }) {
  return (
    <span className="keys">
      {hints.map((hint) => (
        <span key={hint.does}>
          {hint.keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
          {hint.does}
        </span>
      ))}
    </span>
  )
}
