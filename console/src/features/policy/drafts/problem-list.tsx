import { useTranslation } from 'react-i18next'
import type { DraftProblem } from '#api/policy-drafts.ts'

type Props = { problems: readonly DraftProblem[]; placeOf?: (field: string) => string }

/** What is wrong, with the place: the day, the part of the value, and the line; or the part by its name, where the value is written in a form. */
export function ProblemList({ problems, placeOf }: Props) {
  const { t } = useTranslation('policy-drafts')
  if (problems.length === 0) return null
  return (
    <ul className="draft-wrong" lang="zh-CN">
      {problems.map(({ from, field, line, reason }) => (
        <li key={`${from} ${field} ${reason}`}>
          {[from ? t('one.at', { from }) : '', line && !placeOf ? t('one.line', { line }) : '', placeOf ? placeOf(field) : field]
            .filter(Boolean)
            .join(' · ')}{' '}
          {reason}
        </li>
      ))}
    </ul>
  )
}
