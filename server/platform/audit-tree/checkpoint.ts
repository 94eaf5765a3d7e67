import { emptyRoot } from './tree-hash.ts'

/** The state of a county's audit at one moment, as another party keeps it. The first one follows the empty tree: size 0 and its root. */
export type Checkpoint = { countyCode: number; size: number; root: Buffer; sealedAt: string; previousSize: number; previousRoot: Buffer }

/** A checkpoint with the name of the key that signed it and the signature over all lines before it. */
export type SignedCheckpoint = { checkpoint: Checkpoint; keyId: string; signature: Buffer }

const title = 'jiayi audit checkpoint v1'

/** The lines of a checkpoint that are signed. @throws Error when it is none: sizes that shrink, hashes that are no hashes, an instant not in UTC with milliseconds */
export function checkpointText(checkpoint: Checkpoint): string {
  const { countyCode, size, root, sealedAt, previousSize, previousRoot } = checkpoint
  if (!isCheckpoint(checkpoint)) throw new Error('not a checkpoint')
  return [
    title, `county ${countyCode}`, `size ${size}`, `root ${root.toString('hex')}`, `time ${sealedAt}`,
    `previous-size ${previousSize}`, `previous-root ${previousRoot.toString('hex')}`, '',
  ].join('\n')
}

/**
 * The note handed to whoever keeps it: the signed lines, then the key's name and the signature in base64. Plain text, so it can be
 * printed, mailed or published.
 */
export function signCheckpoint(checkpoint: Checkpoint, keyId: string, sign: (text: Uint8Array) => Uint8Array): string {
  const text = checkpointText(checkpoint)
  return `${text}key ${keyId}\nsignature ${Buffer.from(sign(Buffer.from(text))).toString('base64')}\n`
}

/** Reads a note. Null when a single byte of it is written otherwise than we write it. */
export function parseCheckpoint(note: string): SignedCheckpoint | null {
  const match = noteForm.exec(note)?.groups
  if (!match) return null
  const checkpoint = {
    countyCode: Number(match.county), size: Number(match.size), root: Buffer.from(match.root ?? '', 'hex'), sealedAt: match.time ?? '',
    previousSize: Number(match.previousSize), previousRoot: Buffer.from(match.previousRoot ?? '', 'hex'),
  }
  const read = { checkpoint, keyId: match.key ?? '', signature: Buffer.from(match.signature ?? '', 'base64') }
  return isCheckpoint(checkpoint) && signCheckpoint(checkpoint, read.keyId, () => read.signature) === note ? read : null
}

/** Whether the key it names signed this note. `verify` answers false for a key it does not know. */
export function isCheckpointSigned({ checkpoint, keyId, signature }: SignedCheckpoint, verify: (keyId: string, text: Uint8Array, signature: Uint8Array) => boolean): boolean {
  return verify(keyId, Buffer.from(checkpointText(checkpoint)), signature)
}

const noteForm = new RegExp([
  `^${title}`, 'county (?<county>\\d{6})', 'size (?<size>\\d{1,16})', 'root (?<root>[0-9a-f]{64})', 'time (?<time>[0-9TZ:.-]{24})',
  'previous-size (?<previousSize>\\d{1,16})', 'previous-root (?<previousRoot>[0-9a-f]{64})',
  'key (?<key>[a-z0-9-]{1,16})', 'signature (?<signature>[A-Za-z0-9+/]{1,200}={0,2})', '$',
].join('\\n'))

function isCheckpoint({ countyCode, size, root, sealedAt, previousSize, previousRoot }: Checkpoint): boolean {
  return Number.isInteger(countyCode) && countyCode >= 100_000 && countyCode <= 999_999
    && Number.isSafeInteger(size) && Number.isSafeInteger(previousSize) && previousSize >= 0 && size >= previousSize
    && root.length === 32 && previousRoot.length === 32
    && (previousSize > 0 || emptyRoot.equals(previousRoot)) && (size > previousSize || root.equals(previousRoot))
    && isUtcInstant(sealedAt)
}

function isUtcInstant(text: string): boolean {
  const ms = Date.parse(text)
  return Number.isFinite(ms) && new Date(ms).toISOString() === text
}
