import { useRouterState } from '@tanstack/react-router'
import type { usersEndpoint } from '#api/access.ts'
import type { OutputOf } from '#api/endpoint.ts'

export type User = OutputOf<typeof usersEndpoint>['items'][number]
export type UserPost = User['posts'][number]

/** Where a post reaches, in its own names: 渝北区, 悦来街道社区卫生服务中心 · 第三团队. */
export function placeOf(post: UserPost): string {
  const { scope } = post
  if (scope.kind === 'region') return post.regionName ?? scope.code
  return [post.institutionName, post.teamName].filter(Boolean).join(' · ')
}

/** /g or /t: these pages stand on both desks. */
export function useDesk(): '/g' | '/t' {
  return useRouterState({ select: (state) => state.location.pathname }).startsWith('/t') ? '/t' : '/g'
}
