import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { meEndpoint } from '#api/access.ts'
import type { OutputOf } from '#api/endpoint.ts'
import type { Permission } from '#api/permissions.ts'
import { call } from './call.ts'
import type { Problem } from './problem.ts'

/** Who is signed in, as what, and what that allows. */
export type Me = OutputOf<typeof meEndpoint>
/** One post a person holds: a role at a place. A session acts as one of them. */
export type Post = Me['posts'][number]

const meKey = [meEndpoint.path]

/** Asks the server who we are. Signed out is an answer here, not an error to show. */
export function useSession() {
  return useQuery<Me, Problem>({
    queryKey: meKey,
    queryFn: ({ signal }) => call(meEndpoint, {}, { signal }),
    staleTime: 5 * 60_000,
    retry: false,
  })
}

/** Forgets everything read under the last post or person; the next page reads anew. */
export function useForgetSession(): () => Promise<void> {
  const cache = useQueryClient()
  return async () => {
    await cache.cancelQueries()
    cache.clear()
  }
}

const MeContext = createContext<Me | null>(null)
export const MeProvider = MeContext.Provider

/** The person signed in. Only pages inside a shell may ask. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe is asked outside a shell')
  return me
}

/** Whether this person may do something, to show or leave out its button. The server decides again. */
export function useMay(): (permission: Permission) => boolean {
  const me = useMe()
  return (permission) => me.permissions.includes(permission)
}

/** The same outside a shell, where nobody is signed in: there nothing is allowed. */
export function useMayIfSignedIn(): (permission: Permission) => boolean {
  const me = useContext(MeContext)
  return (permission) => me?.permissions.includes(permission) ?? false
}
