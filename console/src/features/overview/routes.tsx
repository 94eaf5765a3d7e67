import { LayoutDashboard } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

export const feature: Feature = {
  routes: [
    { path: '/g', title: 'overview:title.county', permission: 'statistics.read', load: () => import('./pages/county-page.tsx') },
    {
      path: '/g/townships/$code',
      title: 'overview:title.township',
      permission: 'statistics.read',
      load: () => import('./pages/township-page.tsx'),
    },
    {
      path: '/g/policy/benchmarks',
      title: 'overview:benchmarks.nav',
      permission: 'policy.read',
      load: () => import('./pages/benchmarks-page.tsx'),
    },
  ],
  nav: [{ surface: 'g', to: '/g', label: 'overview:nav', icon: LayoutDashboard, order: 10, permission: 'statistics.read' }],
}
