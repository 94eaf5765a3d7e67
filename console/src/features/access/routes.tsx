import { KeyRound, ScrollText, Users } from 'lucide-react'
import type { Feature } from '../../app/feature.ts'

const usersPage = () => import('./pages/users-page.tsx')
const userPage = () => import('./pages/user-page.tsx')

export const feature: Feature = {
  routes: [
    { path: '/g/users', title: 'access:title.users', permission: 'user.read', load: usersPage },
    { path: '/g/users/$accountId', title: 'access:title.user', permission: 'user.read', load: userPage },
    { path: '/t/users', title: 'access:title.users', permission: 'user.read', load: usersPage },
    { path: '/t/users/$accountId', title: 'access:title.user', permission: 'user.read', load: userPage },
    { path: '/g/roles', title: 'access:title.roles', permission: 'role.read', load: () => import('./pages/roles-page.tsx') },
    { path: '/t/roles', title: 'access:title.roles', permission: 'role.read', load: () => import('./pages/roles-page.tsx') },
    { path: '/g/logs', title: 'access:title.log', permission: 'audit.read', load: () => import('./pages/log-page.tsx') },
  ],
  nav: [
    { surface: 'g', to: '/g/users', label: 'access:nav.users', icon: Users, order: 80, permission: 'user.read' },
    { surface: 'g', to: '/g/roles', label: 'access:nav.roles', icon: KeyRound, order: 82, permission: 'role.read' },
    { surface: 'g', to: '/g/logs', label: 'access:nav.log', icon: ScrollText, order: 84, permission: 'audit.read' },
    { surface: 't', to: '/t/users', label: 'access:nav.users', icon: Users, order: 80, permission: 'user.read' },
  ],
}
