import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decideExportEndpoint, type ExportRequest, exportRequestsEndpoint } from '#api/exports.ts'
import { problemTexts } from '../../../app/problem.ts'
import { useCommand, usePages } from '../../../app/use-endpoint.ts'
import { listed } from '../../../app/i18n.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { countText } from '../../../kit/figures.ts'
import { PageHead } from '../../../kit/head.tsx'
import { dayAndClockOf } from '../../../kit/instants.ts'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { RiskTag, StatusTag } from '../../../kit/status-tag.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

/** Files above a limit: who wants what and why; somebody else agrees, or refuses with a reason. */
export default function RequestsPage() {
  const { t } = useTranslation('exports')
  const say = useSay()
  const pages = usePages(exportRequestsEndpoint, {}, { everyMs: 10_000 })
  const [refusing, setRefusing] = useState<ExportRequest | null>(null)
  const decide = useCommand(decideExportEndpoint, { refreshes: [exportRequestsEndpoint] })
  const grant = ({ exportId }: ExportRequest) =>
    decide.mutate(
      { exportId, isGranted: true },
      { onSuccess: () => say.done(t('requests.granted')), onError: (problem) => say.failed(problemTexts(problem).join(' ')) },
    )
  const open = pages.rows.filter(({ isMine }) => !isMine).length
  const columns: Column<ExportRequest>[] = [
    {
      key: 'what',
      title: t('requests.what'),
      isHeader: true,
      render: (row) => (
        <>
          <b>{t(`list.${row.list}`)}</b>
          <small className="block mute" lang="zh-CN">
            {row.chosen.length > 0 ? row.chosen.join('；') : t('requests.all')}
          </small>
        </>
      ),
    },
    {
      key: 'who',
      title: t('requests.who'),
      render: (row) => (
        <>
          <span lang="zh-CN">{row.askedBy}</span>
          <small className="block mute num">{dayAndClockOf(row.at)}</small>
        </>
      ),
    },
    { key: 'rows', title: t('requests.rows'), align: 'right', render: (row) => <span className="num">{countText(row.rows)}</span> },
    {
      key: 'how',
      title: t('requests.how'),
      render: (row) => (
        <>
          {row.isWhole ? <RiskTag risk="high">{t('requests.whole')}</RiskTag> : <StatusTag tone="none">{t('requests.masked')}</StatusTag>}
          <small className="block mute">{listed(row.columns.map((column) => t(`column.${column}`)))}</small>
        </>
      ),
    },
    { key: 'reason', title: t('requests.reason'), render: (row) => <span lang="zh-CN">{row.reason ?? '—'}</span> },
    {
      key: 'act',
      title: <span className="sr">{t('requests.act')}</span>,
      align: 'right',
      render: (row) =>
        row.isMine ? (
          <small className="mute">{t('requests.own')}</small>
        ) : (
          <span className="row-acts">
            <Button small onClick={() => setRefusing(row)}>
              {t('requests.refuse')}
            </Button>
            <Button small kind="primary" busy={decide.isPending} onClick={() => grant(row)}>
              {t('requests.grant')}
            </Button>
          </span>
        ),
    },
  ]
  return (
    <>
      <PageHead title={open > 0 ? t('requests.head.some', { count: open }) : t('requests.head.none')} sub={t('requests.sub')} />
      <Sheet label={t('title')}>
        <QueryTable
          caption={t('title')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.exportId}
          empty={{ title: t('requests.none'), text: t('requests.noneText') }}
        />
      </Sheet>
      {refusing ? <RefuseDialog key={refusing.exportId} row={refusing} close={() => setRefusing(null)} /> : null}
    </>
  )
}

function RefuseDialog({ row, close }: { row: ExportRequest; close: () => void }) {
  const { t } = useTranslation('exports')
  const say = useSay()
  const [why, setWhy] = useState('')
  const decide = useCommand(decideExportEndpoint, { refreshes: [exportRequestsEndpoint] })
  const send = () =>
    decide.mutate(
      { exportId: row.exportId, isGranted: false, why: why.trim() },
      {
        onSuccess: () => {
          say.done(t('requests.refused'))
          close()
        },
      },
    )
  return (
    <Dialog
      title={t('requests.refuseTitle', { list: t(`list.${row.list}`) })}
      isOpen
      close={close}
      acts={
        <Button kind="primary" busy={decide.isPending} disabled={why.trim().length < 2} onClick={send}>
          {t('requests.refuse')}
        </Button>
      }
    >
      <ProblemSummary problem={decide.error} />
      <TextField
        label={t('requests.why')}
        hint={t('requests.whyHint')}
        maxLength={200}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
    </Dialog>
  )
}
