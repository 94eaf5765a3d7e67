import { useTranslation } from 'react-i18next'
import {
  assignmentChoicesEndpoint,
  listHandoversEndpoint,
  previewHandoverEndpoint,
  retryHandoverEndpoint,
  undoHandoverEndpoint,
} from '#api/assignments.ts'
import { problemTexts, reasonText } from '../../../app/problem.ts'
import { useCommand, usePages } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import type { HandoverRow } from '../handover-draft.ts'

const toneOf = { planned: 'brand', blocked: 'high', done: 'low', undone: 'none' } as const

/** What was planned and what became of it; a plan may be taken back before its day, one that was held up tried again. */
export function HandoverList() {
  const { t } = useTranslation('assignments')
  const say = useSay()
  const refreshes = [listHandoversEndpoint, assignmentChoicesEndpoint, previewHandoverEndpoint]
  const pages = usePages(listHandoversEndpoint, {})
  const undo = useCommand(undoHandoverEndpoint, { refreshes })
  const retry = useCommand(retryHandoverEndpoint, { refreshes })
  const act = (command: typeof undo | typeof retry, row: HandoverRow, done: string) =>
    command.mutate(
      { handoverId: row.handoverId },
      { onSuccess: () => say.done(done), onError: (problem) => say.failed(problemTexts(problem).join(' ')) },
    )
  const columns: Column<HandoverRow>[] = [
    { key: 'what', title: t('list.what'), isHeader: true, render: (row) => t(`kind.${row.kind}`) },
    { key: 'fromTo', title: t('list.fromTo'), render: (row) => <FromTo row={row} /> },
    { key: 'on', title: t('list.on'), render: (row) => <span className="num nw">{row.on}</span> },
    {
      key: 'state',
      title: t('list.state'),
      render: (row) => (
        <>
          <StatusTag plain tone={toneOf[row.state]}>
            {t(`state.${row.state}`)}
          </StatusTag>
          {row.obstacles.map((one) => (
            <small key={one.code} className="block bad">
              {reasonText(one as never)}
            </small>
          ))}
        </>
      ),
    },
    {
      key: 'result',
      title: t('list.result'),
      render: (row) =>
        row.residents === null && row.contracts === null
          ? '—'
          : t('list.moved', { residents: countText(row.residents ?? 0), contracts: countText(row.contracts ?? 0) }),
    },
    {
      key: 'by',
      title: t('list.by'),
      render: (row) => (
        <span lang="zh-CN">
          {row.plannedBy}
          <small className="block mute">{row.reason}</small>
        </span>
      ),
    },
    {
      key: 'act',
      title: <span className="sr">{t('list.undo')}</span>,
      align: 'right',
      render: (row) => (
        <span className="assign-acts">
          {row.mayRetry ? (
            <Button small disabled={retry.isPending} onClick={() => act(retry, row, t('list.retried'))}>
              {t('list.retry')}
            </Button>
          ) : null}
          {row.mayUndo ? (
            <Button small kind="quiet" disabled={undo.isPending} onClick={() => act(undo, row, t('list.undone'))}>
              {t('list.undo')}
            </Button>
          ) : null}
        </span>
      ),
    },
  ]
  return (
    <Sheet title={t('list.title')}>
      <QueryTable
        caption={t('list.title')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.handoverId}
        empty={{ title: t('list.none'), text: t('list.noneText') }}
      />
    </Sheet>
  )
}

function FromTo({ row }: { row: HandoverRow }) {
  const { t } = useTranslation('assignments')
  const people = row.kind === 'doctor'
  const [from, to] = people ? [row.fromDoctor ?? '', row.toDoctor ?? ''] : [row.fromTeam ?? t('list.anyone'), row.toTeam]
  const about = people
    ? [...new Set([row.fromTeam, row.toTeam])].filter(Boolean).join(' → ')
    : [row.village, row.gridCode ? t('list.grid', { code: row.gridCode.slice(12) }) : null, row.toDoctor].filter(Boolean).join(' · ')
  return (
    <span lang="zh-CN">
      {t('list.arrow', { from, to })}
      <small className="block mute">{about}</small>
    </span>
  )
}
