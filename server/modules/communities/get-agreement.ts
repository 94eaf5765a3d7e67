import type { getUnitAgreementEndpoint } from '#api/communities.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import { presentBecause } from '#policy/index.ts'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import { instantText } from '#platform/database/instant-text.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { envelopeFits } from './envelope.ts'
import type { CommunitiesUsing } from './using.ts'
import { demandAgreement, lastDayOf, sha256, writeAgreement } from './write-agreement.ts'

type Signature = { party: 'unit' | 'doctor'; name: string; at: string; imageFile: string | null; envelope: Record<string, unknown>; envelopeHash: Buffer }
const selectSignatures = compose<Signature>()(fragment<{ countyCode: number; unitAgreementId: string }>('signatures-of-unit', `
  SELECT party, signer_name AS name, ${instantText('signed_at')} AS at, image_file AS "imageFile", envelope, envelope_hash AS "envelopeHash" FROM communities.signature WHERE county_code = :countyCode AND agreement_id = :unitAgreementId ORDER BY party DESC`))

/** One agreement of a unit: the text, who signed it, and whether text, envelopes and hashes still fit one another. A draft is shown as it would be signed today, with what stands against that. */
export const getUnitAgreement = (using: CommunitiesUsing) => async ({ run, actor, on }: Context, { unitAgreementId }: InputOf<typeof getUnitAgreementEndpoint>): Promise<OutputOf<typeof getUnitAgreementEndpoint>> => {
  const { countyCode } = actor
  const found = await demandAgreement(run, actor, on, unitAgreementId)
  const pack = await using.policies.packOf(countyCode, on)
  const signatures = await run(selectSignatures, { countyCode, unitAgreementId })
  const draft = found.content === null ? await writeAgreement(using, run, { countyCode, on }, pack, found) : null
  const written = draft?.decision.allowed ? draft.decision.value : null
  const content = found.content ?? (draft as NonNullable<typeof draft>).content
  const hash = sha256(canonicalJson(content))
  const pictures = await Promise.all(signatures.map(async ({ imageFile }) => (imageFile === null ? null : ((await using.files.find(imageFile)) ?? null))))
  const kept = found.contentHash
  return {
    unitAgreementId, number: found.number, state: found.state, standing: found.standing, years: found.years, packages: content.packages.map(({ name }) => name), signedOn: found.signedOn, from: found.from, lastDay: lastDayOf(found.until), endedOn: found.endedOn, endReason: found.endReason, version: found.version,
    communityId: found.communityId, communityName: found.communityName, content, contentHash: hash.toString('hex'), isIntact: kept === null || (kept.equals(hash) && signatures.every((one) => envelopeFits(one, hash))),
    reasons: draft && !draft.decision.allowed ? draft.decision.reasons : [], because: presentBecause(pack, found.because ?? written?.because ?? [], using.policies.names),
    signatures: signatures.map(({ party, name, at }, i) => ({ party, name, at, png: pictures[i] ? Buffer.from(pictures[i] as Uint8Array).toString('base64') : null })), isOwnDoctor: actor.staffId !== null && actor.staffId === found.doctorStaffId, mayEdit: actor.permissions.has('community.edit'),
  }
}
