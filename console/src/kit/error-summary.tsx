import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem, problemTexts, problemTitle } from '../app/problem.ts'
import { Shape } from './shape.tsx'

export type FieldError = { text: string; field?: string }

/** What has to be mended, on top of a form: takes the focus, and each line leads to its field (`field` is the field's element id). */
export function ErrorSummary({ title, errors }: { title?: string; errors: readonly FieldError[] }) {
  const { t } = useTranslation('kit')
  const box = useRef<HTMLDivElement>(null)
  const said = errors.map((error) => error.text).join('\n')
  useEffect(() => {
    if (said) box.current?.focus()
  }, [said])
  if (errors.length === 0) return null
  const goTo = (field: string) => (event: React.MouseEvent) => {
    event.preventDefault()
    const element = document.getElementById(field)
    element?.scrollIntoView({ block: 'center' })
    element?.focus()
  }
  return (
    <div className="wrong" role="alert" tabIndex={-1} ref={box}>
      <Shape tone="high" size={14} />
      <div>
        <h2>{title ?? t('mend', { count: errors.length })}</h2>
        <ul>
          {errors.map((error) => (
            <li key={error.text}>
              {error.field ? (
                <a href={`#${error.field}`} onClick={goTo(error.field)}>
                  {error.text}
                </a>
              ) : (
                error.text
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** A problem of a call in the same place: its heading, every reason, and the number to quote for our own defects. */
export function ProblemSummary({ problem }: { problem: unknown }) {
  const { t } = useTranslation('shell')
  if (!problem) return null
  const trace =
    problem instanceof Problem && problem.kind === 'Defect' && problem.traceId ? [{ text: t('trace', { trace: problem.traceId }) }] : []
  return <ErrorSummary title={problemTitle(problem)} errors={[...problemTexts(problem).map((text) => ({ text })), ...trace]} />
}
