import { useCallback, useState } from 'react'
import type { Plan } from '#api/targets.ts'
import type { Paste } from '../../kit/parse-paste.ts'
import { pasteColumns } from './paste-words.ts'
import { type Held, type Impossible, isDoubtful, joinHeld, sortPaste } from './sort-paste.ts'
import { editOf, type RowEdit, type usePlanEdits } from './use-plan-edits.ts'

type State = { paste: Paste | null; doubtful: Held[]; waiting: Held[]; impossible: Impossible[]; wanted: Held | null; isTyping: boolean }
const nothing: State = { paste: null, doubtful: [], waiting: [], impossible: [], wanted: null, isTyping: false }

/**
 * What a person has given and the draft does not hold yet: pasted populations to confirm, overrides that wait for their reason, a figure
 * typed into the grid or the form. A plan is not submitted over it. `count`: how many.
 */
export function useHeld(plan: Plan, edits: ReturnType<typeof usePlanEdits>) {
  const [state, setState] = useState(nothing)
  const change = (part: Partial<State>) => setState((now) => ({ ...now, ...part }))
  const rowOf = (townshipCode: string) => plan.rows.filter((row) => row.townshipCode === townshipCode)
  const asEdits = (held: readonly Held[], edit: (value: number) => Partial<RowEdit>) =>
    held.flatMap(({ townshipCode, value }) => rowOf(townshipCode).map((row) => ({ ...editOf(row), ...edit(value) })))
  const type = useCallback((isTyping: boolean) => setState((now) => (now.isTyping === isTyping ? now : { ...now, isTyping })), [])
  return {
    ...state,
    count: state.doubtful.length + state.waiting.length + (state.wanted || state.isTyping ? 1 : 0),
    take(paste: Paste) {
      const sorted = sortPaste(plan, paste, pasteColumns)
      if (sorted.kept.length > 0) edits.keep(sorted.kept)
      setState((now) => ({
        ...now,
        paste,
        impossible: sorted.impossible,
        doubtful: joinHeld(now.doubtful, sorted.doubtful),
        waiting: joinHeld(now.waiting, sorted.waiting),
      }))
    },
    /** A population typed into the grid: kept, or asked about like a pasted one. */
    typePersons(row: Plan['rows'][number], persons: number) {
      if (isDoubtful(row.persons, persons))
        change({ doubtful: joinHeld(state.doubtful, [{ townshipCode: row.townshipCode, value: persons }]) })
      else edits.keep([{ ...editOf(row), persons }])
    },
    confirm() {
      edits.keep(asEdits(state.doubtful, (persons) => ({ persons })))
      change({ doubtful: [] })
    },
    giveReason(overrideReason: string) {
      edits.keep(asEdits(state.waiting, (override) => ({ override, overrideReason })))
      change({ waiting: [] })
    },
    want: (wanted: Held | null) => change({ wanted }),
    type,
    forget: () => change({ paste: null, doubtful: [], waiting: [], impossible: [] }),
  }
}
