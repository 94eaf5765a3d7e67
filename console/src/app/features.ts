import type { Feature, NavEntry } from './feature.ts'
import type { Me } from './session.ts'

/** Every folder of features/ with a `routes.tsx` (`export const feature: Feature`) is part of the app; its pages load when opened. */
const found = import.meta.glob<{ feature: Feature }>('../features/*/routes.tsx', { eager: true })
export const features: readonly Feature[] = Object.values(found).map((module) => module.feature)

/** The navigation of one surface for this person, in order. */
export function navigationOf(surface: NavEntry['surface'], me: Pick<Me, 'permissions'>): NavEntry[] {
  const entries = features.flatMap((feature) => feature.nav ?? [])
  return entries.filter((entry) => entry.surface === surface && me.permissions.includes(entry.permission)).sort((a, b) => a.order - b.order)
}

/** Every page this person may open by its address alone, those of the own desk first. */
export function pagesOf(me: Pick<Me, 'permissions' | 'role'>): { path: string; title: string; surface: NavEntry['surface'] }[] {
  const home = surfaceOfRole(me.role)
  const pages = features
    .flatMap((feature) => feature.routes)
    .filter(({ path, permission }) => /^\/[wtg]\/[^$]*$/.test(path) && (!permission || me.permissions.includes(permission)))
    .map(({ path, title }) => ({ path, title, surface: path[1] as NavEntry['surface'] }))
  return [...pages.filter(({ surface }) => surface === home), ...pages.filter(({ surface }) => surface !== home)]
}

/** Where this person begins: the surface of the role when it has something to show, else the first that has. */
export function homeOf(me: Pick<Me, 'permissions' | 'role'>): string {
  const wanted = surfaceOfRole(me.role)
  const order = [wanted, ...(['w', 't', 'g'] as const).filter((surface) => surface !== wanted)]
  for (const surface of order) {
    const first = navigationOf(surface, me)[0]
    if (first) return first.to
  }
  return '/me'
}

/** Clinicians work at /w, managers of institutions at /t, everybody who looks across institutions at /g. */
export function surfaceOfRole(role: string): NavEntry['surface'] {
  if (role === 'institution_manager') return 't'
  return ['team_leader', 'family_doctor', 'nurse', 'public_health_doctor', 'assistant', 'village_doctor'].includes(role) ? 'w' : 'g'
}
