import type { Feature } from '../../app/feature.ts'

/** Reached from the rules' page. */
export const feature: Feature = {
  routes: [
    {
      path: '/g/dictionaries',
      title: 'dictionaries:nav',
      permission: 'policy.read',
      load: () => import('./pages/dictionaries-page.tsx'),
    },
  ],
}
