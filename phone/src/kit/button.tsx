import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from '../app/router.tsx'

type Kind = 'primary' | 'plain' | 'care' | 'danger'

/** A button as wide as the page. While `isBusy` it keeps its place and refuses a second press. */
export function Button({
  kind = 'primary',
  isBusy = false,
  ...rest
}: { kind?: Kind; isBusy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" {...rest} className={`btn ${kind}`} aria-busy={isBusy || undefined} aria-disabled={isBusy || undefined} />
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ to, kind = 'primary', children }: { to: string; kind?: Kind; children: ReactNode }) {
  return (
    <Link to={to} className={`btn ${kind}`}>
      {children}
    </Link>
  )
}
