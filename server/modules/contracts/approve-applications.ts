import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { approveApplicationsEndpoint, rejectApplicationEndpoint } from '#api/online-signing.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Pack } from '#policy/index.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import { type Answer, findStored, hashRequest, insertAnswer, keyOf, replay, storeOnce, twinsAnswer } from '#platform/idempotency.ts'
import { notFound, Problem, refused } from '#platform/problem.ts'
import { isAgreed, parseApplied } from './agreement/applied-content.ts'
import { concludeSigning, type Deal, withWhoIsFull, writeAgreement } from './conclude-signing.ts'
import { applicationAfter } from './domain/application-states.ts'
import { alreadyDecided, meaningOfConstraint } from './errors.ts'
import { keepSignature } from './handwriting.ts'
import { type Judged, judgeSigning } from './judge-signing.ts'
import { hashOffer } from './offer-hash.ts'
import { offeringTo } from './offering.ts'
import { type AppliedWhole, getApplicationRow } from './select-applications.ts'
import { replaceContract } from './replace-contract.ts'
import type { KnownTeam, Situation } from './select-situation.ts'
import { loadSigning } from './store.ts'
import { decideApplication } from './store-applications.ts'
import type { ContractsUsing } from './using.ts'

type Result = OutputOf<typeof approveApplicationsEndpoint>['results'][number]

/**
 * Approves applications, each in a transaction of its own under a key of its own: one that cannot be approved says why and stays waiting, the others are
 * contracts. A command that died half-way goes on where it was when it is sent again.
 */
export const approveApplications = (using: ContractsUsing) => async (context: CommandContext, input: InputOf<typeof approveApplicationsEndpoint>): Promise<Answer> => {
  const requestHash = hashRequest(input)
  const [stored] = await context.run(findStored, keyOf(context))
  if (stored) return replay(stored, requestHash)
  const results: Result[] = []
  for (const applicationId of input.applicationIds) {
    try {
      const { json } = await approve(using, { ...context, key: `${context.key}:${applicationId}` }, applicationId)
      const { contractId, number } = JSON.parse(json) as { contractId: string; number: string }
      results.push({ applicationId, contractId, number, reasons: [] })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const { reasons } = error.kind === 'Refused' && (await isDecided(context, applicationId)) ? alreadyDecided() : error
      results.push({ applicationId, contractId: null, number: null, reasons })
    }
  }
  return storeOnce(context, insertAnswer, { ...keyOf(context), requestHash, answer: JSON.stringify({ results }), at: context.at }, () => undefined)
}

async function approve(using: ContractsUsing, context: CommandContext, applicationId: string): Promise<Answer> {
  const { actor: { countyCode, accountId }, at, on } = context
  const requestHash = hashRequest({ applicationId })

  // load
  const row = await getApplicationRow(context, applicationId)
  const { choice, situation, stored } = await loadApplied(context, row)
  if (stored) return replay(stored, requestHash)
  if (applicationAfter(row.state, 'approve') === undefined) throw alreadyDecided()
  const { pack } = offeringTo(await using.policies.packOf(countyCode, on), on, situation.offered, [], null)

  // decide
  const { deal, reasons } = judgeApplied(using, context, pack, row, choice, situation)
  if (!deal) throw refused(reasons)

  const { replacesId } = deal.judged.eligibility

  // put together, store, record, answer
  const conclusion = await concludeSigning(using, context, deal, {
    requestHash, channel: 'online', application: { id: row.id, at: row.appliedAt, hash: row.contentHash.toString('hex') },
    signAs: async (over) => [
      { party: 'resident', signerId: row.residentId, picture: row.picture, strokes: row.strokes, envelope: { text: row.envelope, hash: row.envelopeHash }, signedAt: row.appliedAt },
      await keepSignature(using, context, { party: 'doctor', signerId: choice.doctorStaffId, over, at, representative: null }, null),
    ],
  })
  try {
    return await context.database.transact([countyCode], async (run) => {
      if (replacesId !== null) await replaceContract(context, run, replacesId, deal.choice, deal.pack)
      await run(conclusion.statement, conclusion.params)
      const [done] = await run(decideApplication, { countyCode, applicationId, state: 'approved', at, decidedBy: accountId, rejectReason: null, rejectNote: null, contractId: conclusion.answer.contractId })
      if (!done) throw alreadyDecided()
      return { json: conclusion.params.answer, isReplay: false }
    })
  } catch (error) {
    return twinsAnswer(context, error, requestHash, meaningOfConstraint).catch(async (problem: unknown) => {
      throw await withWhoIsFull(context, problem, { residentId: row.residentId, teamId: row.teamId, doctorStaffId: row.doctorStaffId })
    })
  }
}

