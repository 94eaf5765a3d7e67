import { useTranslation } from 'react-i18next'
import { repeatJobEndpoint, stopJobEndpoint } from '#api/jobs.ts'
import { listReEvaluationsEndpoint, type ReEvaluation, readReEvaluationEndpoint } from '#api/re-evaluations.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { countText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { useSecondsLeft } from '../shown.ts'

const refreshes = [readReEvaluationEndpoint, listReEvaluationsEndpoint]
const [fewSeconds, aMinute] = [3, 60]

/** How far a run is, how long it will take, and the way to stop it or go on. Nothing once it is done. */
export function RunProgress({ run }: { run: ReEvaluation }) {
  const { t } = useTranslation('re-evaluations')
  const stop = useCommand(stopJobEndpoint, { refreshes })
  const goOn = useCommand(repeatJobEndpoint, { refreshes })
  const left = useSecondsLeft(run)
  const { reEvaluationId: jobId, state } = run
  if (state === 'done') return null
  const counts = { done: countText(run.done), total: countText(run.total) }
  const time = (seconds: number) =>
    seconds <= fewSeconds
      ? t('run.soon')
      : seconds < aMinute
        ? t('run.seconds', { count: seconds })
        : t('run.minutes', { count: Math.ceil(seconds / aMinute) })
  return (
    <Sheet className="re-gap" label={t(`state.${state}`)} padded>
      <ProblemSummary problem={stop.error ?? goOn.error} />
      <div className="re-progress">
        <GoalBar label={t('run.progress', counts)} value={run.done} whole={Math.max(run.total, 1)} />
        <p role="status">
          {state === 'stopped' || state === 'failed' ? t('run.stopped', counts) : t('run.progress', counts)}
          {state === 'waiting' ? <small className="mute"> {t('run.waiting')}</small> : null}
          {state === 'running' && left !== null ? <small className="mute"> {t('run.left', { time: time(left) })}</small> : null}
          {state === 'running' ? <small className="mute"> {t('run.partly')}</small> : null}
        </p>
        {run.mayStop || stop.isPending ? (
          <Button busy={stop.isPending} onClick={() => stop.mutate({ jobId })}>
            {stop.isPending ? t('run.stopping') : t('run.stop')}
          </Button>
        ) : null}
        {run.mayGoOn ? (
          <Button kind="primary" busy={goOn.isPending} onClick={() => goOn.mutate({ jobId })}>
            {t('run.goOn')}
          </Button>
        ) : null}
      </div>
    </Sheet>
  )
}
