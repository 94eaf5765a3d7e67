import { beginTrialEndpoint } from '#api/what-if.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import type { TestCounty } from '../testing/a-county.ts'
import type { Ask } from './a-working-day.fixture.ts'
import type { WholeHouse } from './whole-house.fixture.ts'

/** The county's people are counted under Xiamen's pack; a second trial beside it is refused. Answers with the trial. */
export async function tryAnotherPack(ask: Ask, base: WholeHouse, { countyCode, actors: { commission } }: TestCounty): Promise<string> {
  const xiamen = { other: { kind: 'pack', packCode: '350200', version: 1 } }
  const { trialId } = await ask(commission, beginTrialEndpoint, xiamen)
  await base.ask(commission, beginTrialEndpoint, xiamen)
  while ((await relayOnce(base.bulk, [jobListener({ database: base.bulk, jobs: base.jobs, now: () => base.clock.now })], countyCode, () => base.clock.now, (error) => { throw error })) > 0);
  return trialId
}
