import { useTranslation } from 'react-i18next'
import { dictionariesEndpoint, type Dictionary } from '#api/dictionaries.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMe } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { useQueryString } from '../../../kit/use-param.ts'
import '../dictionaries.css'

/** The codes the product goes by: dictionaries at the left, the codes of the chosen one, or all that fit what is looked for. */
export default function DictionariesPage() {
  const read = useRead(dictionariesEndpoint, {}, { staleMs: 300_000 })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  return <Dictionaries items={read.data.items} />
}

type Row = Dictionary['entries'][number] & { of: Dictionary }

function Dictionaries({ items }: { items: readonly Dictionary[] }) {
  const { t } = useTranslation('dictionaries')
  const me = useMe()
  const [query, change] = useQueryString()
  const filters: Filter[] = [{ kind: 'text', key: 'text', label: t('list.text'), wide: true }]
  const state = useListFilters(filters)
  const chosen = items.find(({ key }) => key === query.of)
  const wanted = (state.values.text ?? '').toLowerCase()
  const rows = (chosen ? [chosen] : items)
    .flatMap((of): Row[] => of.entries.map((entry) => ({ ...entry, of })))
    .filter(({ code, zh, en }) => [code, zh, en].some((one) => one.toLowerCase().includes(wanted)))
  const kept = { standard: t('list.fixed'), pack: t('list.byPack'), product: t('list.byProduct') }
  return (
    <>
      <AnswerHead
        title={t('list.answer', { count: items.length, codes: items.reduce((sum, { entries }) => sum + entries.length, 0) })}
        crumb={[{ label: me.countyName ?? '' }, { label: t('policy:nav'), to: '/g/policy' }, { label: t('nav') }]}
        sub={t('list.sub')}
      >
        <a className="btn" href={`/api/dictionaries/table.csv${chosen ? `?key=${chosen.key}` : ''}`} download>
          {chosen ? t('list.export') : t('list.exportAll')}
        </a>
      </AnswerHead>
      <div className="dictionary-cols">
        <Sheet title={t('list.choose')}>
          <ul className="dictionary-names">
            <li>
              <button type="button" aria-pressed={!chosen} onClick={() => change({ of: undefined })}>
                {t('list.all')}
              </button>
            </li>
            {items.map(({ key, entries }) => (
              <li key={key}>
                <button type="button" aria-pressed={chosen?.key === key} onClick={() => change({ of: key })}>
                  {t(`name.${key}`)} <small className="num">{entries.length}</small>
                </button>
              </li>
            ))}
          </ul>
        </Sheet>
        <Sheet
          title={chosen ? t(`name.${chosen.key}`) : t('list.all')}
          {...(chosen ? { sub: `${t(`source.${chosen.key}`)} · ${t(`used.${chosen.key}`)}`, end: <Keeper of={chosen} /> } : {})}
        >
          {chosen ? <p className="dictionary-kept">{kept[chosen.keptBy]}</p> : null}
          <QueryTable
            caption={t('nav')}
            pages={{ rows }}
            rowKey={(row) => `${row.of.key} ${row.code}`}
            filters={filters}
            state={state}
            compact
            empty={{ title: t('list.none'), text: t('list.noneText') }}
            columns={[
              ...(chosen ? [] : [{ key: 'of', title: t('list.name'), render: (row: Row) => t(`name.${row.of.key}`) }]),
              { key: 'code', title: t('list.code'), isHeader: true, render: (row) => <code>{row.code}</code> },
              { key: 'zh', title: t('list.chinese'), render: (row) => <span lang="zh-CN">{row.zh}</span> },
              { key: 'en', title: t('list.english'), render: (row) => <span lang="en">{row.en}</span> },
              ...(chosen
                ? []
                : [
                    { key: 'keptBy', title: t('list.keptBy'), render: (row: Row) => t(`keptBy.${row.of.keptBy}`) },
                    { key: 'source', title: t('list.source'), render: (row: Row) => <span lang="zh-CN">{t(`source.${row.of.key}`)}</span> },
                  ]),
            ]}
          />
        </Sheet>
      </div>
    </>
  )
}

function Keeper({ of }: { of: Dictionary }) {
  const { t } = useTranslation('dictionaries')
  return <StatusTag tone={of.keptBy === 'standard' ? 'brand' : 'none'}>{t(`keptBy.${of.keptBy}`)}</StatusTag>
}
