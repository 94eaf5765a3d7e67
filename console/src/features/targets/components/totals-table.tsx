import { useTranslation } from 'react-i18next'
import type { Plan } from '#api/targets.ts'
import { countText } from '../../../kit/figures.ts'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { causeOfDifferences, productText, rateText, type Row } from '../figures.ts'

const columns = ['persons', 'urban', 'rural', 'total'] as const

/** The totals both ways and as printed, one under the other, with every difference in its place: shown, never blocking. */
export function TotalsTable({ plan }: { plan: Plan }) {
  const { t } = useTranslation('targets')
  const { totals, rows } = plan
  const isPrinted = totals.total.printed !== null
  // Against what the document prints, when it prints totals; else the two ways against each other.
  const against = (of: (typeof columns)[number]) => (isPrinted ? totals[of].printed : totals[of].rateOnTotal)
  const differences = columns.map((of) => totals[of].sumOfRows - (against(of) ?? totals[of].sumOfRows))
  const why = {
    none: t('totals.howSame'),
    rounding: t('totals.howDifference', { count: differences.filter((by) => by !== 0).length }),
    overrides: t('totals.overridden', { count: totals.overridden }),
    unexplained: '',
  }
  const figure = (count: number | null) => (count === null ? t('grid.dash') : countText(count))
  return (
    <table className="targets-sum">
      <caption className="sr">{t('totals.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('totals.title')}</th>
          {columns.map((of) => (
            <th scope="col" key={of}>
              {t(`totals.${of}`)}
            </th>
          ))}
          <th scope="col" className="why">
            {t('totals.how')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('totals.rows')}</th>
          {columns.map((of) => (
            <td key={of}>{of === 'total' ? <b>{figure(totals[of].sumOfRows)}</b> : figure(totals[of].sumOfRows)}</td>
          ))}
          <td className="why">
            {t('totals.howRows', { count: rows.length })}
            {totals.overridden > 0 ? ` · ${t('totals.overridden', { count: totals.overridden })}` : ''}
          </td>
        </tr>
        <tr>
          <th scope="row">{t('totals.onTotal')}</th>
          {columns.map((of) => (
            <td key={of}>{figure(totals[of].rateOnTotal)}</td>
          ))}
          <td className="why">{totals.total.rateOnTotal === null ? '' : t('totals.howOnTotal', productsOf(rows))}</td>
        </tr>
        {isPrinted ? (
          <tr>
            <th scope="row">{t('totals.printed')}</th>
            {columns.map((of) => (
              <td key={of}>{of === 'total' ? <b>{figure(totals[of].printed)}</b> : figure(totals[of].printed)}</td>
            ))}
            <td className="why">{t('totals.howPrinted')}</td>
          </tr>
        ) : null}
        <tr className="diff">
          <th scope="row">{isPrinted ? t('totals.difference') : t('totals.differenceOnTotal')}</th>
          {columns.map((of) => (
            <td key={of}>
              <Difference sum={totals[of].sumOfRows} against={against(of)} />
            </td>
          ))}
          <td className="why">{why[causeOfDifferences(differences, totals.overridden)]}</td>
        </tr>
      </tbody>
    </table>
  )
}

function Difference({ sum, against }: { sum: number; against: number | null }) {
  const { t } = useTranslation('targets')
  if (against === null) return <>{t('grid.dash')}</>
  const by = sum - against
  return (
    <StatusTag plain tone={by === 0 ? 'low' : 'mid'}>
      {by === 0 ? t('totals.same') : t('totals.off', { sign: by > 0 ? '+' : '−', count: countText(Math.abs(by)) as never })}
    </StatusTag>
  )
}

function productsOf(rows: readonly Row[]) {
  const of = (kind: Row['kind']) => {
    const those = rows.filter((row) => row.kind === kind)
    const persons = those.reduce((running, row) => running + row.persons, 0)
    const rate = those[0]?.rateBasisPoints ?? 0
    return { persons: countText(persons), rate: rateText(rate), product: productText(persons * rate) }
  }
  const [urban, rural] = [of('urban'), of('rural')]
  return {
    urbanPersons: urban.persons,
    urbanRate: urban.rate,
    urbanProduct: urban.product,
    ruralPersons: rural.persons,
    ruralRate: rural.rate,
    ruralProduct: rural.product,
  }
}
