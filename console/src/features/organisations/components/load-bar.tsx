import { useTranslation } from 'react-i18next'
import { countText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { fullness, toneOfLoad } from '../figures.ts'

/** How full a team or doctor is: bar, figures, and the word that says the same. A team has no more `room` than its doctors. */
export function LoadBar({ name, contracts, cap, room }: { name: string; contracts: number; cap: number | null; room?: number | null }) {
  const { t } = useTranslation('organisations')
  if (cap === null) return <span className="num">{t('load.none', { contracts: countText(contracts) })}</span>
  const left = room ?? Math.max(0, cap - contracts)
  const state = fullness(cap - left, cap)
  const isShared = left < cap - contracts
  return (
    <span className="orgs-load">
      <GoalBar label={t('load.label', { name, contracts, cap })} value={contracts} whole={cap} tone={toneOfLoad[state]} />
      <span className="num">{t('load.of', { contracts: countText(contracts), cap: countText(cap) })}</span>
      {state === 'none' ? null : (
        <StatusTag plain tone={toneOfLoad[state]}>
          {isShared && left > 0 ? t('load.left', { count: countText(left) as never }) : t(`load.${state}`)}
        </StatusTag>
      )}
    </span>
  )
}
