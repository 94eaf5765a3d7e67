import { useTranslation } from 'react-i18next'
import { listRenewalsEndpoint, renewalFiguresEndpoint } from '#api/contract-queues.ts'
import { listUnservedEndpoint } from '#api/services.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { countText } from '../../../kit/figures.ts'
import { type Kpi, KpiStrip } from '../../../kit/kpi-strip.tsx'

const usualDays = 30
const basisPointsInPercent = 100

/** What waits at the institution, each figure opening to its rows: who runs out, who ran out, how many renew, who was signed and not served. */
export function BoardFigures() {
  const { t } = useTranslation('organisations')
  const renewals = useRead(listRenewalsEndpoint, { most: 1 }, { keep: true })
  const figures = useRead(renewalFiguresEndpoint, {}, { keep: true })
  const unserved = useRead(listUnservedEndpoint, { most: 1 }, { keep: true })
  if (!renewals.data || !figures.data || !unserved.data) return null
  const { within, lapsed } = renewals.data.counts
  const soon = within.find(({ days }) => days === usualDays) ?? within[0]
  const { year, graceDays } = figures.data
  const rate = year.rateBasisPoints === null ? null : (year.rateBasisPoints / basisPointsInPercent).toFixed(1)
  const waiting = unserved.data.counts
  const kpis: (Kpi | null | undefined)[] = [
    soon && {
      key: 'soon',
      name: t('board.figures.soon', { days: soon.days }),
      value: countText(soon.contracts),
      to: '/t/renewals',
      search: { due: String(soon.days) },
    },
    { key: 'lapsed', name: t('board.figures.lapsed'), value: countText(lapsed), to: '/t/renewals', search: { due: 'lapsed' } },
    {
      key: 'rate',
      name: t('contracts:renewals.figures.rate'),
      value: rate ?? '—',
      unit: rate === null ? '' : '%',
      caliber: {
        name: t('contracts:renewals.figures.rate'),
        top: { label: t('contracts:renewals.figures.caliber.top', { days: graceDays }), value: countText(year.renewed) },
        bottom: { label: t('contracts:renewals.figures.caliber.bottom'), value: countText(year.due - year.gone) },
        result: rate === null ? '—' : `${rate}%`,
        rows: [
          {
            label: t('contracts:renewals.figures.head'),
            text: t('contracts:renewals.figures.caliber.span', { from: year.from, lastDay: year.lastDay }),
          },
        ],
      },
    },
    waiting && { key: 'unserved', name: t('board.figures.unserved'), value: countText(waiting['90']), to: '/t/unserved' },
    waiting && {
      key: 'behind',
      name: t('board.figures.behind'),
      value: countText(waiting.behind),
      to: '/t/unserved',
      search: { kind: 'behind' },
    },
  ]
  return (
    <div className="orgs-figures">
      <KpiStrip label={t('board.figures.label')} kpis={kpis.filter((kpi) => kpi != null)} />
    </div>
  )
}
