import { useTranslation } from 'react-i18next'
import { listReEvaluationsEndpoint, type ReEvaluation, readReEvaluationEndpoint } from '#api/re-evaluations.ts'
import { RunProgress } from '../../../app/run-progress.tsx'
import { countText } from '../../../kit/figures.ts'
import { useSecondsLeft } from '../shown.ts'

const refreshes = [readReEvaluationEndpoint, listReEvaluationsEndpoint]
const [fewSeconds, aMinute] = [3, 60]

/** How far a run is, how long it will take, and the way to stop it or go on. */
export function ReEvaluationProgress({ run }: { run: ReEvaluation }) {
  const { t } = useTranslation('re-evaluations')
  const left = useSecondsLeft(run)
  const { state } = run
  const counts = { done: countText(run.done), total: countText(run.total) }
  const progress = t('run.progress', counts)
  const time = (seconds: number) =>
    seconds <= fewSeconds
      ? t('run.soon')
      : seconds < aMinute
        ? t('run.seconds', { count: seconds })
        : t('run.minutes', { count: Math.ceil(seconds / aMinute) })
  const status = (
    <>
      {state === 'stopped' || state === 'failed' ? t('run.stopped', counts) : progress}
      {state === 'waiting' ? <small className="mute"> {t(run.isTriedAgain ? 'run.triedAgain' : 'run.waiting')}</small> : null}
      {state === 'running' && left !== null ? <small className="mute"> {t('run.left', { time: time(left) })}</small> : null}
      {state === 'running' ? <small className="mute"> {t('run.partly')}</small> : null}
    </>
  )
  return (
    <RunProgress
      run={run}
      jobId={run.reEvaluationId}
      refreshes={refreshes}
      words={{ state: t(`state.${state}`), progress, status, stop: t('run.stop'), stopping: t('run.stopping'), goOn: t('run.goOn') }}
    />
  )
}
