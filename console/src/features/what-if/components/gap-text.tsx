import { useTranslation } from 'react-i18next'
import type { Gap } from '#api/what-if.ts'
import { useTrialWords } from '../use-trial-words.ts'

/** What a pack does not say, with its question: never a number in its place. */
export function GapText({ gap }: { gap: Gap }) {
  const { t } = useTranslation('what-if')
  const words = useTrialWords()
  return (
    <span className="trial-gap">
      {words.gap(gap)}
      {gap.question ? (
        <small lang="zh-CN">{t(gap.kind === 'not_applicable' ? 'gap.why' : 'gap.question', { question: gap.question })}</small>
      ) : null}
    </span>
  )
}
