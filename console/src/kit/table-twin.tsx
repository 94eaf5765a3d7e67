import type { ReactNode } from 'react'

export type TwinColumn<Row> = {
  key: string
  title: ReactNode
  render: (row: Row) => ReactNode
  align?: 'left' | 'right' | 'center'
  isHeader?: boolean
  width?: string | number
}

/** The same figures as a map or a chart, as a ruled table: for reading exactly, and for who cannot see the picture. */
export function TableTwin<Row>({
  caption,
  columns,
  rows,
  rowKey,
  current,
  foot,
  onPick,
  dense = true,
}: {
  caption: string
  columns: readonly TwinColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  current?: string | undefined
  foot?: readonly ReactNode[]
  onPick?: (row: Row) => void
  dense?: boolean
}) {
  const side = (align: TwinColumn<Row>['align']) => (align === 'right' ? 'r' : align === 'center' ? 'c' : undefined)
  return (
    <div className="t-scroll">
      <table className={`t ${dense ? 'twin' : ''}`}>
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={side(column.align)} style={column.width ? { width: column.width } : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              aria-current={current === rowKey(row) ? 'true' : undefined}
              className={onPick ? 'pickable' : undefined}
              onClick={onPick ? () => onPick(row) : undefined}
            >
              {columns.map((column) =>
                column.isHeader ? (
                  <th key={column.key} scope="row" className={side(column.align)}>
                    {column.render(row)}
                  </th>
                ) : (
                  <td key={column.key} className={side(column.align)}>
                    {column.render(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot ? (
          <tfoot>
            <tr>
              {foot.map((cell, index) =>
                index === 0 ? (
                  <th key="0" scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={String(index)} className={side(columns[index]?.align)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}
