import { useTranslation } from 'react-i18next'
import { renewalFiguresEndpoint } from '#api/contract-queues.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { CaliberPopover } from '../../../kit/caliber.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { TrendChart } from '../../../kit/trend-chart.tsx'

const hundredths = 100

/** How many renew: the rate of the last twelve months with what it is of, month by month, and what will be over in the months to come. */
export function RenewalFigures({ teamId }: { teamId?: string | undefined }) {
  const { t } = useTranslation('contracts')
  const read = useRead(renewalFiguresEndpoint, teamId ? { teamId } : {})
  if (read.isError) return <ProblemSummary problem={read.error} />
  if (!read.data) return <LinesSkeleton lines={4} />
  const { countedOn, year, past, ahead, graceDays } = read.data
  const asked = year.due - year.gone
  const rate = year.rateBasisPoints === null ? '—' : `${(year.rateBasisPoints / hundredths).toFixed(1)}%`
  const toCome = ahead.slice(1)
  const blank = <T,>(rows: readonly T[]) => rows.map(() => null)
  return (
    <div className="renewal-panel">
      <Sheet title={t('renewals.figures.head')} sub={t('renewals.figures.sub', { day: countedOn ?? '—' })}>
        <div className="renewal-figures">
          <div className="renewal-rate">
            <p className="renewal-big">
              {rate}{' '}
              <CaliberPopover
                caliber={{
                  name: t('renewals.figures.rate'),
                  top: { label: t('renewals.figures.caliber.top', { days: graceDays }), value: countText(year.renewed) },
                  bottom: { label: t('renewals.figures.caliber.bottom'), value: countText(asked) },
                  result: rate,
                  rows: [
                    {
                      label: t('renewals.figures.head'),
                      text: t('renewals.figures.caliber.span', { from: year.from, lastDay: year.lastDay }),
                    },
                    { label: t('renewals.figures.renewed'), text: t('renewals.figures.caliber.whom') },
                  ],
                }}
              />
            </p>
            {year.due === 0 ? (
              <p className="mute s">{t('renewals.figures.none')}</p>
            ) : (
              <ul className="renewal-lines s">
                <li>{t('renewals.figures.counts', { renewed: countText(year.renewed), asked: countText(asked) })}</li>
                {year.byItself > 0 ? (
                  <li>
                    {t('renewals.figures.byItself')} <span className="num">{countText(year.byItself)}</span>
                  </li>
                ) : null}
                {year.elsewhere > 0 ? (
                  <li>
                    {t('renewals.figures.elsewhere')} <span className="num">{countText(year.elsewhere)}</span>
                  </li>
                ) : null}
                {year.gone > 0 ? <li className="mute">{t('renewals.figures.excluded', { gone: countText(year.gone) })}</li> : null}
                <li className="mute">{t('renewals.figures.open')}</li>
              </ul>
            )}
          </div>
          <div className="renewal-chart">
            <TrendChart
              label={t('renewals.figures.chart')}
              days={[...past, ...toCome].map(({ month }) => month)}
              series={[
                {
                  name: t('renewals.figures.renewed'),
                  kind: 'bar',
                  stack: 'term',
                  values: [...past.map(({ renewed }) => renewed), ...toCome.map(({ renewed }) => renewed)],
                },
                {
                  name: t('renewals.figures.itselfLater'),
                  kind: 'bar',
                  stack: 'term',
                  values: [...blank(past), ...toCome.map(({ byItself }) => byItself)],
                },
                {
                  name: t('renewals.figures.lapsed'),
                  kind: 'bar',
                  stack: 'term',
                  values: [...past.map(({ due, gone, renewed }) => due - gone - renewed), ...blank(toCome)],
                },
                {
                  name: t('renewals.figures.dueLater'),
                  kind: 'bar',
                  stack: 'term',
                  values: [...blank(past), ...toCome.map(({ due, byItself, renewed }) => due - byItself - renewed)],
                },
              ]}
              from={0}
              height={168}
              legend
            />
          </div>
        </div>
      </Sheet>
    </div>
  )
}
