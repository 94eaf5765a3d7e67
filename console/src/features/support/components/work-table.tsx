import { useTranslation } from 'react-i18next'
import type { SupportAgreement } from '#api/support.ts'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'

/** What was done, by kind of work. */
export function WorkTable({ agreement }: { agreement: SupportAgreement }) {
  const { t } = useTranslation('support')
  return (
    <Sheet title={t('one.byWork')}>
      <TableTwin
        caption={t('one.byWork')}
        rows={agreement.byWork}
        rowKey={(row) => row.work}
        columns={[
          { key: 'work', title: t('visit.work'), isHeader: true, render: (row) => t(`work.${row.work}`) },
          { key: 'visits', title: t('one.visits'), align: 'right', render: (row) => countText(row.visits) },
          { key: 'halfDays', title: t('one.halfDays'), align: 'right', render: (row) => countText(row.halfDays) },
          { key: 'persons', title: t('one.persons'), align: 'right', render: (row) => countText(row.persons) },
        ]}
      />
    </Sheet>
  )
}
