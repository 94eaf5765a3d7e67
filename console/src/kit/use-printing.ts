import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is being printed, by its button or by the browser: what a screen folds away can then stand there whole. */
export function usePrinting(): boolean {
  const [isPrinting, set] = useState(false)
  useEffect(() => {
    const [begin, end] = [() => flushSync(() => set(true)), () => set(false)]
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}
