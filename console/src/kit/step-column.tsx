import { type ReactNode, useId } from 'react'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'

type Props = { number: number; state: 'done' | 'now' | 'later'; title: string; sub?: ReactNode; end?: ReactNode; children: ReactNode }

/** Several steps beside each other on one page: columns that show which is done and which is now. */
export function StepColumns({ children, columns }: { children: ReactNode; columns?: string }) {
  return (
    <div className="steps-sheet" {...(columns ? { style: { gridTemplateColumns: columns } } : {})}>
      {children}
    </div>
  )
}

/** One of those steps. */
export function StepColumn({ number, state, title, sub, end, children }: Props) {
  const { t } = useTranslation('kit')
  const id = useId()
  return (
    <section className={`step-col ${state}`} aria-labelledby={id}>
      <header>
        <span className="step-no" aria-hidden="true">
          {state === 'done' ? <Check size={13} strokeWidth={2.6} /> : number}
        </span>
        <h2 id={id}>
          {title}
          <span className="sr"> · {t(`step.${state}`)}</span>
        </h2>
        {sub ? <span className="sub">{sub}</span> : null}
        {end ? <div className="push">{end}</div> : null}
      </header>
      {children}
    </section>
  )
}
