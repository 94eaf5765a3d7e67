import { useTranslation } from 'react-i18next'
import type { DraftProblem } from '#api/policy-drafts.ts'

/** What is wrong, with the place: the day, the part of the value, the line. */
export function ProblemList({ problems }: { problems: readonly DraftProblem[] }) {
  const { t } = useTranslation('policy-drafts')
  if (problems.length === 0) return null
  return (
    <ul className="draft-wrong" lang="zh-CN">
      {problems.map(({ from, field, line, reason }) => (
        <li key={`${from} ${field} ${reason}`}>
          {[from ? t('one.at', { from }) : '', line ? t('one.line', { line }) : '', field].filter(Boolean).join(' · ')} {reason}
        </li>
      ))}
    </ul>
  )
}
