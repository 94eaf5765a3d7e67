import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { countyOverviewEndpoint } from '#api/overview.ts'
import { countText, shareText } from '../../../kit/figures.ts'
import type { Totals } from '../figures.ts'

export type County = OutputOf<typeof countyOverviewEndpoint>

/** The page's title is its answer: are the goals reached, and how many people are missing. */
export function CountyAnswer({ county, totals }: { county: County; totals: Totals }) {
  const { t } = useTranslation('overview')
  if (totals.live === 0) return <>{t('answer.none')}</>
  const goal = county.goals.find(({ of }) => of === 'key')?.atLeastBasisPoints ?? null
  const keyShort = goal === null ? 0 : Math.ceil((totals.keyResidents * goal) / 10_000) - totals.keySigned
  const allShort = totals.quota - totals.signed
  const key =
    goal === null
      ? t('answer.keyNoGoal', { rate: shareText(totals.keySigned, totals.keyResidents) })
      : keyShort <= 0
        ? t('answer.keyDone')
        : t('answer.keyShort', { count: countText(keyShort) as never })
  const all = !totals.hasQuota
    ? t('answer.allNoPlan', { year: county.year })
    : allShort <= 0
      ? t('answer.allDone')
      : t('answer.allShort', { count: countText(allShort) as never })
  return (
    <>
      {totals.live < county.townships.length ? t('answer.connected', { live: totals.live }) : null}
      {keyShort > 0 ? <em>{key}</em> : key}
      {t('answer.between')}
      {totals.hasQuota && allShort > 0 ? <em>{all}</em> : all}
    </>
  )
}
