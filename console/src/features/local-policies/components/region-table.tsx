import { useTranslation } from 'react-i18next'
import type { RegionPolicy } from '#api/local-policies.ts'
import { type Fen, yuanText } from '#kernel/money.ts'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'

type Props = {
  regions: readonly RegionPolicy[]
  problem: unknown
  isPending: boolean
  current: string | undefined
  pick: (code: string) => void
}

/** Each region as a row: has it, or has it not. */
export function RegionTable({ regions, problem, isPending, current, pick }: Props) {
  const { t } = useTranslation('local-policies')
  const has = (it: boolean, text?: string) => (
    <StatusTag plain tone={it ? 'low' : 'none'}>
      {it ? (text ?? t('yes')) : t('no')}
    </StatusTag>
  )
  const count = (of: (row: RegionPolicy) => boolean) => regions.filter(of).length
  return (
    <Sheet title={t('regions.title')} sub={t('regions.sub')}>
      <ProblemSummary problem={problem} />
      {isPending ? <LinesSkeleton lines={6} /> : null}
      {regions.length > 0 ? (
        <TableTwin
          caption={t('regions.title')}
          rows={regions}
          rowKey={(row) => row.code}
          current={current}
          columns={[
            {
              key: 'name',
              title: t('regions.name'),
              isHeader: true,
              render: (row) => (
                <button type="button" className="lk" lang="zh-CN" aria-pressed={current === row.code} onClick={() => pick(row.code)}>
                  {row.name}
                </button>
              ),
            },
            { key: 'documents', title: t('regions.documents'), align: 'right', render: (row) => row.documents },
            {
              key: 'fee',
              title: t('aspect.fee'),
              render: (row) => has(row.hasFeeStandard, row.feeFen === null ? undefined : yuanText(row.feeFen as Fen)),
            },
            { key: 'financing', title: t('aspect.financing'), render: (row) => has(row.hasFinancing) },
            { key: 'insurance', title: t('aspect.insurance'), render: (row) => has(row.hasInsurance) },
          ]}
          foot={[
            String(regions.length),
            regions.reduce((sum, { documents }) => sum + documents, 0),
            count((row) => row.hasFeeStandard),
            count((row) => row.hasFinancing),
            count((row) => row.hasInsurance),
          ]}
        />
      ) : null}
    </Sheet>
  )
}
