import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Paste, placePaste } from './parse-paste.ts'
import { parseWholeNumber } from './parse-paste-cells.ts'
import type { KnownWords } from './parse-paste-columns.ts'

export type GridColumn<Row> = {
  key: string
  title: ReactNode
  align?: 'right' | 'left' | 'center'
  width?: number | string
  className?: string
  render: (row: Row, index: number) => ReactNode
  /** Given, the cell takes whole numbers: its value now. */
  number?: (row: Row) => number | null
  isHeader?: boolean
}
export type GridCell = { row: number; column: string }
type Editing = { cell: GridCell; text: string; isWrong?: boolean }
type Props<Row> = {
  caption: string
  columns: readonly GridColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowName: (row: Row) => string
  rowClass?: (row: Row, index: number) => string | undefined
  bands?: readonly { from: number; count: number; label: ReactNode }[]
  current?: GridCell | null
  onCurrent?: (cell: GridCell) => void
  onNumber?: (row: Row, column: string, value: number) => void
  onPaste?: (paste: Paste, editable: readonly string[]) => void
  /** By which words a pasted sheet's columns are known; else by the titles of the columns that are text. */
  words?: KnownWords
  wrongCells?: ReadonlySet<string>
  foot?: ReactNode
}

/**
 * A spreadsheet-like table: arrows move, typing or Enter edits a number, Ctrl+V lays a block over it. `wrongCells` holds "row:column" of
 * cells to mark.
 */
