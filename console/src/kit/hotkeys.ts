import { useEffect, useRef } from 'react'

export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** The name of a pressed key: `ctrl+k`, `f2`, `ctrl+enter`, `j`, `?`, `esc`. Shift is part of the letter it makes. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key === 'Escape' ? 'esc' : event.key === ' ' ? 'space' : event.key.toLowerCase()
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${key}`
}

/** Whether a plain letter typed here belongs to a field and not to us. */
export function isTypedText(name: string, target: EventTarget | null): boolean {
  const isPlain = name.length === 1 || name === 'space' || name === 'enter'
  const element = target as HTMLElement | null
  if (!isPlain || !element?.closest) return false
  if (element.closest('[contenteditable="true"], textarea, select, input:not([type=checkbox]):not([type=radio])')) return true
  return (name === 'enter' || name === 'space') && element.closest('a, button, [role=button], summary, input') !== null
}

/**
 * Keys of a page. Letters are left alone while one types, and nothing fires while an input method is composing:
 * Enter then chooses a word. A dialog that is open keeps the keys for itself.
 */
export function useHotkeys(hotkeys: Hotkeys, isOn = true): void {
  const current = useRef(hotkeys)
  current.current = hotkeys
  useEffect(() => {
    if (!isOn) return
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
      const name = keyName(event)
      const act = current.current[name]
      if (!act || isTypedText(name, event.target)) return
      if (document.querySelector('dialog[open], .ant-modal-wrap:not([style*="display: none"])') && !name.startsWith('f')) return
      event.preventDefault()
      act(event)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [isOn])
}
