import { useNavigate, useParams, useSearch } from '@tanstack/react-router'

/** A part of the page's address: `/w/residents/$residentId` → useParam('residentId'). */
export function useParam(name: string): string {
  const value = (useParams({ strict: false }) as Record<string, string | undefined>)[name]
  if (value === undefined) throw new Error(`this page's address has no $${name}`)
  return value
}

/** The page's query string and how to change parts of it in place. Nothing personal may stand there. */
export function useQueryString(): [Record<string, string | undefined>, (change: Record<string, string | undefined>) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const values = Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, value === undefined || value === '' ? undefined : String(value)]),
  )
  const change = (part: Record<string, string | undefined>) => {
    const next = Object.fromEntries(Object.entries({ ...values, ...part }).filter(([, value]) => value !== undefined && value !== ''))
    void navigate({ to: '.', search: next as never, replace: true, resetScroll: false })
  }
  return [values, change]
}
