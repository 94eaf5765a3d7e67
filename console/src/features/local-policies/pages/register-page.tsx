import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  documentStandings,
  type LocalPolicy,
  listLocalPoliciesEndpoint,
  policyAspects,
  regionPoliciesEndpoint,
} from '#api/local-policies.ts'
import { type Fen, yuanText } from '#kernel/money.ts'
import { useMay, useMe } from '../../../app/session.ts'
import { usePages, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { PolicyForm } from '../components/policy-form.tsx'
import { RegionTable } from '../components/region-table.tsx'
import { RevokeDialog } from '../components/revoke-dialog.tsx'
import '../local-policies.css'

/** Which regions have issued a document, what it says, and every document with its file. */
export default function RegisterPage() {
  const { t } = useTranslation('local-policies')
  const me = useMe()
  const may = useMay()
  const read = useRead(regionPoliciesEndpoint, {})
  const regions = read.data?.items ?? []
  const [editing, setEditing] = useState<LocalPolicy | 'new' | null>(null)
  const [revoking, setRevoking] = useState<LocalPolicy | null>(null)
  const choice = <T extends string>(key: string, label: string, values: readonly T[], name: (value: T) => string): Filter => ({
    kind: 'choice',
    key,
    label,
    options: values.map((value) => ({ value, label: name(value) })),
  })
  const filters: Filter[] = [
    { kind: 'text', key: 'text', label: t('list.text'), wide: true },
    {
      kind: 'choice',
      key: 'region',
      label: t('list.region'),
      options: regions.map(({ code, name }) => ({ value: code, label: name })),
    },
    choice('aspect', t('list.aspect'), policyAspects, (value) => t(`aspect.${value}`)),
    choice('standing', t('list.standing'), documentStandings, (value) => t(`standing.${value}`)),
  ]
  const state = useListFilters(filters)
  const asked = {
    text: state.values.text,
    region: regions.find(({ code }) => code === state.values.region)?.code,
    aspect: policyAspects.find((one) => one === state.values.aspect),
    standing: documentStandings.find((one) => one === state.values.standing),
  }
  const pages = usePages(listLocalPoliciesEndpoint, asked)
  const query = new URLSearchParams(Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : [])))
  const add = may('policy.register') ? (
    <Button kind="primary" onClick={() => setEditing('new')}>
      {t('list.add')}
    </Button>
  ) : null
  return (
    <>
      <AnswerHead
        title={
          read.data
            ? t('list.answer', {
                whole: regions.length,
                issued: regions.filter(({ documents }) => documents > 0).length,
                fee: regions.filter(({ hasFeeStandard }) => hasFeeStandard).length,
              })
            : t('nav')
        }
        crumb={[{ label: me.countyName ?? '' }, { label: t('policy:nav'), to: '/g/policy' }, { label: t('nav') }]}
        sub={t('list.sub')}
      >
        <a className="btn" href={`/api/local-policies/table.csv?${query}`} download>
          {t('list.export')}
        </a>
        {add}
      </AnswerHead>
      <div className="register-cols">
        <Sheet title={t('list.caption')} sub={t('list.history')}>
          <QueryTable
            caption={t('list.caption')}
            pages={pages}
            rowKey={(row) => row.documentId}
            filters={filters}
            state={state}
            columns={useColumns(me.today, setEditing, setRevoking)}
            empty={{ title: t('list.none'), text: t('list.noneText'), action: add }}
          />
        </Sheet>
        <RegionTable
          regions={regions}
          problem={read.error}
          isPending={read.isPending}
          current={asked.region}
          pick={(code) => state.set('region', code === asked.region ? undefined : code)}
        />
      </div>
      {editing ? (
        <PolicyForm
          known={editing === 'new' ? null : editing}
          regions={regions.filter(({ code }) => code.startsWith(String(me.countyCode)))}
          close={() => setEditing(null)}
        />
      ) : null}
      {revoking ? <RevokeDialog document={revoking} close={() => setRevoking(null)} /> : null}
    </>
  )
}

function useColumns(today: string, edit: (row: LocalPolicy) => void, revoke: (row: LocalPolicy) => void): Column<LocalPolicy>[] {
  const { t } = useTranslation('local-policies')
  return [
    {
      key: 'title',
      title: t('list.title'),
      isHeader: true,
      render: (row) => (
        <span lang="zh-CN" className="register-title">
          <b>{row.title}</b>
          <small className="block mute">{`${row.number} · ${row.issuedBy}`}</small>
        </span>
      ),
    },
    {
      key: 'region',
      title: t('list.region'),
      render: (row) => (
        <span lang="zh-CN" className="nw">
          {row.regionName}
        </span>
      ),
    },
    { key: 'issuedOn', title: t('list.issuedOn'), render: (row) => <span className="num nw">{row.issuedOn}</span> },
    { key: 'says', title: t('list.says'), render: (row) => <Says row={row} /> },
    {
      key: 'file',
      title: t('list.file'),
      render: (row) =>
        row.fileName && row.fileBytes !== null ? (
          <a
            className="num nw"
            href={`/api/local-policies/${row.countyCode}/${row.documentId}/file`}
            aria-label={t('list.download', { name: row.fileName })}
            download
          >
            {t('list.size', { kb: Math.ceil(row.fileBytes / 1024) })}
          </a>
        ) : (
          '—'
        ),
    },
    {
      key: 'standing',
      title: t('list.standing'),
      render: (row) =>
        row.revokedOn !== null && row.revokedOn <= today ? (
          <span title={t('list.revokedText', { day: row.revokedOn, note: row.revokeNote })}>
            <StatusTag tone="none">{t('standing.revoked')}</StatusTag>
          </span>
        ) : (
          <StatusTag tone="low">{t('standing.in_force')}</StatusTag>
        ),
    },
    {
      key: 'act',
      title: <span className="sr">{t('list.act')}</span>,
      align: 'right',
      render: (row) =>
        row.mayEdit ? (
          <span className="nw">
            <Button small kind="quiet" onClick={() => edit(row)}>
              {t('list.edit')}
            </Button>
            {row.revokedOn === null ? (
              <Button small kind="quiet" onClick={() => revoke(row)}>
                {t('list.revoke')}
              </Button>
            ) : null}
          </span>
        ) : null,
    },
  ]
}

/** What a document says of each of the three questions. */
function Says({ row }: { row: LocalPolicy }) {
  const { t } = useTranslation('local-policies')
  const said = [
    row.hasFeeStandard ? [t('aspect.fee'), row.feeFen === null ? '' : t('list.year', { yuan: yuanText(row.feeFen as Fen) })] : null,
    row.hasFinancing ? [t('aspect.financing'), row.financing ?? ''] : null,
    row.hasInsurance ? [t('aspect.insurance'), row.insurance ?? ''] : null,
  ].filter((one) => one !== null)
  if (said.length === 0) return <span className="mute">—</span>
  return (
    <ul className="register-says">
      {said.map(([what, how]) => (
        <li key={what}>
          {what}
          {how ? <span className="mute" lang="zh-CN">{` ${how}`}</span> : null}
        </li>
      ))}
    </ul>
  )
}
