import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type CrumbStep = { label: string; to?: string; search?: Record<string, unknown> }

/** Where one is, from the widest to this page. The last step is the page itself. */
function Crumb({ steps }: { steps: readonly CrumbStep[] }) {
  const { t } = useTranslation('kit')
  return (
    <nav className="crumb" aria-label={t('place')}>
      <ol>
        {steps.map((step, index) => (
          <li key={`${step.label}-${step.to ?? ''}`}>
            {step.to && index < steps.length - 1 ? (
              <Link to={step.to} {...(step.search ? { search: step.search as never } : {})}>
                {step.label}
              </Link>
            ) : (
              <span aria-current={index === steps.length - 1 ? 'page' : undefined}>{step.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

type HeadProps = { title: ReactNode; crumb?: readonly CrumbStep[]; sub?: ReactNode; fresh?: readonly ReactNode[]; children?: ReactNode }

/**
 * The head of a desk page whose title is the answer ("重点人群已达标；全人群差 14,447 人"). `fresh`: up to two lines on the figures' day. Children
 * are actions.
 */
export function AnswerHead({ title, crumb, sub, fresh, children }: HeadProps) {
  return (
    <div className="head">
      <div>
        {crumb ? <Crumb steps={crumb} /> : null}
        <h1>{title}</h1>
        {sub ? <p className="head-sub">{sub}</p> : null}
      </div>
      <div className="head-acts">
        {fresh ? (
          <p className="fresh">
            {fresh.map((line, index) => (
              <Fragment key={String(index)}>
                {index > 0 ? <br /> : null}
                {line}
              </Fragment>
            ))}
          </p>
        ) : null}
        {children}
      </div>
    </div>
  )
}

/** The head of a workstation page: one line, title and its circumstances, actions at the end. */
export function PageHead({ title, sub, children }: Pick<HeadProps, 'title' | 'sub' | 'children'>) {
  return (
    <div className="hero">
      <h1>{title}</h1>
      {sub ? <p>{sub}</p> : null}
      <div className="hero-acts">{children}</div>
    </div>
  )
}
