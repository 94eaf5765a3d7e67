import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listTrialsEndpoint, readTrialEndpoint, Trial, TrialResult } from '#api/what-if.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context } from '#platform/http/context.ts'
import { standingOfRun } from '#platform/jobs/standing-of-run.ts'
import { notFound } from '#platform/problem.ts'
import type { Policies } from '../policy/index.ts'
import { compareWork } from './domain/count-work.ts'
import { ofBoth } from './domain/side.ts'
import { selectTrials, selectTrialWhole, type StandingTrial } from './store.ts'
import { demandCounty, type WhatIfUsing } from './whose.ts'

const pageSize = 20
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

async function show(policies: Policies, row: StandingTrial, actor: Actor): Promise<Trial> {
  const own = await policies.getVersion(row.ownCode, row.ownVersion)
  const otherName = row.otherVersion === null ? (row.draftName ?? row.otherCode) : (await policies.getVersion(row.otherCode, row.otherVersion)).pack.name
  return {
    ...standingOfRun(row, actor), trialId: row.id, own: { packCode: row.ownCode, packName: own.pack.name, version: row.ownVersion, hash: row.ownHash.toString('hex'), ruledOn: row.ownOn },
    other: { packCode: row.otherCode, packName: otherName, version: row.otherVersion, hash: row.otherHash.toString('hex'), ruledOn: row.otherOn, draftId: row.draftId, draftTitle: row.draftTitle },
    on: row.on, done: row.done ?? 0, total: row.total ?? 0,
  }
}

export const listTrials = ({ policies }: WhatIfUsing) => async ({ run, actor }: Context, { after = lastId }: InputOf<typeof listTrialsEndpoint>): Promise<OutputOf<typeof listTrialsEndpoint>> => {
  demandCounty(actor)
  const rows = await run(selectTrials, { countyCode: actor.countyCode, after, most: pageSize + 1 })
  const page = rows.slice(0, pageSize)
  return { items: await Promise.all(page.map((row) => show(policies, row, actor))), next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null }
}

/** A result as it is kept; of one from before the services were compared they are now, and a side that gave none of them has no number of them. */
function comparedNow(result: TrialResult): TrialResult {
  const { workload } = result
  if (workload.compared !== undefined) return result
  const told = ofBoth((side): TrialResult['workload']['own'] => (workload[side].value?.items.length === 0 ? { ...workload[side], value: { ...workload[side].value, visits: null, staffTenths: null } } : workload[side]))
  return { ...result, workload: { ...workload, ...told, compared: compareWork(workload) } }
}

/** One trial with what it came to. @throws NotFound, also for another county's */
export const readTrial = ({ policies }: WhatIfUsing) => async ({ run, actor }: Context, { trialId }: InputOf<typeof readTrialEndpoint>): Promise<OutputOf<typeof readTrialEndpoint>> => {
  demandCounty(actor)
  const [row] = await run(selectTrialWhole, { countyCode: actor.countyCode, trialId })
  if (!row) throw notFound('trial')
  return { ...(await show(policies, row, actor)), result: row.result === null ? null : comparedNow(row.result as TrialResult), changes: (row.changes ?? []) as OutputOf<typeof readTrialEndpoint>['changes'] }
}
