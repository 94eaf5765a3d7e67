import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  getSupportEndpoint,
  listSupportEndpoint,
  listVisitsEndpoint,
  type SupportAgreement,
  type SupportVisit,
  strikeVisitEndpoint,
} from '#api/support.ts'
import { useCommand, usePages } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { countText } from '../../../kit/figures.ts'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { VisitDialog } from './visit-dialog.tsx'

/** What was done, visit by visit, the newest first. */
export function VisitLog({ agreement }: { agreement: SupportAgreement }) {
  const { t } = useTranslation('support')
  const { agreementId, mayRecord } = agreement
  const pages = usePages(listVisitsEndpoint, { agreementId })
  const [isRecording, setRecording] = useState(false)
  const [striking, setStriking] = useState<SupportVisit | null>(null)
  const record = mayRecord ? (
    <Button small kind="primary" onClick={() => setRecording(true)}>
      {t('one.record')}
    </Button>
  ) : null
  return (
    <Sheet
      title={t('one.log')}
      sub={t('one.logSub')}
      end={
        <>
          <a className="btn sm no-print" href={`/api/support/agreements/${agreementId}/visits.csv`} download>
            {t('one.exportVisits')}
          </a>
          {record}
        </>
      }
    >
      <QueryTable
        caption={t('one.log')}
        pages={pages}
        rowKey={(row) => row.visitId}
        compact
        empty={{ title: t('one.noVisits'), text: t('one.noVisitsText') }}
        columns={[
          { key: 'day', title: t('visit.heldOn'), isHeader: true, render: (row) => <span className="num nw">{row.heldOn}</span> },
          {
            key: 'work',
            title: t('visit.work'),
            render: (row) => (
              <>
                <span className={row.strikeReason === null ? '' : 'support-struck'}>{t(`work.${row.work}`)}</span>
                {row.strikeReason === null ? null : (
                  <small className="block mute" lang="zh-CN">
                    {t('visit.struckBy', { name: row.struckBy, reason: row.strikeReason })}
                  </small>
                )}
                {row.note ? (
                  <small className="block mute" lang="zh-CN">
                    {row.note}
                  </small>
                ) : null}
              </>
            ),
          },
          {
            key: 'place',
            title: t('visit.place'),
            render: (row) => (
              <span lang="zh-CN">
                {row.placeName}
                {row.teamName ? <small className="block mute">{row.teamName}</small> : null}
              </span>
            ),
          },
          { key: 'experts', title: t('visit.experts'), align: 'right', render: (row) => countText(row.experts) },
          { key: 'halfDays', title: t('visit.halfDays'), align: 'right', render: (row) => countText(row.halfDays) },
          { key: 'persons', title: t('visit.persons'), align: 'right', render: (row) => countText(row.persons) },
          {
            key: 'act',
            title: <span className="sr">{t('visit.strike')}</span>,
            align: 'right',
            render: (row) =>
              mayRecord && row.strikeReason === null ? (
                <Button small kind="quiet" className="no-print" onClick={() => setStriking(row)}>
                  {t('visit.strike')}
                </Button>
              ) : null,
          },
        ]}
      />
      {isRecording ? <VisitDialog agreement={agreement} close={() => setRecording(false)} /> : null}
      {striking ? <StrikeDialog agreementId={agreementId} visit={striking} close={() => setStriking(null)} /> : null}
    </Sheet>
  )
}

function StrikeDialog({ agreementId, visit, close }: { agreementId: string; visit: SupportVisit; close: () => void }) {
  const { t } = useTranslation('support')
  const say = useSay()
  const [reason, setReason] = useState('')
  const command = useCommand(strikeVisitEndpoint, { refreshes: [listVisitsEndpoint, getSupportEndpoint, listSupportEndpoint] })
  const strike = () =>
    command.mutate(
      { agreementId, visitId: visit.visitId, reason: reason.trim() },
      {
        onSuccess: () => {
          say.done(t('visit.struck'))
          close()
        },
      },
    )
  return (
    <Dialog
      title={t('visit.strikeTitle')}
      isOpen
      close={close}
      acts={
        <Button kind="danger" busy={command.isPending} disabled={!reason.trim()} onClick={strike}>
          {t('visit.strike')}
        </Button>
      }
    >
      <p>{t('visit.strikeText')}</p>
      <ProblemSummary problem={command.error} />
      <TextField label={t('visit.reason')} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Dialog>
  )
}
