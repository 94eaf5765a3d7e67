import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { systemActor, type SystemContext } from '#platform/http/context.ts'
import { type Job, JobRefused, type JobWork } from '#platform/jobs/job.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { packFromBundle } from '#policy/index.ts'
import type { TrialResult } from '#api/what-if.ts'
import type { Policies } from '../policy/index.ts'
import { openCount } from './domain/count-trial.ts'
import { listOverCaps, type OverCap } from './domain/panels.ts'
import { birthdaysOf, type Sides } from './domain/side.ts'
import { finishTrial, insertOverCaps, selectGroups, selectPanels, selectRecorded, selectTownships, selectTrial, type TrialRow } from './store.ts'

export const trialJobName = 'what-if.count'
type Using = { policies: Pick<Policies, 'getVersion'> }

/** Counts a trial, some townships at a time, and keeps what it came to. It may be stopped or killed and begins anew: until it is over nothing is kept. */
export const trialJob = ({ policies }: Using): Job => ({
  name: trialJobName, isStoppable: true, isAlone: true, mostTries: 3,
  async work({ context, params, now, progress }) {
    const { countyCode } = context
    if (typeof params.trialId !== 'string') return undefined
    const [row] = await context.run(selectTrial, { countyCode, trialId: params.trialId })
    if (!row || row.finishedAt) return undefined
    const [own, other] = await Promise.all([packOf(policies, row.ownCode, row.ownVersion, row.ownHash), row.otherVersion === null ? packFromBundle(row.bundle) : packOf(policies, row.otherCode, row.otherVersion, row.otherHash)])
    const counted = await countPeople(context, { own: { pack: own, on: row.ownOn as LocalDate }, other: { pack: other, on: row.otherOn as LocalDate } }, row, progress)
    return keep(context, row, counted, now())
  },
})

async function packOf(policies: Using['policies'], code: string, version: number, hash: Buffer) {
  const { pack, version: found } = await policies.getVersion(code, version)
  if (!found.bundleHash.equals(hash)) throw new JobRefused('WHAT_IF.OTHER_PACK')
  return pack
}

/** Each reading goes through all contracts of the county, so fewer are faster; but only between two of them is it seen to move. */
const townshipsAtOnce = 12
type Outcome = { result: TrialResult; overCaps: OverCap[] }
/** The county's people under two packs, read in groups, some townships after others; and who is over a cap. */
export async function countPeople({ run, countyCode }: Pick<SystemContext, 'run' | 'countyCode'>, sides: Sides, { on, visitsPerYear }: Pick<TrialRow, 'on' | 'visitsPerYear'>, progress: JobWork['progress']): Promise<Outcome> {
  const recorded = await run(selectRecorded, { countyCode })
  const counting = openCount(sides, on as LocalDate, recorded.map(({ population }) => population))
  const birthdays = birthdaysOf(on as LocalDate)
  const townships = await run(selectTownships, { countyCode })
  await progress(0, townships.length)
  for (let from = 0; from < townships.length; from += townshipsAtOnce) {
    const places = townships.slice(from, from + townshipsAtOnce)
    const groups = Map.groupBy(await run(selectGroups, { countyCode, townships: places.map(({ code }) => code), on, days: counting.days, birthdays }), ({ township }) => township)
    for (const place of places) counting.add(groups.get(place.code) ?? [], place)
    await progress(from + places.length, townships.length)
  }
  const panels = await run(selectPanels, { countyCode, on })
  return { result: counting.sum(panels, visitsPerYear), overCaps: listOverCaps(sides, panels) }
}

async function keep(context: SystemContext, row: TrialRow, { result, overCaps }: Outcome, at: string): Promise<string> {
  const { countyCode, newId } = context
  return context.database.transact([countyCode], async (run) => {
    const kept = await run(finishTrial, { countyCode, trialId: row.id, result: JSON.stringify(result), at })
    if (kept.length > 0) {
      if (overCaps.length > 0) await run(insertOverCaps, { countyCode, trialId: row.id, rows: JSON.stringify(overCaps) })
      await run(insertAuditEvent, auditOf({ at, newId, actor: systemActor, client: systemActor }, countyCode, {
        action: 'what-if.count', subjectKind: 'trial', subjectId: row.id, body: { ownHash: row.ownHash.toString('hex'), otherHash: row.otherHash.toString('hex'), on: row.on, persons: result.persons, signed: result.signed, totals: result.money.totals },
      }))
    }
    return `persons ${result.persons}`
  })
}
