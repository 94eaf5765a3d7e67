import { exportOverCapEndpoint, beginTrialEndpoint, overCapEndpoint } from '#api/what-if.ts'
import type { Job } from '#platform/jobs/job.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import type { TestCounty } from '../testing/a-county.ts'
import type { Ask } from './a-working-day.fixture.ts'
import type { WholeHouse } from './whole-house.fixture.ts'

/** The county's people are counted under Xiamen's pack, at the second try; a second trial beside it is refused, and who is over the cap is read. Answers with the trial. */
export async function tryAnotherPack(ask: Ask, base: WholeHouse, { countyCode, town, actors: { commission } }: TestCounty): Promise<string> {
  const xiamen = { other: { kind: 'pack', packCode: '350200', version: 1 } }
  const { trialId } = await ask(commission, beginTrialEndpoint, xiamen)
  await base.ask(commission, beginTrialEndpoint, xiamen)
  const hear = (jobs: readonly Job[], later: number, report: (error: unknown) => void) => relayOnce(base.bulk, [jobListener({ database: base.bulk, jobs, now: () => base.clock.now })], countyCode, () => base.clock.now + later, report)
  await hear(base.jobs.map((job) => (job.name === 'what-if.count' ? { ...job, work: () => Promise.reject(new Error('not this time')) } : job)), 0, () => {})
  const [panel] = await base.rows(`UPDATE organisations.panel_load p SET contracts = 9000 FROM organisations.panel_load o WHERE o.county_code = $1 AND o.holder_id = $2 AND p.county_code = $1 AND p.holder_id = $2 RETURNING o.contracts`, countyCode, town.staff.doctor)
  while ((await hear(base.jobs, 5000, (error) => { throw error })) > 0);
  await base.rows('UPDATE organisations.panel_load SET contracts = $3 WHERE county_code = $1 AND holder_id = $2', countyCode, town.staff.doctor, panel?.contracts)
  await ask(commission, overCapEndpoint, { trialId, side: 'own' })
  await base.ask(commission, exportOverCapEndpoint, { trialId, side: 'own' })
  return trialId
}
