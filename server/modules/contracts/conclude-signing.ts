import { randomBytes } from 'node:crypto'
import { yearOf } from '#kernel/local-date.ts'
import type { Pack } from '#policy/index.ts'
import { auditOf } from '#platform/audit.ts'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import type { CommandContext } from '#platform/http/context.ts'
import { keyOf } from '#platform/idempotency.ts'
import { Problem, refused } from '#platform/problem.ts'
import type { AgreementContent } from './agreement/agreement-content.ts'
import { buildAgreement, termsOf } from './build-agreement.ts'
import { combinationOf } from './combination-of.ts'
import { contractNumberOf, numberBytes, verifyCodeBytes, verifyCodeOf } from './domain/contract-number.ts'
import { type Bargain, isContracting, panelFull } from './domain/decide-signing.ts'
import { flowOf } from './domain/term-flow.ts'
import { sha256 } from './envelope.ts'
import type { Hand } from './handwriting.ts'
import type { Choice, Judged } from './judge-signing.ts'
import { openContact, partyOf } from './signing-facts.ts'
import type { KnownTeam, Situation } from './select-situation.ts'
import { loadSigning, storeRenewal, storeSigning } from './store.ts'
import type { ApplyingUsing } from './using.ts'

export type Deal = { pack: Pack; situation: Situation; team: KnownTeam; choice: Choice; judged: Judged; bargain: Bargain }
type Marks = Pick<AgreementContent, 'application'> & { number: string; verifyCode: string }
type Over = { contractId: string; contentHash: Buffer }
type Conclusion = {
  requestHash: Buffer; channel: string
  /** The desk of the signing day at which it is signed. */
  signingDay?: { id: string; desk: number } | null | undefined
  application?: NonNullable<AgreementContent['application']> & { id: string }; signAs(over: Over): Promise<readonly Hand[]>
}

/** The paper of a deal that was judged, and the terms it keeps. */
export function writeAgreement(using: ApplyingUsing, { actor, on }: Pick<CommandContext, 'actor' | 'on'>, deal: Deal, { number, verifyCode, application }: Marks) {
  const { pack, situation, team, choice, judged, bargain } = deal
  const doctorName = team.members.find((member) => member.staffId === choice.doctorStaffId && isContracting(member, team.kind))?.name as string
  const terms = termsOf(pack, on, { years: choice.years, packageIds: choice.packageIds, packageReasons: judged.packageReasons, institutions: combinationOf(pack, on, team, choice.hospitals, situation.hospitals), consents: judged.consents })
  const content = buildAgreement({
    pack, on, situation, team, doctorName, terms, because: judged.because, number, verifyCode, from: bargain.from, lastDay: bargain.lastDay, unit: choice.unit, ...openContact(using.keys, actor.countyCode, situation), origin: using.settings.origin, isDemo: using.settings.isDemo, application, words: using.policies.words,
  })
  return { terms, content }
}

/**
 * Everything one signing writes, ready for one statement: the contract, the agreement as text with its hash, the signatures made over it, a place on both
 * panels, the counts, the audit, the announcement and the answer. Who has a contract that runs out soon signs the next one, which begins after it.
 */
export async function concludeSigning(using: ApplyingUsing, context: CommandContext, deal: Deal, { requestHash, channel, signingDay = null, application, signAs }: Conclusion) {
  const { actor, at, on } = context
  const { countyCode } = actor
  const { situation, team, choice, judged, bargain } = deal
  const { from, until, lastDay } = bargain
  const { previousId } = judged.eligibility
  const residentId = situation.resident_id as string
  const [contractId, number, verifyCode] = [context.newId(), contractNumberOf(countyCode, yearOf(on), randomBytes(numberBytes)), verifyCodeOf(randomBytes(verifyCodeBytes))]
  const { terms, content } = writeAgreement(using, context, deal, { number, verifyCode, application: application && { at: application.at, hash: application.hash } })
  const contentText = canonicalJson(content)
  const contentHash = sha256(contentText)
  const hands = await signAs({ contractId, contentHash })
  const { doctorStaffId, packageIds, unit } = choice
  const answer = { contractId, number, from, lastDay, residentFeeFen: terms.fee.residentFen, verifyCode }
  const params = {
    ...keyOf(context), ...auditOf(context, countyCode, {
      action: 'contracts.sign', subjectKind: 'contract', subjectId: contractId,
      body: { number, residentId, teamId: team.id, doctorStaffId, channel, from, lastDay, packages: packageIds, residentFeeFen: answer.residentFeeFen, contentHash: contentHash.toString('hex'), previousId, signingDay, ...(application && { applicationId: application.id }) },
    }),
    contractId, number, residentId, institutionId: team.institutionId, teamId: team.id, doctorStaffId, townshipCode: situation.township_code, villageCode: situation.village_code,
    panelUnit: 'person' as const, contractUnit: unit, channel, signingDayId: signingDay?.id ?? null, signingDesk: signingDay?.desk ?? null, signedOn: on, from, until, terms: JSON.stringify(terms), because: JSON.stringify(judged.because), residentFeeFen: answer.residentFeeFen,
    populations: situation.populations, previousId,
    contractEventId: context.newId(), event: previousId === null ? 'sign' : 'renew', eventReason: null, eventParams: JSON.stringify({ previousId }),
    template: content.template, content: contentText, contentHash, verifyCode,
    signatureIds: hands.map(() => context.newId()), parties: hands.map(({ party }) => party), signerIds: hands.map(({ signerId }) => signerId), pictures: hands.map(({ picture }) => picture),
    strokes: hands.map(({ strokes }) => strokes), envelopes: hands.map(({ envelope }) => envelope.text), envelopeHashes: hands.map(({ envelope }) => envelope.hash), signedAts: hands.map(({ signedAt }) => signedAt),
    eventId: contractId, flowTownshipCode: situation.township_code, flowTeamId: team.id, ...flowOf(null, { from, until }),
    outboxId: context.newId(), topic: 'contract-signed', topicSubjectId: contractId, requestHash, answer: JSON.stringify(answer), at,
  }
  return { statement: previousId === null ? storeSigning : storeRenewal, params, answer, content }
}

/** When the last place went between looking and signing, says whose panel it was. */
export async function withWhoIsFull(context: CommandContext, error: unknown, input: { residentId: string; teamId: string; doctorStaffId: string }): Promise<unknown> {
  if (!(error instanceof Problem) || error.reasons[0]?.code !== 'CONTRACTS.LAST_PLACE_TAKEN') return error
  const [now] = await context.run(loadSigning, { ...keyOf(context), residentId: input.residentId, teamId: input.teamId, hospitalIds: [], on: context.on })
  const full = now?.team ? partyOf(now.team, input.doctorStaffId).loads.filter(({ isHard, cap, contracts }) => isHard && cap !== null && contracts >= cap) : []
  return full.length > 0 ? refused(full.map(({ name, contracts, cap }) => panelFull(name, contracts, cap as number))) : error
}
