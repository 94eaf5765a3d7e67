import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, useMatches } from '@tanstack/react-router'
import type { AnyRoute } from '@tanstack/react-router'
import type { Permission } from '#api/permissions.ts'
import type { FeatureRoute } from './feature.ts'
import { features } from './features.ts'
import { ErrorPage, NotFoundPage } from './error-pages.tsx'
import { useArrival } from './page-title.ts'
import { PlainFrame } from './plain-frame.tsx'
import { PageSkeleton } from '../kit/skeleton.tsx'
import { OwnShell, Start } from './shells.tsx'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    title?: string
    permission?: Permission
  }
}

const root = createRootRoute({
  component: Root,
  staticData: { title: 'shell:notFound.title' }, // alone it is the last match only where no page is
  notFoundComponent: () => (
    <PlainFrame>
      <NotFoundPage />
    </PlainFrame>
  ),
})
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: OwnShell })
const outside = createRoute({
  getParentRoute: () => root,
  id: 'outside',
  component: () => (
    <PlainFrame>
      <Outlet />
    </PlainFrame>
  ),
})
const start = createRoute({ getParentRoute: () => root, path: '/', component: Start })

/** Pages of the app itself. The desk's features bring the rest. */
const insidePages: FeatureRoute[] = [
  { path: '/me', title: 'shell:title.me', load: () => import('./pages/me-page.tsx') },
  { path: '/jobs', title: 'shell:title.jobs', permission: 'job.read', load: () => import('./pages/jobs-page.tsx') },
  { path: '/help', title: 'shell:title.help', load: () => import('./pages/help-page.tsx') },
]
const outsidePages: FeatureRoute[] = [
  { path: '/login', title: 'shell:title.login', load: () => import('./pages/login-page.tsx') },
  { path: '/select-role', title: 'shell:title.selectRole', load: () => import('./pages/select-role-page.tsx') },
  { path: '/kit', title: 'shell:title.kit', load: () => import('../kit/gallery/gallery-page.tsx') },
]
const isInside = (route: FeatureRoute) => /^\/[wtg](\/|$)/.test(route.path) || route.permission !== undefined

const offered = features.flatMap((feature) => feature.routes)
inside.addChildren([...insidePages, ...offered.filter(isInside)].map((page) => routeOf(inside, page)))
outside.addChildren([...outsidePages, ...offered.filter((page) => !isInside(page))].map((page) => routeOf(outside, page)))

export const router = createRouter({
  routeTree: root.addChildren([start, inside, outside]),
  scrollRestoration: true,
  // Every value of an address is text: ?within=30. What was written before with quotes is still read.
  parseSearch: (text) => Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, value.replace(/^"(.*)"$/, '$1')])),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    return given.length === 0 ? '' : `?${new URLSearchParams(given as [string, string][])}`
  },
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: ({ error, reset }) => <ErrorPage problem={error} retry={reset} />,
  defaultPreload: 'intent',
})

function routeOf(parent: AnyRoute, page: FeatureRoute): AnyRoute {
  return createRoute({
    getParentRoute: () => parent,
    path: page.path,
    component: lazyRouteComponent(page.load),
    validateSearch: (search: Record<string, unknown>) => search,
    staticData: { title: page.title, ...(page.permission ? { permission: page.permission } : {}) },
  }) as unknown as AnyRoute
}

function Root() {
  const matches = useMatches()
  useArrival(matches.at(-1)?.staticData.title)
  return <Outlet />
}
