import type { TrialResult, TrialSide } from '#api/what-if.ts'
import { coverageTargets, systemCoverage } from '#policy/index.ts'
import type { Counted } from './group.ts'
import { ask, ofBoth, type Sides } from './side.ts'

export const horizonYear = 2035
/** Percentage points a year. */
const paces = [1, 2, 3] as const
const whole = 10_000

type Coverage = TrialResult['coverage']

/** A share in basis points, cut: a goal is never reached before it is. Example: 333 of 1000 → 3330. */
export const shareOf = ({ persons, signed }: Counted): number => (persons === 0 ? 0 : Math.floor((signed * whole) / persons))

/** In which year a coverage of today reaches a goal at so many points a year; null after the last one. Example: 27.38 % in 2026 at 3 points, 45 % → 2032. */
export function reachedIn(year: number, basisPoints: number, points: number, goal: number): number | null {
  const years = Math.max(0, Math.ceil((goal - basisPoints) / (points * 100)))
  return year + years <= horizonYear ? year + years : null
}

/** The coverage year by year until 2035 at three paces, and the targets of both packs with how far the county is from each. */
export function coverageAhead(year: number, sides: Sides, all: Counted, countedOf: (side: TrialSide, of: string, base: 'usual_residents' | 'tagged') => Counted | null): Coverage {
  const now = shareOf(all)
  const years = Array.from({ length: Math.max(0, horizonYear - year) + 1 }, (_, i) => year + i)
  const asked = ofBoth((side) => ({ yearly: ask(() => coverageTargets(sides[side].pack, sides[side].on)), far: ask(() => systemCoverage(sides[side].pack, sides[side].on)) }))
  const targetOf = (side: TrialSide, of: string, atLeastBasisPoints: number, by: string | null, counted: Counted | null): Coverage['targets'][number] => ({
    side, of, atLeastBasisPoints, by, now: counted && { ...counted, basisPoints: shareOf(counted) },
    reachedIn: counted && counted.persons > 0 ? paces.map((points) => reachedIn(year, shareOf(counted), points, atLeastBasisPoints)) : null,
  })
  const targetsOf = (side: TrialSide) => [
    ...(asked[side].yearly.value ?? []).map(({ of, atLeastBasisPoints, base }) => targetOf(side, of, atLeastBasisPoints, null, of === 'all' ? all : countedOf(side, of, base))),
    ...(asked[side].far.value ? [targetOf(side, 'all', asked[side].far.value.atLeastBasisPoints, asked[side].far.value.by, all)] : []),
  ]
  return {
    basisPoints: now, years, paces: paces.map((points) => ({ points, basisPoints: years.map((_, i) => Math.min(whole, now + i * points * 100)) })),
    targets: [...targetsOf('own'), ...targetsOf('other')], gaps: ofBoth((side) => [asked[side].yearly.gap, asked[side].far.gap].filter((one) => one !== null)),
  }
}
