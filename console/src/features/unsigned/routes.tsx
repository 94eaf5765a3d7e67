import { ListChecks, UserX } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

const list = () => import('./pages/populations-page.tsx')

export const feature: Feature = {
  routes: [
    { path: '/w/populations', title: 'unsigned:title.list', permission: 'resident.read', load: list },
    { path: '/t/populations', title: 'unsigned:title.list', permission: 'resident.read', load: list },
    { path: '/g/populations', title: 'unsigned:title.list', permission: 'resident.read', load: list },
    {
      path: '/w/sign/refusals',
      title: 'unsigned:title.refusals',
      permission: 'unsigned.edit',
      load: () => import('./pages/refusals-page.tsx'),
    },
  ],
  nav: [
    { surface: 'w', to: '/w/populations', label: 'unsigned:nav', icon: ListChecks, order: 32, permission: 'unsigned.edit' },
    { surface: 'w', to: '/w/sign/refusals', label: 'unsigned:navRefusals', icon: UserX, order: 34, permission: 'unsigned.edit' },
    { surface: 't', to: '/t/populations', label: 'unsigned:nav', icon: ListChecks, order: 45, permission: 'unsigned.edit' },
    { surface: 'g', to: '/g/populations', label: 'unsigned:nav', icon: ListChecks, order: 35, permission: 'resident.read' },
  ],
}
