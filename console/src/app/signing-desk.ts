import { useSyncExternalStore } from 'react'

/** The desk of a signing day at which this tab signs. */
export type SigningDesk = { signingDayId: string; name: string; desk: number }
const place = 'jiayi.signing-desk'
const listeners = new Set<() => void>()
let current: { text: string | null; desk: SigningDesk | null } = { text: null, desk: null }

function readDesk(): SigningDesk | null {
  try {
    const text = sessionStorage.getItem(place)
    if (text !== current.text) current = { text, desk: text === null ? null : (JSON.parse(text) as SigningDesk) }
  } catch {
    /* a locked-down browser keeps nothing: what was set last stands until the page is left */
  }
  return current.desk
}

/** Sits down at a desk, or leaves it. */
export function keepDesk(desk: SigningDesk | null): void {
  const text = desk ? JSON.stringify(desk) : null
  current = { text, desk }
  try {
    if (text) sessionStorage.setItem(place, text)
    else sessionStorage.removeItem(place)
  } catch {
    /* as above */
  }
  for (const listener of listeners) listener()
}

/** Where this tab signs, if it sits at a signing day. */
export const useSigningDesk = (): SigningDesk | null =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, readDesk)
