import { useTranslation } from 'react-i18next'
import { daysBetween, localDate } from '#kernel/local-date.ts'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { TrendChart } from '../../../kit/trend-chart.tsx'
import type { Totals } from '../figures.ts'
import type { County } from './county-answer.tsx'

const mostPoints = 60

/** Contracts in force over the year against the quota, and how many a day are still needed. */
export function YearTrend({ county, totals }: { county: County; totals: Totals }) {
  const { t } = useTranslation('overview')
  const { trend, on, year } = county
  const [first, last] = [trend[0], trend.at(-1)]
  if (!first || !last || trend.length < 2)
    return (
      <Sheet title={t('trend.title')} sub={t('trend.sub')} padded>
        <p className="mute s">{t('trend.none')}</p>
      </Sheet>
    )
  const step = Math.ceil(trend.length / mostPoints)
  const points = trend.filter((_, index) => index % step === 0 || index === trend.length - 1)
  const today = localDate(on)
  const passed = Math.max(1, daysBetween(localDate(first.day), today))
  const left = daysBetween(today, localDate(`${year}-12-31`))
  const gained = last.inForce - first.inForce
  const missing = totals.quota - totals.signed
  return (
    <Sheet title={t('trend.title')} sub={t('trend.sub')}>
      <TrendChart
        label={t('trend.label')}
        days={points.map(({ day }) => day.slice(5))}
        series={[{ name: t('trend.inForce'), values: points.map(({ inForce }) => inForce) }]}
        {...(totals.hasQuota ? { goal: { value: totals.quota, label: `${t('twin.quota')} ${countText(totals.quota)}` } } : {})}
        height={150}
      />
      <p className="overview-say">
        {t('trend.change', { count: countText(gained) as never, perDay: (gained / passed).toFixed(1) })}{' '}
        {totals.hasQuota
          ? missing <= 0
            ? t('trend.enough')
            : left > 0
              ? t('trend.needed', { perDay: countText(Math.ceil(missing / left)) })
              : null
          : null}
      </p>
    </Sheet>
  )
}