export function QuotaGrid<Row>(props: Props<Row>) {
  const { columns, rows, current = null } = props
  const table = useRef<HTMLTableElement>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const open = useRef<Editing | null>(null)
  open.current = editing
  const editable = columns.filter((column) => column.number).map((column) => column.key)

  const focusCell = (cell: GridCell) =>
    table.current?.querySelector<HTMLElement>(`[data-cell="${cell.row}:${cell.column}"] > button`)?.focus()
  const goTo = (row: number, column: string) => {
    const cell = { row: Math.max(0, Math.min(rows.length - 1, row)), column }
    props.onCurrent?.(cell)
    focusCell(cell)
    // The cell that was being edited has its button back only after the next render.
    requestAnimationFrame(() => focusCell(cell))
  }
  const onKeyDown = (event: React.KeyboardEvent, cell: GridCell, column: GridColumn<Row>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (event.key === 'ArrowDown') goTo(cell.row + 1, cell.column)
    else if (event.key === 'ArrowUp') goTo(cell.row - 1, cell.column)
    else if (side) goTo(cell.row, editable[editable.indexOf(cell.column) + side] ?? cell.column)
    else if (event.key === 'Enter' || event.key === 'F2') setEditing({ cell, text: String(column.number?.(rows[cell.row]!) ?? '') })
    else if (/^\d$/.test(event.key)) setEditing({ cell, text: event.key })
    else return
    event.preventDefault()
  }
  const onPaste = (event: React.ClipboardEvent) => {
    if (!props.onPaste || editing) return
    event.preventDefault()
    const startColumn = Math.max(0, editable.indexOf(current?.column ?? ''))
    props.onPaste(
      placePaste(event.clipboardData.getData('text/plain'), {
        names: rows.map(props.rowName),
        words: props.words ?? titlesOf(columns),
        startRow: current?.row ?? 0,
        startColumn,
      }),
      editable,
    )
  }
  /** Takes what was typed. By Enter and Tab a text that is no number stays, marked; leaving the cell (`null`) drops it. */
  const finish = (move: number | null) => {
    const now = open.current
    if (!now) return
    const parsed = parseWholeNumber(now.text)
    if (parsed.kind === 'wrong' && move !== null) {
      setEditing({ ...now, isWrong: true })
      return
    }
    open.current = null
    if (parsed.kind === 'number') props.onNumber?.(rows[now.cell.row]!, now.cell.column, parsed.value)
    setEditing(null)
    if (move !== null) goTo(now.cell.row + move, now.cell.column)
  }
  const leave = (cell: GridCell) => {
    open.current = null
    setEditing(null)
    goTo(cell.row, cell.column)
  }

  const side = (column: GridColumn<Row>) =>
    `${column.align === 'right' ? 'r' : column.align === 'center' ? 'c' : ''} ${column.className ?? ''}`
  return (
    <div className="grid-scroll" onPaste={onPaste}>
      <table className="g" ref={table} role="grid">
        <caption className="sr">{props.caption}</caption>
        <thead>
          <tr>
            {props.bands ? <td aria-hidden="true" style={{ width: 32 }} /> : null}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={side(column)} style={column.width ? { width: column.width } : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const band = props.bands?.find((one) => one.from === index)
            return (
              <tr key={props.rowKey(row)} className={props.rowClass?.(row, index)}>
                {band ? (
                  <th className="band" rowSpan={band.count} scope="rowgroup">
                    {band.label}
                  </th>
                ) : null}
                {columns.map((column) => {
                  if (column.isHeader)
                    return (
                      <th key={column.key} scope="row" className={side(column)}>
                        {column.render(row, index)}
                      </th>
                    )
                  if (!column.number)
                    return (
                      <td key={column.key} className={side(column)}>
                        {column.render(row, index)}
                      </td>
                    )
                  const cell = { row: index, column: column.key }
                  const isCurrent = current?.row === index && current.column === column.key
                  const isEditing = editing?.cell.row === index && editing.cell.column === column.key
                  const isWrong = props.wrongCells?.has(`${index}:${column.key}`) ?? false
                  const isFirst = current === null && index === 0 && column.key === editable[0]
                  return (
                    <td
                      key={column.key}
                      role="gridcell"
                      data-cell={`${index}:${column.key}`}
                      className={`${side(column)} ${isCurrent ? 'cur' : ''} ${isWrong ? 'wrong-cell' : ''}`}
                    >
                      {isEditing ? (
                        <NumberCell
                          label={props.rowName(row)}
                          text={editing.text}
                          onText={(text) => setEditing({ cell, text })}
                          finish={finish}
                          isWrong={editing.isWrong === true}
                          leave={() => leave(cell)}
                        />
                      ) : (
                        <button
                          type="button"
                          tabIndex={isCurrent || isFirst ? 0 : -1}
                          onFocus={() => props.onCurrent?.(cell)}
                          onDoubleClick={() => setEditing({ cell, text: String(column.number?.(row) ?? '') })}
                          onKeyDown={(event) => onKeyDown(event, cell, column)}
                        >
                          {column.render(row, index)}
                        </button>
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
        {props.foot}
      </table>
    </div>
  )
}

/** The titles of a grid's columns as the words to know a pasted sheet by. */
function titlesOf<Row>(columns: readonly GridColumn<Row>[]): KnownWords {
  const of = (some: readonly GridColumn<Row>[]) => some.map(({ title }) => (typeof title === 'string' ? [title] : []))
  return {
    names: of(columns.filter((column) => column.isHeader)).flat(),
    columns: of(columns.filter((column) => column.number)),
    others: of(columns.filter((column) => !column.isHeader && !column.number)).flat(),
    labels: [],
  }
}

function NumberCell({
  label,
  text,
  onText,
  isWrong,
  finish,
  leave,
}: {
  label: string
  text: string
  onText: (text: string) => void
  isWrong: boolean
  finish: (move: number | null) => void
  leave: () => void
}) {
  const { t } = useTranslation('kit')
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') finish(event.shiftKey ? -1 : 1)
    else if (event.key === 'Tab') finish(0)
    else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the cell was focused; its field takes over
      autoFocus
      inputMode="numeric"
      aria-label={label}
      aria-invalid={isWrong || undefined}
      title={isWrong ? t('grid.notNumber', { text }) : undefined}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish(null)}
    />
  )
}
