import { Scale } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

const list = () => import('./pages/list-page.tsx')
const result = () => import('./pages/result-page.tsx')

export const feature: Feature = {
  routes: [
    { path: '/g/re-evaluation', title: 're-evaluations:title', permission: 'reevaluation.read', load: list },
    { path: '/g/re-evaluation/$reEvaluationId', title: 're-evaluations:titleOne', permission: 'reevaluation.read', load: result },
    { path: '/t/re-evaluation', title: 're-evaluations:title', permission: 'reevaluation.read', load: list },
    { path: '/t/re-evaluation/$reEvaluationId', title: 're-evaluations:titleOne', permission: 'reevaluation.read', load: result },
  ],
  nav: [
    { surface: 'g', to: '/g/re-evaluation', label: 're-evaluations:nav', icon: Scale, order: 72, permission: 'reevaluation.read' },
    { surface: 't', to: '/t/re-evaluation', label: 're-evaluations:nav', icon: Scale, order: 72, permission: 'reevaluation.read' },
  ],
}
