import { Megaphone } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

const list = () => import('./pages/list-page.tsx')
const one = () => import('./pages/bulletin-page.tsx')
const form = () => import('./pages/form-page.tsx')

export const feature: Feature = {
  routes: (['g', 't'] as const).flatMap((surface) => [
    { path: `/${surface}/notices` as const, title: 'bulletins:title.list', permission: 'bulletin.read' as const, load: list },
    { path: `/${surface}/notices/new` as const, title: 'bulletins:title.write', permission: 'bulletin.edit' as const, load: form },
    { path: `/${surface}/notices/$bulletinId` as const, title: 'bulletins:title.one', permission: 'bulletin.read' as const, load: one },
    {
      path: `/${surface}/notices/$bulletinId/edit` as const,
      title: 'bulletins:title.edit',
      permission: 'bulletin.edit' as const,
      load: form,
    },
  ]),
  nav: [
    { surface: 'g', to: '/g/notices', label: 'bulletins:nav', icon: Megaphone, order: 64, permission: 'bulletin.read' },
    { surface: 't', to: '/t/notices', label: 'bulletins:nav', icon: Megaphone, order: 55, permission: 'bulletin.read' },
  ],
}
