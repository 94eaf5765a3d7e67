import type { ReactNode } from 'react'
import { type KeyHint, KeyHints } from './key-hints.tsx'

/** The last line of a page: the hour of its figures, how they are counted, and the keys that work here. */
export function StatusLine({ fresh, children, hints = [] }: { fresh: ReactNode; children?: ReactNode; hints?: readonly KeyHint[] }) {
  return (
    <div className="status">
      <span>{fresh}</span>
      {children}
      {hints.length > 0 ? (
        <div className="push">
          <KeyHints hints={hints} />
        </div>
      ) : null}
    </div>
  )
}
