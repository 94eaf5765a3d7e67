/** Encrypts a value for its place; the product's own is `sealField` of server/platform/crypto. */
export type Seal = (place: { table: string; column: string; countyCode: number; id: string }, text: string) => Uint8Array
/** The keyed digest a value is found by, one family of digests for each purpose; the product's own is `blindIndex`. */
export type Index = (purpose: string, value: string) => Uint8Array

/** What the digests of residents are for: the same names as where residents are looked up. */
export const purposes = {
  document: 'resident.document', documentTail4: 'resident.document.tail4', documentTail6: 'resident.document.tail6',
  phone: 'resident.phone', phoneTail4: 'resident.phone.tail4',
} as const

/** The same digests, computed once for each short value: the last four digits of a million people are ten thousand. */
export function rememberShort(index: Index): Index {
  const known = new Map<string, Uint8Array>()
  return (purpose, value) => {
    if (value.length > 4) return index(purpose, value)
    const key = `${purpose} ${value}`
    const found = known.get(key)
    if (found) return found
    const made = index(purpose, value)
    known.set(key, made)
    return made
  }
}
