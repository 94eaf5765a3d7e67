import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../app/i18n.ts'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { countText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { standing } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import type { Summary } from '../shown.ts'

type Population = Summary['populations'][number]
const whole = 10_000

/** Each key population against its goal: signed, not signed, and how many are missing. A row chosen narrows the list to it. */
export function GoalTable({ summary, chosen, choose }: { summary: Summary; chosen: string; choose: (population: string) => void }) {
  const { t } = useTranslation('unsigned')
  const nameFor = (row: Population) => (row.population === 'key' ? t('key') : nameOf(row))
  const goalOf = (row: Population) => (row.goalBasisPoints === null ? null : (row.residents * row.goalBasisPoints) / whole)
  return (
    <Sheet title={t('goal.title')} sub={t('goal.sub')} end={<PolicySource because={summary.because} />}>
      <TableTwin
        dense={false}
        caption={t('goal.title')}
        rows={summary.populations}
        rowKey={(row) => row.population}
        current={chosen}
        onPick={(row) => choose(row.population)}
        columns={[
          {
            key: 'population',
            title: t('goal.population'),
            isHeader: true,
            render: (row) => (
              <button type="button" className="lk" onClick={() => choose(row.population)}>
                {nameFor(row)}
              </button>
            ),
          },
          {
            key: 'done',
            title: t('goal.done'),
            render: (row) => (
              <span className="unsigned-done">
                <GoalBar
                  label={t('goal.label', { name: nameFor(row), signed: row.signed, residents: row.residents })}
                  value={row.signed}
                  whole={row.residents}
                  goal={goalOf(row)}
                  tone={standing(row.signed, goalOf(row)) === 'none' ? 'brand' : standing(row.signed, goalOf(row))}
                />
                <span className="num">
                  {countText(row.signed)} / {countText(row.residents)}
                </span>
              </span>
            ),
          },
          { key: 'unsigned', title: t('goal.unsigned'), align: 'right', render: (row) => countText(row.unsigned) },
          {
            key: 'short',
            title: t('goal.short'),
            align: 'right',
            render: (row) =>
              row.short === null ? (
                <span className="mute">{t('goal.noGoal')}</span>
              ) : row.short === 0 ? (
                t('goal.reached')
              ) : (
                <b>{countText(row.short)}</b>
              ),
          },
        ]}
      />
    </Sheet>
  )
}
