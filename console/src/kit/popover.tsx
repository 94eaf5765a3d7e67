import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

type Props = { label: string; trigger: ReactNode; children: ReactNode; className?: string; panelClassName?: string; onOpen?: () => void }

/** A button that opens a small panel beside it. Esc and a click outside close it; the focus goes in and comes back. */
export function Popover({ label, trigger, children, className, panelClassName, onOpen }: Props) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const close = (focusBack: boolean) => {
    setOpen(false)
    if (focusBack) button.current?.focus({ preventScroll: true })
  }
  const toggle = () => {
    if (!isOpen) onOpen?.()
    setOpen(!isOpen)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={toggle}
      >
        {trigger}
      </button>
      {isOpen
        ? createPortal(
            <Panel id={id} label={label} anchor={button} close={close} className={panelClassName}>
              {children}
            </Panel>,
            document.body,
          )
        : null}
    </>
  )
}

type PanelProps = {
  id: string
  label: string
  anchor: React.RefObject<HTMLElement | null>
  close: (focusBack: boolean) => void
  className: string | undefined
  children: ReactNode
}

function Panel({ id, label, anchor, close, className, children }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  const opened = useRef<DOMRect>(undefined)
  useLayoutEffect(() => {
    const at = anchor.current?.getBoundingClientRect()
    opened.current = at
    const own = panel.current?.getBoundingClientRect()
    if (at && own) setPlace(placeBeside(at, own))
    panel.current?.focus({ preventScroll: true })
  }, [anchor])
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const target = event.target as Node
      if (!panel.current?.contains(target) && !anchor.current?.contains(target)) close(false)
    }
    const escaped = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      close(true)
    }
    // Only when what it belongs to has moved: the scroll that brought a focused anchor into view is told after it opened.
    const moved = (event: Event) => {
      const [before, now] = [opened.current, anchor.current?.getBoundingClientRect()]
      if (before && now && before.left === now.left && before.top === now.top) return
      const hadFocus = panel.current?.contains(document.activeElement) ?? false
      if (!panel.current?.contains(event.target as Node)) close(hadFocus)
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('keydown', escaped, true) // before the page's own keys, which leave Esc alone then
    window.addEventListener('scroll', moved, true)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('keydown', escaped, true)
      window.removeEventListener('scroll', moved, true)
    }
  })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link inside is followed by Enter, which is a click too
    <div
      ref={panel}
      id={id}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      className={`pop ${className ?? ''}`}
      style={place ? { left: place.left, top: place.top } : { left: -9999, top: 0 }}
      onClick={(event) => {
        if ((event.target as Element).closest('a')) close(false)
      }}
    >
      {children}
    </div>
  )
}

/** Under the anchor when there is room, else above it; never outside the window. */
function placeBeside(at: DOMRect, own: DOMRect): { left: number; top: number } {
  const edge = 12
  const left = Math.max(edge, Math.min(at.left, window.innerWidth - own.width - edge))
  const below = at.bottom + 6
  const top = below + own.height <= window.innerHeight - edge ? below : Math.max(edge, at.top - own.height - 6)
  return { left, top }
}
