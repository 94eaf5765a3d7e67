import { useTranslation } from 'react-i18next'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import type { Summary } from '../shown.ts'

/** Where those live who are not signed: villages, or townships of a whole county. A row chosen narrows the list to it. */
export function PlacesTable({ summary, chosen, choose }: { summary: Summary; chosen: string | undefined; choose: (code: string) => void }) {
  const { t } = useTranslation('unsigned')
  const isByTownship = summary.places.some((place) => place.withoutReason === null)
  return (
    <Sheet title={t('places.title')} sub={t('places.sub')}>
      {summary.places.length === 0 ? <p className="unsigned-none">{t('places.none')}</p> : null}
      {summary.places.length === 0 ? null : (
        <div className="unsigned-places">
          <TableTwin
            dense={false}
            caption={t('places.title')}
            rows={summary.places}
            rowKey={(row) => row.code}
            current={chosen}
            onPick={(row) => choose(row.code)}
            columns={[
              {
                key: 'place',
                title: isByTownship ? t('places.township') : t('places.place'),
                isHeader: true,
                render: (row) => (
                  <button type="button" className="lk" lang="zh-CN" onClick={() => choose(row.code)}>
                    {row.name}
                  </button>
                ),
              },
              { key: 'unsigned', title: t('places.unsigned'), align: 'right', render: (row) => countText(row.unsigned) },
              ...(isByTownship
                ? []
                : [
                    {
                      key: 'blank',
                      title: t('places.blank'),
                      align: 'right' as const,
                      render: (row: Summary['places'][number]) => countText(row.withoutReason ?? 0),
                    },
                  ]),
            ]}
          />
        </div>
      )}
    </Sheet>
  )
}
