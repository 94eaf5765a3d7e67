import { useRef, useState } from 'react'
import type { Endpoint, OutputOf } from '#api/endpoint.ts'
import { ask, isFinal, newKey, type SentTo } from './ask.ts'
import { Problem } from './problem.ts'
import { signedOut } from './account.tsx'

/**
 * Sends to an endpoint from a button. A second press while the first is under way does nothing; when no answer came back and the same is sent
 * again, the key is the same, so that nothing can happen twice; a caller whose attempt outlives the page brings its key.
 * Answers undefined when it did not succeed; `fail` is told why.
 */
export function useSend<E extends Endpoint>(endpoint: E, fail: (problem: Problem) => void) {
  const [isBusy, setBusy] = useState(false)
  const isSending = useRef(false)
  const attempt = useRef<{ sent: string; key: string } | null>(null)
  const send = async (input: SentTo<E>, ownKey?: string): Promise<OutputOf<E> | undefined> => {
    if (isSending.current) return undefined
    const sent = JSON.stringify(input)
    if (attempt.current?.sent !== sent) attempt.current = { sent, key: newKey() }
    isSending.current = true
    setBusy(true)
    try {
      const answer = await ask(endpoint, input, ownKey ?? attempt.current.key)
      attempt.current = null
      return answer
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem('Defect')
      if (isFinal(problem)) attempt.current = null
      if (problem.kind === 'Unauthenticated') signedOut()
      else fail(problem)
      return undefined
    } finally {
      isSending.current = false
      setBusy(false)
    }
  }
  return { send, isBusy }
}
