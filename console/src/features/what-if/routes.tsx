import type { Feature } from '../../app/feature.ts'

export const feature: Feature = {
  routes: [
    { path: '/g/policy/what-if', title: 'what-if:title', permission: 'policy.draft', load: () => import('./pages/what-if-page.tsx') },
    {
      path: '/g/policy/what-if/$trialId',
      title: 'what-if:titleOne',
      permission: 'policy.draft',
      load: () => import('./pages/trial-page.tsx'),
    },
    {
      path: '/g/policy/what-if/$trialId/over-cap',
      title: 'what-if:titleOver',
      permission: 'policy.draft',
      load: () => import('./pages/over-cap-page.tsx'),
    },
  ],
}
