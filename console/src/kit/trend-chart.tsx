import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TableTwin } from './table-twin.tsx'

type Series = { name: string; values: readonly (number | null)[]; dashed?: boolean; kind?: 'line' | 'bar'; stack?: string }
type Props = {
  label: string
  days: readonly string[]
  series: readonly Series[]
  goal?: { value: number; label: string }
  band?: { from: number; to: number; label: string }
  unit?: string
  height?: number
  from?: number
  /** Names of the series above the picture, where there is more than one. */
  legend?: boolean
}

const symbols = ['circle', 'diamond', 'triangle', 'rect'] as const
const cssToken = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

/** Lines over days with the goal or the target band, told apart by shape as well as colour; the same figures as a table by one press. */
export function TrendChart(props: Props) {
  const { t } = useTranslation('kit')
  const [isTable, setTable] = useState(false)
  return (
    <figure className="chart" aria-label={props.label}>
      <div className="chart-turn">
        <button type="button" className="lk" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? t('chart.picture') : t('chart.table')}
        </button>
      </div>
      {isTable ? <TrendTable {...props} /> : <Picture {...props} />}
    </figure>
  )
}

function TrendTable({ label, days, series }: Props) {
  const { t } = useTranslation('kit')
  const rows = days.map((day, index) => ({ day, index }))
  return (
    <TableTwin
      caption={label}
      rows={rows}
      rowKey={(row) => row.day}
      columns={[
        { key: 'day', title: t('chart.day'), isHeader: true, render: (row) => row.day },
        ...series.map((one) => ({
          key: one.name,
          title: one.name,
          align: 'right' as const,
          render: (row: { index: number }) => one.values[row.index]?.toLocaleString('en-US') ?? '—',
        })),
      ]}
    />
  )
}

function Picture(props: Props) {
  const box = useRef<HTMLDivElement>(null)
  const option = useMemo(() => optionOf(props), [props])
  const latest = useRef(option)
  latest.current = option
  const chart = useRef<{ setOption: (option: never) => void; resize: () => void; dispose: () => void } | null>(null)
  useEffect(() => {
    let isGone = false
    const watch = new ResizeObserver(() => chart.current?.resize())
    void import('./echarts.ts').then(({ init }) => {
      if (isGone || !box.current) return
      chart.current = init(box.current, null, { renderer: 'svg' })
      chart.current.setOption(latest.current as never)
      watch.observe(box.current)
    })
    return () => {
      isGone = true
      watch.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(option as never)
  }, [option])
  return <div ref={box} className="chart-box" style={{ height: props.height ?? 180 }} />
}

function optionOf({ label, days, series, goal, band, unit, from, legend }: Props) {
  const text = { color: cssToken('ink-3'), fontSize: 11, fontFamily: cssToken('font') }
  const colours = ['s1', 's2', 's4', 's3'].map(cssToken)
  return {
    aria: {
      enabled: true,
      label: { description: `${label} ${series.map((one) => `${one.name} ${one.values.at(-1) ?? ''}${unit ?? ''}`).join(' ')}` },
    },
    animation: false,
    grid: { left: 4, right: 20, top: legend ? 30 : 16, bottom: 2, containLabel: true },
    ...(legend ? { legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: text, data: series.map(({ name }) => name) } } : {}),
    tooltip: { trigger: 'axis', textStyle: { fontSize: 12 } },
    xAxis: {
      type: 'category',
      data: days,
      boundaryGap: series.some((one) => one.kind === 'bar'),
      axisLabel: { ...text, showMaxLabel: true },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: cssToken('line-strong') } },
    },
    yAxis: {
      type: 'value',
      min: from ?? undefined,
      scale: from === undefined,
      axisLabel: text,
      splitLine: { lineStyle: { color: cssToken('line') } },
    },
    series: series.map((one, index) => ({
      name: one.name,
      type: one.kind ?? 'line',
      ...(one.stack ? { stack: one.stack, barMaxWidth: 22 } : {}),
      data: one.values,
      symbol: symbols[index % symbols.length],
      symbolSize: 7,
      connectNulls: true,
      color: colours[index % colours.length],
      lineStyle: { width: 2, type: one.dashed ? 'dashed' : 'solid' },
      ...(index === 0 && goal
        ? {
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: cssToken('ink'), type: 'dashed' },
              label: { formatter: goal.label, position: 'insideStartTop', ...text, color: cssToken('ink') },
              data: [{ yAxis: goal.value }],
            },
          }
        : {}),
      ...(index === 0 && band
        ? {
            markArea: {
              silent: true,
              itemStyle: { color: cssToken('jade-wash') },
              label: { formatter: band.label, position: 'insideBottomLeft', ...text, color: cssToken('jade') },
              data: [[{ yAxis: band.from }, { yAxis: band.to }]],
            },
          }
        : {}),
    })),
  }
}
