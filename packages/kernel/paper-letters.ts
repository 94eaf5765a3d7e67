/** Capitals and digits that are not mistaken for each other when read aloud or copied from paper: without I, O, 0 and 1. */
export const paperLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * So many of them out of as many bytes of chance: 256 is a multiple of 32, so each letter is as likely as any other.
 *
 * Example: bytes 0, 31, 32 → 2Z2
 * @throws RangeError for too few bytes
 */
export function lettersOf(chance: Uint8Array, count: number): string {
  if (chance.length < count) throw new RangeError(`${count} bytes are needed, not ${chance.length}`)
  return Array.from(chance.subarray(0, count), (byte) => paperLetters[byte % paperLetters.length]).join('')
}
