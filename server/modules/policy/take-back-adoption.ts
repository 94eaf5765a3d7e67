import type { InputOf } from '#api/endpoint.ts'
import type { takeBackAdoptionEndpoint } from '#api/policy-drafts.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { type Problem, refused } from '#platform/problem.ts'
import type { PolicyUsing } from './change-drafts.ts'
import { demandCounty } from './draft-base.ts'
import { reason } from './errors.ts'
import { endAdoption, selectTakenBack } from './store-adoptions.ts'

/** Takes back that the county goes by a pack from a day that is yet to come: it goes by the one before further. Who decided it, who took it back and why stay to be read. */
export const takeBackAdoption = ({ policies }: PolicyUsing) => async (context: CommandContext, input: InputOf<typeof takeBackAdoptionEndpoint>): Promise<Answer> => {
  const answer = await commitOnce(context, input, async (run) => {
    const { actor, on, at } = context
    const { from, packCode, note } = input
    demandCounty(actor)
    if (from <= on) throw refused([reason.adoptionBegun(from)])
    const adoptionId = context.newId()
    const [gone] = await run(endAdoption, { countyCode: actor.countyCode, adoptionId, from, packCode, on, accountId: actor.accountId, actorName: actor.displayName, at, note })
    if (!gone?.decidedBy) throw await whyNot(run, actor.countyCode, input)
    return {
      answer: { from, packCode }, announce: [{ topic: 'policy-adoption-taken-back', subjectId: adoptionId }],
      audit: [{ action: 'policy.take-back-adoption', subjectKind: 'policy_pack', subjectId: packCode, body: { packCode, from, decidedBy: gone.decidedBy }, reason: note }],
    }
  })
  policies.forget()
  return answer
}

/** Why there was nothing to take back: another was first, or it is the only pack the county was given. */
async function whyNot(run: Run, countyCode: number, { from, packCode }: InputOf<typeof takeBackAdoptionEndpoint>): Promise<Problem> {
  const earlier = (await run(selectTakenBack, { countyCode })).find((one) => one.from === from && one.packCode === packCode)
  return refused([earlier ? reason.adoptionTakenBack(from, earlier.takenBackBy) : reason.noAdoption(from)])
}
