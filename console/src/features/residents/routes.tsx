import { Users } from 'lucide-react'
import { searchResidentsEndpoint } from '#api/residents.ts'
import { call } from '../../app/call.ts'
import type { Feature } from '../../app/feature.ts'

const list = () => import('./pages/resident-list-page.tsx')
const person = () => import('./pages/person-page.tsx')

export const feature: Feature = {
  routes: [
    { path: '/w/residents', title: 'residents:title.list', permission: 'resident.read', load: list },
    {
      path: '/w/residents/new',
      title: 'residents:title.new',
      permission: 'resident.edit',
      load: () => import('./pages/register-page.tsx'),
    },
    { path: '/w/residents/$residentId', title: 'residents:title.person', permission: 'resident.read', load: person },
    { path: '/g/residents', title: 'residents:title.list', permission: 'resident.read', load: list },
    { path: '/g/residents/$residentId', title: 'residents:title.person', permission: 'resident.read', load: person },
    { path: '/t/residents', title: 'residents:title.list', permission: 'resident.read', load: list },
    { path: '/t/residents/$residentId', title: 'residents:title.person', permission: 'resident.read', load: person },
  ],
  nav: [
    { surface: 'w', to: '/w/residents', label: 'residents:nav', icon: Users, order: 30, permission: 'resident.read' },
    { surface: 't', to: '/t/residents', label: 'residents:nav', icon: Users, order: 40, permission: 'resident.read' },
    { surface: 'g', to: '/g/residents', label: 'residents:nav', icon: Users, order: 30, permission: 'resident.read' },
  ],
  find: {
    permission: 'resident.read',
    label: 'residents:nav',
    search: async (text, signal) => {
      const surface = location.pathname.split('/')[1] ?? 'w'
      const { items } = await call(searchResidentsEndpoint, { text }, { signal })
      return items.map((row) => ({
        key: row.residentId,
        title: row.name,
        detail: `${row.villageName} · ${row.age}`,
        to: `/${['w', 't', 'g'].includes(surface) ? surface : 'w'}/residents/${row.residentId}`,
      }))
    },
  },
}
