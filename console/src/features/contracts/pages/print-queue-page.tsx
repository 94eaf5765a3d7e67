import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listToPrintEndpoint, markPrintedEndpoint, type PrintRow, takeBackPrintedEndpoint } from '#api/contract-queues.ts'
import { problemTexts } from '../../../app/problem.ts'
import { useMay } from '../../../app/session.ts'
import { useCommand, usePages } from '../../../app/use-endpoint.ts'
import { Button, Segments } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField, TickBox } from '../../../kit/field.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { dayAndClockOf } from '../../../kit/instants.ts'
import { PersonCell } from '../../../kit/person-cell.tsx'
import { PrintFrame } from '../../../kit/print-frame.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { useSay } from '../../../kit/undo-toast.tsx'
import { paperOf } from '../paper-of.ts'
import '../contracts.css'

/** Agreements nobody has put on paper yet: print one, mark one or many; copies printed again say why. */
export default function PrintQueuePage() {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const may = useMay()
  const navigate = useNavigate()
  const [query, change] = useQueryString()
  const printed = query.printed === 'yes' ? 'yes' : 'no'
  const pages = usePages(listToPrintEndpoint, { printed })
  const [chosen, choose] = useState<readonly string[]>([])
  const [copies, setCopies] = useState('2')
  const [reason, setReason] = useState('')
  const [isAsking, ask] = useState(false)
  const [showing, show] = useState<PrintRow | null>(null)
  const refreshes = [listToPrintEndpoint]
  const mark = useCommand(markPrintedEndpoint, { refreshes })
  const back = useCommand(takeBackPrintedEndpoint, { refreshes })
  const isAgain = printed === 'yes'
  const here = pages.rows.map(({ contractId }) => contractId)
  const ids = chosen.filter((one) => here.includes(one))
  const takeBack = (markIds: string[]) =>
    back.mutate(
      { markIds },
      { onSuccess: () => say.done(t('print.takenBack')), onError: (problem) => say.failed(problemTexts(problem).join(' ')) },
    )
  const send = () =>
    mark.mutate(
      { contractIds: ids, copies: Number(copies), reason: isAgain ? reason.trim() : null },
      {
        onSuccess: ({ markIds }) => {
          choose([])
          ask(false)
          setReason('')
          say.done(t('print.marked', { count: markIds.length }), () => takeBack(markIds))
        },
      },
    )
  const columns: Column<PrintRow>[] = [
    ...(may('contract.sign')
      ? [
          {
            key: 'choose',
            title: <span className="sr">{t('print.choose')}</span>,
            render: (row: PrintRow) => (
              <TickBox
                aria-label={t('print.chooseOne', { number: row.number })}
                checked={ids.includes(row.contractId)}
                onChange={(event) => choose(event.target.checked ? [...ids, row.contractId] : ids.filter((one) => one !== row.contractId))}
              >
                {null}
              </TickBox>
            ),
          },
        ]
      : []),
    {
      key: 'name',
      title: t('list.name'),
      isHeader: true,
      render: (row) => <PersonCell name={row.residentName} about={`${t(`sex.${row.sex}`)} ${t('age', { age: row.age })}`} />,
    },
    { key: 'number', title: t('list.number'), render: (row) => <span className="num nw xs mute">{row.number}</span> },
    { key: 'signed', title: t('list.signedOn'), render: (row) => <span className="num nw">{row.signedOn}</span> },
    { key: 'team', title: t('list.team'), render: (row) => <span lang="zh-CN">{row.teamName}</span> },
    ...(isAgain
      ? [
          {
            key: 'printed',
            title: t('print.printed'),
            render: (row: PrintRow) => (
              <>
                {t('print.times', { count: row.printings, copies: row.copies })}
                <small className="block mute" lang="zh-CN">
                  {row.lastPrintedAt ? dayAndClockOf(row.lastPrintedAt) : ''} {row.lastPrintedBy}
                </small>
              </>
            ),
          },
        ]
      : []),
    {
      key: 'act',
      title: <span className="sr">{t('list.act')}</span>,
      align: 'right',
      render: (row) => (
        <Button small onClick={() => show(row)}>
          {t('print.open')}
        </Button>
      ),
    },
  ]
  return (
    <>
      <PageHead title={t('print.head')} sub={t('print.sub')}>
        <Segments
          label={t('print.head')}
          value={printed}
          options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`print.which.${value}`) }))}
          onChange={(value) => change({ printed: value === 'yes' ? value : undefined })}
        />
        {may('contract.sign') ? (
          <>
            <Button disabled={here.length === 0} onClick={() => choose(ids.length === here.length ? [] : here.slice(0, 100))}>
              {t('print.all')}
            </Button>
            <Button kind="primary" disabled={ids.length === 0} onClick={() => ask(true)}>
              {t(isAgain ? 'print.again' : 'print.mark', { count: ids.length })}
            </Button>
          </>
        ) : null}
      </PageHead>
      <Sheet label={t('print.head')}>
        <QueryTable
          caption={t('print.head')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.contractId}
          onOpen={(row) => void navigate({ to: `/w/sign/${row.contractId}` })}
          empty={isAgain ? { title: t('print.nonePrinted') } : { title: t('print.none'), text: t('print.noneText') }}
        />
      </Sheet>
      <Dialog
        title={t(isAgain ? 'print.again' : 'print.mark', { count: ids.length })}
        isOpen={isAsking}
        close={() => ask(false)}
        acts={
          <>
            <Button onClick={() => ask(false)}>{t('kit:cancel')}</Button>
            <Button kind="primary" busy={mark.isPending} disabled={isAgain && reason.trim().length < 2} onClick={send}>
              {t('print.keep')}
            </Button>
          </>
        }
      >
        <ProblemSummary problem={mark.error} />
        <SelectField
          label={t('print.copies')}
          value={copies}
          options={['1', '2', '3', '4'].map((value) => ({ value, label: value }))}
          onChange={(event) => setCopies(event.target.value)}
        />
        {isAgain ? (
          <TextField
            label={t('print.reason')}
            hint={t('print.reasonHint')}
            maxLength={100}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : null}
      </Dialog>
      <Dialog title={t('done.paper')} wide isOpen={showing !== null} close={() => show(null)}>
        {showing ? <PrintFrame src={paperOf(showing.contractId)} title={showing.number} /> : null}
      </Dialog>
    </>
  )
}
