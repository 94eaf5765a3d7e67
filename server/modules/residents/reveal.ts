import type { InputOf } from '#api/endpoint.ts'
import type { revealEndpoint, revealedEndpoint } from '#api/residents.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { Problem, refused } from '#platform/problem.ts'
import { reason } from './errors.ts'
import { getResident } from './load-resident.ts'
import { type ResidentsUsing, unseal } from './using.ts'

const shownForMs = 60_000
const findReveal = compose<{ found: number }>()(fragment<{ countyCode: number; residentId: string; actorId: string; since: string; what: string }>('find-reveal', `
  SELECT 1 AS found FROM audit.event WHERE county_code = :countyCode AND subject_kind = 'resident' AND subject_id = :residentId AND actor_id = :actorId AND action = 'residents.reveal' AND at >= :since AND body->>'what' = :what LIMIT 1`))

/** Records that somebody wants to see a whole number, and why. What is shown is asked for after it, so that no answer that is kept holds it. */
export const reveal = (context: CommandContext, input: InputOf<typeof revealEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const resident = await getResident(run, context.actor, input.residentId)
    if (resident[`${input.what}Cipher`] === null) throw refused([reason.nothingToReveal()])
    return { answer: { shown: true }, audit: [{ action: 'residents.reveal', subjectKind: 'resident', subjectId: resident.id, reason: input.reason, body: { what: input.what } }] }
  })

/** The whole value, to who recorded the reason within the last minute. */
export async function readRevealed(using: ResidentsUsing, context: Context, { residentId, what }: InputOf<typeof revealedEndpoint>): Promise<{ value: string }> {
  const { actor, at } = context
  const resident = await getResident(context.run, actor, residentId)
  const [found] = await context.run(findReveal, { countyCode: actor.countyCode, residentId, actorId: actor.accountId, since: new Date(Date.parse(at) - shownForMs).toISOString(), what })
  const sealed = resident[`${what}Cipher`]
  if (!found || sealed === null) throw new Problem('Forbidden', [reason.revealFirst()])
  return { value: unseal(using.keys, what, actor.countyCode, residentId, sealed) }
}
