import { useState } from 'react'

export type Composition = {
  name: string
  englishName: string
  tier: string
  variant: string
  items: { item: string; times: number }[]
  /** As it is typed, in yuan. */
  discount: string
}
export const emptyComposition: Composition = { name: '', englishName: '', tier: '', variant: '', items: [], discount: '' }

/** What is being composed, with every step to be taken back. Typing in one field is one step. */
export function useComposition(begin: Composition) {
  const [now, setNow] = useState(begin)
  const [past, setPast] = useState<{ of: string; was: Composition }[]>([])
  const change = (part: Partial<Composition>, step: string) => {
    setPast((before) => (before.at(-1)?.of === step ? before : [...before, { of: step, was: now }].slice(-50)))
    setNow({ ...now, ...part })
  }
  const undo = () => {
    const last = past.at(-1)
    if (!last) return
    setNow(last.was)
    setPast(past.slice(0, -1))
  }
  return { now, change, undo, mayUndo: past.length > 0 }
}
