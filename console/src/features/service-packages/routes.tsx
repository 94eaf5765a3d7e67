import { Package } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

const list = () => import('./pages/list-page.tsx')
const one = () => import('./pages/package-page.tsx')
const compose = () => import('./pages/compose-page.tsx')

export const feature: Feature = {
  routes: [
    { path: '/t/packages', title: 'service-packages:title.list', permission: 'package.read', load: list },
    { path: '/t/packages/new', title: 'service-packages:title.compose', permission: 'package.edit', load: compose },
    { path: '/t/packages/$packageId', title: 'service-packages:title.one', permission: 'package.read', load: one },
    { path: '/t/packages/$packageId/edit', title: 'service-packages:title.edit', permission: 'package.edit', load: compose },
    { path: '/g/packages', title: 'service-packages:title.list', permission: 'package.read', load: list },
    { path: '/g/packages/$packageId', title: 'service-packages:title.one', permission: 'package.read', load: one },
  ],
  nav: [
    { surface: 't', to: '/t/packages', label: 'service-packages:nav', icon: Package, order: 38, permission: 'package.read' },
    { surface: 'g', to: '/g/packages', label: 'service-packages:nav', icon: Package, order: 61, permission: 'package.read' },
  ],
}
