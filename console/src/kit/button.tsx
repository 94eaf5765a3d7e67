import { Link } from '@tanstack/react-router'
import type { ButtonHTMLAttributes, ReactNode } from 'react'

type Kind = 'plain' | 'primary' | 'quiet' | 'danger'
type Looks = { kind?: Kind; small?: boolean; keys?: string; icon?: ReactNode; children?: ReactNode }

const classOf = ({ kind = 'plain', small = false }: Looks) => `btn ${kind === 'plain' ? '' : kind} ${small ? 'sm' : ''}`

/** A button. `keys` shows the key that does the same; `busy` keeps its size and refuses a second press. */
export function Button({
  kind,
  small,
  keys,
  icon,
  busy = false,
  children,
  disabled,
  ...rest
}: Looks & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      {...rest}
      className={`${classOf({ ...(kind ? { kind } : {}), ...(small ? { small } : {}) })} ${rest.className ?? ''}`}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    >
      {icon}
      {children}
      {keys ? <kbd aria-hidden="true">{keys}</kbd> : null}
    </button>
  )
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ to, search, kind, small, keys, icon, children }: Looks & { to: string; search?: Record<string, unknown> }) {
  return (
    <Link
      to={to}
      {...(search ? { search: search as never } : {})}
      className={classOf({ ...(kind ? { kind } : {}), ...(small ? { small } : {}) })}
    >
      {icon}
      {children}
      {keys ? <kbd aria-hidden="true">{keys}</kbd> : null}
    </Link>
  )
}

/** Two to four choices side by side, one of them on. */
export function Segments<V extends string | number>({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: V
  options: readonly { value: V; label: string; disabled?: boolean; lang?: string }[]
  onChange: (value: V) => void
}) {
  return (
    <div className="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          disabled={option.disabled}
          lang={option.lang}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
