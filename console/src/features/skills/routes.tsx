import { GraduationCap, Star, Stethoscope } from 'lucide-react'
import type { Feature, FeatureRoute } from '../../app/feature.ts'

export const feature: Feature = {
  routes: [
    { path: '/g/stars', title: 'skills:title.stars', permission: 'staff.read', load: () => import('./pages/stars-page.tsx') },
    { path: '/g/stars/$roundId', title: 'skills:title.round', permission: 'staff.read', load: () => import('./pages/round-page.tsx') },
    { path: '/g/awards', title: 'skills:title.awards', permission: 'staff.read', load: () => import('./pages/awards-page.tsx') },
    { path: '/t/awards', title: 'skills:title.awards', permission: 'staff.read', load: () => import('./pages/awards-page.tsx') },
    { path: '/t/training', title: 'skills:title.training', permission: 'staff.read', load: () => import('./pages/training-page.tsx') },
    { path: '/g/training', title: 'skills:title.training', permission: 'staff.read', load: () => import('./pages/training-page.tsx') },
    ...(['t', 'g'] as const).flatMap((surface): FeatureRoute[] => [
      {
        path: `/${surface}/techniques`,
        title: 'skills:title.techniques',
        permission: 'organisation.read',
        load: () => import('./pages/techniques-page.tsx'),
      },
      {
        path: `/${surface}/techniques/$institutionId`,
        title: 'skills:title.techniques',
        permission: 'organisation.read',
        load: () => import('./pages/institution-techniques-page.tsx'),
      },
    ]),
  ],
  nav: [
    { surface: 't', to: '/t/training', label: 'skills:nav.training', icon: GraduationCap, order: 34, permission: 'staff.read' },
    { surface: 't', to: '/t/techniques', label: 'skills:nav.techniques', icon: Stethoscope, order: 36, permission: 'organisation.read' },
    { surface: 'g', to: '/g/stars', label: 'skills:nav.stars', icon: Star, order: 64, permission: 'staff.read' },
  ],
}
