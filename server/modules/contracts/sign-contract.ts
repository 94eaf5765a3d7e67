import { randomBytes } from 'node:crypto'
import type { InputOf } from '#api/endpoint.ts'
import type { signContractEndpoint } from '#api/contracts.ts'
import type { Reason } from '#kernel/decision.ts'
import { yearOf } from '#kernel/local-date.ts'
import { agreementTemplate, joinBecause, type Pack, packageFits } from '#policy/index.ts'
import { auditOf } from '#platform/audit.ts'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import type { CommandContext } from '#platform/http/context.ts'
import { type Answer, hashRequest, keyOf, replay, storeOnce } from '#platform/idempotency.ts'
import { notFound, Problem, refused } from '#platform/problem.ts'
import { demandOpenDesk } from '../signing-days/index.ts'
import { buildAgreement, termsOf } from './build-agreement.ts'
import { contractNumberOf, numberBytes, verifyCodeBytes, verifyCodeOf } from './domain/contract-number.ts'
import { checkBargain, checkEligibility, isContracting, panelFull } from './domain/decide-signing.ts'
import { needsRepresentative } from './domain/representative.ts'
import { readSignaturePicture, type SignaturePicture } from './domain/signature-picture.ts'
import { flowOf } from './domain/term-flow.ts'
import { type EnvelopeFacts, envelopeOf, sha256 } from './envelope.ts'
import { meaningOfConstraint } from './errors.ts'
import { hashOffer } from './offer-hash.ts'
import { combinationOf } from './combination-of.ts'
import { demandResident, demandTeam, openContact, partyOf, signerOf } from './signing-facts.ts'
import { loadSigning, storeRenewal, storeSigning } from './store.ts'
import type { ContractsUsing } from './using.ts'

type Input = InputOf<typeof signContractEndpoint>
type Written = NonNullable<Input['doctorSignature']>
type Picture = { given: Written; picture: SignaturePicture }

/**
 * Signs one resident with one team: the contract, the agreement as text with its hash, both signatures, a place on both panels, the counts,
 * the audit and the answer, in one statement. The PDF and the institution's seal follow by announcement. Refused with all reasons at once;
 * terms other than those that were shown are a Conflict. Who has a contract that runs out soon signs the next one, which begins after it.
 */
export const signContract = (using: ContractsUsing) => async (context: CommandContext, input: Input): Promise<Answer> => {
  const { actor, at, on } = context
  const { countyCode } = actor
  const [key, requestHash] = [keyOf(context), hashRequest(input)]

  // load
  const [situation] = await context.run(loadSigning, { ...key, residentId: input.residentId, teamId: input.teamId, hospitalIds: input.hospitals.map(({ institutionId }) => institutionId), on })
  if (!situation) throw notFound('resident')
  if (situation.request_hash !== null) return replay({ ...situation, status: situation.stored_status }, requestHash)
  demandResident(actor, situation)
  const team = demandTeam(actor, situation.team, situation.township_code)
  if (input.signingDay) await demandOpenDesk(context, { signingDayId: input.signingDay.id, desk: input.signingDay.desk, teamId: team.id })
  const pack = await using.policies.packOf(countyCode, on)

  // decide
  const consents = new Map(input.consents.map(({ id, agreed }) => [id, agreed]))
  const packageReasons = reasonsByPackage(pack, on, situation.populations, input)
  const template = agreementTemplate(pack, on)
  const eligibility = checkEligibility(pack, on, signerOf(situation), partyOf(team, input.doctorStaffId))
  const hospitals = input.hospitals.map(({ tier, institutionId }) => {
    const found = situation.hospitals.find(({ id }) => id === institutionId)
    return { tier, found: found ? { ...found, isOfCounty: found.countyCode === countyCode } : null }
  })
  const bargain = checkBargain(pack, on, eligibility.from, { ...input, populations: situation.populations, packageReasons, hospitals, consents }, template.value.consents)
  const [ofResident, ofDoctor] = [readWritten(input.residentSignature), input.doctorSignature && readWritten(input.doctorSignature)]
  const reasons: Reason[] = [...eligibility.checks.flatMap((check) => check.reasons), ...(bargain.allowed ? [] : bargain.reasons), ...(needsRepresentative(situation.birth_on, on) && !input.representative ? [{ code: 'CONTRACTS.MINOR_NEEDS_REPRESENTATIVE' }] : []), ...ofResident.reasons, ...(ofDoctor?.reasons ?? [])]
  if (reasons.length > 0 || !bargain.allowed) throw refused(reasons)
  const { from, until, lastDay } = bargain.value
  if (hashOffer(pack, on, from, input.years, input.packageIds) !== input.offerHash) throw new Problem('Conflict', [{ code: 'CONTRACTS.TERMS_CHANGED' }])

  // put together what is kept
  const doctorName = team.members.find((member) => member.staffId === input.doctorStaffId && isContracting(member, team.kind))?.name as string
  const terms = termsOf(pack, on, { years: input.years, packageIds: input.packageIds, packageReasons, institutions: combinationOf(pack, on, team, input.hospitals, situation.hospitals), consents })
  const because = joinBecause(eligibility.because, bargain.value.because, template.because)
  const [contractId, number, verifyCode] = [context.newId(), contractNumberOf(countyCode, yearOf(on), randomBytes(numberBytes)), verifyCodeOf(randomBytes(verifyCodeBytes))]
  const content = buildAgreement({
    pack, on, situation, team, doctorName, terms, because, number, verifyCode, from, lastDay, unit: input.unit, ...openContact(using.keys, countyCode, situation), origin: using.settings.origin, isDemo: using.settings.isDemo,
  })
  const contentText = canonicalJson(content)
  const contentHash = sha256(contentText)
  const signatures = [
    await keepSignature(using, context, { party: 'resident', signerId: input.residentId, contractId, contentHash, at, representative: input.representative }, ofResident.read),
    await keepSignature(using, context, { party: 'doctor', signerId: input.doctorStaffId, contractId, contentHash, at, representative: null }, ofDoctor?.read ?? null),
  ]

  // store, record, answer
  const answer = { contractId, number, from, lastDay, residentFeeFen: terms.fee.residentFen, verifyCode }
  const params = {
    ...key, ...auditOf(context, countyCode, {
      action: 'contracts.sign', subjectKind: 'contract', subjectId: contractId,
      body: { number, residentId: input.residentId, teamId: team.id, doctorStaffId: input.doctorStaffId, channel: input.channel, from, lastDay, packages: input.packageIds, residentFeeFen: answer.residentFeeFen, contentHash: contentHash.toString('hex'), previousId: eligibility.previousId, signingDay: input.signingDay },
    }),
    contractId, number, residentId: input.residentId, institutionId: team.institutionId, teamId: team.id, doctorStaffId: input.doctorStaffId, townshipCode: situation.township_code, villageCode: situation.village_code,
    panelUnit: 'person' as const, contractUnit: input.unit, channel: input.channel, signingDayId: input.signingDay?.id ?? null, signingDesk: input.signingDay?.desk ?? null, signedOn: on, from, until, terms: JSON.stringify(terms), because: JSON.stringify(because), residentFeeFen: answer.residentFeeFen,
    populations: situation.populations, previousId: eligibility.previousId,
    contractEventId: context.newId(), event: eligibility.previousId === null ? 'sign' : 'renew', eventReason: null, eventParams: JSON.stringify({ previousId: eligibility.previousId }),
    template: content.template, content: contentText, contentHash, verifyCode,
    signatureIds: signatures.map(({ id }) => id), parties: signatures.map(({ party }) => party), signerIds: signatures.map(({ signerId }) => signerId), pictures: signatures.map(({ picture }) => picture),
    strokes: signatures.map(({ strokes }) => strokes), envelopes: signatures.map(({ envelope }) => envelope.text), envelopeHashes: signatures.map(({ envelope }) => envelope.hash),
    eventId: contractId, flowTownshipCode: situation.township_code, flowTeamId: team.id, ...flowOf(null, { from, until }),
    outboxId: context.newId(), topic: 'contract-signed', topicSubjectId: contractId, requestHash, answer: JSON.stringify(answer), at,
  }
  try {
    return await storeOnce(context, eligibility.previousId === null ? storeSigning : storeRenewal, params, meaningOfConstraint)
  } catch (error) {
    throw await withWhoIsFull(context, error, input, on)
  }
}

