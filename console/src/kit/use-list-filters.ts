import { useState } from 'react'
import { useQueryString } from './use-param.ts'

/**
 * A filter above a list. `personal` values (names, numbers) are kept out of the address; the rest can be linked and come back with
 * "back".
 */
export type Filter = { key: string; label: string; personal?: boolean; wide?: boolean } & (
  | { kind: 'text'; hint?: string }
  | {
      kind: 'choice'
      options: readonly { value: string; label: string }[] /** One is always chosen, the first until somebody chooses: there is no "all". */
      isOneAlways?: boolean
    }
  | { kind: 'tick' }
  | { kind: 'day' }
)
export type FilterValues = Readonly<Record<string, string | undefined>>

/** The values of a list's filters, in the page's address except the personal ones. */
export function useListFilters(filters: readonly Filter[]): {
  values: FilterValues
  set: (key: string, value: string | undefined) => void
  clear: () => void
  count: number
} {
  const [query, change] = useQueryString()
  const [personal, setPersonal] = useState<FilterValues>({})
  const isPersonal = (key: string) => filters.find((filter) => filter.key === key)?.personal === true
  const values = Object.fromEntries(filters.map(({ key }) => [key, isPersonal(key) ? personal[key] : query[key]]))
  return {
    values,
    set: (key, value) => {
      if (isPersonal(key)) setPersonal({ ...personal, [key]: value || undefined })
      else change({ [key]: value || undefined })
    },
    clear: () => {
      setPersonal({})
      change(Object.fromEntries(filters.map(({ key }) => [key, undefined])))
    },
    count: Object.values(values).filter(Boolean).length,
  }
}
