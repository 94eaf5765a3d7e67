import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Shape, type Tone } from './shape.tsx'

/** A state in a word, with a shape and a colour that say the same. `plain` leaves the background out, for dense tables. */
export function StatusTag({ tone, plain = false, children }: { tone: Tone; plain?: boolean; children: ReactNode }) {
  return (
    <span className={`${plain ? 'st' : 'tag'} ${tone}`}>
      <Shape tone={tone} />
      {children}
    </span>
  )
}

/** A neutral label: a population, a kind. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag plain">{children}</span>
}

export type Risk = 'high' | 'mid' | 'low' | 'none'

/** ▲高危 ●中危 ✓低危, or a word of one's own for the same three steps. */
export function RiskTag({ risk, children }: { risk: Risk; children?: ReactNode }) {
  const { t } = useTranslation('kit')
  return (
    <span className={`tag strong ${risk}`}>
      <Shape tone={risk} />
      {children ?? t(`risk.${risk}`)}
    </span>
  )
}

/** Against a goal: reached from 100 %, near from 90 %, behind below. `done` and `goal` are counts or rates of the same kind. */
export function standing(done: number, goal: number | null): 'low' | 'mid' | 'high' | 'none' {
  if (goal === null || goal <= 0) return 'none'
  if (done >= goal) return 'low'
  return done * 10 >= goal * 9 ? 'mid' : 'high'
}

/** ✓达标 ●接近 ▲落后, – when there is no goal. */
export function StandingTag({ done, goal, plain = false }: { done: number; goal: number | null; plain?: boolean }) {
  const { t } = useTranslation('kit')
  const tone = standing(done, goal)
  return (
    <StatusTag tone={tone} plain={plain}>
      {t(`standing.${tone}`)}
    </StatusTag>
  )
}
