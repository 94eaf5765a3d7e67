import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listSigningDaysEndpoint, type SigningDayRow } from '#api/signing-days.ts'
import { listed } from '../../../app/i18n.ts'
import { useMay, useMe } from '../../../app/session.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { ButtonLink, Segments } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { DayStateTag } from '../components/state-tag.tsx'
import '../signing-days.css'

/** Signing days to come and those that are over. */
export default function ListPage() {
  const { t } = useTranslation('signing-days')
  const navigate = useNavigate()
  const may = useMay()
  const me = useMe()
  const [query, change] = useQueryString()
  const when = query.when === 'over' ? 'over' : 'coming'
  const pages = usePages(listSigningDaysEndpoint, { when }, { everyMs: 30_000 })
  const columns: Column<SigningDayRow>[] = [
    {
      key: 'day',
      title: t('list.heldOn'),
      render: (row) => (
        <>
          <span className="num nw">{row.heldOn}</span> {row.heldOn === me.today ? <b>{t('list.today')}</b> : null}
          <small className="block mute num">{`${row.startsAt}–${row.endsAt}`}</small>
        </>
      ),
    },
    {
      key: 'name',
      title: t('list.name'),
      isHeader: true,
      render: (row) => (
        <span lang="zh-CN">
          <b>{row.name}</b>
          <small className="block mute">{row.place}</small>
        </span>
      ),
    },
    {
      key: 'villages',
      title: t('list.villages'),
      render: (row) => <span lang="zh-CN">{listed(row.villages.map(({ name }) => name))}</span>,
    },
    {
      key: 'progress',
      title: t('list.progress'),
      render: (row) => (
        <span className="day-progress">
          <span className="num nw">
            <b>{countText(row.signed)}</b> / {countText(row.expected)}
          </span>
          <GoalBar label={`${t('list.progress')} ${row.signed} / ${row.expected}`} value={row.signed} whole={row.expected} size="s" />
        </span>
      ),
    },
    { key: 'state', title: t('list.state'), render: (row) => <DayStateTag day={row} on={me.today} /> },
  ]
  return (
    <>
      <PageHead title={t('list.head')} sub={t('list.sub')}>
        <Segments
          label={t('list.when')}
          value={when}
          options={(['coming', 'over'] as const).map((value) => ({ value, label: t(`list.${value}`) }))}
          onChange={(value) => change({ when: value === 'over' ? value : undefined })}
        />
        {may('contract.sign') ? (
          <ButtonLink kind="primary" to="/w/sign/events/new">
            {t('list.plan')}
          </ButtonLink>
        ) : null}
      </PageHead>
      <Sheet label={t('list.caption')}>
        <QueryTable
          caption={t('list.caption')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.signingDayId}
          onOpen={(row) => void navigate({ to: `/w/sign/events/${row.signingDayId}` })}
          empty={
            when === 'over'
              ? { title: t('list.noneOver'), text: t('list.noneOverText') }
              : { title: t('list.none'), text: t('list.noneText') }
          }
        />
      </Sheet>
    </>
  )
}
