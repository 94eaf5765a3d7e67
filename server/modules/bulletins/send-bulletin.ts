import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { systemActor } from '#platform/http/context.ts'
import type { Job, JobWork } from '#platform/jobs/job.ts'
import { tellReached } from '../messages/index.ts'
import { sendJob, goesOutAt, startSending } from './move-bulletin.ts'
import { countReach } from './preview-reach.ts'
import { beforeAll, nextResidents, nextStaff, type Reach } from './reach.ts'
import { moveOn, passState } from './store.ts'

type Sending = Reach & { institutionId: string | null; state: string; category: string; sentUpTo: string | null; reached: number }
const selectSending = compose<Sending>()(fragment<{ countyCode: number; bulletinId: string }>('bulletin-to-send', `
  SELECT audience, institution_id AS "institutionId", state, category, township_codes AS "townshipCodes", village_codes AS "villageCodes", populations, signed, institution_ids AS "institutionIds", roles, sent_up_to AS "sentUpTo", reached
  FROM bulletins.bulletin WHERE county_code = :countyCode AND id = :bulletinId`))

const counted = fragment<object>('tell-bulletin', 'SELECT (SELECT count(*)::int FROM reached) AS read, (SELECT reached FROM moved) AS reached')
type Told = { read: number; reached: number | null }
const tellResidents = (whom: Pick<Sending, 'institutionId' | 'townshipCodes' | 'villageCodes'>) => compose<Told>()(nextResidents(whom), tellReached, moveOn, counted)
const tellStaff = compose<Told>()(nextStaff, tellReached, moveOn, { ...counted, name: 'tell-bulletin-to-staff' })

const chunkMost = 10_000

/**
 * Tells everybody a bulletin is for, a chunk a transaction that also notes who was the last: sending goes on after him when a server died in the
 * middle, and nobody is told twice. What was withdrawn stops. Where night comes over residents, before it began or in the middle, it puts itself off until morning.
 */
async function sendBulletin({ context, params, now, progress }: JobWork, chunk: number): Promise<string | undefined> {
  const { run, countyCode } = context
  const { bulletinId } = params
  if (typeof bulletinId !== 'string') return undefined
  const [bulletin] = await run(selectSending, { countyCode, bulletinId })
  if (!bulletin || (bulletin.state !== 'approved' && bulletin.state !== 'sending')) return undefined
  /** At night: the hour of the morning for which the rest was put off; nothing by day. */
  const putOff = async (): Promise<string | undefined> => {
    const at = now()
    const sendAt = goesOutAt(bulletin.audience, at)
    if (sendAt <= at) return undefined
    await context.database.transact([countyCode], (inside) => startSending(inside, { newId: context.newId, at }, { countyCode, bulletinId, startedBy: null, sendAt }))
    return sendAt
  }
  const later = await putOff()
  if (later !== undefined) return later
  if (bulletin.state === 'approved') await run(passState, { countyCode, bulletinId, from: 'approved', to: 'sending', sentAt: null })
  const { audience, institutionId, townshipCodes, villageCodes, populations, signed, institutionIds, roles, category } = bulletin
  const whom = { countyCode, bulletinId, institutionId, townshipCodes, villageCodes, populations, signed, institutionIds, roles, most: chunk, readerKind: audience === 'residents' ? 'resident' : 'account', category, textId: bulletinId }
  const { reached: total } = await countReach(run, bulletin, { countyCode, institutionId, on: context.on })
  const tell = audience === 'residents' ? tellResidents(whom) : tellStaff
  let [after, reached] = [bulletin.sentUpTo ?? beforeAll, bulletin.reached]
  for (;;) {
    const tonight = await putOff()
    if (tonight !== undefined) return tonight
    const [told] = await run(tell, { ...whom, at: now(), after })
    if (!told || told.reached === null) return undefined // withdrawn meanwhile
    reached = told.reached
    await progress(Math.min(reached, total), total)
    if (told.read < chunk) break
    after = (await run(selectSending, { countyCode, bulletinId }))[0]?.sentUpTo ?? after
  }
  const at = now()
  await context.database.transact([countyCode], async (inside) => {
    const [passed] = await inside(passState, { countyCode, bulletinId, from: 'sending', to: 'sent', sentAt: at })
    if (passed) await inside(insertAuditEvent, auditOf({ at, newId: context.newId, actor: systemActor, client: systemActor }, countyCode, { action: 'bulletins.sent', subjectKind: 'bulletin', subjectId: bulletinId, body: { reached } }))
  })
  return String(reached)
}

/** The job that sends a bulletin, so many people a transaction. */
export const sendInChunksOf = (chunk: number): Job => ({ name: sendJob, work: (job) => sendBulletin(job, chunk) })
export const bulletinJobs: readonly Job[] = [sendInChunksOf(chunkMost)]
