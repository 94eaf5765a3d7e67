import { randomUUID } from 'node:crypto'
import { beginReEvaluationEndpoint, reEvaluatedContractsEndpoint } from '#api/re-evaluations.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import type { TestCounty } from '../testing/a-county.ts'
import type { Ask } from './a-working-day.fixture.ts'
import type { WholeHouse } from './whole-house.fixture.ts'

/** The county's contracts are held against its pack twice: by the day each was signed and by a day of the past. Answers with the last. */
export async function holdAgainstAPack(ask: Ask, base: WholeHouse, { countyCode, town, put, actors: { commission, manager } }: TestCounty): Promise<string> {
  const hospitalId = randomUUID()
  await put('organisations.institution', { id: hospitalId, county_code: countyCode, name: '区人民医院', short_name: '人民医院', pinyin: 'renminyiyuan', initials: 'rmyy', kind: 'hospital', hospital_level: 2, ownership: 'public', township_code: town.townshipCode, valid_from: '2020-01-01' })
  await base.rows(`UPDATE contracts.contract SET terms = jsonb_set(terms::jsonb, '{combination,institutions}', $2)::json WHERE county_code = $1`, countyCode, JSON.stringify([{ tier: 'secondary', label: '区内公立二级医院', institutionId: hospitalId, name: '区人民医院' }]))
  let reEvaluationId = ''
  for (const judgedOn of [null, '2025-06-01']) {
    ({ reEvaluationId } = await ask(commission, beginReEvaluationEndpoint, { packCode: '500112', version: 1, judgedOn }))
    await base.ask(commission, beginReEvaluationEndpoint, { packCode: '500112', version: 1, judgedOn }) // refused: one is under way
    while ((await relayOnce(base.bulk, [jobListener({ database: base.bulk, jobs: base.jobs, now: () => base.clock.now })], countyCode, () => base.clock.now, (error) => { throw error })) > 0);
    for (const input of [{}, { finding: 'GAP' }, { finding: 'GAP', institutionId: town.institutionId }, { institutionId: town.institutionId }]) for (const actor of [commission, manager]) await ask(actor, reEvaluatedContractsEndpoint, { reEvaluationId, ...input })
  }
  return reEvaluationId
}
