import { FileCheck2 } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

const page = () => import('./pages/requests-page.tsx')

export const feature: Feature = {
  routes: [
    { path: '/t/exports', title: 'exports:title', permission: 'export.approve', load: page },
    { path: '/g/exports', title: 'exports:title', permission: 'export.approve', load: page },
  ],
  nav: [
    { surface: 't', to: '/t/exports', label: 'exports:nav', icon: FileCheck2, order: 48, permission: 'export.approve' },
    { surface: 'g', to: '/g/exports', label: 'exports:nav', icon: FileCheck2, order: 38, permission: 'export.approve' },
  ],
}
