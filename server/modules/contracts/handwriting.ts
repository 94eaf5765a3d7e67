import type { InputOf } from '#api/endpoint.ts'
import type { signContractEndpoint } from '#api/contracts.ts'
import type { Reason } from '#kernel/decision.ts'
import type { CommandContext } from '#platform/http/context.ts'
import { readSignaturePicture, type SignaturePicture } from './domain/signature-picture.ts'
import { type EnvelopeFacts, envelopeOf } from './envelope.ts'
import type { ContractsUsing } from './using.ts'

type Written = InputOf<typeof signContractEndpoint>['residentSignature']
export type Picture = { given: Written; picture: SignaturePicture }
/** A signature as it is kept: the picture's name, how the pen went, and the envelope that binds them. */
export type Hand = { party: 'resident' | 'doctor'; signerId: string; picture: string | null; strokes: string | null; envelope: { text: string; hash: Buffer }; signedAt: string }

/** The picture of a signature, checked, and that a pen made it; typing instead of writing needs its reason, which the shape of the input demands. */
export function readWritten(given: Written): { reasons: Reason[]; read: Picture | null } {
  if (given.kind === 'drawn' && given.strokes.every((stroke) => stroke.length === 0)) return { reasons: [{ code: 'CONTRACTS.SIGNATURE_EMPTY' }], read: null }
  const decision = readSignaturePicture(given.png)
  return decision.allowed ? { reasons: [], read: { given, picture: decision.value } } : { reasons: decision.reasons, read: null }
}

/** The picture is on the disk before anything names it. Without one, the signed-in account stands for the doctor; on a phone the account is bound beside the handwriting. */
export async function keepSignature(using: Pick<ContractsUsing, 'files'>, context: CommandContext, facts: Pick<EnvelopeFacts, 'signerId' | 'over' | 'at' | 'representative'> & { party: Hand['party'] }, written: Picture | null): Promise<Hand> {
  const picture = written ? await using.files.keep(written.picture.bytes) : null
  const strokes = written?.given.kind === 'drawn' ? JSON.stringify(written.given.strokes) : null
  const typed = written?.given.kind === 'typed' ? written.given : null
  const isByAccount = written === null || 'applicationId' in facts.over
  const envelope = envelopeOf({
    ...facts, nonce: context.newId(), how: written ? written.given.kind : 'account', picture, strokes, typedName: typed?.name ?? null, typedBecause: typed?.reason ?? null, accountId: isByAccount ? context.actor.accountId : null, pdfHash: null,
  })
  return { party: facts.party, signerId: facts.signerId, picture, strokes, envelope, signedAt: facts.at }
}
