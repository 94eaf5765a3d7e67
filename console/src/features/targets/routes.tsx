import { Target } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

export const feature: Feature = {
  routes: [{ path: '/g/targets', title: 'targets:title.page', permission: 'target.read', load: () => import('./pages/targets-page.tsx') }],
  nav: [{ surface: 'g', to: '/g/targets', label: 'targets:nav', icon: Target, order: 40, permission: 'target.read' }],
}
