import { useTranslation } from 'react-i18next'
import { listTrialsEndpoint, readTrialEndpoint, type Trial } from '#api/what-if.ts'
import { RunProgress } from '../../../app/run-progress.tsx'

const refreshes = [readTrialEndpoint, listTrialsEndpoint]

/** How far a trial is, and the way to stop it or count again. */
export function TrialProgress({ trial }: { trial: Trial }) {
  const { t } = useTranslation('what-if')
  const { state, done, total, isTriedAgain } = trial
  const progress = t('run.progress', { done, total })
  const waiting = t(isTriedAgain ? 'run.triedAgain' : 'run.waiting')
  const status = { waiting, running: progress, done: progress, stopped: t('run.stopped'), failed: t('run.failed') }[state]
  return (
    <RunProgress
      run={trial}
      jobId={trial.trialId}
      refreshes={refreshes}
      words={{
        state: t(`state.${state}`),
        progress,
        status,
        stop: t('run.stop'),
        stopping: t('run.stopping'),
        goOn: t(state === 'failed' ? 'run.retry' : 'run.goOn'),
      }}
    />
  )
}
