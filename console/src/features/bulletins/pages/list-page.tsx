import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type BulletinRow, bulletinAudiences, bulletinKinds, bulletinStates, listBulletinsEndpoint, quietHours } from '#api/bulletins.ts'
import { useMay, useMe } from '../../../app/session.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { BulletinState } from '../components/bulletin-state.tsx'
import '../bulletins.css'

/** Notices and campaigns: what waits for a second person, what is on its way, how many were told. */
export default function ListPage() {
  const { t } = useTranslation('bulletins')
  const me = useMe()
  const may = useMay()
  const navigate = useNavigate()
  const base = `/${useSurface() === 't' ? 't' : 'g'}/notices`
  const choice = <T extends string>(key: string, label: string, values: readonly T[], name: (value: T) => string): Filter => ({
    kind: 'choice',
    key,
    label,
    options: values.map((value) => ({ value, label: name(value) })),
  })
  const filters = [
    choice('state', t('list.state'), bulletinStates, (value) => t(`state.${value}`)),
    choice('kind', t('list.kind'), bulletinKinds, (value) => t(`kind.${value}`)),
    choice('audience', t('list.audience'), bulletinAudiences, (value) => t(`audience.${value}`)),
  ]
  const state = useListFilters(filters)
  const pages = usePages(
    listBulletinsEndpoint,
    {
      state: bulletinStates.find((one) => one === state.values.state),
      kind: bulletinKinds.find((one) => one === state.values.kind),
      audience: bulletinAudiences.find((one) => one === state.values.audience),
    },
    { everyMs: 15_000 },
  )
  const waiting = pages.rows.filter((row) => row.state === 'waiting').length
  const sending = pages.rows.filter((row) => row.state === 'sending').length
  const columns: Column<BulletinRow>[] = [
    {
      key: 'title',
      title: t('list.name'),
      isHeader: true,
      render: (row) => (
        <>
          <Link to={`${base}/${row.bulletinId}`} lang="zh-CN">
            {row.title}
          </Link>
          {row.heldFrom && row.heldUntil ? (
            <small className="block mute num">{t('list.heldText', { from: row.heldFrom, until: row.heldUntil })}</small>
          ) : null}
        </>
      ),
    },
    { key: 'kind', title: t('list.kind'), render: (row) => t(`kind.${row.kind}`) },
    { key: 'audience', title: t('list.audience'), render: (row) => t(`audience.${row.audience}`) },
    {
      key: 'writer',
      title: t('list.writer'),
      render: (row) => (
        <span lang="zh-CN">
          {row.writtenBy}
          <small className="block mute">{row.institutionName ?? t('list.county')}</small>
        </span>
      ),
    },
    { key: 'when', title: t('list.when'), render: (row) => <span className="num nw s">{whenOf(row)}</span> },
    {
      key: 'reached',
      title: t('list.reached'),
      align: 'right',
      render: (row) => (row.reached > 0 ? <span className="num">{countText(row.reached)}</span> : '—'),
    },
    { key: 'state', title: t('list.state'), render: (row) => <BulletinState state={row.state} /> },
  ]
  function whenOf({ sentAt, sendAt, writtenAt, state: at }: BulletinRow): string {
    if (sentAt) return t('list.wasSent', { at: minuteOf(sentAt) })
    if (sendAt && (at === 'approved' || at === 'sending')) return t('list.willSend', { at: minuteOf(sendAt) })
    return t('list.written', { at: minuteOf(writtenAt) })
  }
  const write = may('bulletin.edit') ? (
    <ButtonLink kind="primary" to={`${base}/new`}>
      {t('list.write')}
    </ButtonLink>
  ) : null
  return (
    <>
      <AnswerHead
        title={waiting + sending > 0 ? t('list.answer', { waiting, sending }) : t('list.answerNone')}
        crumb={[{ label: me.institutionName ?? me.countyName ?? '' }, { label: t('nav') }]}
        sub={t('list.sub', quietHours)}
      >
        {write}
      </AnswerHead>
      <Sheet label={t('list.caption')}>
        <QueryTable
          caption={t('list.caption')}
          pages={pages}
          rowKey={(row) => row.bulletinId}
          filters={filters}
          state={state}
          columns={columns}
          onOpen={(row) => void navigate({ to: `${base}/${row.bulletinId}` })}
          empty={{ title: t('list.none'), text: t('list.noneText'), action: write }}
        />
      </Sheet>
    </>
  )
}
