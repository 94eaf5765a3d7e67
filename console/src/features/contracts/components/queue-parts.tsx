import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../kit/button.tsx'
import { RiskTag } from '../../../kit/status-tag.tsx'

/** How long somebody has waited for an answer; past the limit it stands out. */
export function Waited({ isLate, waitingDays }: { isLate: boolean; waitingDays: number }) {
  const { t } = useTranslation('contracts')
  const text = waitingDays === 0 ? t('review.today') : t('review.waited', { count: waitingDays })
  return isLate ? <RiskTag risk="high">{text}</RiskTag> : <span className="mute xs num">{text}</span>
}

/** Who comes next when some of a list are answered: the one behind the last of them, else the one before. Not another end of the list, where nobody looks. */
export function nextOf<Row>(rows: readonly Row[], answered: readonly Row[]): Row | undefined {
  const at = rows.findLastIndex((row) => answered.includes(row))
  const left = (row: Row) => !answered.includes(row)
  return rows.slice(at + 1).find(left) ?? rows.slice(0, Math.max(0, at)).findLast(left)
}

/** Keeps the open one of a queue in sight. */
export function useOpenInSight(openId: string | undefined): void {
  useEffect(() => {
    if (openId) document.querySelector('.review-list .is-open')?.scrollIntoView({ block: 'nearest' })
  }, [openId])
}

/** The way to those who wait further down. */
export function MoreWaiting({ pages }: { pages: { hasMore: boolean; isLoadingMore: boolean; loadMore: () => void } }) {
  const { t } = useTranslation('contracts')
  if (!pages.hasMore) return null
  return (
    <p className="review-more">
      <Button busy={pages.isLoadingMore} onClick={pages.loadMore}>
        {t('review.more')}
      </Button>
    </p>
  )
}
