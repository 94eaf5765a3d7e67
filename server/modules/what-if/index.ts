import { beginTrialEndpoint, exportOverCapEndpoint, listTrialsEndpoint, overCapEndpoint, readTrialEndpoint, trialChoicesEndpoint } from '#api/what-if.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { beginTrial, listChoices } from './begin-trial.ts'
import { exportOverCap, listOverCap } from './list-over-cap.ts'
import { listTrials, readTrial } from './read-trials.ts'
import { trialJob } from './run-trial.ts'
import type { WhatIfUsing } from './whose.ts'

export const whatIfRoutes = (using: WhatIfUsing): readonly Route[] => [
  serve(trialChoicesEndpoint, listChoices(using)),
  serve(beginTrialEndpoint, beginTrial(using)),
  serve(listTrialsEndpoint, listTrials(using)),
  serve(readTrialEndpoint, readTrial(using)),
  serve(overCapEndpoint, listOverCap),
  serve(exportOverCapEndpoint, exportOverCap),
]
export const whatIfJobs = (using: WhatIfUsing) => [trialJob(using)]
