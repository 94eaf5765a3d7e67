import { useState } from 'react'

/** What the browser keeps under a name, or `empty`; a locked-down browser keeps nothing. */
export function readStored<T extends object>(store: 'localStorage' | 'sessionStorage', name: string, empty: T): T {
  try {
    return { ...empty, ...JSON.parse(window[store].getItem(`jiayi-m.${name}`) ?? '{}') }
  } catch {
    return empty
  }
}

export function writeStored(store: 'localStorage' | 'sessionStorage', name: string, value: object | null): void {
  try {
    if (value === null) window[store].removeItem(`jiayi-m.${name}`)
    else window[store].setItem(`jiayi-m.${name}`, JSON.stringify(value))
  } catch {
    /* what is filled in then lives as long as the page */
  }
}

/** What is being filled in, over several pages: it survives a reload, and goes with the tab. */
export function useDraft<T extends object>(name: string, empty: T): [T, (patch: Partial<T>) => void] {
  const [draft, setDraft] = useState(() => readStored('sessionStorage', name, empty))
  const change = (patch: Partial<T>) => {
    const next = { ...readStored('sessionStorage', name, empty), ...patch }
    writeStored('sessionStorage', name, next)
    setDraft(next)
  }
  return [draft, change]
}
