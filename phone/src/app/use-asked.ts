import { useEffect, useRef, useState } from 'react'
import type { Endpoint, OutputOf } from '#api/endpoint.ts'
import { signedOut } from './account.tsx'
import { keepAnswer, keptAnswer } from './answers.ts'
import { ask, type SentTo } from './ask.ts'
import { Problem } from './problem.ts'

export type Asked<E> = {
  /** The answer to what is asked now; before there is one, the last one about the same. */
  answer: OutputOf<E> | undefined
  isCurrent: boolean
  /** Why there is no newer answer. */
  problem: Problem | null
  again: () => void
}

const soonMs = 3000

/**
 * Asks when a page opens and whenever the question changes; again when the line is back. `about` says what answers may stand in for each
 * other meanwhile: two questions about one person. Null asks nothing.
 */
export function useAsked<E extends Endpoint>(endpoint: E, input: SentTo<E> | null, about: string): Asked<E> {
  const question = `${endpoint.path} ${JSON.stringify(input)}`
  const last = `${endpoint.path} about ${about}`
  const [turn, setTurn] = useState(0)
  const [heard, setHeard] = useState<{ question: string; turn: number; problem: Problem | null } | null>(null)
  const newest = useRef('')
  newest.current = question
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question holds endpoint and input
  useEffect(() => {
    if (input === null) return
    let isLeft = false
    const hear = (problem: Problem | null) => {
      if (!isLeft && newest.current === question) setHeard({ question, turn, problem })
    }
    ask(endpoint, input).then(
      (answer) => {
        if (isLeft) return
        keepAnswer(question, answer)
        keepAnswer(last, answer)
        hear(null)
      },
      (error: unknown) => {
        const problem = error instanceof Problem ? error : new Problem('Defect')
        if (problem.kind === 'Unauthenticated' && !isLeft) signedOut()
        hear(problem)
      },
    )
    return () => {
      isLeft = true
    }
  }, [question, turn])
  const isHeard = heard?.question === question && heard.turn === turn
  const problem = isHeard ? heard.problem : null
  const again = () => setTurn((now) => now + 1)
  useEffect(() => {
    if (problem?.kind !== 'Offline') return
    const back = () => setTurn((now) => now + 1)
    addEventListener('online', back)
    // The line may have come back before its loss was heard of here, and then nobody tells.
    const soon = navigator.onLine ? setTimeout(back, soonMs) : undefined
    return () => {
      removeEventListener('online', back)
      clearTimeout(soon)
    }
  }, [problem])
  const own = keptAnswer(question)
  return {
    answer: (own ?? keptAnswer(last)) as OutputOf<E> | undefined,
    isCurrent: own !== undefined && problem === null,
    problem,
    again,
  }
}
