import type { Signature } from '../../kit/signature-pad.tsx'

/** A signature as it is sent: the picture without its data-URL head. */
export function sentOf(signature: Signature, reason: string) {
  const png = signature.png.replace(/^data:image\/png;base64,/, '')
  return signature.kind === 'drawn'
    ? { kind: 'drawn' as const, png, strokes: signature.strokes }
    : { kind: 'typed' as const, png, name: signature.name, reason: reason.trim() }
}
