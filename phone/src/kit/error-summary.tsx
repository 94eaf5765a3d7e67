import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** What is not right yet, and in which field. */
export type Fault = { text: string; field?: string }
export const faultOf = (faults: readonly Fault[], field: string): string | undefined => faults.find((fault) => fault.field === field)?.text

/** All that is not right, above the form, with the focus on it; each line leads to its field, which says the same. */
export function ErrorSummary({ faults }: { faults: readonly Fault[] }) {
  const { t } = useTranslation('phone')
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (faults.length > 0) box.current?.focus()
  }, [faults])
  if (faults.length === 0) return null
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{t('mend')}</h2>
      <ul>
        {faults.map(({ text, field }) => (
          <li key={text}>
            {field ? (
              <a
                href={`#${field}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(field)?.focus()
                }}
              >
                {text}
              </a>
            ) : (
              <p className="strong">{text}</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
