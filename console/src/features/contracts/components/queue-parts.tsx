import { useTranslation } from 'react-i18next'
import { Button } from '../../../kit/button.tsx'
import { RiskTag } from '../../../kit/status-tag.tsx'

/** How long somebody has waited for an answer; past the limit it stands out. */
export function Waited({ isLate, waitingDays }: { isLate: boolean; waitingDays: number }) {
  const { t } = useTranslation('contracts')
  const text = t('review.waited', { count: waitingDays })
  return isLate ? <RiskTag risk="high">{text}</RiskTag> : <span className="mute xs num">{text}</span>
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
