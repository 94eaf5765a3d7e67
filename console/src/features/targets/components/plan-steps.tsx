import { useTranslation } from 'react-i18next'
import type { Plan } from '#api/targets.ts'
import { dayAndClockOf } from '../../../kit/instants.ts'
import { Sheet } from '../../../kit/sheet.tsx'

/** Where the plan stands between the one who drafts and the one who issues. */
export function PlanSteps({ plan }: { plan: Plan }) {
  const { t } = useTranslation('targets')
  const { people, state, totals } = plan
  const against = (of: 'persons' | 'urban' | 'rural' | 'total') => totals[of].printed ?? totals[of].rateOnTotal
  const differences = (['persons', 'urban', 'rural', 'total'] as const).filter(
    (of) => against(of) !== null && against(of) !== totals[of].sumOfRows,
  ).length
  const isDone = state === 'issued' || state === 'superseded'
  const by = (name: string | null, at: string | null) => [name, at && dayAndClockOf(at)].filter(Boolean).join(' · ')
  const steps = [
    { key: 'draft', text: t('steps.draft'), end: by(people.drafted, plan.draftedAt), mark: 'done' },
    {
      key: 'check',
      text: t('steps.check'),
      end: differences > 0 ? t('steps.differences', { count: differences }) : t('steps.same'),
      mark: state === 'draft' ? 'now' : 'done',
    },
    {
      key: 'review',
      text: t('steps.review'),
      end: isDone ? by(people.issued, null) : t('steps.another'),
      mark: isDone ? 'done' : state === 'submitted' ? 'now' : '',
    },
    {
      key: 'issue',
      text: t('steps.issue', { count: plan.rows.length }),
      end: isDone ? by(null, plan.issuedAt) : '—',
      mark: isDone ? 'done' : '',
    },
  ]
  return (
    <Sheet padded title={isDone ? t('steps.titleDone') : t('steps.title')} sub={t('steps.sub')}>
      <ol className="targets-steps">
        {steps.map((step) => (
          <li key={step.key} className={step.mark} {...(step.mark === 'now' ? { 'aria-current': 'step' as const } : {})}>
            <i aria-hidden="true" />
            {step.text}
            <span>{step.end}</span>
          </li>
        ))}
      </ol>
      {plan.mustBeAnother ? <p className="s targets-another">{t('mustBeAnother')}</p> : null}
    </Sheet>
  )
}
