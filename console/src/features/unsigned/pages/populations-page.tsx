import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listUnsignedEndpoint, unsignedSummaryEndpoint } from '#api/unsigned.ts'
import { unsignedDictionary, type UnsignedReason } from '#api/unsigned-reasons.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { nameOf } from '../../../app/i18n.ts'
import { ExportButton } from '../../../app/export-button.tsx'
import { useMay } from '../../../app/session.ts'
import { usePages, useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { Segments } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { FilterBar } from '../../../kit/filter-bar.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import { dayAndClockOf } from '../../../kit/instants.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { useQueryString } from '../../../kit/use-param.ts'
import { GoalTable } from '../components/goal-table.tsx'
import { HistoryDialog } from '../components/history-dialog.tsx'
import { LeaveDialog } from '../components/leave-dialog.tsx'
import { MonthView } from '../components/month-view.tsx'
import { PlacesTable } from '../components/places-table.tsx'
import { ReasonBars } from '../components/reason-bars.tsx'
import { type ReasonEntry, ReasonKeys } from '../components/reason-keys.tsx'
import { type Refused, RefusalDialog } from '../components/refusal-dialog.tsx'
import { Worklist } from '../components/worklist.tsx'
import type { Row, Summary } from '../shown.ts'
import { useSayReason } from '../use-say-reason.ts'
import '../unsigned.css'

const most = 8
type Asked = { row: Row; what: 'refused' | 'deceased' | 'moved' | 'history' }

/** Who should be signed and is not: how far the goals are, where the people live, and why, one key a person. */
export default function PopulationsPage() {
  const { t } = useTranslation('unsigned')
  const may = useMay()
  const surface = useSurface()
  const [query, change] = useQueryString()
  const population = query.population ?? 'key'
  const isMonth = query.view === 'month' && may('statistics.read')
  const read = useRead(unsignedSummaryEndpoint, population === 'key' ? {} : { population }, { everyMs: 60_000, keep: true })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const summary = read.data
  const all = summary.populations.find((row) => row.population === 'key')?.unsigned ?? 0
  return (
    <>
      <AnswerHead
        title={
          <>
            {all > 0 ? t('head.some', { count: countText(all) as never }) : t('head.none')}
            {summary.withoutReason > 0 ? (
              <>
                {' · '}
                <em>{t('head.missing', { count: countText(summary.withoutReason) as never })}</em>
              </>
            ) : null}
          </>
        }
        fresh={[t('head.fresh', { at: summary.foldedAt ? dayAndClockOf(summary.foldedAt) : summary.on })]}
      >
        {may('statistics.read') ? (
          <Segments
            label={t('view.label')}
            value={isMonth ? 'month' : 'list'}
            options={(['list', 'month'] as const).map((value) => ({ value, label: t(`view.${value}`) }))}
            onChange={(view) => change({ view: view === 'month' ? view : undefined })}
          />
        ) : null}
      </AnswerHead>
      {isMonth ? (
        <MonthView />
      ) : (
        <>
          <div className="unsigned-top">
            <GoalTable
              summary={summary}
              chosen={population}
              choose={(chosen) => change({ population: chosen === 'key' ? undefined : chosen })}
            />
            <PlacesTable
              summary={summary}
              chosen={query.village ?? query.township}
              choose={(code) => change({ [code.length === 12 ? 'village' : 'township']: code })}
            />
            <Sheet title={t('standing.title')} {...(summary.reasons.length > most ? { sub: t('standing.first', { count: most }) } : {})}>
              {summary.reasons.length === 0 ? (
                <p className="unsigned-none">
                  {t('standing.none')}
                  {may('unsigned.edit') ? <small className="block">{t('standing.noneText')}</small> : null}
                </p>
              ) : (
                <ReasonBars reasons={summary.reasons.slice(0, most)} />
              )}
            </Sheet>
          </div>
          <Names key={surface} summary={summary} population={population} />
        </>
      )}
    </>
  )
}

function Names({ summary, population }: { summary: Summary; population: string }) {
  const { t } = useTranslation('unsigned')
  const may = useMay()
  const [query] = useQueryString()
  const filters = useFilters(summary)
  const state = useListFilters(filters)
  const chosen = {
    ...(population === 'key' ? {} : { population }),
    ...(query.village ? { village: query.village } : {}),
    ...(query.township ? { township: query.township } : {}),
    ...(query.reason ? { reason: query.reason as UnsignedReason } : {}),
  }
  const pages = usePages(listUnsignedEndpoint, chosen)
  const [at, setAt] = useState<number | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const { said, standingOf, give, back, left, isBusy } = useSayReason()
  const current = at === null ? undefined : pages.rows[at]
  const move = (by: number) => setAt((now) => Math.max(0, Math.min(pages.rows.length - 1, now === null ? 0 : now + by)))
  const press = (entry: ReasonEntry) => {
    if (!current || isBusy) return
    const known = said.get(current.residentId)
    if (known && 'left' in known) return
    if (entry.does === 'take_back') void back(current)
    else if (entry.does === 'depart') setAsked({ row: current, what: entry.code as 'deceased' | 'moved' })
    else if (entry.code === 'refused') setAsked({ row: current, what: 'refused' })
    else void give(current, entry.code as UnsignedReason).then((isDone) => isDone && move(1))
  }
  const mayDo = (entry: ReasonEntry) => entry.does !== 'depart' || may('resident.edit')
  const isOn = may('unsigned.edit')
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    ...(isOn ? Object.fromEntries(unsignedDictionary.filter(mayDo).map((entry) => [entry.key, () => press(entry)])) : {}),
  })
  const refuse = async ({ by, on, note }: Refused) => {
    if (asked && (await give(asked.row, 'refused', { refusal: { by, on }, note }))) {
      setAsked(null)
      move(1)
    }
  }
  const isWhole = !query.village && !query.township && !query.reason
  return (
    <div className={isOn ? 'unsigned-work' : ''}>
      <Sheet title={t('list.title')} {...(isOn ? {} : { sub: t('keys.readOnly') })}>
        <FilterBar filters={filters} state={state} tools={<ExportButton list="unsigned" filter={chosen} />} />
        <Worklist
          pages={pages}
          at={at}
          choose={setAt}
          said={said}
          look={(row) => setAsked({ row, what: 'history' })}
          total={isWhole ? summary.unsigned : null}
        />
      </Sheet>
      {isOn ? (
        <ReasonKeys
          name={current?.name ?? null}
          current={current ? (standingOf(current)?.reason ?? null) : null}
          press={press}
          mayDo={mayDo}
        />
      ) : null}
      {asked?.what === 'refused' ? (
        <RefusalDialog name={asked.row.name} busy={isBusy} close={() => setAsked(null)} save={(refused) => void refuse(refused)} />
      ) : null}
      {asked?.what === 'deceased' || asked?.what === 'moved' ? (
        <LeaveDialog
          row={asked.row}
          status={asked.what}
          close={() => setAsked(null)}
          left={() => {
            left(asked.row.residentId, asked.what as 'moved')
            setAsked(null)
            move(1)
          }}
        />
      ) : null}
      {asked?.what === 'history' ? (
        <HistoryDialog residentId={asked.row.residentId} name={asked.row.name} close={() => setAsked(null)} />
      ) : null}
    </div>
  )
}

function useFilters(summary: Summary): readonly Filter[] {
  const { t } = useTranslation('unsigned')
  return useMemo(
    () => [
      {
        key: 'population',
        label: t('list.population'),
        kind: 'choice',
        options: summary.populations
          .filter((row) => row.population !== 'key')
          .map((row) => ({ value: row.population, label: nameOf(row) })),
      },
      {
        key: summary.places.some((place) => place.code.length === 9) ? 'township' : 'village',
        label: t('list.village'),
        kind: 'choice',
        options: summary.places.map((place) => ({ value: place.code, label: place.name })),
      },
      {
        key: 'reason',
        label: t('list.reason'),
        kind: 'choice',
        options: [
          { value: 'unfilled', label: t('reason.unfilled') },
          ...unsignedDictionary.filter((entry) => entry.does === 'note').map(({ code }) => ({ value: code, label: t(`reason.${code}`) })),
        ],
      },
    ],
    [summary, t],
  )
}
