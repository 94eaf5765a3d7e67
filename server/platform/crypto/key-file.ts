import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Keys, RotatingKeys } from './keys.ts'
import { generateSm2KeyPair, type Sm2KeyPair, sm2KeyPair } from './sm2-curve.ts'

const secret = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'a key is 32 bytes in base64')
const keyId = z.string().regex(/^[a-z0-9-]{1,16}$/, 'a key’s name is of a–z, 0–9 and -, 16 at most')
const rotating = z.strictObject({ current: keyId, keys: z.record(keyId, secret) })
  .refine(({ current, keys }) => Object.hasOwn(keys, current), 'the current key is not among the keys')
const keyFileShape = z.strictObject({
  version: z.literal(1), purpose: z.enum(['demo', 'production']), field: rotating, index: secret, signing: rotating, checkpoint: rotating,
})
export type KeyFile = z.output<typeof keyFileShape>

/** The content of a new key file: one key a purpose, from the system's random source. */
export function newKeyFile(purpose: KeyFile['purpose']): KeyFile {
  const symmetric = () => randomBytes(32).toString('base64')
  const signing = () => generateSm2KeyPair().privateKey.export().toString('base64')
  return {
    version: 1, purpose, field: { current: 'f1', keys: { f1: symmetric() } }, index: symmetric(),
    signing: { current: 's1', keys: { s1: signing() } }, checkpoint: { current: 'c1', keys: { c1: signing() } },
  }
}

/** The file with a new current key for one purpose; the old ones stay, to open what they sealed. @throws Error when the name is taken */
export function withNewKey(file: KeyFile, purpose: 'field' | 'signing' | 'checkpoint', id: string): KeyFile {
  if (Object.hasOwn(file[purpose].keys, id)) throw new Error(`there is a ${purpose} key named ${id} already`)
  return { ...file, [purpose]: { current: keyId.parse(id), keys: { ...file[purpose].keys, [id]: newKeyFile(file.purpose)[purpose].keys[newName[purpose]] } } }
}
const newName = { field: 'f1', signing: 's1', checkpoint: 'c1' }

/** Reads a key file's text. @throws Error naming the place in the file, never a key */
export function parseKeyFile(text: string): KeyFile {
  const parsed = keyFileShape.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new Error(`the key file is not right: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`)
}

/** Why a key file will not do in production. */
export type KeyWeakness = 'missing' | 'made_for_demo' | 'key_used_twice' | 'key_not_random' | 'readable_by_others' | 'owned_by_another'

/** What is wrong with the keys of a file in production: all reasons, none when it will do. A key somebody typed, the same few bytes over and over, is not random. */
export function weaknessesOf(file: KeyFile): KeyWeakness[] {
  const secrets = [...Object.values(file.field.keys), file.index, ...Object.values(file.signing.keys), ...Object.values(file.checkpoint.keys)]
  const typed = secrets.some((one) => new Set(Buffer.from(one, 'base64')).size < 16)
  return [
    ...(file.purpose === 'demo' ? ['made_for_demo' as const] : []),
    ...(new Set(secrets).size < secrets.length ? ['key_used_twice' as const] : []),
    ...(typed ? ['key_not_random' as const] : []),
  ]
}

/** The keys of a file, ready for use. @throws Error when a signing key is out of range */
export function keysOfFile(file: KeyFile): Keys {
  return {
    isDemo: file.purpose === 'demo',
    field: ready(file.field, symmetricKey), index: symmetricKey(file.index),
    signing: ready(file.signing, signingKey), checkpoint: ready(file.checkpoint, signingKey),
  }
}

function ready<Key extends KeyObject | Sm2KeyPair>(of: { current: string; keys: Record<string, string> }, make: (text: string) => Key): RotatingKeys<Key> {
  return { current: of.current, byId: new Map(Object.entries(of.keys).map(([id, text]) => [id, make(text)])) }
}

function symmetricKey(text: string): KeyObject {
  return createSecretKey(Buffer.from(text, 'base64'))
}

function signingKey(text: string): Sm2KeyPair {
  return sm2KeyPair(Buffer.from(text, 'base64'))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('the key file is not right: it is not JSON')
  }
}
