import { useTranslation } from 'react-i18next'
import type { StarRound } from '#api/stars.ts'
import { useMe } from '../../../app/session.ts'
import { StatusTag } from '../../../kit/status-tag.tsx'

/** Where an assessment stands today: what residents see is told from what waits for its day and what is over. */
export function RoundTag({ round }: { round: Pick<StarRound, 'state' | 'publishedFrom' | 'validUntil'> }) {
  const { t } = useTranslation('skills')
  const { today } = useMe()
  if (round.state === 'draft') return <StatusTag tone="mid">{t('state.draft')}</StatusTag>
  if (round.state === 'withdrawn') return <StatusTag tone="none">{t('state.withdrawn')}</StatusTag>
  if (round.validUntil <= today) return <StatusTag tone="none">{t('state.over')}</StatusTag>
  if ((round.publishedFrom ?? '') > today) return <StatusTag tone="brand">{t('state.waits', { day: round.publishedFrom })}</StatusTag>
  return <StatusTag tone="low">{t('state.shown')}</StatusTag>
}
