import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BenchmarkLine, ShownBenchmark } from '#api/benchmarks.ts'
import { BasisList, CiteChip } from '../kit/cite-chip.tsx'
import { type Dot, DotLines } from '../kit/dot-lines.tsx'
import { countText, percentText, portionText, writtenText } from '../kit/figures.ts'
import { TableTwin } from '../kit/table-twin.tsx'
import { nameOf } from './i18n.ts'

type Props = { lines: readonly BenchmarkLine[]; items: readonly ShownBenchmark[] }

/** Measures of which we have figures too, a line each: ours a stroke, what documents report elsewhere dots that open; the same as a table by one press. */
export function BenchmarkLines({ lines, items }: Props) {
  const { t } = useTranslation(['overview', 'kit'])
  const { lineName, ownText, valueText, doubtText } = useBenchmarkWords()
  const [isTable, setTable] = useState(false)
  const alike = items.filter(({ likeness }) => lines.some(({ key }) => key === likeness?.line))
  const dotOf = (item: ShownBenchmark): Dot => {
    const label = `${item.regionShort} ${valueText(item)}`
    return {
      key: `${item.packCode} ${item.id}`,
      at: Math.max(0, Math.min(100, Number(item.value))),
      text: label,
      said: t('benchmarks.reported', { label, name: nameOf(item), on: item.asOf, doubt: doubtText(item) }),
      isSame: item.likeness?.doubts.length === 0,
      panel: <BenchmarkBasis item={item} />,
    }
  }
  return (
    <figure aria-label={t('benchmarks.title')}>
      <figcaption className="legend dots-key">
        <span>
          <i className="dots-own" aria-hidden="true" /> {t('benchmarks.own')}
        </span>
        <span>
          <i className="dots-dot same" aria-hidden="true" /> {t('benchmarks.same')}
        </span>
        <span>
          <i className="dots-dot" aria-hidden="true" /> {t('benchmarks.near')}
        </span>
        <button type="button" className="lk push no-print" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? t('kit:chart.picture') : t('kit:chart.table')}
        </button>
      </figcaption>
      {isTable ? (
        <LinesTable lines={lines} items={alike} />
      ) : (
        <DotLines
          label={t('benchmarks.title')}
          lines={lines.map((line) => ({
            key: line.key,
            name: (
              <>
                {lineName(line)}
                <small>
                  {line.own ? t('benchmarks.ownCount', { part: countText(line.own.part), whole: countText(line.own.whole) }) : '—'}
                </small>
              </>
            ),
            own: line.own && {
              at: (line.own.part / line.own.whole) * 100,
              text: `${t('benchmarks.own')} ${ownText(line)}`,
              said: `${lineName(line)} ${t('benchmarks.own')} ${ownText(line)}`,
            },
            dots: alike.filter(({ likeness }) => likeness?.line === line.key).map(dotOf),
          }))}
        />
      )}
    </figure>
  )
}

/** Where a result comes from: what was measured, how it stands beside ours, since when, written where. */
function BenchmarkBasis({ item }: { item: ShownBenchmark }) {
  const { t } = useTranslation('overview')
  const { valueText, doubtText } = useBenchmarkWords()
  return (
    <>
      <BasisList because={[{ parameter: item.zh, from: null, value: valueText(item), source: sourceOf(item) }]} />
      <p>
        <span lang="zh-CN">{item.region}</span> · {t('benchmarks.asOfDay', { on: item.asOf })}
      </p>
      <p>{doubtText(item)}</p>
      {item.note ? (
        <p className="mute" lang="zh-CN">
          {item.note}
        </p>
      ) : null}
    </>
  )
}

function LinesTable({ lines, items }: Props) {
  const { t } = useTranslation('overview')
  const { lineName, ownText, valueText, doubtText } = useBenchmarkWords()
  const lineOf = (item: ShownBenchmark) => lines.find(({ key }) => key === item.likeness?.line) as BenchmarkLine
  return (
    <TableTwin
      caption={t('benchmarks.title')}
      dense={false}
      rows={items}
      rowKey={({ packCode, id }) => `${packCode} ${id}`}
      columns={[
        { key: 'line', title: t('benchmarks.measure'), isHeader: true, render: (row) => lineName(lineOf(row)) },
        { key: 'own', title: t('benchmarks.own'), align: 'right', render: (row) => ownText(lineOf(row)) },
        { key: 'value', title: t('benchmarks.value'), align: 'right', render: valueText },
        { key: 'region', title: t('benchmarks.region'), render: (row) => <span lang="zh-CN">{row.region}</span> },
        { key: 'asOf', title: t('benchmarks.asOf'), render: ({ asOf }) => <span className="num nw">{asOf}</span> },
        { key: 'likeness', title: t('benchmarks.likeness'), render: doubtText },
        { key: 'source', title: t('benchmarks.source'), render: (row) => <BenchmarkCite item={row} /> },
      ]}
    />
  )
}

/** The document and clause of a result; opens. */
export function BenchmarkCite({ item }: { item: ShownBenchmark }) {
  const source = sourceOf(item)
  return source ? <CiteChip source={source} /> : null
}
const sourceOf = ({ source }: ShownBenchmark) => source && { document: source.number, clause: source.clause, title: source.title }

/** How results and lines are said in the reader's language. */
export function useBenchmarkWords() {
  const { t } = useTranslation(['overview', 'policy', 'contracts'])
  const word = (code: string) => t(`policy:words.${code}`, { defaultValue: code })
  return {
    measureName: (code: string) => (code === 'coverage' ? t('benchmarks.coverage') : word(code)),
    lineName: ({ key, population }: BenchmarkLine) => {
      if (population) return t('kpi.population', { name: nameOf(population) })
      if (key === 'renewal_rate') return t('contracts:renewals.figures.rate')
      return key === 'coverage.all' ? t('kpi.all') : t('kpi.key')
    },
    /** As the page says it that the figure comes from: coverage is cut, so that a goal is never reached too early; how many renew is rounded. */
    ownText: ({ key, own }: BenchmarkLine) =>
      own ? (key === 'renewal_rate' ? portionText(own.part, own.whole) : percentText(own.part, own.whole)) : '—',
    valueText: ({ value, bound, unit }: ShownBenchmark) =>
      t(`benchmarks.bound.${bound}`, { value: `${writtenText(value)}${unit === 'percent' ? '%' : ` ${word(unit)}`}` }),
    doubtText: ({ likeness }: ShownBenchmark): string => {
      if (!likeness) return t('benchmarks.notComparable')
      if (likeness.doubts.length === 0) return t('benchmarks.same')
      return likeness.doubts.map(({ code, params }) => t(`benchmarks.doubt.${code}`, params as never)).join(t('answer.between'))
    },
  }
}
