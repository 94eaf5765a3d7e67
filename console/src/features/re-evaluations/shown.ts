import { useEffect, useState } from 'react'
import type { ReEvaluation } from '#api/re-evaluations.ts'
import { isBusy } from '../../app/run-standing.ts'

type Head = 'running' | 'partly' | 'nothing' | 'none' | 'differs' | 'differsSome' | 'unjudged' | 'agreesSome'
/** What a result says in its headline. That none differs is said only where each was judged. */
export function headOf({ state, verdicts: { agrees, differs, not_judged: notJudged } }: Pick<ReEvaluation, 'state' | 'verdicts'>): Head {
  if (isBusy({ state })) return 'running'
  if (state !== 'done') return 'partly'
  if (notJudged === 0) return differs > 0 ? 'differs' : agrees > 0 ? 'none' : 'nothing'
  return differs > 0 ? 'differsSome' : agrees > 0 ? 'agreesSome' : 'unjudged'
}

type Seen = { at: number; done: number }
/** How many seconds the rest takes at the pace seen on this page; null until two looks say something. */
export function useSecondsLeft({ done, total, state }: Pick<ReEvaluation, 'done' | 'total' | 'state'>): number | null {
  const [seen, setSeen] = useState<{ first: Seen; last: Seen } | null>(null)
  useEffect(() => {
    const look = { at: performance.now(), done }
    setSeen((before) => (state !== 'running' ? null : { first: before?.first ?? look, last: look }))
  }, [done, state])
  return seen ? secondsLeft(seen.first, seen.last, total) : null
}

/** Example: 2,000 of 10,000 at the first look, 6,000 four seconds later: 1,000 a second, 4 seconds left. */
export function secondsLeft(first: Seen, last: Seen, total: number): number | null {
  const [passed, judged] = [last.at - first.at, last.done - first.done]
  return passed > 0 && judged > 0 ? Math.ceil((passed * (total - last.done)) / judged / 1000) : null
}
