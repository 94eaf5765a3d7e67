import { BookOpenText } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

export const feature: Feature = {
  routes: [
    { path: '/g/policy', title: 'policy:title.pack', permission: 'policy.read', load: () => import('./pages/own-pack-page.tsx') },
    { path: '/g/policy/compare', title: 'policy:compare.nav', permission: 'policy.read', load: () => import('./pages/compare-page.tsx') },
    {
      path: '/g/policy/drafts',
      title: 'policy-drafts:title.list',
      permission: 'policy.draft',
      load: () => import('./pages/drafts-page.tsx'),
    },
    {
      path: '/g/policy/drafts/$draftId',
      title: 'policy-drafts:title.one',
      permission: 'policy.draft',
      load: () => import('./pages/draft-page.tsx'),
    },
    { path: '/g/policy/$code', title: 'policy:title.pack', permission: 'policy.read', load: () => import('./pages/pack-page.tsx') },
  ],
  nav: [{ surface: 'g', to: '/g/policy', label: 'policy:nav', icon: BookOpenText, order: 70, permission: 'policy.read' }],
  find: {
    permission: 'policy.read',
    label: 'policy:nav',
    search: async (text, signal) => (await import('./find-rules.ts')).findRules(text, signal),
  },
}
