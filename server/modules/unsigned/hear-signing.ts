import { systemActor } from '#platform/http/context.ts'
import type { Listener } from '#platform/jobs/job.ts'
import { closeReasonOfSigned } from './store.ts'

/** Whoever signs has no reason any more: it is closed, so that it does not come back when the contract is over. */
export const unsignedListeners: readonly Listener[] = ['contract-signed', 'contract-taken-over'].map((topic) => ({
  topic,
  hear: async ({ run, countyCode, on, at }, contractId) => void (await run(closeReasonOfSigned, { countyCode, contractId, on, at, actorName: systemActor.displayName })),
}))
