import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listResidentsEndpoint, type ResidentRow, searchResidentsEndpoint } from '#api/residents.ts'
import { useMay } from '../../../app/session.ts'
import { ExportButton } from '../../../app/export-button.tsx'
import { usePages, useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag, Tag } from '../../../kit/status-tag.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { useQueryString } from '../../../kit/use-param.ts'
import { filterPopulations, usePopulationName } from '../../../kit/populations.ts'
import '../residents.css'

const views = [
  { key: 'keyUnsigned', search: { population: 'key', signed: 'no' } },
  { key: 'elderlyUnsigned', search: { population: 'elderly', signed: 'no' } },
  { key: 'isSigned', search: { signed: 'yes' } },
  { key: 'all', search: {} },
] as const

/** People within one's scope: found by what is remembered of them, or listed by what they are. */
export default function ResidentListPage() {
  const { t } = useTranslation('residents')
  const surface = useSurface()
  const navigate = useNavigate()
  const may = useMay()
  const nameOf = usePopulationName()
  const filters: readonly Filter[] = [
    { key: 'text', label: t('list.find'), hint: t('list.text'), kind: 'text', personal: true, wide: true },
    {
      key: 'population',
      label: t('list.filterPopulation'),
      kind: 'choice',
      options: [{ value: 'key', label: t('list.key') }, ...filterPopulations.map((code) => ({ value: code, label: nameOf(code) }))],
    },
    {
      key: 'signed',
      label: t('list.filterSigned'),
      kind: 'choice',
      options: [
        { value: 'yes', label: t('list.isSigned') },
        { value: 'no', label: t('list.notSigned') },
      ],
    },
    { key: 'ageFrom', label: t('list.ageFrom'), kind: 'text' },
    { key: 'ageUntil', label: t('list.ageUntil'), kind: 'text' },
  ]
  const state = useListFilters(filters)
  const [query, setQuery] = useState('')
  const typed = (state.values.text ?? '').trim()
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed), 200)
    return () => clearTimeout(timer)
  }, [typed])
  const search = useRead(searchResidentsEndpoint, { text: query || '·' }, { enabled: query !== '', keep: true })
  const [address] = useQueryString()
  const asked = { ...listInput(state.values), ...pick(address, ['township', 'village', 'team']) }
  const listed = usePages(listResidentsEndpoint, asked as never, { enabled: query === '' })
  const found = { rows: search.data?.items ?? [], isLoading: search.isPending, problem: search.error }
  const open = (row: ResidentRow) => {
    void navigate({ to: `/${surface}/residents/$residentId`, params: { residentId: row.residentId } as never })
  }
  return (
    <>
      <PageHead title={t('title.list')} sub={t('list.sub')}>
        <ExportButton
          list="residents"
          filter={Object.fromEntries(Object.entries(asked).map(([key, value]) => [key, String(value)]))}
          disabled={query !== ''}
        />
        {surface === 'w' && may('resident.edit') ? <ButtonLink to="/w/residents/new">{t('list.register')}</ButtonLink> : null}
      </PageHead>
      <Sheet
        label={t('title.list')}
        {...(query === '' ? {} : { title: t('list.found'), sub: search.data?.isMore ? t('list.more') : undefined })}
      >
        <nav className="list-views" aria-label={t('list.views')}>
          {views.map((view) => (
            <Link key={view.key} to="." search={view.search as never} activeOptions={{ exact: true, includeSearch: true }}>
              {t(`list.${view.key}`)}
            </Link>
          ))}
        </nav>
        <QueryTable
          caption={t('title.list')}
          filters={filters}
          state={state}
          pages={query === '' ? listed : found}
          rowKey={(row) => row.residentId}
          onOpen={open}
          empty={{ title: t('list.none'), text: t('list.noneText') }}
          columns={useColumns(surface)}
        />
      </Sheet>
    </>
  )
}

function useColumns(surface: string): readonly Column<ResidentRow>[] {
  const { t } = useTranslation('residents')
  const nameOf = usePopulationName()
  return [
    {
      key: 'name',
      title: t('list.name'),
      isHeader: true,
      render: (row) => (
        <Link to={`/${surface}/residents/$residentId`} params={{ residentId: row.residentId } as never} lang="zh-CN">
          {row.name}
        </Link>
      ),
    },
    { key: 'about', title: t('list.about'), render: (row) => `${t(`sex.${row.sex}`)} ${t('age', { age: row.age })}` },
    {
      key: 'populations',
      title: t('list.populations'),
      render: (row) => (
        <span className="tags">
          {row.populations.map((code) => (
            <Tag key={code}>{nameOf(code)}</Tag>
          ))}
        </span>
      ),
    },
    {
      key: 'village',
      title: t('list.village'),
      render: (row) => (
        <span lang="zh-CN">
          {row.townshipName} {row.villageName}
        </span>
      ),
    },
    {
      key: 'team',
      title: t('list.team'),
      render: (row) => (row.teamName ? <span lang="zh-CN">{row.teamName}</span> : <span className="mute">{t('list.teamNone')}</span>),
    },
    {
      key: 'signed',
      title: t('list.signed'),
      render: (row) => (
        <StatusTag plain tone={row.isSigned ? 'low' : 'none'}>
          {row.status === 'living' ? t(row.isSigned ? 'list.isSigned' : 'list.notSigned') : t(`status.${row.status}`)}
        </StatusTag>
      ),
    },
  ]
}

const pick = (from: Record<string, string | undefined>, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (from[name] ? [[name, from[name]]] : [])))
const age = (text: string | undefined) => (text && /^\d{1,3}$/.test(text) && Number(text) <= 130 ? Number(text) : undefined)
const listInput = (values: Readonly<Record<string, string | undefined>>) => {
  const [ageFrom, ageUntil] = [age(values.ageFrom), age(values.ageUntil)]
  return {
    ...(values.population ? { population: values.population } : {}),
    ...(values.signed ? { signed: values.signed as 'yes' | 'no' } : {}),
    ...(ageFrom === undefined ? {} : { ageFrom }),
    ...(ageUntil === undefined ? {} : { ageUntil }),
  }
}
