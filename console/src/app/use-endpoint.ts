import { type InfiniteData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Endpoint, OutputOf } from '#api/endpoint.ts'
import { useIsAttended } from './attended.ts'
import { call, newKey, type SentTo } from './call.ts'
import { Problem } from './problem.ts'

type ReadOptions = { enabled?: boolean; staleMs?: number; keep?: boolean; everyMs?: number }

/** Reads an endpoint and keeps the answer fresh, by itself every `everyMs` while somebody is at the page. `keep` shows the last answer while a new input loads. */
export function useRead<E extends Endpoint>(endpoint: E, input: SentTo<E>, options: ReadOptions = {}) {
  const isAttended = useIsAttended()
  return useQuery<OutputOf<E>, Problem>({
    queryKey: [endpoint.path, input],
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    enabled: options.enabled ?? true,
    staleTime: options.staleMs ?? 15_000,
    ...(options.everyMs && isAttended ? { refetchInterval: options.everyMs } : {}),
    ...(options.keep ? { placeholderData: (previous: OutputOf<E> | undefined) => previous as never } : {}),
  })
}

type ListOf<E> = OutputOf<E> extends { items: (infer Row)[] } ? Row : never
type Page = { items: unknown[]; next: string | null }

/** Reads a list page by page (`{ items, next }`). `cursor` is the name of the input field that takes `next`. */
export function usePages<E extends Endpoint>(endpoint: E, input: SentTo<E>, options: ReadOptions & { cursor?: string } = {}) {
  const { cursor = 'after' } = options
  const isAttended = useIsAttended()
  const query = useInfiniteQuery<Page, Problem, InfiniteData<Page>, unknown[], string | undefined>({
    queryKey: [endpoint.path, 'pages', input],
    queryFn: ({ pageParam, signal }) => {
      const asked = pageParam === undefined ? input : { ...(input as object), [cursor]: pageParam }
      return call(endpoint, asked as SentTo<E>, { signal }) as Promise<Page>
    },
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: options.enabled ?? true,
    staleTime: options.staleMs ?? 15_000,
    ...(options.everyMs && isAttended ? { refetchInterval: options.everyMs } : {}),
  })
  const pages = query.data?.pages ?? []
  return {
    rows: pages.flatMap((page) => page.items) as ListOf<E>[],
    first: pages[0] as OutputOf<E> | undefined,
    isLoading: query.isPending && query.isFetching,
    isLoadingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    problem: query.error,
    loadMore: () => {
      void query.fetchNextPage()
    },
    reload: () => {
      void query.refetch()
    },
  }
}

/**
 * Sends a command. One attempt has one Idempotency-Key: when no answer came back and the same input is sent again,
 * the key is the same, so that nothing can happen twice. What the command changed is read anew (`refreshes`: paths).
 */
export function useCommand<E extends Endpoint>(endpoint: E, options: { refreshes?: readonly { path: string }[] } = {}) {
  const cache = useQueryClient()
  const pending = useRef<{ sent: string; key: string } | null>(null)
  return useMutation<OutputOf<E>, Problem, SentTo<E>>({
    mutationFn: async (input) => {
      const sent = JSON.stringify(input)
      if (pending.current?.sent !== sent) pending.current = { sent, key: newKey() }
      try {
        const answer = await call(endpoint, input, { key: pending.current.key })
        pending.current = null
        return answer
      } catch (error) {
        if (error instanceof Problem && isFinal(error)) pending.current = null
        throw error
      }
    },
    onSuccess: async () => {
      const paths = new Set((options.refreshes ?? []).map((one) => one.path))
      if (paths.size > 0) await cache.invalidateQueries({ predicate: (one) => paths.has(String(one.queryKey[0])) })
    },
  })
}

/** The server has decided; trying again is a new attempt. */
const isFinal = (problem: Problem) =>
  problem.kind !== 'Offline' && problem.kind !== 'Unavailable' && problem.kind !== 'Defect' && problem.kind !== 'Upstream'