/** The picture of a signature, checked, and that a pen made it; typing instead of writing needs its reason, which the shape of the input demands. */
function readWritten(given: Written): { reasons: Reason[]; read: Picture | null } {
  if (given.kind === 'drawn' && given.strokes.every((stroke) => stroke.length === 0)) return { reasons: [{ code: 'CONTRACTS.SIGNATURE_EMPTY' }], read: null }
  const decision = readSignaturePicture(given.png)
  return decision.allowed ? { reasons: [], read: { given, picture: decision.value } } : { reasons: decision.reasons, read: null }
}

/** The picture is on the disk before anything names it. Without one, the signed-in account stands for the doctor. */
async function keepSignature(using: ContractsUsing, context: CommandContext, facts: Pick<EnvelopeFacts, 'party' | 'signerId' | 'contractId' | 'contentHash' | 'at' | 'representative'>, written: Picture | null) {
  const picture = written ? await using.files.keep(written.picture.bytes) : null
  const strokes = written?.given.kind === 'drawn' ? JSON.stringify(written.given.strokes) : null
  const typed = written?.given.kind === 'typed' ? written.given : null
  const envelope = envelopeOf({
    ...facts, nonce: context.newId(), how: written ? written.given.kind : 'account', picture, strokes, typedName: typed?.name ?? null, typedBecause: typed?.reason ?? null, accountId: written ? null : context.actor.accountId, pdfHash: null,
  })
  return { id: context.newId(), party: facts.party, signerId: facts.signerId, picture, strokes, envelope }
}

/** The reasons that were given and are needed: of a package that suits the person none is kept. */
function reasonsByPackage(pack: Pack, on: CommandContext['on'], populations: readonly string[], { packageReasons }: Input): ReadonlyMap<string, string> {
  const fits = packageFits(pack, on, populations).value
  return new Map(packageReasons.filter(({ id }) => fits.get(id) === 'ask').map(({ id, reason }) => [id, reason]))
}

/** When the last place went between looking and signing, says whose panel it was. */
async function withWhoIsFull(context: CommandContext, error: unknown, input: Input, on: CommandContext['on']): Promise<unknown> {
  if (!(error instanceof Problem) || error.reasons[0]?.code !== 'CONTRACTS.LAST_PLACE_TAKEN') return error
  const [now] = await context.run(loadSigning, { ...keyOf(context), residentId: input.residentId, teamId: input.teamId, hospitalIds: [], on })
  const full = now?.team ? partyOf(now.team, input.doctorStaffId).loads.filter(({ isHard, cap, contracts }) => isHard && cap !== null && contracts >= cap) : []
  return full.length > 0 ? refused(full.map(({ name, contracts, cap }) => panelFull(name, contracts, cap as number))) : error
}
