import { useState } from 'react'
import type { Plan } from '#api/targets.ts'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import type { Paste } from '../../../kit/parse-paste.ts'
import type { GridCell } from '../../../kit/quota-grid.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import type { Row } from '../figures.ts'
import { editOf, type RowEdit, type usePlanEdits } from '../use-plan-edits.ts'
import { AdjustForm } from './adjust-form.tsx'
import { FormulaBar } from './formula-bar.tsx'
import { type Pasted, PasteSheet } from './paste-sheet.tsx'
import { PlanGrid } from './plan-grid.tsx'
import { PlanSteps } from './plan-steps.tsx'
import { TotalsTable } from './totals-table.tsx'

/** The plan as a sheet to work in: grid with totals at the left; pasting, overriding and the way to issue at the right. */
export function PlanSheet({
  plan,
  edits,
  isOwnRow,
  label,
}: {
  plan: Plan
  edits: ReturnType<typeof usePlanEdits>
  isOwnRow: boolean
  label: string
}) {
  const [cell, setCell] = useState<GridCell | null>(null)
  const [wanted, setWanted] = useState<{ townshipCode: string; value: number } | null>(null)
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const mayEdit = plan.next.includes('edit')
  // A figure typed into the grid waits here for its reason, wherever the cursor went on to.
  const row = wanted ? plan.rows.find((one) => one.townshipCode === wanted.townshipCode) : cell ? plan.rows[cell.row] : undefined
  useHotkeys({ 'ctrl+z': edits.undo }, mayEdit)

  const onNumber = (of: Row, column: string, value: number) => {
    if (column === 'persons') edits.keep([{ ...editOf(of), persons: value }])
    else setWanted({ townshipCode: of.townshipCode, value })
  }
  const onPaste = (paste: Paste, editable: readonly string[]) => {
    const edited = new Map<number, RowEdit>()
    const waiting: RowEdit[] = []
    for (const { row: at, column, value } of paste.changes) {
      const of = plan.rows[at]
      if (!of) continue
      if (editable[column] === 'persons') edited.set(at, { ...editOf(of), persons: value })
      else waiting.push({ ...editOf(of), override: value })
    }
    // Populations are kept at once; an override waits for its reason.
    if (edited.size > 0) edits.keep([...edited.values()])
    setPasted({ paste, waiting })
  }
  const keepWaiting = (overrideReason: string) => {
    const now = (pasted?.waiting ?? []).flatMap((edit) => {
      const of = plan.rows.find((one) => one.townshipCode === edit.townshipCode)
      return of ? [{ ...editOf(of), override: edit.override, overrideReason }] : []
    })
    edits.keep(now)
    setPasted(null)
  }
  const columnsOfPaste = ['persons', 'override']
  const wrongCells = new Set(
    pasted?.paste.problems.filter((one) => one.row >= 0).map((one) => `${one.row}:${columnsOfPaste[one.column] ?? ''}`),
  )
  return (
    <>
      <ProblemSummary problem={edits.problem} />
      <div className={`targets-main ${isOwnRow ? 'is-own' : ''}`}>
        <Sheet label={label} className="targets-sheet">
          <FormulaBar plan={plan} cell={cell} />
          <PlanGrid
            plan={plan}
            mayEdit={mayEdit}
            current={cell}
            setCurrent={setCell}
            onNumber={onNumber}
            onPaste={onPaste}
            wrongCells={wrongCells}
          />
          {isOwnRow ? null : <TotalsTable plan={plan} />}
        </Sheet>
        {isOwnRow ? null : (
          <div className="side">
            {mayEdit ? <PasteSheet plan={plan} pasted={pasted} keepWaiting={keepWaiting} clear={() => setPasted(null)} /> : null}
            {mayEdit && row ? (
              <AdjustForm
                plan={plan}
                row={row}
                wanted={wanted?.value ?? null}
                isBusy={edits.isBusy}
                drop={() => setWanted(null)}
                keep={(rows) => {
                  setWanted(null)
                  edits.keep(rows)
                }}
              />
            ) : null}
            <PlanSteps plan={plan} />
          </div>
        )}
      </div>
    </>
  )
}
