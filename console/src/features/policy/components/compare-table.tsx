import { useTranslation } from 'react-i18next'
import { CiteChip } from '../../../kit/cite-chip.tsx'
import type { Tone } from '../../../kit/shape.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import type { ComparedRow, ComparedTopic, Outcome } from '../comparing.ts'
import { currentValue, type PackEntry } from '../reading.ts'
import { useNames } from './use-names.ts'
import { ValueView } from './values/value-view.tsx'

const tones: Record<Outcome, Tone> = { same: 'low', different: 'mid', one_side: 'none', neither: 'none' }

/** One topic of two packs: each entry's value on either side with its clause, and how they compare. */
export function CompareTable({ topic, left, right }: { topic: ComparedTopic; left: string; right: string }) {
  const { t } = useTranslation('policy')
  const { named } = useNames()
  return (
    <Sheet title={named(topic)} className="policy-compared">
      <TableTwin
        caption={named(topic)}
        dense={false}
        rows={topic.rows}
        rowKey={(row) => row.left.key}
        columns={[
          { key: 'entry', title: t('compare.entry'), isHeader: true, width: 168, render: (row: ComparedRow) => named(row.left) },
          { key: 'left', title: <span lang="zh-CN">{left}</span>, width: '40%', render: (row) => <SideValue entry={row.left} /> },
          { key: 'right', title: <span lang="zh-CN">{right}</span>, width: '40%', render: (row) => <SideValue entry={row.right} /> },
          {
            key: 'outcome',
            title: t('compare.outcome'),
            render: ({ outcome }) => (
              <StatusTag tone={tones[outcome]} plain>
                {t(`compare.of.${outcome}`)}
              </StatusTag>
            ),
          },
        ]}
      />
    </Sheet>
  )
}

function SideValue({ entry }: { entry: PackEntry }) {
  const { t } = useTranslation('policy')
  const value = currentValue(entry)
  if (!value)
    return (
      <p className="policy-unwritten" lang="zh-CN">
        {entry.status === 'not_applicable' ? t('notApplicable') : t('openMark')} {entry.question}
      </p>
    )
  const cite = value.source ? (
    <CiteChip source={{ document: value.source.number, clause: value.source.clause, title: value.source.title }} />
  ) : null
  return (
    <>
      <ValueView rule={entry.rule} value={value} cite={cite} />
      {value.certainty === 'stated' ? null : (
        <StatusTag tone={value.certainty === 'demo' ? 'brand' : 'mid'} plain>
          {t(`certainty.${value.certainty}`)}
        </StatusTag>
      )}
    </>
  )
}
