import { useTranslation } from 'react-i18next'
import { previewBulletinEndpoint } from '#api/bulletins.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { countText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { type Draft, reachOf } from '../draft.ts'

/** How many the draft reaches as it stands, counted anew at each change. */
export function ReachSheet({ draft }: { draft: Draft }) {
  const { t } = useTranslation('bulletins')
  const read = useRead(previewBulletinEndpoint, reachOf(draft), { keep: true })
  return (
    <Sheet title={t('form.reach')} padded>
      <ProblemSummary problem={read.error} />
      {read.isPending ? <LinesSkeleton lines={2} /> : null}
      {read.data ? (
        <div role="status" aria-busy={read.isFetching}>
          <p className="bulletin-reach num">{t('form.reachText', { count: countText(read.data.reached) as never })}</p>
          {read.data.reached === 0 ? <p className="mute s">{t('form.nobody')}</p> : null}
          {read.data.withPhone === null || read.data.reached === 0 ? null : (
            <p className="mute s">{t('form.phones', { count: countText(read.data.withPhone) as never })}</p>
          )}
        </div>
      ) : null}
    </Sheet>
  )
}
