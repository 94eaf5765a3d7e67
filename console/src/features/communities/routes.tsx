import { Building2 } from 'lucide-react'
import type { Feature, FeatureRoute } from '../../app/feature.ts'

const list = () => import('./pages/list-page.tsx')
const one = () => import('./pages/community-page.tsx')
const form = () => import('./pages/form-page.tsx')
const draft = () => import('./pages/draft-page.tsx')
const agreement = () => import('./pages/agreement-page.tsx')

const reading = (surface: 'w' | 't' | 'g'): FeatureRoute[] => [
  { path: `/${surface}/communities`, title: 'communities:title.list', permission: 'community.read', load: list },
  { path: `/${surface}/communities/$communityId`, title: 'communities:title.one', permission: 'community.read', load: one },
  {
    path: `/${surface}/communities/$communityId/agreements/$unitAgreementId`,
    title: 'communities:title.agreement',
    permission: 'community.read',
    load: agreement,
  },
]
const writing = (surface: 'w' | 't'): FeatureRoute[] => [
  { path: `/${surface}/communities/new`, title: 'communities:title.make', permission: 'community.edit', load: form },
  { path: `/${surface}/communities/$communityId/edit`, title: 'communities:title.edit', permission: 'community.edit', load: form },
  { path: `/${surface}/communities/$communityId/draft`, title: 'communities:title.draft', permission: 'community.edit', load: draft },
]

export const feature: Feature = {
  routes: [...reading('w'), ...writing('w'), ...reading('t'), ...writing('t'), ...reading('g')],
  nav: [
    { surface: 'w', to: '/w/communities', label: 'communities:nav', icon: Building2, order: 48, permission: 'community.read' },
    { surface: 't', to: '/t/communities', label: 'communities:nav', icon: Building2, order: 44, permission: 'community.read' },
    { surface: 'g', to: '/g/communities', label: 'communities:nav', icon: Building2, order: 61, permission: 'community.read' },
  ],
}
