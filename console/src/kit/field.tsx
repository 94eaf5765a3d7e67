import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react'
import { useTranslation } from 'react-i18next'

export type Said = { label: string; hint?: ReactNode; error?: string | undefined; optional?: boolean; className?: string }

/** A field with its label above and what is said of it below. */
export function Around({ id, label, hint, error, optional, className = '', children }: Said & { id: string; children: ReactNode }) {
  const { t } = useTranslation('kit')
  return (
    <div className={`field ${error ? 'is-wrong' : ''} ${className}`}>
      <label htmlFor={id}>
        {label}
        {optional ? <small> {t('optional')}</small> : null}
      </label>
      {children}
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  )
}
/** The ids of the texts that describe a field. */
export const describedBy = (id: string, { hint, error }: Said) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined

/** A line of text with its label above. `width` in characters says how long an answer is expected. */
export function TextField({
  label,
  hint,
  error,
  optional,
  className,
  id,
  width,
  ...rest
}: Said & { width?: number } & InputHTMLAttributes<HTMLInputElement>) {
  const made = useId()
  const own = id ?? made
  const said: Said = { label, hint, error, ...(optional ? { optional } : {}), ...(className ? { className } : {}) }
  return (
    <Around id={own} {...said}>
      <input
        id={own}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(own, said)}
        {...(width ? { style: { width: `${width + 3}ch` } } : {})}
        {...rest}
      />
    </Around>
  )
}

/** Several lines of text. */
export function TextArea({ label, hint, error, optional, className, id, ...rest }: Said & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const made = useId()
  const own = id ?? made
  const said: Said = { label, hint, error, ...(optional ? { optional } : {}), ...(className ? { className } : {}) }
  return (
    <Around id={own} {...said}>
      <textarea id={own} rows={3} aria-invalid={error ? true : undefined} aria-describedby={describedBy(own, said)} {...rest} />
    </Around>
  )
}

export type Option = { value: string; label: string; disabled?: boolean; group?: string }

const Choice = ({ value, label, disabled }: Option) => (
  <option value={value} disabled={disabled}>
    {label}
  </option>
)

/** Options that follow one another with the same group stand under its name. */
export function grouped<One extends Option>(options: readonly One[]): { group: string | undefined; options: One[] }[] {
  const groups: { group: string | undefined; options: One[] }[] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last && last.group === option.group) last.options.push(option)
    else groups.push({ group: option.group, options: [option] })
  }
  return groups
}

/** One of a list. `blank` names the choice of nothing; without it the first option is the answer. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  className,
  id,
  options,
  blank,
  ...rest
}: Said & {
  options: readonly Option[]
  blank?: string
} & SelectHTMLAttributes<HTMLSelectElement>) {
  const made = useId()
  const own = id ?? made
  const said: Said = { label, hint, error, ...(optional ? { optional } : {}), ...(className ? { className } : {}) }
  return (
    <Around id={own} {...said}>
      <select id={own} aria-invalid={error ? true : undefined} aria-describedby={describedBy(own, said)} {...rest}>
        {blank === undefined ? null : <option value="">{blank}</option>}
        {grouped(options).map(({ group, options: own }) =>
          group === undefined ? (
            own.map((option) => <Choice key={option.value} {...option} />)
          ) : (
            <optgroup key={group} label={group}>
              {own.map((option) => (
                <Choice key={option.value} {...option} />
              ))}
            </optgroup>
          ),
        )}
      </select>
    </Around>
  )
}

/** A box to tick with its words beside it. */
export function TickBox({ children, note, ...rest }: { children: ReactNode; note?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="tick">
      <input type="checkbox" {...rest} />
      <span>
        {children}
        {note ? <small>{note}</small> : null}
      </span>
    </label>
  )
}

/** Labels and values in two columns. */
export function Facts({ rows }: { rows: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
