import { useState } from 'react'
import { countText, shareText } from '../figures.ts'
import { GoalBar } from '../goal-bar.tsx'
import { KpiStrip } from '../kpi-strip.tsx'
import type { Paste } from '../parse-paste.ts'
import { PasteReport } from '../paste-report.tsx'
import { QuotaGrid, type GridCell } from '../quota-grid.tsx'
import { Sheet } from '../sheet.tsx'
import { StandingTag, standing } from '../status-tag.tsx'
import { TableTwin } from '../table-twin.tsx'
import { TileMap } from '../tile-map.tsx'
import { figures, type Samples } from './samples.ts'

const values = [26.2, 61.8, 71.6, 91.2]
const goals = [27.39, 60, 80, 90]

export function DeskGallery({ say }: { say: Samples }) {
  const rows = say.towns.map((name, index) => ({
    name,
    population: figures[index]![0],
    target: figures[index]![1],
    signed: figures[index]![2],
  }))
  const [current, setCurrent] = useState(say.towns[11])
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <KpiStrip
        label={say.sections.kpis}
        kpis={say.kpi.map((name, index) => ({
          key: name,
          name,
          value: values[index],
          unit: '%',
          to: '/kit',
          tag: <StandingTag done={values[index]!} goal={goals[index]!} />,
          bar: {
            value: values[index]!,
            goal: goals[index]!,
            label: `${name} ${values[index]}%`,
            tone: standing(values[index]!, goals[index]!),
          },
          trend: [1, 3, 2, 5, 6, 8].map((step) => (index === 2 ? -step : step)),
          lines: say.kpiLines[index]!,
        }))}
      />
      <div style={{ display: 'grid', gridTemplateColumns: '1.4fr 1fr', gap: 16 }}>
        <Sheet title={say.sections.map} sub={say.sections.mapSub}>
          <TileMap
            label={say.sections.map}
            current={current}
            onPick={setCurrent}
            tiles={rows.map((row) => ({
              key: row.name,
              name: row.name,
              value: shareText(row.signed, row.population),
              unit: '%',
              tone: standing(row.signed, row.target),
              word: '',
              note: countText(row.signed - row.target),
              bar: { value: row.signed, goal: row.target, whole: row.population, label: row.name },
            }))}
          />
        </Sheet>
        <Sheet title={say.sections.twin}>
          <TableTwin
            caption={say.sections.twin}
            rows={rows}
            rowKey={(row) => row.name}
            current={current}
            columns={[
              { key: 'name', title: say.columns[0], isHeader: true, render: (row) => row.name },
              { key: 'population', title: say.columns[1], align: 'right', render: (row) => countText(row.population) },
              { key: 'target', title: say.columns[2], align: 'right', render: (row) => countText(row.target) },
              { key: 'signed', title: say.columns[3], align: 'right', render: (row) => countText(row.signed) },
              {
                key: 'tag',
                title: say.columns[4],
                align: 'right',
                render: (row) => <StandingTag plain done={row.signed} goal={row.target} />,
              },
            ]}
          />
        </Sheet>
      </div>
      <Grid say={say} />
    </div>
  )
}

function Grid({ say }: { say: Samples }) {
  const [cell, setCell] = useState<GridCell | null>(null)
  const [rows, setRows] = useState(
    say.towns.slice(0, 6).map((name, index) => ({ name, population: figures[index]![0] as number, signed: figures[index]![2] as number })),
  )
  const [paste, setPaste] = useState<Paste | null>(null)
  const set = (index: number, key: string, value: number) =>
    setRows((now) => now.map((row, at) => (at === index ? { ...row, [key]: value } : row)))
  return (
    <Sheet title={say.sections.grid} className="gallery-grid">
      <QuotaGrid
        caption={say.sections.grid}
        rows={rows}
        rowKey={(row) => row.name}
        rowName={(row) => row.name}
        current={cell}
        onCurrent={setCell}
        onNumber={(row, column, value) => set(rows.indexOf(row), column, value)}
        onPaste={(pasted, editable) => {
          setPaste(pasted)
          for (const change of pasted.changes) set(change.row, editable[change.column]!, change.value)
        }}
        columns={[
          { key: 'name', title: say.columns[0], isHeader: true, render: (row) => row.name },
          {
            key: 'population',
            title: say.columns[1],
            align: 'right',
            className: 'in',
            number: (row) => row.population,
            render: (row) => countText(row.population),
          },
          { key: 'signed', title: say.columns[3], align: 'right', number: (row) => row.signed, render: (row) => countText(row.signed) },
          {
            key: 'bar',
            title: say.columns[4],
            width: 220,
            render: (row) => (
              <GoalBar label={row.name} value={row.signed} goal={row.population * 0.45} whole={row.population * 0.6} tone="low" />
            ),
          },
        ]}
      />
      {paste ? <PasteReport paste={paste} names={rows.map((row) => row.name)} columnNames={[say.columns[1]!, say.columns[3]!]} /> : null}
    </Sheet>
  )
}
