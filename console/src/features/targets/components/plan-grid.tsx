import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#api/targets.ts'
import { countText, shareText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import type { Paste } from '../../../kit/parse-paste.ts'
import { type GridCell, type GridColumn, QuotaGrid } from '../../../kit/quota-grid.tsx'
import { StandingTag, standing, StatusTag } from '../../../kit/status-tag.tsx'
import { pasteWords } from '../paste-words.ts'
import { changeText, isHalf, productText, rateText, type Row } from '../figures.ts'

type Props = {
  plan: Plan
  mayEdit: boolean
  current: GridCell | null
  setCurrent: (cell: GridCell) => void
  onNumber: (row: Row, column: string, value: number) => void
  onPaste: (paste: Paste) => void
  wrongCells: ReadonlySet<string>
  foot?: React.ReactNode
}

/** The table of the plan: what goes in, the product, the rounded target, the override, and how far each place is. */
export function PlanGrid({ plan, mayEdit, current, setCurrent, onNumber, onPaste, wrongCells, foot }: Props) {
  const { t } = useTranslation('targets')
  // A past year is not measured against today: no figure there does not mean that the place is not connected. A year not begun shows
  // today's contracts for what they are, and judges nobody by them.
  const { phase, before } = plan
  const progress = (row: Row) => {
    if (row.signed === null) return <span className="mute">{t('grid.dash')}</span>
    const rate = shareText(row.signed, row.quota)
    return (
      <span className="targets-bar">
        <GoalBar
          label={t('grid.doneLabel', { name: row.name, rate })}
          value={row.signed}
          goal={row.quota}
          whole={row.quota * 1.1}
          tone={standing(row.signed, row.quota)}
        />
        <span>{rate}%</span>
      </span>
    )
  }
  const standingColumns: GridColumn<Row>[] = [
    { key: 'done', title: t('grid.done'), width: before ? '13%' : '17%', render: progress },
    {
      key: 'status',
      title: t('grid.status'),
      width: 88,
      render: (row) =>
        row.signed === null ? <span className="mute">{t('grid.dash')}</span> : <StandingTag plain done={row.signed} goal={row.quota} />,
    },
  ]
  const changeColumn = (year: number): GridColumn<Row> => ({
    key: 'change',
    title: t('grid.change', { year }),
    align: 'right',
    ...(phase === 'ahead' ? {} : { width: '11%' }),
    render: (row) =>
      row.before === null ? (
        <span className="mute">{t('grid.added')}</span>
      ) : (
        <span className={row.before.quota === row.quota ? 'mute' : undefined}>{changeText(row.before.quota, row.quota)}</span>
      ),
  })
  const columns: GridColumn<Row>[] = [
    { key: 'number', title: t('grid.number'), width: 34, className: 'idx', align: 'center', render: (row) => row.place },
    {
      key: 'name',
      title: t('grid.name'),
      isHeader: true,
      width: '12%',
      render: (row) => (
        <Link
          to="/g/townships/$code"
          params={{ code: row.townshipCode } as never}
          lang="zh-CN"
          title={t('grid.openTeams', { name: row.name })}
        >
          {row.name}
        </Link>
      ),
    },
    {
      key: 'persons',
      title: t('grid.persons'),
      align: 'right',
      className: 'in',
      width: '10%',
      ...(mayEdit ? { number: (row: Row) => row.persons } : {}),
      render: (row) => countText(row.persons),
    },
    { key: 'rate', title: t('grid.rate'), align: 'right', width: '7%', render: (row) => `${rateText(row.rateBasisPoints)}%` },
    {
      key: 'product',
      title: t('grid.product'),
      align: 'right',
      className: 'prod',
      width: '11%',
      render: (row) => <span className={isHalf(row) ? 'half' : undefined}>{productText(row.productTenThousandths)}</span>,
    },
    {
      key: 'quota',
      title: t('grid.quota'),
      align: 'right',
      className: 'q',
      width: '9%',
      render: (row) => (row.override === null ? countText(row.computed) : <s className="mute">{countText(row.computed)}</s>),
    },
    {
      key: 'override',
      title: t('grid.override'),
      align: 'right',
      width: '10%',
      ...(mayEdit ? { number: (row: Row) => row.override } : {}),
      render: (row) =>
        row.override === null ? (
          <span className="mute">{t('grid.dash')}</span>
        ) : (
          <StatusTag plain tone="mid">
            {countText(row.override)}
          </StatusTag>
        ),
    },
    {
      key: 'signed',
      title: t(phase === 'ahead' ? 'grid.signedNow' : 'grid.signed'),
      align: 'right',
      width: '11%',
      render: (row) =>
        row.signed === null ? <span className="mute">{t(phase === 'past' ? 'grid.dash' : 'grid.notLive')}</span> : countText(row.signed),
    },
    ...(before ? [changeColumn(before.year)] : []),
    ...(phase === 'ahead' ? [] : standingColumns),
  ]
  return (
    <QuotaGrid
      caption={t('grid.caption')}
      columns={columns}
      rows={plan.rows}
      rowKey={(row) => row.townshipCode}
      rowName={(row) => row.name}
      rowClass={(row, index) =>
        [row.override === null ? '' : 'edit', plan.rows[index + 1] && plan.rows[index + 1]?.kind !== row.kind ? 'split' : ''].join(' ')
      }
      {...(plan.rows.length > 2
        ? { bands: bandsOf(plan.rows, (kind, rate) => (rate === null ? t(`grid.mixed.${kind}`) : t(`grid.${kind}`, { rate }))) }
        : {})}
      current={current}
      onCurrent={setCurrent}
      onNumber={onNumber}
      words={pasteWords}
      wrongCells={wrongCells}
      foot={foot}
      {...(mayEdit ? { onPaste } : {})}
    />
  )
}

/** Runs of rows of one kind, named with their rate when it is one. */
function bandsOf(rows: readonly Row[], name: (kind: Row['kind'], rate: string | null) => string) {
  const bands: { from: number; count: number; label: string }[] = []
  rows.forEach((row, index) => {
    if (rows[index - 1]?.kind === row.kind) return
    const end = rows.findIndex((other, at) => at > index && other.kind !== row.kind)
    const those = rows.slice(index, end === -1 ? undefined : end)
    const rates = new Set(those.map((one) => one.rateBasisPoints))
    bands.push({ from: index, count: those.length, label: name(row.kind, rates.size === 1 ? rateText(row.rateBasisPoints) : null) })
  })
  return bands
}
