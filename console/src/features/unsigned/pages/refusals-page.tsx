import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listRefusalsEndpoint, reasonHistoryEndpoint } from '#api/unsigned.ts'
import type { ResidentRow } from '#api/residents.ts'
import { call } from '../../../app/call.ts'
import { listed, nameOf } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { PersonCell } from '../../../kit/person-cell.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { FindResident } from '../components/find-resident.tsx'
import { type Refused, RefusalDialog } from '../components/refusal-dialog.tsx'
import type { RefusalRow } from '../shown.ts'
import { useSayReason } from '../use-say-reason.ts'
import '../unsigned.css'

/** Who refused: who said so, when and why, and whether it is time to ask again. Everybody here may sign at any time. */
export default function RefusalsPage() {
  const { t } = useTranslation('unsigned')
  const may = useMay()
  const pages = usePages(listRefusalsEndpoint, {})
  const { give, back, isBusy } = useSayReason()
  const [isFinding, setFinding] = useState(false)
  const [asked, setAsked] = useState<ResidentRow | null>(null)
  const record = async ({ by, on, note }: Refused) => {
    if (!asked) return
    const { items } = await call(reasonHistoryEndpoint, { residentId: asked.residentId })
    const before = items.find((one) => one.closedAt === null) ?? null
    if (await give({ ...asked, standing: before }, 'refused', { refusal: { by, on }, note })) {
      setAsked(null)
      pages.reload()
    }
  }
  const columns: Column<RefusalRow>[] = [
    {
      key: 'name',
      title: t('refusals.name'),
      isHeader: true,
      render: (row) => (
        <Link to="/w/residents/$residentId" params={{ residentId: row.residentId } as never}>
          <PersonCell
            name={row.name}
            about={`${t(`residents:sex.${row.sex}`)} ${t('residents:age', { age: row.age })}`}
            place={row.villageName}
          />
        </Link>
      ),
    },
    { key: 'populations', title: t('list.populations'), render: (row) => listed(row.populations.map(nameOf)) || '—' },
    {
      key: 'refused',
      title: t('refusals.refused'),
      render: ({ standing }) => (
        <>
          {standing.refusedBy ? t(`refuser.${standing.refusedBy}`) : '—'} <span className="num">{standing.refusedOn}</span>
          <small className="block mute">{t('list.by', { by: standing.notedBy, day: standing.notedOn })}</small>
        </>
      ),
    },
    { key: 'note', title: t('refusals.note'), render: ({ standing }) => <span lang="zh-CN">{standing.note ?? '—'}</span> },
    {
      key: 'again',
      title: t('refusals.again'),
      render: (row) => (
        <StatusTag plain tone={row.isTooSoon ? 'mid' : 'low'}>
          {row.isTooSoon ? t('refusals.tooSoon', { day: row.again }) : row.populations.length > 0 ? t('refusals.key') : t('refusals.ready')}
        </StatusTag>
      ),
    },
    {
      key: 'act',
      title: <span className="sr">{t('refusals.sign')}</span>,
      align: 'right',
      render: (row) => (
        <span className="unsigned-acts">
          <Button small kind="quiet" disabled={isBusy} onClick={() => void back(row).then(pages.reload)}>
            {t('refusals.back')}
          </Button>
          {may('contract.sign') ? (
            <ButtonLink small to="/w/sign/new" search={{ residentId: row.residentId }}>
              {t('refusals.sign')}
            </ButtonLink>
          ) : null}
        </span>
      ),
    },
  ]
  const title = pages.isLoading
    ? t('title.refusals')
    : pages.rows.length === 0
      ? t('refusals.none')
      : t(pages.hasMore ? 'refusals.more' : 'refusals.answer', { count: pages.rows.length })
  return (
    <>
      <PageHead title={title} sub={t('refusals.sub')}>
        <ButtonLink to="/w/populations">{t('refusals.toList')}</ButtonLink>
        <Button kind="primary" onClick={() => setFinding(true)}>
          {t('refusals.record')}
        </Button>
      </PageHead>
      <Sheet label={t('title.refusals')}>
        <QueryTable
          caption={t('title.refusals')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.standing.reasonId}
          empty={{ title: t('refusals.none'), text: t('refusals.noneText') }}
        />
      </Sheet>
      {isFinding ? (
        <FindResident
          close={() => setFinding(false)}
          pick={(row) => {
            setFinding(false)
            setAsked(row)
          }}
        />
      ) : null}
      {asked ? (
        <RefusalDialog name={asked.name} busy={isBusy} close={() => setAsked(null)} save={(refused) => void record(refused)} />
      ) : null}
    </>
  )
}
