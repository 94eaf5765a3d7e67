import { Building2, LayoutGrid, UserRound, Users } from 'lucide-react'
import type { Feature, FeatureRoute } from '../../app/feature.ts'

const teams: FeatureRoute[] = [
  { path: '/t', title: 'organisations:title.board', permission: 'team.read', load: () => import('./pages/board-page.tsx') },
  { path: '/t/teams', title: 'organisations:title.teams', permission: 'team.read', load: () => import('./pages/teams-page.tsx') },
  { path: '/t/teams/new', title: 'organisations:title.newTeam', permission: 'team.edit', load: () => import('./pages/form-team-page.tsx') },
  { path: '/t/teams/$teamId', title: 'organisations:title.team', permission: 'team.read', load: () => import('./pages/team-page.tsx') },
  {
    path: '/t/teams/$teamId/edit',
    title: 'organisations:title.editTeam',
    permission: 'team.edit',
    load: () => import('./pages/change-team-page.tsx'),
  },
]
const staff: FeatureRoute[] = [
  { path: '/t/staff', title: 'organisations:title.staff', permission: 'staff.read', load: () => import('./pages/staff-page.tsx') },
  {
    path: '/t/staff/new',
    title: 'organisations:title.newPerson',
    permission: 'staff.edit',
    load: () => import('./pages/new-person-page.tsx'),
  },
  {
    path: '/t/staff/$staffId',
    title: 'organisations:title.person',
    permission: 'staff.read',
    load: () => import('./pages/person-page.tsx'),
  },
  {
    path: '/t/staff/$staffId/edit',
    title: 'organisations:title.editPerson',
    permission: 'staff.edit',
    load: () => import('./pages/edit-person-page.tsx'),
  },
]
const orgs: FeatureRoute[] = [
  { path: '/g/orgs', title: 'organisations:title.orgs', permission: 'organisation.read', load: () => import('./pages/orgs-page.tsx') },
  {
    path: '/g/orgs/new',
    title: 'organisations:title.newOrg',
    permission: 'organisation.edit',
    load: () => import('./pages/new-org-page.tsx'),
  },
  {
    path: '/g/orgs/$institutionId',
    title: 'organisations:title.org',
    permission: 'organisation.read',
    load: () => import('./pages/org-page.tsx'),
  },
  {
    path: '/g/orgs/$institutionId/edit',
    title: 'organisations:title.editOrg',
    permission: 'organisation.edit',
    load: () => import('./pages/edit-org-page.tsx'),
  },
]

export const feature: Feature = {
  routes: [...teams, ...staff, ...orgs],
  nav: [
    { surface: 't', to: '/t', label: 'organisations:nav.board', icon: LayoutGrid, order: 10, permission: 'team.read' },
    { surface: 't', to: '/t/teams', label: 'organisations:nav.teams', icon: Users, order: 20, permission: 'team.read' },
    { surface: 't', to: '/t/staff', label: 'organisations:nav.staff', icon: UserRound, order: 30, permission: 'staff.read' },
    { surface: 'g', to: '/g/orgs', label: 'organisations:nav.orgs', icon: Building2, order: 60, permission: 'organisation.read' },
  ],
}
