import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** Something to know before going on. */
export function Notice({ tone = 'plain', children }: { tone?: 'plain' | 'mid' | 'care'; children: ReactNode }) {
  return (
    <div className={`notice ${tone}`}>
      <Icon name={tone === 'care' ? 'done' : 'notice'} />
      <div>{children}</div>
    </div>
  )
}
