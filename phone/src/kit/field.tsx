import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from 'react'

type Words = { id: string; label: string; hint?: string; fault?: string | undefined }

function Labelled({ id, label, hint, fault, children }: Words & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="small quiet" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {fault ? (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      ) : null}
      {children}
    </div>
  )
}
const tied = ({ id, hint, fault }: Words) => ({
  id,
  'aria-invalid': fault ? true : undefined,
  'aria-describedby': [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined,
})

type TextFieldProps = Words &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & {
    /** What is kept of what was typed, such as its digits; the rest does not stay in the field. */
    keep?: (typed: string) => string
    onType: (text: string) => void
  }

/** One line to fill in: its label and hint stand above it, never inside. */
export function TextField({ id, label, hint, fault, keep, onType, ...rest }: TextFieldProps) {
  const words = { id, label, ...(hint && { hint }), fault }
  return (
    <Labelled {...words}>
      <input
        {...rest}
        {...tied(words)}
        onChange={({ target }) => {
          if (keep) target.value = keep(target.value)
          onType(target.value)
        }}
      />
    </Labelled>
  )
}

/** One of a long list, by the telephone's own wheel. */
export function SelectField({ id, label, hint, fault, children, ...rest }: Words & SelectHTMLAttributes<HTMLSelectElement>) {
  const words = { id, label, ...(hint && { hint }), fault }
  return (
    <Labelled {...words}>
      <select {...rest} {...tied(words)}>
        {children}
      </select>
    </Labelled>
  )
}
