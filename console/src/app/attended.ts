import { useSyncExternalStore } from 'react'

const afterMs = 10 * 60_000
let isAttended = true
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

function set(next: boolean): void {
  if (next === isAttended) return
  isAttended = next
  for (const tell of listeners) tell()
}

/** Somebody is here: counted anew from now. */
function touch(): void {
  clearTimeout(timer)
  timer = setTimeout(() => set(false), afterMs)
  set(true)
}

if (typeof window !== 'undefined') {
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel']) window.addEventListener(event, touch, { passive: true })
  touch()
}

const listen = (tell: () => void) => {
  listeners.add(tell)
  return () => {
    listeners.delete(tell)
  }
}

/** Whether anybody has moved, pressed or typed within ten minutes. A page that nobody sits at asks nothing by itself, so that its session ends as it should. */
export const useIsAttended = (): boolean => useSyncExternalStore(listen, () => isAttended)
