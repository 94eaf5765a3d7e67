import { useTranslation } from 'react-i18next'
import { repeatJobEndpoint, stopJobEndpoint } from '#api/jobs.ts'
import { listTrialsEndpoint, readTrialEndpoint, type Trial } from '#api/what-if.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { Sheet } from '../../../kit/sheet.tsx'

const refreshes = [readTrialEndpoint, listTrialsEndpoint]

/** How far a trial is, and the way to stop it or count again. Nothing once it is done. */
export function TrialProgress({ trial }: { trial: Trial }) {
  const { t } = useTranslation('what-if')
  const stop = useCommand(stopJobEndpoint, { refreshes })
  const goOn = useCommand(repeatJobEndpoint, { refreshes })
  const { trialId: jobId, state, done, total } = trial
  if (state === 'done') return null
  const isOver = state === 'stopped' || state === 'failed'
  return (
    <Sheet className="trial-below" label={t(`state.${state}`)} padded>
      <ProblemSummary problem={stop.error ?? goOn.error} />
      <div className="trial-progress">
        <GoalBar label={t('run.progress', { done, total })} value={done} whole={Math.max(total, 1)} />
        <p role="status">{isOver ? t('run.stopped') : state === 'waiting' ? t('run.waiting') : t('run.progress', { done, total })}</p>
        {trial.mayStop ? (
          <Button busy={stop.isPending} onClick={() => stop.mutate({ jobId })}>
            {t('run.stop')}
          </Button>
        ) : null}
        {trial.mayGoOn ? (
          <Button kind="primary" busy={goOn.isPending} onClick={() => goOn.mutate({ jobId })}>
            {t('run.goOn')}
          </Button>
        ) : null}
      </div>
    </Sheet>
  )
}
