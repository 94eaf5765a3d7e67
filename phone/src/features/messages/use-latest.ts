import { useEffect, useState } from 'react'
import type { Endpoint, OutputOf } from '#api/endpoint.ts'
import { signedOut } from '../../app/account.tsx'
import { ask, type SentTo } from '../../app/ask.ts'
import { Problem } from '../../app/problem.ts'

/** Asks when the page opens, then every so often while it is looked at, and when the line is back; what came last stays in sight. */
export function useLatest<E extends Endpoint>(endpoint: E, input: SentTo<E>, everyMs: number) {
  const [known, setKnown] = useState<{ answer?: OutputOf<E>; problem?: Problem }>({})
  const [turn, setTurn] = useState(0)
  const question = JSON.stringify(input)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question stands for the input
  useEffect(() => {
    let isLeft = false
    const look = async () => {
      try {
        const answer = await ask(endpoint, input)
        if (!isLeft) setKnown({ answer })
      } catch (error) {
        const problem = error instanceof Problem ? error : new Problem('Defect')
        if (isLeft) return
        if (problem.kind === 'Unauthenticated') signedOut()
        else setKnown(({ answer }) => (answer === undefined || problem.kind === 'NotFound' ? { problem } : { answer, problem }))
      }
    }
    void look()
    const timer = setInterval(() => document.visibilityState === 'visible' && navigator.onLine && void look(), everyMs)
    const back = () => void look()
    addEventListener('online', back)
    return () => {
      isLeft = true
      clearInterval(timer)
      removeEventListener('online', back)
    }
  }, [question, turn])
  return { ...known, again: () => setTurn((now) => now + 1) }
}
