import { CalendarCheck } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

const plan = () => import('./pages/plan-page.tsx')

export const feature: Feature = {
  routes: [
    { path: '/w/sign/events', title: 'signing-days:title.list', permission: 'contract.read', load: () => import('./pages/list-page.tsx') },
    { path: '/w/sign/events/new', title: 'signing-days:title.plan', permission: 'contract.sign', load: plan },
    {
      path: '/w/sign/events/$signingDayId',
      title: 'signing-days:title.day',
      permission: 'contract.read',
      load: () => import('./pages/day-page.tsx'),
    },
    { path: '/w/sign/events/$signingDayId/edit', title: 'signing-days:title.plan', permission: 'contract.sign', load: plan },
    {
      path: '/w/sign/events/$signingDayId/screen',
      title: 'signing-days:title.screen',
      permission: 'contract.read',
      load: () => import('./pages/screen-page.tsx'),
    },
    { path: '/day/$token', title: 'signing-days:title.public', load: () => import('./pages/public-page.tsx') },
  ],
  nav: [{ surface: 'w', to: '/w/sign/events', label: 'signing-days:nav', icon: CalendarCheck, order: 44, permission: 'contract.read' }],
}
