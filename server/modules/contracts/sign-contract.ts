import type { InputOf } from '#api/endpoint.ts'
import type { signContractEndpoint } from '#api/contracts.ts'
import type { CommandContext } from '#platform/http/context.ts'
import { type Answer, hashRequest, keyOf, replay, storeOnce } from '#platform/idempotency.ts'
import { notFound, Problem, refused } from '#platform/problem.ts'
import { demandOpenDesk } from '../signing-days/index.ts'
import { concludeSigning, withWhoIsFull } from './conclude-signing.ts'
import { meaningOfConstraint } from './errors.ts'
import { keepSignature, readWritten } from './handwriting.ts'
import { judgeSigning } from './judge-signing.ts'
import { hashOffer } from './offer-hash.ts'
import { offeringTo } from './offering.ts'
import { demandResident, demandTeam } from './signing-facts.ts'
import { loadSigning } from './store.ts'
import type { ContractsUsing } from './using.ts'

/**
 * Signs one resident with one team at the desk: the contract, the agreement as text with its hash, both signatures, a place on both panels, the
 * counts, the audit and the answer, in one statement. The PDF and the institution's seal follow by announcement. Refused with all reasons at
 * once; terms other than those that were shown are a Conflict.
 */
export const signContract = (using: ContractsUsing) => async (context: CommandContext, input: InputOf<typeof signContractEndpoint>): Promise<Answer> => {
  const { actor, at, on } = context
  const { countyCode } = actor
  const requestHash = hashRequest(input)

  // load
  const [situation] = await context.run(loadSigning, { ...keyOf(context), residentId: input.residentId, teamId: input.teamId, hospitalIds: input.hospitals.map(({ institutionId }) => institutionId), on })
  if (!situation) throw notFound('resident')
  if (situation.request_hash !== null) return replay({ ...situation, status: situation.stored_status }, requestHash)
  demandResident(actor, situation)
  const team = demandTeam(actor, situation.team, situation.township_code)
  if (input.signingDay) await demandOpenDesk(context, { signingDayId: input.signingDay.id, desk: input.signingDay.desk, teamId: team.id })
  const { pack, packageIds, reasons: unagreed } = offeringTo(await using.policies.packOf(countyCode, on), on, situation.offered, input.packageIds, input.agreed)
  const choice = { ...input, packageIds }

  // decide
  const judged = judgeSigning(pack, on, countyCode, situation, team, choice)
  const [ofResident, ofDoctor] = [readWritten(input.residentSignature), input.doctorSignature && readWritten(input.doctorSignature)]
  const reasons = [...judged.reasons, ...unagreed, ...ofResident.reasons, ...(ofDoctor?.reasons ?? [])]
  if (reasons.length > 0 || !judged.bargain.allowed) throw refused(reasons)
  const bargain = judged.bargain.value
  if (hashOffer(pack, on, bargain.from, input.years, packageIds) !== input.offerHash) throw new Problem('Conflict', [{ code: 'CONTRACTS.TERMS_CHANGED' }])

  // put together, store, record, answer
  const { statement, params } = await concludeSigning(using, context, { pack, situation, team, choice, judged, bargain }, {
    requestHash, channel: input.channel, signingDay: input.signingDay,
    signAs: async (over) => [
      await keepSignature(using, context, { party: 'resident', signerId: input.residentId, over, at, representative: input.representative }, ofResident.read),
      await keepSignature(using, context, { party: 'doctor', signerId: input.doctorStaffId, over, at, representative: null }, ofDoctor?.read ?? null),
    ],
  })
  try {
    return await storeOnce(context, statement, params, meaningOfConstraint)
  } catch (error) {
    throw await withWhoIsFull(context, error, input)
  }
}
