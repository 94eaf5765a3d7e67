import { FileUp } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

const page = () => import('./pages/import-page.tsx')

export const feature: Feature = {
  routes: [
    { path: '/t/import', title: 'imports:title', permission: 'import.run', load: page },
    { path: '/g/import', title: 'imports:title', permission: 'import.run', load: page },
  ],
  nav: [
    { surface: 't', to: '/t/import', label: 'imports:nav', icon: FileUp, order: 47, permission: 'import.run' },
    { surface: 'g', to: '/g/import', label: 'imports:nav', icon: FileUp, order: 37, permission: 'import.run' },
  ],
}
