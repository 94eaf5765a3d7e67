import { useRouterState } from '@tanstack/react-router'

export type Surface = 'w' | 't' | 'g'

/** The surface this page is shown on: the same pages serve doctors, institutions and the commission. */
export function useSurface(): Surface {
  const first = useRouterState({ select: (state) => state.location.pathname }).split('/')[1]
  return first === 't' || first === 'g' ? first : 'w'
}

/** Where one contract is read without leaving the surface. */
export const contractPath = (surface: Surface, contractId: string): string =>
  surface === 'w' ? `/w/sign/${contractId}` : `/${surface}/contracts/${contractId}`
