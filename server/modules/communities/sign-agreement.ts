import type { endUnitAgreementEndpoint, signUnitAgreementEndpoint } from '#api/communities.ts'
import type { InputOf } from '#api/endpoint.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { refused } from '#platform/problem.ts'
import { readWritten } from '../contracts/index.ts'
import { stateAfter } from './domain/agreement-states.ts'
import { envelopeOf } from './envelope.ts'
import { changedMeanwhile, meaningOfConstraint, reason, textChanged } from './errors.ts'
import { endAgreementRow, insertSignature, signDraft } from './store.ts'
import type { CommunitiesUsing } from './using.ts'
import { demandAgreement, writeAgreement } from './write-agreement.ts'

/**
 * Puts a draft in force: the unit's contact signs in handwriting, the doctor by hand or by the account that asks. What is signed is the text that was shown; any other is a Conflict. The
 * pictures are on the disk before the commit.
 */
export const signUnitAgreement = (using: CommunitiesUsing) => (context: CommandContext, input: InputOf<typeof signUnitAgreementEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at, on } = context
    const { countyCode } = actor
    const { unitAgreementId } = input
    const found = await demandAgreement(run, actor, on, unitAgreementId, { isLocked: true })
    const [ofUnit, ofDoctor] = [readWritten(input.unitSignature), input.doctorSignature && readWritten(input.doctorSignature)]
    const isOwn = ofDoctor !== null || actor.staffId === found.doctorStaffId
    const early = [...(stateAfter(found.state, 'sign') === undefined ? [reason.state(found.state)] : []), ...ofUnit.reasons, ...(ofDoctor?.reasons ?? []), ...(isOwn ? [] : [reason.doctorSigns()])]
    if (early.length > 0) throw refused(early)
    const pack = await using.policies.packOf(countyCode, on)
    const { decision } = await writeAgreement(using, run, { countyCode, on }, pack, found)
    if (!decision.allowed) throw refused(decision.reasons)
    const { text, hash, from, until, lastDay, terms, because, doctorName } = decision.value
    if (hash.toString('hex') !== input.contentHash) throw textChanged()
    const [signed] = await run(signDraft, { countyCode, unitAgreementId, version: found.version, institutionId: found.institutionId, teamId: found.teamId, doctorStaffId: found.doctorStaffId, signedOn: on, validFrom: from, validUntil: until, content: text, contentHash: hash, terms: JSON.stringify(terms), because: JSON.stringify(because) })
    if (!signed) throw changedMeanwhile()
    const parties = [{ party: 'unit', signerId: found.communityId, signerName: found.contactName, read: ofUnit.read }, { party: 'doctor', signerId: found.doctorStaffId, signerName: doctorName, read: ofDoctor?.read ?? null }] as const
    for (const { read, ...signer } of parties) {
      const picture = read ? await using.files.keep(read.picture.bytes) : null
      const strokes = read?.given.kind === 'drawn' ? JSON.stringify(read.given.strokes) : null
      const envelope = envelopeOf({ ...signer, unitAgreementId, contentHash: hash, at, nonce: context.newId(), how: read ? 'drawn' : 'account', picture, strokes, accountId: read ? null : actor.accountId })
      await run(insertSignature, { countyCode, signatureId: context.newId(), unitAgreementId, ...signer, picture, strokes, envelope: envelope.text, envelopeHash: envelope.hash, at })
    }
    return {
      answer: { unitAgreementId, number: found.number, from, lastDay },
      audit: [{ action: 'communities.sign', subjectKind: 'community', subjectId: found.communityId, body: { unitAgreementId, number: found.number, from, lastDay, teamId: found.teamId, doctorStaffId: found.doctorStaffId, contentHash: hash.toString('hex') } }],
    }
  }, meaningOfConstraint)

/** Ends a unit's agreement from today on. The contracts of its members are their own and run on until their end. */
export const endUnitAgreement = (context: CommandContext, input: InputOf<typeof endUnitAgreementEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, on } = context
    const { unitAgreementId, version } = input
    const found = await demandAgreement(run, actor, on, unitAgreementId, { isLocked: true })
    if (stateAfter(found.state, 'end') === undefined) throw refused([reason.state(found.state)])
    const [ended] = await run(endAgreementRow, { countyCode: actor.countyCode, unitAgreementId, version, endedOn: on, endReason: input.reason })
    if (!ended) throw changedMeanwhile()
    return { answer: { unitAgreementId }, audit: [{ action: 'communities.end', subjectKind: 'community', subjectId: found.communityId, reason: input.reason, body: { unitAgreementId } }] }
  })
