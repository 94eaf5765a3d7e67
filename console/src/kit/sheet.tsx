import { type ReactNode, useId } from 'react'

type Props = {
  title?: ReactNode
  sub?: ReactNode
  end?: ReactNode
  children: ReactNode
  className?: string
  label?: string
  padded?: boolean
}

/**
 * A ruled piece of paper with a heading: the one container of pages. `end` stands at the right of the heading; `padded` gives the body a
 * margin.
 */
export function Sheet({ title, sub, end, children, className = '', label, padded = false }: Props) {
  const id = useId()
  return (
    <section className={`sheet ${className}`} {...(title ? { 'aria-labelledby': id } : label ? { 'aria-label': label } : {})}>
      {title ? (
        <header>
          <h2 id={id}>{title}</h2>
          {sub ? <span className="sub">{sub}</span> : null}
          {end ? <div className="push sheet-end">{end}</div> : null}
        </header>
      ) : null}
      {padded ? <div className="sheet-body">{children}</div> : children}
    </section>
  )
}
