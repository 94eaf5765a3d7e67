import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Caliber, CaliberPopover } from './caliber.tsx'
import { GoalBar } from './goal-bar.tsx'
import type { Tone } from './shape.tsx'
import { Sparkline } from './sparkline.tsx'

export type Kpi = {
  key: string
  name: string
  value: ReactNode
  unit?: string
  tag?: ReactNode
  caliber?: Caliber
  to?: string
  search?: Readonly<Record<string, string>>
  toLabel?: string
  bar?: { value: number; goal: number | null; label: string; tone: Tone; whole?: number }
  trend?: readonly number[]
  lines?: readonly ReactNode[]
}

/** The few figures that matter, each against its goal, each opening to its rows and its 口径. */
export function KpiStrip({ label, kpis }: { label: string; kpis: readonly Kpi[] }) {
  return (
    <section className="sheet" aria-label={label}>
      <ul className="kpis">
        {kpis.map((kpi) => (
          <li className="kpi" key={kpi.key}>
            <div className="kpi-top">
              <h2>
                <span title={kpi.name}>{kpi.name}</span>
                {kpi.caliber ? <CaliberPopover caliber={kpi.caliber} /> : null}
              </h2>
              {kpi.tag}
            </div>
            <div className="kpi-value">
              {kpi.to ? (
                <Link to={kpi.to} search={(kpi.search ?? {}) as never} title={kpi.toLabel}>
                  <span className="sr">{kpi.name} </span>
                  {kpi.value}
                  {kpi.unit ? <small>{kpi.unit}</small> : null}
                </Link>
              ) : (
                <span>
                  {kpi.value}
                  {kpi.unit ? <small>{kpi.unit}</small> : null}
                </span>
              )}
              {kpi.trend ? <Sparkline values={kpi.trend} /> : null}
            </div>
            {kpi.bar ? <GoalBar {...kpi.bar} /> : null}
            {kpi.lines?.map((line, index) => (
              <p key={String(index)}>{line}</p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
