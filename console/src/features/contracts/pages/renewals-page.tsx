import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dueWithin, listRenewalsEndpoint, type RenewalRow } from '#api/contract-queues.ts'
import { listVillagesEndpoint } from '#api/residents.ts'
import { ExportButton } from '../../../app/export-button.tsx'
import { reasonText } from '../../../app/problem.ts'
import { useMay } from '../../../app/session.ts'
import { useTeamFilter } from '../../../app/team-filter.ts'
import { usePages, useRead } from '../../../app/use-endpoint.ts'
import { contractPath, useSurface } from '../../../app/use-surface.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { PageHead } from '../../../kit/head.tsx'
import { dayAndClockOf } from '../../../kit/instants.ts'
import { PersonCell } from '../../../kit/person-cell.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { QueueTabs } from '../../../kit/queue-tabs.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { RiskTag } from '../../../kit/status-tag.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { useQueryString } from '../../../kit/use-param.ts'
import { villageOptions } from '../../../kit/village-options.ts'
import { ContactDialog } from '../components/contact-dialog.tsx'
import { PhoneCell } from '../components/phone-cell.tsx'
import { RenewalFigures } from '../components/renewal-figures.tsx'
import '../contracts.css'

const [usual, lapsed] = ['30', 'lapsed']
const [urgentDays, soonDays] = [7, 30]

/** Whose contract runs out or ran out, soonest first: call, note what was said, sign the next one. */
export default function RenewalsPage() {
  const { t } = useTranslation('contracts')
  const navigate = useNavigate()
  const may = useMay()
  const surface = useSurface()
  const [query, change] = useQueryString()
  const [calling, call_] = useState<RenewalRow | null>(null)
  const villages = useRead(listVillagesEndpoint, {})
  const due = dueWithin.catch(usual).parse(query.due)
  const filters: Filter[] = [
    {
      key: 'villageCode',
      label: t('renewals.village'),
      kind: 'choice',
      wide: true,
      options: villageOptions(
        (villages.data?.items ?? []).filter(({ isOwn }) => isOwn),
        t('kit:ownVillages'),
      ),
    },
    {
      key: 'byItself',
      label: t('renewals.filter'),
      kind: 'choice',
      options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`renewals.filterOptions.${value}`) })),
    },
    { key: 'notContacted', label: t('renewals.notContacted'), kind: 'tick' },
    ...useTeamFilter(),
  ]
  const state = useListFilters(filters)
  const asked = Object.fromEntries(Object.entries(state.values).filter(([, value]) => value !== undefined))
  const pages = usePages(listRenewalsEndpoint, { due, ...asked })
  const counts = pages.first?.counts
  // What the days here are does not change while another list is read.
  const [seen, see] = useState<number[]>([])
  const days = counts?.within.map((one) => one.days) ?? seen
  if (days.join() !== seen.join()) see(days)
  const countOf = (key: string) => (key === lapsed ? counts?.lapsed : counts?.within.find((one) => String(one.days) === key)?.contracts)
  const columns: Column<RenewalRow>[] = [
    {
      key: 'name',
      title: t('list.name'),
      isHeader: true,
      render: (row) => (
        <PersonCell name={row.residentName} about={`${t(`sex.${row.sex}`)} ${t('age', { age: row.age })}`} place={row.villageName} />
      ),
    },
    {
      key: 'until',
      title: t('list.until'),
      render: (row) => (
        <>
          <span className="num nw">{row.lastDay}</span> <DueTag row={row} />
          {row.renewsItself ? <small className="block mute">{t('renewals.byItself')}</small> : null}
          {row.whyNot ? <small className="block mute">{t('renewals.whyNot', { why: reasonText(row.whyNot) })}</small> : null}
        </>
      ),
    },
    { key: 'team', title: t('list.team'), render: (row) => <span lang="zh-CN">{`${row.teamName}（${row.doctorName}）`}</span> },
    {
      key: 'phone',
      title: t('renewals.phone'),
      render: (row) => <PhoneCell residentId={row.residentId} reasons={t('renewals.reasons')} />,
    },
    {
      key: 'contact',
      title: t('renewals.contact'),
      render: ({ lastContact }) =>
        lastContact ? (
          <>
            {t(`renewals.outcome.${lastContact.outcome}`)}
            <small className="block mute" lang="zh-CN">
              <span className="num">{dayAndClockOf(lastContact.at)}</span> {lastContact.actorName}
              {lastContact.note ? ` · ${lastContact.note}` : ''}
            </small>
          </>
        ) : (
          <span className="mute">{t('renewals.never')}</span>
        ),
    },
    {
      key: 'act',
      title: <span className="sr">{t('list.act')}</span>,
      align: 'right',
      render: (row) =>
        may('contract.sign') ? (
          <span className="row-acts">
            <Button small onClick={() => call_(row)}>
              {t('renewals.note')}
            </Button>
            <ButtonLink small to="/w/sign/new" search={{ residentId: row.residentId }}>
              {t('list.renew')}
            </ButtonLink>
          </span>
        ) : null,
    },
  ]
  return (
    <>
      <PageHead title={t('renewals.head')} sub={t('renewals.sub')}>
        <ExportButton list="renewals" filter={{ due, ...asked }} />
      </PageHead>
      <RenewalFigures teamId={asked.teamId as string | undefined} />
      <Sheet label={t('renewals.head')}>
        <QueueTabs
          label={t('renewals.head')}
          current={due}
          onChoose={(next) => change({ due: next })}
          queues={[...days.map(String), lapsed].map((key, nth) => ({
            key,
            name: key === lapsed ? t('renewals.due.lapsed') : t('renewals.due.within', { days: key }),
            count: counts ? countText(countOf(key) ?? 0) : '—',
            detail: key === lapsed ? t('renewals.detail.lapsed') : t('renewals.detail.within'),
            isLate: nth === 0 && key !== lapsed && (countOf(key) ?? 0) > 0,
          }))}
        />
        <QueryTable
          caption={t('renewals.head')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.contractId}
          filters={filters}
          state={state}
          onOpen={(row) => void navigate({ to: contractPath(surface, row.contractId) })}
          empty={{ title: t('renewals.none'), text: t('renewals.noneText') }}
        />
      </Sheet>
      <ContactDialog row={calling} close={() => call_(null)} />
    </>
  )
}

function DueTag({ row }: { row: RenewalRow }) {
  const { t } = useTranslation('contracts')
  if (row.standing === 'expired') return <RiskTag risk="high">{t('standing.expired')}</RiskTag>
  return (
    <RiskTag risk={row.daysLeft <= urgentDays ? 'high' : row.daysLeft <= soonDays ? 'mid' : 'low'}>
      {row.daysLeft <= 1 ? t('list.today') : t('list.left', { days: row.daysLeft })}
    </RiskTag>
  )
}
