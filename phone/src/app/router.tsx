import { type AnchorHTMLAttributes, useSyncExternalStore } from 'react'

const moved = 'jiayi-moved'

/** Goes to another address of this app; `replace` when the back button should not lead here again. */
export function go(to: string, replace = false): void {
  if (replace) history.replaceState(history.state, '', to)
  else history.pushState({ isInside: true }, '', to)
  window.scrollTo(0, 0)
  dispatchEvent(new Event(moved))
}

/** One page back; home when this is the first page of the app, opened from a QR code or a message. */
export function goBack(): void {
  if (history.state?.isInside) history.back()
  else go('/m', true)
}

const listen = (changed: () => void) => {
  addEventListener('popstate', changed)
  addEventListener(moved, changed)
  return () => {
    removeEventListener('popstate', changed)
    removeEventListener(moved, changed)
  }
}
/** The address without a slash at its end. */
export const usePath = (): string => useSyncExternalStore(listen, () => location.pathname.replace(/(.)\/+$/, '$1'))

/** The route of an address, and what its name for a part (`/m/contract/:id`) stands for in it; nothing when there is none. */
export function findRoute<T>(routes: Record<string, T>, path: string): { found: T; id?: string } | undefined {
  if (Object.hasOwn(routes, path)) return { found: routes[path]! }
  const at = path.lastIndexOf('/')
  const parametrised = routes[`${path.slice(0, at)}/:id`]
  return parametrised && { found: parametrised, id: path.slice(at + 1) }
}

/** A link within the app. */
export function Link({ to, onClick, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a
      {...rest}
      href={to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        onClick?.(event)
        go(to)
      }}
    />
  )
}
