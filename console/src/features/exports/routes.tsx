import type { Feature } from '../../app/feature.ts'

const page = () => import('./pages/requests-page.tsx')

/** Reached from the jobs centre, whose mark counts what waits. */
export const feature: Feature = {
  routes: [
    { path: '/t/exports', title: 'exports:title', permission: 'export.approve', load: page },
    { path: '/g/exports', title: 'exports:title', permission: 'export.approve', load: page },
  ],
}
