import type { decideBulletinEndpoint, moveBulletinEndpoint } from '#api/bulletins.ts'
import type { InputOf } from '#api/endpoint.ts'
import { dayOfInstant } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import type { CommandContext, World } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { insertJobRun } from '#platform/jobs/job-run.ts'
import { insertOutboxLater } from '#platform/outbox.ts'
import { refused } from '#platform/problem.ts'
import { keepText, withdrawText } from '../messages/index.ts'
import { decideBulletinMove } from './domain/bulletin-states.ts'
import { determineSendTime } from './domain/quiet-hours.ts'
import { changedMeanwhile, reason } from './errors.ts'
import { knownOf, lockBulletin } from './load-bulletin.ts'
import { countReach } from './preview-reach.ts'
import { moveBulletinState } from './store.ts'

export const sendJob = 'bulletins.send'
/** Has a bulletin sent at an instant: the row people see at once, the announcement that gets it going when it is time. */
export async function startSending(run: Run, { newId, at }: Pick<World, 'newId' | 'at'>, { countyCode, bulletinId, startedBy, sendAt }: { countyCode: number; bulletinId: string; startedBy: string | null; sendAt: string }): Promise<void> {
  const jobId = newId()
  await run(insertJobRun, { countyCode, jobId, name: sendJob, startedBy, params: JSON.stringify({ bulletinId }), at })
  await run(insertOutboxLater, { countyCode, outboxId: newId(), topic: 'job', topicSubjectId: jobId, at, notBefore: sendAt })
}

type Move = { bulletinId: string; version: number; note: string | null; event: InputOf<typeof moveBulletinEndpoint>['step'] | InputOf<typeof decideBulletinEndpoint>['decision']; wanted: string | null }

async function carryOut(run: Run, context: CommandContext, { bulletinId, version, note, event, wanted }: Move) {
  const { actor, at, on } = context
  const { countyCode, accountId } = actor
  const bulletin = await lockBulletin(run, actor, bulletinId)
  const decision = decideBulletinMove(knownOf(bulletin), event, accountId)
  if (!decision.allowed) throw refused(decision.reasons)
  const needsNote = event === 'return' || event === 'withdraw'
  if (needsNote && note === null) throw refused([reason.noteMissing()])
  if (wanted !== null && wanted < at) throw refused([reason.sendPast()])
  if (wanted !== null && wanted > mostAhead(at)) throw refused([reason.sendFar(mostDaysAhead)])
  // Handed in, the wish for an hour is kept; let out, the hour is set: residents are left alone at night.
  const goesOut = goesOutAt(bulletin.audience, latest(wanted ?? bulletin.sendAt, at))
  if (decision.value === 'approved' || decision.value === 'waiting') {
    if (bulletin.heldUntil !== null && bulletin.heldUntil < dayOfInstant(goesOut)) throw refused([reason.over()])
    const { reached } = await countReach(run, bulletin, { countyCode, institutionId: bulletin.institutionId, on })
    if (reached === 0) throw refused([reason.nobody()])
  }
  const sendAt = decision.value === 'waiting' ? wanted : decision.value === 'approved' ? goesOut : null
  const [moved] = await run(moveBulletinState, {
    countyCode, bulletinId, version, state: decision.value, sendAt, approvedBy: event === 'approve' ? actor.displayName : null, returnNote: event === 'return' ? note : null, withdrawNote: event === 'withdraw' ? note : null,
  })
  if (!moved) throw changedMeanwhile()
  if (decision.value === 'approved' && sendAt !== null) {
    await run(keepText, { countyCode, textId: bulletinId, title: bulletin.title, body: bulletin.body, link: bulletin.link })
    await startSending(run, context, { countyCode, bulletinId, startedBy: accountId, sendAt })
  }
  if (event === 'withdraw') await run(withdrawText, { countyCode, textId: bulletinId, at })
  return { answer: { bulletinId, state: decision.value, version: moved.version, sendAt }, from: bulletin.state }
}
const latest = (wanted: string | null, at: string): string => (wanted !== null && wanted > at ? wanted : at)
const mostDaysAhead = 90
const mostAhead = (at: string): string => new Date(Date.parse(at) + mostDaysAhead * 86_400_000).toISOString()
/** When something for an audience goes out that is wanted at an instant: to staff then, to residents by day. */
export const goesOutAt = (audience: 'residents' | 'staff', wanted: string): string => (audience === 'residents' ? determineSendTime(wanted) : wanted)

/** Hands a bulletin in, takes it back, sends it to staff, withdraws it: those who got it do not see it any more. */
export const moveBulletin = (context: CommandContext, input: InputOf<typeof moveBulletinEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { bulletinId, version, step, sendAt, note } = input
    const { answer, from } = await carryOut(run, context, { bulletinId, version, note, event: step, wanted: sendAt === null ? null : new Date(sendAt).toISOString() })
    return { answer, audit: [{ action: 'bulletins.move', subjectKind: 'bulletin', subjectId: bulletinId, reason: note, body: { step, from, to: answer.state, sendAt: answer.sendAt } }] }
  })

/** The second person's word: it goes out, by day, or it goes back with a note. */
export const decideBulletin = (context: CommandContext, input: InputOf<typeof decideBulletinEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { bulletinId, version, decision, note } = input
    const { answer, from } = await carryOut(run, context, { bulletinId, version, note, event: decision, wanted: null })
    return { answer, audit: [{ action: 'bulletins.decide', subjectKind: 'bulletin', subjectId: bulletinId, reason: note, body: { decision, from, to: answer.state, sendAt: answer.sendAt } }] }
  })
