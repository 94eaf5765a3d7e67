import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../app/i18n.ts'
import { countText, percentText } from '../../../kit/figures.ts'
import { RecordCaliber } from '../../../kit/record-caliber.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag, standing } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import type { County } from './county-answer.tsx'

/** Each key population: how many, how many signed, and who is left, as a link to the list. */
export function PopulationTable({
  populations,
  goals,
  search,
}: {
  populations: County['populations']
  goals: County['goals']
  search: Record<string, string>
}) {
  const { t } = useTranslation('overview')
  const goalOf = (population: string) => goals.find(({ of }) => of === population)?.atLeastBasisPoints ?? null
  return (
    <Sheet
      title={t('populations.title')}
      sub={t('populations.sub')}
      end={<RecordCaliber name={t('populations.title')} />}
      className="overview-populations"
    >
      {populations.length === 0 ? (
        <p className="overview-note mute">{t('populations.none')}</p>
      ) : (
        <TableTwin
          caption={t('populations.title')}
          rows={populations}
          rowKey={(row) => row.population}
          columns={[
            { key: 'name', title: t('populations.name'), isHeader: true, render: (row) => nameOf(row) },
            { key: 'residents', title: t('populations.residents'), align: 'right', render: (row) => countText(row.residents) },
            {
              key: 'rest',
              title: t('populations.rest'),
              align: 'right',
              render: (row) => (
                <Link
                  to="/g/residents"
                  search={{ ...search, population: row.population, signed: 'no' } as never}
                  aria-label={`${nameOf(row)} ${t('populations.rest')} ${countText(row.residents - row.signed)}`}
                >
                  {countText(row.residents - row.signed)}
                </Link>
              ),
            },
            {
              key: 'rate',
              title: t('populations.rate'),
              align: 'right',
              render: (row) => {
                const goal = goalOf(row.population)
                const percent = row.residents > 0 ? (row.signed / row.residents) * 100 : 0
                const text = percentText(row.signed, row.residents)
                return goal === null ? (
                  text
                ) : (
                  <StatusTag plain tone={standing(percent, goal / 100)}>
                    {text}
                  </StatusTag>
                )
              },
            },
          ]}
        />
      )}
    </Sheet>
  )
}
