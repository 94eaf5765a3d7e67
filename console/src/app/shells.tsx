import { Navigate, Outlet, useMatches, useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { PageSkeleton } from '../kit/skeleton.tsx'
import { DeskShell } from './desk-shell.tsx'
import { ErrorPage, ForbiddenPage } from './error-pages.tsx'
import { homeOf, surfaceOfRole } from './features.ts'
import { PlainFrame } from './plain-frame.tsx'
import { JobWatch } from './job-watch.tsx'
import { MeProvider, useSession } from './session.ts'
import { WorkstationShell } from './workstation-shell.tsx'

/** The shell a page lives in: /w the doctor's rail, /t and /g the desk's masthead; common pages keep the shell of one's own role. */
export function OwnShell() {
  const session = useSession()
  const location = useRouterState({ select: (state) => state.location })
  const permission = useMatches().at(-1)?.staticData.permission
  if (session.isPending)
    return (
      <PlainFrame>
        <PageSkeleton />
      </PlainFrame>
    )
  if (session.isError) {
    if (session.error.kind === 'Unauthenticated') return <ToSignIn />
    return (
      <PlainFrame>
        <ErrorPage
          problem={session.error}
          retry={() => {
            void session.refetch()
          }}
        />
      </PlainFrame>
    )
  }
  const me = session.data
  if (me.mustChangePassword) return <ToSignIn step="first-password" />

  const first = location.pathname.split('/')[1] ?? ''
  const surface = first === 'w' || first === 't' || first === 'g' ? first : surfaceOfRole(me.role)
  const page = permission && !me.permissions.includes(permission) ? <ForbiddenPage /> : <Outlet />
  return (
    <MeProvider value={me}>
      <JobWatch>{surface === 'w' ? <WorkstationShell>{page}</WorkstationShell> : <DeskShell surface={surface}>{page}</DeskShell>}</JobWatch>
    </MeProvider>
  )
}

/** To the sign-in, keeping the place. While the router is on its way, sent by `onSignedOut`, the address already is the sign-in's: then the place it keeps stays. */
function ToSignIn({ step }: { step?: string }) {
  const router = useRouter()
  const [back] = useState(() => {
    const { pathname, search, href } = router.state.location
    return pathname === '/login' ? ((search as { back?: string }).back ?? '/') : href
  })
  useEffect(() => {
    void router.navigate({ to: '/login', search: { ...(step ? { step } : {}), back } as never, replace: true })
  }, [router, step, back])
  return null
}

/** The address alone: to the person's own first page, or to the sign-in. */
export function Start() {
  const session = useSession()
  if (session.isPending)
    return (
      <PlainFrame>
        <PageSkeleton />
      </PlainFrame>
    )
  if (session.isError) {
    if (session.error.kind === 'Unauthenticated') return <Navigate to="/login" replace />
    return (
      <PlainFrame>
        <ErrorPage
          problem={session.error}
          retry={() => {
            void session.refetch()
          }}
        />
      </PlainFrame>
    )
  }
  return <Navigate to={homeOf(session.data)} replace />
}
