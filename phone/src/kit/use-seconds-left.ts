import { useEffect, useState } from 'react'

/** Whole seconds until an instant (milliseconds of this phone's clock), counted down to 0. */
export function useSecondsLeft(untilMs: number): number {
  const [nowMs, setNow] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((untilMs - nowMs) / 1000))
  const isRunning = left > 0
  useEffect(() => {
    setNow(Date.now())
    if (!isRunning) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  return left
}
