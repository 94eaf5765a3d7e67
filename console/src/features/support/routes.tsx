import { Handshake } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

const list = () => import('./pages/list-page.tsx')
const one = () => import('./pages/agreement-page.tsx')
const form = () => import('./pages/form-page.tsx')

export const feature: Feature = {
  routes: [
    { path: '/g/support', title: 'support:title.list', permission: 'support.read', load: list },
    { path: '/g/support/new', title: 'support:title.make', permission: 'support.edit', load: form },
    { path: '/g/support/$agreementId', title: 'support:title.agreement', permission: 'support.read', load: one },
    { path: '/g/support/$agreementId/edit', title: 'support:title.edit', permission: 'support.edit', load: form },
    { path: '/t/support', title: 'support:title.list', permission: 'support.read', load: list },
    { path: '/t/support/$agreementId', title: 'support:title.agreement', permission: 'support.read', load: one },
  ],
  nav: [
    { surface: 'g', to: '/g/support', label: 'support:nav', icon: Handshake, order: 62, permission: 'support.read' },
    { surface: 't', to: '/t/support', label: 'support:nav', icon: Handshake, order: 50, permission: 'support.read' },
  ],
}
