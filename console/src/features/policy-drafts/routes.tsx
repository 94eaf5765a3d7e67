import type { Feature } from '../../app/feature.ts'

export const feature: Feature = {
  routes: [
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
  ],
}
