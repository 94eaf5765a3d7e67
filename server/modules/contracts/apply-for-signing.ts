import type { InputOf } from '#api/endpoint.ts'
import type { applyForSigningEndpoint, withdrawApplicationEndpoint } from '#api/online-signing.ts'
import { dayOfInstant } from '#kernel/local-date.ts'
import { auditOf } from '#platform/audit.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import type { CommandContext } from '#platform/http/context.ts'
import { type Answer, hashRequest, keyOf, replay, storeOnce, twinsAnswer } from '#platform/idempotency.ts'
import { notFound, Problem, refused } from '#platform/problem.ts'
import { actingIn, bondWith } from '../resident-accounts/index.ts'
import { type AppliedContent, agreedOf } from './agreement/applied-content.ts'
import { writeAgreement } from './conclude-signing.ts'
import { answerBy } from './domain/application-states.ts'
import { representativeOf } from './domain/representative.ts'
import { sha256 } from './envelope.ts'
import { alreadyApplied, alreadyDecided, meaningOfConstraint } from './errors.ts'
import { type Hand, keepSignature, readWritten } from './handwriting.ts'
import { judgeSigning } from './judge-signing.ts'
import { hashOffer } from './offer-hash.ts'
import { offeringTo } from './offering.ts'
import { unitOfPhone } from './propose-own-signing.ts'
import { applicationsOfResident, findWaiting } from './select-applications.ts'
import { loadSigning } from './store.ts'
import { decideApplication, storeApplication } from './store-applications.ts'
import type { ApplyingUsing } from './using.ts'

/**
 * Applies for a contract from a phone: the terms as text with its hash, the handwriting over it, the audit and the answer, in one statement. It is judged
 * as a signing at the desk is; it takes no place, so the room is judged again when the doctor approves. @throws Refused with all reasons, Conflict for
 * changed terms and for whom one waits already
 */
