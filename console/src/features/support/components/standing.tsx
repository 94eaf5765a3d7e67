import { useTranslation } from 'react-i18next'
import type { SupportRow } from '#api/support.ts'
import { countText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'

const tones = { coming: 'brand', running: 'low', ending: 'mid', over: 'none', ended: 'none' } as const

/** Where an agreement stands in its term. */
export function SupportStanding({ standing }: { standing: SupportRow['standing'] }) {
  const { t } = useTranslation('support')
  return <StatusTag tone={tones[standing]}>{t(`standing.${standing}`)}</StatusTag>
}

/** Visits made against those due by today, as a bar and in figures. */
export function VisitBar({ row }: { row: Pick<SupportRow, 'done' | 'due'> }) {
  const { t } = useTranslation('support')
  if (row.due === 0) return <span className="mute">{countText(row.done)}</span>
  const missing = row.due - row.done
  return (
    <span className="support-visits">
      <span className="num nw">
        <b>{countText(row.done)}</b> / {countText(row.due)}{' '}
        <span className="mute xs">{missing > 0 ? t('list.short', { count: missing }) : t('list.met')}</span>
      </span>
      <GoalBar label={`${t('list.visits')} ${row.done} / ${row.due}`} value={row.done} whole={Math.max(row.due, row.done)} size="s" />
    </span>
  )
}
