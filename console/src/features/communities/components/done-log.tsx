import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Community, type DoneRow, getCommunityEndpoint, listCommunitiesEndpoint, strikeDoneEndpoint } from '#api/communities.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { countText } from '../../../kit/figures.ts'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

/** What was entered of the five ones, the newest first; struck out ones too. */
export function DoneLog({ community, mayEdit }: { community: Community; mayEdit: boolean }) {
  const { t } = useTranslation('communities')
  const [striking, setStriking] = useState<DoneRow | null>(null)
  return (
    <Sheet title={t('one_page.log')} sub={t('one_page.logSub')}>
      <QueryTable
        caption={t('one_page.log')}
        pages={{ rows: community.done }}
        rowKey={(row) => row.doneId}
        compact
        empty={{ title: t('one_page.noLog'), text: t('one_page.noLogText') }}
        columns={[
          { key: 'day', title: t('done.day'), isHeader: true, render: (row) => <span className="num nw">{row.doneOn}</span> },
          {
            key: 'what',
            title: t('done.what'),
            render: (row) => (
              <>
                <span className={row.strikeReason === null ? '' : 'community-struck'}>{t(`entered.${row.one}`)}</span>
                {row.strikeReason === null ? null : (
                  <small className="block mute" lang="zh-CN">
                    {t('done.struckBy', { name: row.struckBy, reason: row.strikeReason })}
                  </small>
                )}
              </>
            ),
          },
          { key: 'persons', title: t('done.persons'), align: 'right', render: (row) => countText(row.persons) },
          { key: 'note', title: t('done.note'), render: (row) => <span lang="zh-CN">{row.note}</span> },
          { key: 'by', title: t('done.by'), render: (row) => <span lang="zh-CN">{row.recordedBy}</span> },
          {
            key: 'act',
            title: <span className="sr">{t('done.strike')}</span>,
            align: 'right',
            render: (row) =>
              mayEdit && row.strikeReason === null ? (
                <Button small kind="quiet" className="no-print" onClick={() => setStriking(row)}>
                  {t('done.strike')}
                </Button>
              ) : null,
          },
        ]}
      />
      {striking ? <StrikeDialog communityId={community.communityId} row={striking} close={() => setStriking(null)} /> : null}
    </Sheet>
  )
}

function StrikeDialog({ communityId, row, close }: { communityId: string; row: DoneRow; close: () => void }) {
  const { t } = useTranslation('communities')
  const say = useSay()
  const [reason, setReason] = useState('')
  const command = useCommand(strikeDoneEndpoint, { refreshes: [getCommunityEndpoint, listCommunitiesEndpoint] })
  const strike = () =>
    command.mutate(
      { communityId, doneId: row.doneId, reason: reason.trim() },
      {
        onSuccess: () => {
          say.done(t('done.struck'))
          close()
        },
      },
    )
  return (
    <Dialog
      title={t('done.strikeTitle')}
      isOpen
      close={close}
      acts={
        <Button kind="danger" busy={command.isPending} disabled={!reason.trim()} onClick={strike}>
          {t('done.strike')}
        </Button>
      }
    >
      <p>{t('done.strikeText')}</p>
      <ProblemSummary problem={command.error} />
      <TextField label={t('done.strikeWhy')} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Dialog>
  )
}