export const applyForSigning = (using: ApplyingUsing) => async (context: CommandContext, input: InputOf<typeof applyForSigningEndpoint>): Promise<Answer> => {
  const bond = bondWith(context, input.residentId)
  const inside = actingIn(context, bond.countyCode)
  const { actor: { countyCode, accountId }, at, on } = inside
  const requestHash = hashRequest(input)

  // load
  const { residentId } = input
  const [[situation], [waiting]] = await Promise.all([
    inside.run(loadSigning, { ...keyOf(inside), residentId, teamId: input.teamId, hospitalIds: input.hospitals.map(({ institutionId }) => institutionId), on }), inside.run(findWaiting, { countyCode, residentId }),
  ])
  if (situation && situation.request_hash !== null) return replay({ ...situation, status: situation.stored_status }, requestHash)
  if (!situation || situation.resident_id === null || situation.status === 'merged') throw notFound('resident')
  const { team } = situation
  if (!team) throw notFound('team')
  // What waits may be what the twin of this request wrote since its key was looked up.
  if (waiting) return twinsAnswer(inside, new Problem('Conflict', [alreadyApplied(waiting)]), requestHash, meaningOfConstraint)
  const { pack } = offeringTo(await using.policies.packOf(countyCode, on), on, situation.offered, [], null)

  // decide
  const signer = representativeOf(bond.relation, input.signedBy)
  const choice = {
    teamId: team.id, doctorStaffId: input.doctorStaffId, years: input.years, unit: unitOfPhone(pack, on), packageIds: input.packageIds, packageReasons: input.packageReasons, hospitals: input.hospitals, consents: input.consents, representative: signer ?? null, replaces: input.replaces,
  }
  const judged = judgeSigning(pack, on, countyCode, situation, team, choice)
  const written = readWritten(input.signature)
  const isUnnamed = signer === undefined
  const reasons = [...judged.reasons.filter(({ code }) => !(isUnnamed && code === 'CONTRACTS.MINOR_NEEDS_REPRESENTATIVE')), ...(isUnnamed ? [{ code: 'CONTRACTS.SIGNER_NAME_MISSING' }] : []), ...written.reasons]
  if (reasons.length > 0 || !judged.bargain.allowed) throw refused(reasons)
  if (hashOffer(pack, on, null, input.years, input.packageIds) !== input.offerHash) throw new Problem('Conflict', [{ code: 'CONTRACTS.TERMS_CHANGED' }])

  // put together what is kept
  const applicationId = inside.newId()
  const { terms, content: paper } = writeAgreement(using, inside, { pack, situation, team, choice, judged, bargain: judged.bargain.value }, { number: '', verifyCode: '' })
  const { representative, replaces: _, ...chosen } = choice
  const { previousId, replacesId } = judged.eligibility
  const replaced = situation.contracts.find(({ id }) => id === replacesId)
  const applied: AppliedContent = {
    form: 1, applicationId, appliedAt: at, accountId, resident: { residentId, name: situation.name }, signedBy: representative, agreement: agreedOf(paper), offerHash: input.offerHash, ...(replaced && { replaces: { contractId: replaced.id, number: replaced.number } }),
    choice: { ...chosen, packageReasons: [...judged.packageReasons].map(([id, reason]) => ({ id, reason })) },
  }
  const content = canonicalJson(applied)
  const contentHash = sha256(content)
  const hand: Hand = await keepSignature(using, inside, { party: 'resident', signerId: residentId, over: { applicationId, contentHash }, at, representative }, written.read)

  // store, record, answer
  const until = answerBy(at)
  const answer = { applicationId, appliedAt: at, answerBy: dayOfInstant(until) }
  const params = {
    ...keyOf(inside), ...auditOf(inside, countyCode, {
      action: 'contracts.apply', subjectKind: 'application', subjectId: applicationId,
      body: { residentId, teamId: team.id, doctorStaffId: input.doctorStaffId, packages: input.packageIds, residentFeeFen: terms.fee.residentFen, contentHash: contentHash.toString('hex'), relation: bond.relation, previousId, replacesId },
    }),
    applicationId, kind: replaced ? 'change' as const : previousId === null ? 'sign' as const : 'renew' as const, replacesId, residentId, institutionId: team.institutionId, teamId: team.id, doctorStaffId: input.doctorStaffId, townshipCode: situation.township_code, villageCode: situation.village_code, content, contentHash, residentFeeFen: terms.fee.residentFen,
    accountId, signedByName: representative?.name ?? null, signedByRelation: representative?.relation ?? null, picture: hand.picture as string, strokes: hand.strokes, envelope: hand.envelope.text, envelopeHash: hand.envelope.hash, at, answerBy: until,
    outboxId: inside.newId(), topic: 'application-made', topicSubjectId: applicationId, requestHash, answer: JSON.stringify(answer),
  }
  try {
    return await storeOnce(inside, storeApplication, params, meaningOfConstraint)
  } catch (error) {
    if (!(error instanceof Problem) || error.reasons[0]?.code !== 'CONTRACTS.ALREADY_APPLIED') throw error
    const [winner] = await inside.run(findWaiting, { countyCode, residentId })
    throw winner ? new Problem('Conflict', [alreadyApplied(winner)]) : error
  }
}

/** Takes an application back while nobody has answered it. @throws NotFound, Conflict when it was answered */
export const withdrawApplication = () => (context: CommandContext, input: InputOf<typeof withdrawApplicationEndpoint>): Promise<Answer> => {
  const { residentId, applicationId } = input
  const inside = actingIn(context, bondWith(context, residentId).countyCode)
  const { actor: { countyCode, accountId }, at } = inside
  return commitOnce(inside, input, async (run) => {
    const own = (await run(applicationsOfResident, { countyCode, residentId })).find(({ id }) => id === applicationId)
    if (!own) throw notFound('application')
    const [done] = await run(decideApplication, { countyCode, applicationId, state: 'withdrawn', at, decidedBy: accountId, rejectReason: null, rejectNote: null, contractId: null })
    if (!done) throw alreadyDecided()
    return {
      answer: { applicationId }, audit: [{ action: 'contracts.withdraw-application', subjectKind: 'application', subjectId: applicationId, body: { residentId } }],
      announce: [{ topic: 'application-withdrawn', subjectId: applicationId }],
    }
  })
}
