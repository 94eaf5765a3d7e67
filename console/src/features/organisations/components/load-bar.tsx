import { useTranslation } from 'react-i18next'
import { countText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { fullness, toneOfLoad } from '../figures.ts'

/** How full a team or doctor is: bar, figures, and the word that says the same. */
export function LoadBar({ name, contracts, cap }: { name: string; contracts: number; cap: number | null }) {
  const { t } = useTranslation('organisations')
  if (cap === null) return <span className="num">{t('load.none', { contracts: countText(contracts) })}</span>
  const state = fullness(contracts, cap)
  return (
    <span className="orgs-load">
      <GoalBar label={t('load.label', { name, contracts, cap })} value={contracts} whole={cap} tone={toneOfLoad[state]} />
      <span className="num">{t('load.of', { contracts: countText(contracts), cap: countText(cap) })}</span>
      {state === 'none' ? null : (
        <StatusTag plain tone={toneOfLoad[state]}>
          {t(`load.${state}`)}
        </StatusTag>
      )}
    </span>
  )
}
