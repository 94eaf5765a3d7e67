import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { editRowsEndpoint, getPlanEndpoint, type Plan } from '#api/targets.ts'
import { useCommand } from '../../app/use-endpoint.ts'
import { useSay } from '../../kit/undo-toast.tsx'

export type RowEdit = { townshipCode: string; persons: number; override: number | null; overrideReason: string | null }

/** Every edit is kept by the server at once and computed there; the last ones can be taken back one after another. */
export function usePlanEdits(plan: Plan) {
  const { t } = useTranslation('targets')
  const say = useSay()
  const command = useCommand(editRowsEndpoint, { refreshes: [getPlanEndpoint] })
  const [undoable, setUndoable] = useState<RowEdit[][]>([])
  const send = (rows: RowEdit[], whenDone: () => void) =>
    command.mutate({ planId: plan.planId, version: plan.version, rows }, { onSuccess: whenDone })

  const keep = (rows: RowEdit[]) => {
    const before = rows.flatMap((edit) => plan.rows.filter((row) => row.townshipCode === edit.townshipCode).map(editOf))
    send(rows, () => setUndoable((all) => [...all.slice(-19), before]))
  }
  const undo = () => {
    const last = undoable.at(-1)
    if (!last || command.isPending) return
    send(last, () => {
      setUndoable((all) => all.slice(0, -1))
      say.done(t('say.undone'))
    })
  }
  return { keep, undo, mayUndo: undoable.length > 0, isBusy: command.isPending, problem: command.error }
}

/** A row as it stands, as an edit: what undo sends back. */
export const editOf = ({ townshipCode, persons, override, overrideReason }: RowEdit): RowEdit => ({
  townshipCode,
  persons,
  override,
  overrideReason,
})
