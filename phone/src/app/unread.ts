import { useEffect, useSyncExternalStore } from 'react'
import { ownMessagesEndpoint } from '#api/messages.ts'
import { ask } from './ask.ts'

let unread = 0
const listeners = new Set<() => void>()

/** How many messages are new, as a page has just been told. */
export function setUnread(count: number): void {
  if (count === unread) return
  unread = count
  for (const tell of listeners) tell()
}

const listen = (tell: () => void) => {
  listeners.add(tell)
  return () => {
    listeners.delete(tell)
  }
}

/** How many messages are new; asked when a page with the menu opens. On a bad line the last count stays. */
export function useUnread(): number {
  useEffect(() => {
    ask(ownMessagesEndpoint, {}).then(
      (answer) => setUnread(answer.unread),
      () => {},
    )
  }, [])
  return useSyncExternalStore(listen, () => unread)
}
