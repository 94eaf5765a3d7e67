import { useState } from 'react'
import type { Plan } from '#api/targets.ts'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import type { GridCell } from '../../../kit/quota-grid.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import type { Row } from '../figures.ts'
import { pasteColumns } from '../paste-words.ts'
import type { useHeld } from '../use-held.ts'
import type { usePlanEdits } from '../use-plan-edits.ts'
import { AdjustForm } from './adjust-form.tsx'
import { FormulaBar } from './formula-bar.tsx'
import { PasteSheet } from './paste-sheet.tsx'
import { PlanGrid } from './plan-grid.tsx'
import { PlanSteps } from './plan-steps.tsx'
import { ReviewSheet } from './review-sheet.tsx'
import { TotalsTable } from './totals-table.tsx'

type Props = { plan: Plan; edits: ReturnType<typeof usePlanEdits>; held: ReturnType<typeof useHeld>; isOwnRow: boolean; label: string }

/** The plan as a sheet to work in: grid with totals at the left; pasting, overriding, reviewing and the way to issue at the right. */
export function PlanSheet({ plan, edits, held, isOwnRow, label }: Props) {
  const [cell, setCell] = useState<GridCell | null>(null)
  const mayEdit = plan.next.includes('edit')
  // A figure typed into the grid waits here for its reason, wherever the cursor went on to.
  const { wanted } = held
  const row = wanted ? plan.rows.find((one) => one.townshipCode === wanted.townshipCode) : cell ? plan.rows[cell.row] : undefined
  useHotkeys({ 'ctrl+z': edits.undo }, mayEdit)

  const onNumber = (of: Row, column: string, value: number) => {
    if (column === 'persons') held.typePersons(of, value)
    else held.want({ townshipCode: of.townshipCode, value })
  }
  const indexOf = (townshipCode: string) => plan.rows.findIndex((one) => one.townshipCode === townshipCode)
  const wrongCells = new Set([
    ...(held.paste?.problems ?? []).filter((one) => one.row >= 0).map((one) => `${one.row}:${pasteColumns[one.column] ?? ''}`),
    ...held.impossible.map((one) => `${one.row}:${one.column}`),
    ...held.doubtful.map((one) => `${indexOf(one.townshipCode)}:persons`),
  ])
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
            onPaste={held.take}
            wrongCells={wrongCells}
          />
          {isOwnRow ? null : <TotalsTable plan={plan} />}
        </Sheet>
        {isOwnRow ? null : (
          <div className="side">
            {mayEdit ? <PasteSheet plan={plan} held={held} isBusy={edits.isBusy} /> : null}
            {mayEdit && row ? (
              <AdjustForm
                plan={plan}
                row={row}
                wanted={wanted?.value ?? null}
                isBusy={edits.isBusy}
                onTyping={held.type}
                drop={() => held.want(null)}
                keep={(rows) => {
                  held.want(null)
                  edits.keep(rows)
                }}
              />
            ) : null}
            {plan.state === 'submitted' ? <ReviewSheet plan={plan} /> : null}
            <PlanSteps plan={plan} />
          </div>
        )}
      </div>
    </>
  )
}