/** Whether somebody answered it since it was looked at: the contract that came of it is then what stands against a second one. */
const isDecided = async (context: CommandContext, applicationId: string) => applicationAfter((await getApplicationRow(context, applicationId)).state, 'approve') === undefined

/** What was chosen, and how the resident, the team and the hospitals stand today. @throws NotFound */
export async function loadApplied(context: CommandContext | (Omit<CommandContext, 'key' | 'route'> & { key: null }), row: AppliedWhole) {
  const { actor, on, run } = context
  const { choice: chosen, signedBy, replaces } = parseApplied(row.content)
  const key = context.key === null ? { countyCode: actor.countyCode, actorId: actor.accountId, route: '', key: '' } : keyOf(context)
  const [situation] = await run(loadSigning, { ...key, residentId: row.residentId, teamId: row.teamId, hospitalIds: chosen.hospitals.map(({ institutionId }) => institutionId), on })
  if (!situation?.team) throw notFound('application')
  return {
    choice: { ...chosen, representative: signedBy, replaces: replaces?.contractId ?? null }, situation: situation as Situation & { team: KnownTeam },
    stored: situation.request_hash === null ? null : { request_hash: situation.request_hash, status: situation.stored_status, answer: situation.answer },
  }
}
type AppliedChoice = Awaited<ReturnType<typeof loadApplied>>['choice']

/** How an application stands today: everything against it, and the deal when there is nothing. What is offered must still be, to the letter, what the resident signed. */
export function judgeApplied(using: ContractsUsing, { actor, on }: { actor: CommandContext['actor']; on: LocalDate }, pack: Pack, row: AppliedWhole, choice: AppliedChoice, situation: Situation & { team: KnownTeam }): { deal: Deal | null; reasons: Judged['reasons']; judged: Judged } {
  const { team } = situation
  const judged = judgeSigning(pack, on, actor.countyCode, situation, team, choice)
  if (!judged.bargain.allowed || judged.reasons.length > 0) return { deal: null, reasons: judged.reasons, judged }
  const deal: Deal = { pack, situation, team, choice, judged, bargain: judged.bargain.value }
  const applied = parseApplied(row.content)
  const isSame = hashOffer(pack, on, null, choice.years, choice.packageIds) === applied.offerHash && isAgreed(applied.agreement, writeAgreement(using, { actor, on }, deal, { number: '', verifyCode: '' }).content)
  return isSame ? { deal, reasons: [], judged } : { deal: null, reasons: [{ code: 'CONTRACTS.APPLIED_TERMS_CHANGED' }], judged }
}

/** Does not take an application, with a reason that tells the resident how to go on. @throws NotFound, Refused, Conflict when it was answered */
export const rejectApplication = () => (context: CommandContext, input: InputOf<typeof rejectApplicationEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor: { countyCode, accountId }, at } = context
    const { applicationId, reason, note } = input
    const { residentId } = await getApplicationRow({ run, actor: context.actor }, applicationId)
    if (reason === 'other' && note === null) throw refused([{ code: 'CONTRACTS.REJECT_NEEDS_NOTE' }])
    const [done] = await run(decideApplication, { countyCode, applicationId, state: 'rejected', at, decidedBy: accountId, rejectReason: reason, rejectNote: note, contractId: null })
    if (!done) throw alreadyDecided()
    return {
      answer: { applicationId }, audit: [{ action: 'contracts.reject-application', subjectKind: 'application', subjectId: applicationId, reason, body: { residentId, note: note !== null } }],
      announce: [{ topic: 'application-rejected', subjectId: applicationId }],
    }
  })
