import { MessageSquare, FileSignature, HeartPulse } from 'lucide-react'
import { useState } from 'react'
import { Problem } from '../../app/problem.ts'
import { DateSpanFields } from '../date-span-fields.tsx'
import { EmptyState } from '../empty-state.tsx'
import { ErrorSummary, ProblemSummary } from '../error-summary.tsx'
import { SelectField, TextArea, TextField } from '../field.tsx'
import { PersonCell } from '../person-cell.tsx'
import { QueryTable } from '../query-table.tsx'
import { Sheet } from '../sheet.tsx'
import { LinesSkeleton } from '../skeleton.tsx'
import { RiskTag, Tag } from '../status-tag.tsx'
import { Timeline } from '../timeline.tsx'
import { TrendChart } from '../trend-chart.tsx'
import { type Filter, useListFilters } from '../use-list-filters.ts'
import { pressures, type Samples } from './samples.ts'

const risks = ['high', 'high', 'mid', 'mid', 'low'] as const

export function StateGallery({ say }: { say: Samples }) {
  const filters: Filter[] = [
    { key: 'name', kind: 'text', label: say.listColumns[0]!, personal: true },
    { key: 'tag', kind: 'choice', label: say.filters[1]!, options: say.tags.map((tag) => ({ value: tag, label: tag })) },
    { key: 'unsigned', kind: 'tick', label: say.filters[3]! },
    { key: 'village', kind: 'choice', label: say.filters[0]!, options: [] },
  ]
  const state = useListFilters(filters)
  const [span, setSpan] = useState<{ validFrom: string; validUntil: string | null }>({ validFrom: '2026-11-24', validUntil: null })
  const rows = say.names.map((name, index) => ({ name, about: say.about[index], tag: say.tags[index % 3]!, risk: risks[index]! }))
  const icons = [<HeartPulse key="h" />, <MessageSquare key="m" />, <FileSignature key="f" />]
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1.3fr 1fr', gap: 16 }}>
      <Sheet title={say.sections.list}>
        <QueryTable
          caption={say.sections.list}
          filters={filters}
          state={state}
          pages={{ rows: state.count > 0 ? [] : rows, hasMore: true, loadMore: () => {} }}
          rowKey={(row) => row.name}
          onOpen={() => {}}
          total={214}
          columns={[
            {
              key: 'name',
              title: say.listColumns[0],
              isHeader: true,
              render: (row) => <PersonCell name={row.name} about={row.about} place={say.towns[0]!} />,
            },
            { key: 'tag', title: say.listColumns[1], render: (row) => <Tag>{row.tag}</Tag> },
            { key: 'risk', title: say.listColumns[2], render: (row) => <RiskTag risk={row.risk} /> },
          ]}
        />
      </Sheet>
      <Sheet title={say.sections.person}>
        <Timeline
          label={say.sections.person}
          entries={say.events.map(([day, title, end, text, proof], index) => ({
            key: title!,
            day: day!,
            title,
            end,
            text,
            proof,
            icon: icons[index],
            ...(index === 0 ? { tone: 'high' as const } : {}),
          }))}
        />
      </Sheet>
      <Sheet title={say.sections.states} padded>
        <ErrorSummary errors={[{ text: say.wrong[0]!, field: 'phone' }, { text: say.wrong[1]! }]} />
        <ProblemSummary problem={new Problem('Offline')} />
        <div className="fields">
          <TextField id="phone" label={say.phone} error={say.wrong[0]} width={11} />
          <SelectField label={say.village} blank="—" options={say.towns.map((town) => ({ value: town, label: town }))} />
          <TextArea label={say.note} optional />
          <DateSpanFields from={say.span[0]!} until={say.span[1]!} span={span} change={(part) => setSpan({ ...span, ...part })} />
        </div>
        <LinesSkeleton />
        <EmptyState title={say.sections.states} text={say.wrong[0]} />
      </Sheet>
      <Sheet title={say.sections.chart} sub="mmHg" padded>
        <TrendChart
          label={say.sections.chart}
          days={pressures.days}
          unit="mmHg"
          from={60}
          band={{ from: 60, to: 150, label: say.target }}
          series={[
            { name: say.systolic, values: pressures.systolic },
            { name: say.diastolic, values: pressures.diastolic },
          ]}
        />
      </Sheet>
    </div>
  )
}
