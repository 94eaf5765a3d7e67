import { useTranslation } from 'react-i18next'
import { reasonHistoryEndpoint } from '#api/unsigned.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'

/** Everything that was said of one person: who, when, and what became of it. */
export function HistoryDialog({ residentId, name, close }: { residentId: string; name: string; close: () => void }) {
  const { t } = useTranslation('unsigned')
  const read = useRead(reasonHistoryEndpoint, { residentId })
  const items = read.data?.items ?? []
  return (
    <Dialog title={t('history.title', { name })} isOpen close={close}>
      <ProblemSummary problem={read.error} />
      {read.isPending ? <LinesSkeleton lines={3} /> : null}
      {read.data && items.length === 0 ? <p className="mute">{t('history.none')}</p> : null}
      <ol className="unsigned-history">
        {items.map((one) => (
          <li key={one.reasonId}>
            <b>{t(`reason.${one.reason}`)}</b>
            {one.note ? <span lang="zh-CN"> {one.note}</span> : null}
            {one.refusedBy && one.refusedOn ? (
              <span className="block">{t('list.refusedBy', { who: t(`refuser.${one.refusedBy}`), day: one.refusedOn })}</span>
            ) : null}
            <small className="block mute">
              {minuteOf(one.notedAt)} <span lang="zh-CN">{t('history.noted', { by: one.notedBy })}</span>
            </small>
            {one.closedAt && one.closedHow ? (
              <small className="block mute">
                {minuteOf(one.closedAt)} <span lang="zh-CN">{t(`history.${one.closedHow}`, { by: one.closedBy ?? '' })}</span>
              </small>
            ) : null}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
