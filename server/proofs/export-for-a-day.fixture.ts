import { randomUUID } from 'node:crypto'
import { askExportEndpoint, countExportEndpoint, decideExportEndpoint, exportFileEndpoint, exportRequestsEndpoint } from '#api/exports.ts'
import { jobsEndpoint, repeatJobEndpoint, stopJobEndpoint } from '#api/jobs.ts'
import type { Actor } from '#platform/http/actor.ts'
import { relayOnce } from '#platform/jobs/relay.ts'
import { jobListener } from '#platform/jobs/run-job.ts'
import type { TestCounty } from '../testing/a-county.ts'
import type { Ask } from './a-working-day.fixture.ts'
import type { WholeHouse } from './whole-house.fixture.ts'

/** Every list is asked for as a file by somebody whose post stands in the books, with every kind of filter that is told in words; what is above a limit is agreed to or refused; one is stopped and done again. Answers with an export. */
export async function exportForADay(ask: Ask, base: WholeHouse, county: TestCounty, contractId: string, communityId: string, reEvaluationId: string): Promise<string> {
  const { countyCode, actors, town } = county
  const relay = async () => { while ((await relayOnce(base.bulk, [...base.listeners, jobListener({ database: base.bulk, jobs: base.jobs, now: () => base.clock.now })], countyCode, () => base.clock.now, (error) => { throw error })) > 0); }
  const [manager, doctor] = [await keepInBooks(county, actors.manager), await keepInBooks(county, { ...actors.doctor, role: 'team_leader' })]
  const filters = {
    residents: [{}, { village: town.villageCode, team: town.teamId, population: 'key', signed: 'yes', ageFrom: '1', ageUntil: '120' }, { township: town.townshipCode, team: 'none' }],
    contracts: [{}, { standing: 'active', teamId: town.teamId, townshipCode: town.townshipCode, channel: 'desk', signedSince: '2026-01-01' }, { toRenewWithin: '400' }], renewals: [{ due: '60', notContacted: 'true', teamId: town.teamId, villageCode: town.villageCode }],
    unserved: [{ kind: 'behind', doctorStaffId: town.staff.doctor }],
    unsigned: [{}, { reason: 'unfilled', village: town.villageCode, population: 'elderly', township: town.townshipCode }, { reason: 'refused' }], answer_times: [{}], reevaluated: [{ reEvaluationId }, { reEvaluationId, finding: 'GAP', institutionId: town.institutionId }], members: [{ communityId }, { communityId, state: 'signed_here' }],
  }
  await base.rows("UPDATE contracts.contract SET next_service_on = '2026-11-20' WHERE id = $1", contractId)
  let last = ''
  for (const [list, all] of Object.entries(filters)) {
    const asker = list === 'reevaluated' ? manager : doctor // a team has no part of its own in it
    for (const filter of all) {
      const { rows } = await ask(asker, countExportEndpoint, { list, filter })
      if (rows === 0) continue
      const { exportId } = await ask(asker, askExportEndpoint, { list, filter, format: 'xlsx', columns: list === 'answer_times' ? ['team'] : ['name', 'document', 'phone', 'team'] })
      await relay()
      await ask(asker, exportFileEndpoint, { exportId })
      last = exportId
    }
  }
  await ask(doctor, askExportEndpoint, { list: 'agreements', filter: { contractIds: [contractId] }, format: 'pdf' })
  await relay()
  const whole = { list: 'residents', filter: {}, format: 'csv', columns: ['name', 'document'], isWhole: true, reason: '核对名册' }
  await base.rows("INSERT INTO exports.export SELECT county_code, gen_random_uuid(), list, format, language, filter, columns, true, '核对', 'granted', 600, account_id, account_name, post_id, institution_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, created_at FROM exports.export WHERE id = $1", last)
  for (const isGranted of [true, false]) {
    const { exportId } = await ask(doctor, askExportEndpoint, whole)
    await ask(manager, exportRequestsEndpoint, {})
    await ask(manager, decideExportEndpoint, { exportId, isGranted, ...(isGranted ? {} : { why: '用途不清' }) })
    await relay()
  }
  const { exportId } = await ask(manager, askExportEndpoint, { ...whole, isWhole: false, reason: null })
  await ask(manager, stopJobEndpoint, { jobId: exportId })
  await ask(manager, repeatJobEndpoint, { jobId: exportId })
  await relay()
  for (const input of [{}, { name: 'exports.make' }, { state: 'completed' }, { whose: 'mine' }]) for (const actor of [manager, doctor, actors.commission]) await ask(actor, jobsEndpoint, input)
  return exportId
}

/** The actor's account and post, written where the house looks when a job is done in somebody's name. */
async function keepInBooks({ countyCode, put }: TestCounty, actor: Actor): Promise<Actor> {
  const { accountId, postId, role, scope } = actor
  await put('access.account', { id: accountId, account: `a${randomUUID().slice(0, 12)}`, display_name: actor.displayName, county_code: countyCode, password_hash: 'x', must_change_password: false, password_changed_at: '2026-01-01', created_at: '2026-01-01' })
  await put('access.post', { id: postId, account_id: accountId, role, county_code: countyCode, scope_kind: scope.kind, institution_id: 'institutionId' in scope ? scope.institutionId : null, team_id: scope.kind === 'team' ? scope.teamId : null, given_at: '2026-01-01' })
  return actor
}
