import type { Feature } from '../../app/feature.ts'

/** Reached from the rules' page. */
export const feature: Feature = {
  routes: [
    { path: '/g/register', title: 'local-policies:nav', permission: 'policy.read', load: () => import('./pages/register-page.tsx') },
  ],
}
