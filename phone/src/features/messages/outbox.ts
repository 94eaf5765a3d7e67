import { useSyncExternalStore } from 'react'
import { sendOwnMessageEndpoint } from '#api/messages.ts'
import { signedOut } from '../../app/account.tsx'
import { ask, isFinal, newKey } from '../../app/ask.ts'
import { Problem, problemTexts } from '../../app/problem.ts'
import { readStored, writeStored } from '../../app/stored.ts'

/** A message on its way: its key is its own for good, so that however often it is sent it arrives once. `owner`: the account that wrote it. */
export type Waiting = { key: string; owner: string; residentId: string; text: string; fault?: string }

const name = 'chat-outbox'
let kept: readonly Waiting[] = readStored<{ waiting: Waiting[] }>('sessionStorage', name, { waiting: [] }).waiting
let isSending = false
const listeners = new Set<() => void>()

function keep(next: readonly Waiting[]): void {
  kept = next
  writeStored('sessionStorage', name, next.length > 0 ? { waiting: next } : null)
  for (const tell of listeners) tell()
}

export function putInOutbox(owner: string, residentId: string, text: string): void {
  keep([...kept, { key: newKey(), owner, residentId, text }])
}
export const takeOutOfOutbox = (key: string): void => keep(kept.filter((one) => one.key !== key))

/** Sends what this account has waiting, in its order, one after the other; stops where the line is down, and goes on when asked again. */
export async function sendOutbox(owner: string, sent: () => void): Promise<void> {
  if (isSending) return
  isSending = true
  try {
    for (let next = waitingOf(owner); next !== undefined; next = waitingOf(owner)) {
      const { key, residentId, text } = next
      try {
        await ask(sendOwnMessageEndpoint, { residentId, text }, key)
        takeOutOfOutbox(key)
        sent()
      } catch (error) {
        const problem = error instanceof Problem ? error : new Problem('Defect')
        if (problem.kind === 'Unauthenticated') signedOut()
        if (problem.kind === 'Unauthenticated' || !isFinal(problem)) return
        keep(kept.map((one) => (one.key === key ? { ...one, fault: problemTexts(problem)[0] ?? '' } : one)))
      }
    }
  } finally {
    isSending = false
  }
}
const waitingOf = (owner: string) => kept.find((one) => one.owner === owner && one.fault === undefined)

const listen = (tell: () => void) => {
  listeners.add(tell)
  return () => {
    listeners.delete(tell)
  }
}
export const useOutbox = (): readonly Waiting[] => useSyncExternalStore(listen, () => kept)
