import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listToPrintEndpoint, type PrintRow } from '#api/contract-queues.ts'
import { useMay } from '../../../app/session.ts'
import { useTeamFilter } from '../../../app/team-filter.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { contractPath, useSurface } from '../../../app/use-surface.ts'
import { Button, Segments } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { TickBox } from '../../../kit/field.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { dayAndClockOf } from '../../../kit/instants.ts'
import { PersonCell } from '../../../kit/person-cell.tsx'
import { PrintFrame } from '../../../kit/print-frame.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { useListFilters } from '../../../kit/use-list-filters.ts'
import { useQueryString } from '../../../kit/use-param.ts'
import { JoinedPaper } from '../components/joined-paper.tsx'
import { MarkPrintedDialog } from '../components/mark-printed-dialog.tsx'
import { paperOf } from '../paper-of.ts'
import '../contracts.css'

const mostAtOnce = 100

/** Agreements nobody has put on paper yet: print one, or many as one PDF, and mark them; copies printed again say why. */
export default function PrintQueuePage() {
  const { t } = useTranslation('contracts')
  const may = useMay()
  const navigate = useNavigate()
  const surface = useSurface()
  const [query, change] = useQueryString()
  const printed = query.printed === 'yes' ? 'yes' : 'no'
  const filters = useTeamFilter()
  const state = useListFilters(filters)
  const { teamId } = state.values
  const pages = usePages(listToPrintEndpoint, { printed, most: mostAtOnce, ...(teamId ? { teamId } : {}) })
  const [chosen, choose] = useState<readonly string[]>([])
  const [isMarking, setMarking] = useState(false)
  const [showing, show] = useState<PrintRow | null>(null)
  const isAgain = printed === 'yes'
  const here = pages.rows.map(({ contractId }) => contractId)
  const ids = here.filter((one) => chosen.includes(one)) // the paper comes out in the order of the list
  const mayChoose = may('contract.sign') || may('export.run')
  const columns: Column<PrintRow>[] = [
    ...(mayChoose
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
        {mayChoose ? (
          <Button disabled={here.length === 0} onClick={() => choose(ids.length > 0 ? [] : here.slice(0, mostAtOnce))}>
            {t(ids.length > 0 ? 'print.nothing' : 'print.all')}
          </Button>
        ) : null}
        <JoinedPaper contractIds={ids} />
        {may('contract.sign') ? (
          <Button kind="primary" disabled={ids.length === 0 || ids.length > mostAtOnce} onClick={() => setMarking(true)}>
            {t(isAgain ? 'print.again' : 'print.mark', { count: ids.length })}
          </Button>
        ) : null}
      </PageHead>
      <Sheet label={t('print.head')}>
        <QueryTable
          caption={t('print.head')}
          columns={columns}
          pages={pages}
          {...(filters.length > 0 ? { filters, state } : {})}
          rowKey={(row) => row.contractId}
          onOpen={(row) => void navigate({ to: contractPath(surface, row.contractId) })}
          empty={isAgain ? { title: t('print.nonePrinted') } : { title: t('print.none'), text: t('print.noneText') }}
        />
      </Sheet>
      {isMarking ? <MarkPrintedDialog contractIds={ids} isAgain={isAgain} close={() => setMarking(false)} done={() => choose([])} /> : null}
      <Dialog title={t('done.paper')} wide isOpen={showing !== null} close={() => show(null)}>
        {showing ? <PrintFrame src={paperOf(showing.contractId)} title={showing.number} /> : null}
      </Dialog>
    </>
  )
}
