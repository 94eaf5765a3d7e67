import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { findingCodes, type ReEvaluatedContract, reEvaluatedContractsEndpoint, type readReEvaluationEndpoint } from '#api/re-evaluations.ts'
import { ExportButton } from '../../../app/export-button.tsx'
import { useFindingText } from '../../../app/finding-text.ts'
import { listed } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { contractPath, useSurface } from '../../../app/use-surface.ts'
import { MoneyFen } from '../../../kit/money.tsx'
import { PersonCell } from '../../../kit/person-cell.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'

/** The contracts of which something was found, by finding and institution, each with what and by which clause. */
export function FoundContracts({ run }: { run: OutputOf<typeof readReEvaluationEndpoint> }) {
  const { t } = useTranslation(['re-evaluations', 'contracts'])
  const surface = useSurface()
  const may = useMay()
  const say = useFindingText()
  const filters: Filter[] = [
    {
      key: 'finding',
      label: t('re-evaluations:contracts.finding'),
      kind: 'choice',
      options: run.findings.map(({ code }) => ({ value: code, label: t(`re-evaluations:kind.${code}`) })),
    },
    {
      key: 'institutionId',
      label: t('re-evaluations:contracts.institution'),
      kind: 'choice',
      options: run.institutions.map(({ institutionId, name }) => ({ value: institutionId, label: name })),
    },
  ]
  const state = useListFilters(filters)
  const { finding, institutionId } = state.values
  const known = findingCodes.find((code) => code === finding)
  const asked = {
    reEvaluationId: run.reEvaluationId,
    ...(known ? { finding: known } : {}),
    ...(institutionId ? { institutionId } : {}),
  }
  const pages = usePages(reEvaluatedContractsEndpoint, asked, { staleMs: 0 })
  const columns: Column<ReEvaluatedContract>[] = [
    {
      key: 'name',
      title: t('re-evaluations:contracts.name'),
      isHeader: true,
      render: (row) => {
        const person = (
          <PersonCell name={row.residentName} about={`${t(`contracts:sex.${row.sex}`)} ${t('contracts:age', { age: row.age })}`} />
        )
        return may('contract.read') ? (
          <Link to={contractPath(surface, row.contractId)} search={{ reEvaluation: run.reEvaluationId } as never}>
            {person}
          </Link>
        ) : (
          person
        )
      },
    },
    {
      key: 'found',
      title: t('re-evaluations:contracts.found'),
      width: '34%',
      render: ({ findings }) => (
        <ul className="re-found">
          {findings.map((one) => (
            <li key={`${one.code} ${JSON.stringify(one.params)}`}>
              {say(one)}
              {one.basis ? (
                <small className="block mute" lang="zh-CN">
                  {t('re-evaluations:contracts.basis', { basis: one.basis })}
                </small>
              ) : null}
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'term',
      title: t('re-evaluations:contracts.term'),
      render: (row) => (
        <span className="num nw">
          {row.from}
          <small className="block mute">{row.lastDay}</small>
        </span>
      ),
    },
    { key: 'packages', title: t('re-evaluations:contracts.packages'), render: (row) => <span lang="zh-CN">{listed(row.packages)}</span> },
    {
      key: 'team',
      title: t('re-evaluations:contracts.team'),
      render: (row) => (
        <span lang="zh-CN">
          {row.institutionName}
          <small className="block mute">{row.teamName}</small>
        </span>
      ),
    },
    {
      key: 'number',
      title: t('re-evaluations:contracts.number'),
      render: (row) => <span className="num nw xs mute">{row.number}</span>,
    },
    { key: 'fee', title: t('re-evaluations:contracts.fee'), align: 'right', render: (row) => <MoneyFen fen={row.residentFeeFen} /> },
  ]
  return (
    <Sheet
      title={t('re-evaluations:contracts.title')}
      sub={t('re-evaluations:contracts.sub')}
      end={<ExportButton list="reevaluated" filter={asked} disabled={pages.rows.length === 0} />}
    >
      <QueryTable
        caption={t('re-evaluations:contracts.title')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.contractId}
        filters={filters}
        state={state}
        empty={{ title: t('re-evaluations:contracts.none'), text: t('re-evaluations:contracts.noneText') }}
      />
    </Sheet>
  )
}
