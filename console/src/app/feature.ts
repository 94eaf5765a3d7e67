import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Permission } from '#api/permissions.ts'

/** A page: `path` in TanStack's style (`/w/residents/$residentId`), `title` a wording key (`residents:title.list`). */
export type FeatureRoute = {
  path: `/${string}`
  title: string
  permission?: Permission
  load: () => Promise<{ default: ComponentType }>
}

/**
 * A place in the navigation of a surface. It shows only to who holds the permission. `order` 10, 20, 30…; the foot of the rail is for
 * the rest.
 */
export type NavEntry = {
  surface: 'w' | 't' | 'g'
  to: `/${string}`
  label: string
  icon: LucideIcon
  order: number
  permission: Permission
  atFoot?: boolean
  /** How many things wait there, shown beside the word. */
  Count?: ComponentType
}

/** One line found by the command palette. */
export type Found = { key: string; title: string; detail: string; to: string }

/** What a feature contributes. `find` adds its own things (people, teams…) to the command palette. */
export type Feature = {
  routes: readonly FeatureRoute[]
  nav?: readonly NavEntry[]
  find?: { permission: Permission; label: string; search: (text: string, signal: AbortSignal) => Promise<Found[]> }
}
