import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { readReEvaluationEndpoint } from '#api/re-evaluations.ts'
import { Button } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'

type Row = OutputOf<typeof readReEvaluationEndpoint>['institutions'][number]

/** What it came to in each institution, the most that differ first. */
export function InstitutionsTable({
  institutions,
  current,
  see,
}: {
  institutions: readonly Row[]
  current: string | undefined
  see: (institutionId: string) => void
}) {
  const { t } = useTranslation('re-evaluations')
  return (
    <Sheet title={t('result.institutions')}>
      <TableTwin
        caption={t('result.institutions')}
        rows={institutions}
        rowKey={({ institutionId }) => institutionId}
        current={current}
        columns={[
          { key: 'name', title: t('result.institution'), isHeader: true, render: ({ name }) => <span lang="zh-CN">{name}</span> },
          { key: 'differs', title: t('result.differs'), align: 'right', render: (row) => countText(row.differs) },
          { key: 'notJudged', title: t('result.notJudged'), align: 'right', render: (row) => countText(row.not_judged) },
          { key: 'agrees', title: t('result.agrees'), align: 'right', render: (row) => countText(row.agrees) },
          {
            key: 'see',
            title: <span className="sr">{t('result.see')}</span>,
            align: 'right',
            render: ({ institutionId, name, differs, not_judged: notJudged }) =>
              differs + notJudged > 0 ? (
                <Button small kind="quiet" aria-label={`${t('result.see')} ${name}`} onClick={() => see(institutionId)}>
                  {t('result.see')}
                </Button>
              ) : null,
          },
        ]}
      />
    </Sheet>
  )
}
