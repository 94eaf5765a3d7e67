import { ArrowLeftRight } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

export const feature: Feature = {
  routes: [
    {
      path: '/t/assign',
      title: 'assignments:title.assign',
      permission: 'assignment.edit',
      load: () => import('./pages/assign-page.tsx'),
    },
    {
      path: '/g/assign',
      title: 'assignments:title.assign',
      permission: 'assignment.edit',
      load: () => import('./pages/assign-page.tsx'),
    },
  ],
  nav: [
    { surface: 't', to: '/t/assign', label: 'assignments:nav', icon: ArrowLeftRight, order: 47, permission: 'assignment.edit' },
    { surface: 'g', to: '/g/assign', label: 'assignments:nav', icon: ArrowLeftRight, order: 47, permission: 'assignment.edit' },
  ],
}
