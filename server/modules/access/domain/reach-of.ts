import type { Scope } from '#platform/http/actor.ts'
import type { Reach } from './roles.ts'

/** How far a scope reaches; nothing for a scope of oneself or a region narrower than a township. 500000 is a province, 430500 a city, 500112 a county, 500112015 a township. */
export function reachOf(scope: Scope): Reach | undefined {
  if (scope.kind !== 'region') return scope.kind === 'none' ? undefined : scope.kind
  if (/^\d{2}0000$/.test(scope.code)) return 'province'
  if (/^\d{4}00$/.test(scope.code)) return 'city'
  if (/^\d{6}$/.test(scope.code)) return 'county'
  return /^\d{9}$/.test(scope.code) ? 'township' : undefined
}

/** Whether one region is another or lies in it, by their codes: 500112015 in 500112 in 500000. */
export function isRegionWithin(inner: string, outer: string): boolean {
  return inner.startsWith(/^\d{6}$/.test(outer) ? outer.replace(/(00){1,2}$/, '') : outer)
}
