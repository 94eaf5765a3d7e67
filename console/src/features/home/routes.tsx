import { House } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

export const feature: Feature = {
  routes: [{ path: '/w', title: 'contracts:title.home', permission: 'contract.read', load: () => import('./pages/home-page.tsx') }],
  nav: [{ surface: 'w', to: '/w', label: 'contracts:nav.home', icon: House, order: 10, permission: 'contract.read' }],
}
