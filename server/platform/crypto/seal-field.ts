import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync, timingSafeEqual } from 'node:crypto'
import { currentKey, type RotatingKeys } from './keys.ts'
import { deriveKey, hmacSm3 } from './sm3.ts'

/** Whose value it is. The sealed bytes open in this place only: moved to another row, column or county they are refused. */
export type FieldPlace = { table: string; column: string; countyCode: number; id: string }

/** Sealed bytes that do not open: changed, moved from elsewhere, or sealed with a key we do not hold. Says which place, never what. */
export class FieldNotOpened extends Error {
  readonly place: FieldPlace
  constructor(place: FieldPlace, why: string) {
    super(`${place.table}.${place.column} of ${place.countyCode}/${place.id} does not open: ${why}`)
    this.name = 'FieldNotOpened'
    this.place = place
  }
}

const formatVersion = 1
const ivBytes = 16
const tagBytes = 16

/**
 * Encrypts one field for its place. SM4-CBC, then HMAC-SM3 cut to 128 bits over everything and the place; a fresh IV each time, so
 * equal values differ. Bytes: version ‖ length of the key's name ‖ name ‖ IV ‖ ciphertext ‖ tag: 34 bytes and the
 * key's name, and the text filled up to whole blocks of 16, which hides the length of short ones. The empty text is a text.
 */
export function sealField(keys: RotatingKeys<KeyObject>, place: FieldPlace, plaintext: string): Buffer {
  const { id, key } = currentKey(keys)
  const [cipherKey, tagKey] = keysOf(key)
  const iv = freshIv()
  const cipher = createCipheriv('sm4-cbc', cipherKey, iv)
  const [first, last] = [cipher.update(plaintext, 'utf8'), cipher.final()]
  const idEnd = 2 + Buffer.byteLength(id)
  const tagStart = idEnd + ivBytes + first.length + last.length
  // Put together in one piece: a county's list has a million of these.
  const sealed = Buffer.allocUnsafe(tagStart + tagBytes)
  sealed[0] = formatVersion
  sealed[1] = idEnd - 2
  sealed.write(id, 2)
  sealed.set(iv, idEnd)
  sealed.set(first, idEnd + ivBytes)
  sealed.set(last, idEnd + ivBytes + first.length)
  sealed.set(tagOf(tagKey, place, sealed.subarray(0, tagStart)), tagStart)
  return sealed
}

/** Decrypts a field in its place, with the key it names. @throws FieldNotOpened when it was changed, moved, or its key is unknown */
export function openField(keys: RotatingKeys<KeyObject>, place: FieldPlace, sealed: Uint8Array): string {
  const idEnd = 2 + (sealed[1] ?? 0)
  const cipherStart = idEnd + ivBytes
  const tagStart = sealed.length - tagBytes
  if (sealed[0] !== formatVersion || tagStart < cipherStart + ivBytes) throw new FieldNotOpened(place, 'not sealed bytes')
  const key = keys.byId.get(Buffer.from(sealed.subarray(2, idEnd)).toString())
  if (!key) throw new FieldNotOpened(place, 'its key is not here')
  const [cipherKey, tagKey] = keysOf(key)
  if (!timingSafeEqual(tagOf(tagKey, place, sealed.subarray(0, tagStart)), sealed.subarray(tagStart))) throw new FieldNotOpened(place, 'changed, or of another place')
  const decipher = createDecipheriv('sm4-cbc', cipherKey, sealed.subarray(idEnd, cipherStart))
  return decipher.update(sealed.subarray(cipherStart, tagStart), undefined, 'utf8') + decipher.final('utf8')
}

/** The name of the key some sealed bytes need: rotation finds what is still under an old one. */
export function keyOfField(sealed: Uint8Array): string {
  return Buffer.from(sealed.subarray(2, 2 + (sealed[1] ?? 0))).toString()
}

const ivStore = Buffer.alloc(ivBytes * 256)
let ivTaken = ivStore.length

/** Random bytes are drawn for 256 IVs at a time: one by one they cost more than the encryption. An IV is no secret. */
function freshIv(): Buffer {
  if (ivTaken === ivStore.length) {
    randomFillSync(ivStore)
    ivTaken = 0
  }
  ivTaken += ivBytes
  return ivStore.subarray(ivTaken - ivBytes, ivTaken) // copied into what is sealed before the next is drawn
}

const derived = new WeakMap<KeyObject, [cipher: KeyObject, tag: KeyObject]>()

function keysOf(key: KeyObject): [cipher: KeyObject, tag: KeyObject] {
  const known = derived.get(key)
  if (known) return known
  const pair: [KeyObject, KeyObject] = [deriveKey(key, 'field cipher', 16), deriveKey(key, 'field tag', 32)]
  derived.set(key, pair)
  return pair
}

/** Each part of the place goes in with its length, so that no two places read the same. */
function tagOf(key: KeyObject, { table, column, countyCode, id }: FieldPlace, sealed: Uint8Array): Buffer {
  const place = [table, column, String(countyCode), id].map((part) => `${Buffer.byteLength(part)}:${part}`).join('')
  return hmacSm3(key, `${place}|`, sealed).subarray(0, tagBytes)
}
