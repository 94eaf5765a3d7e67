import type { ReactNode } from 'react'
import { type RunStanding, repeatJobEndpoint, stopJobEndpoint } from '#api/jobs.ts'
import { Button } from '../kit/button.tsx'
import { ProblemSummary } from '../kit/error-summary.tsx'
import { GoalBar } from '../kit/goal-bar.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { reasonText } from './problem.ts'
import { useCommand } from './use-endpoint.ts'
import './run-progress.css'

type Props = {
  run: RunStanding & { done: number; total: number }
  jobId: string
  /** What shows the run, to be read anew when it is stopped or gone on with. */
  refreshes: readonly { path: string }[]
  /** What it is called as it stands, how far it is, and what that means. */
  words: { state: string; progress: string; status: ReactNode; stop: string; stopping: string; goOn: string }
}

/** How far work is that has a row of its own, why it failed, and the way to stop it or have it gone on with. Nothing once it is done. */
export function RunProgress({ run, jobId, refreshes, words }: Props) {
  const stop = useCommand(stopJobEndpoint, { refreshes })
  const goOn = useCommand(repeatJobEndpoint, { refreshes })
  if (run.state === 'done') return null
  return (
    <Sheet className="run-progress-sheet" label={words.state} padded>
      <ProblemSummary problem={stop.error ?? goOn.error} />
      <div className="run-progress">
        <GoalBar label={words.progress} value={run.done} whole={Math.max(run.total, 1)} />
        <p role="status">
          {words.status}
          {run.why ? <span className="run-why">{reasonText({ code: run.why })}</span> : null}
        </p>
        {run.mayStop || stop.isPending ? (
          <Button busy={stop.isPending} onClick={() => stop.mutate({ jobId })}>
            {stop.isPending ? words.stopping : words.stop}
          </Button>
        ) : null}
        {run.mayGoOn ? (
          <Button kind="primary" busy={goOn.isPending} onClick={() => goOn.mutate({ jobId })}>
            {words.goOn}
          </Button>
        ) : null}
      </div>
    </Sheet>
  )
}
