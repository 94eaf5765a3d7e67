import type { ComponentType } from 'react'
import BindCodePage from './pages/bind-code-page.tsx'
import BindDeskPage from './pages/bind-desk-page.tsx'
import BindDeskRelationPage from './pages/bind-desk-relation-page.tsx'
import BindDonePage from './pages/bind-done-page.tsx'
import BindPersonPage from './pages/bind-person-page.tsx'
import BindRelationPage from './pages/bind-relation-page.tsx'
import LoginCodePage from './pages/login-code-page.tsx'
import LoginPage from './pages/login-page.tsx'
import MePage from './pages/me-page.tsx'
import PeoplePage from './pages/people-page.tsx'

/** The addresses of accounts. They are few and small, so that they come with the first load and work on a bad line. */
export const accountRoutes: Record<string, ComponentType> = {
  '/m/login': LoginPage,
  '/m/login/code': LoginCodePage,
  '/m/people': PeoplePage,
  '/m/bind': BindRelationPage,
  '/m/bind/person': BindPersonPage,
  '/m/bind/code': BindCodePage,
  '/m/bind/desk': BindDeskPage,
  '/m/bind/desk/relation': BindDeskRelationPage,
  '/m/bind/done': BindDonePage,
  '/m/me': MePage,
}
