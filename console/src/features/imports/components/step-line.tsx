import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'

const steps = ['template', 'upload', 'check', 'commit', 'mend'] as const

/** The five steps and where one is. The template is one's own affair, so it never counts as behind. */
export function StepLine({ current, isDone }: { current: number; isDone: boolean }) {
  const { t } = useTranslation('imports')
  const { t: kit } = useTranslation('kit')
  return (
    <ol className="import-steps">
      {steps.map((step, i) => {
        const state = i + 1 < current || (isDone && i + 1 === current) ? 'done' : i + 1 === current ? 'now' : 'later'
        return (
          <li key={step} className={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
            <span className="import-no" aria-hidden="true">
              {state === 'done' ? <Check size={13} strokeWidth={2.6} /> : i + 1}
            </span>
            {t(`steps.${step}`)}
            <span className="sr"> · {kit(`step.${state}`)}</span>
          </li>
        )
      })}
    </ol>
  )
}
