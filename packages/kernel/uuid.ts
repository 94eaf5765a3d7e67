/**
 * A UUIDv7 (RFC 9562) of a millisecond and ten random bytes, both given by the caller: ids made later sort later.
 *
 * Example: ms 0x017F22E279B0 with bytes CC3 18C4DC0C0C07398F → 017f22e2-79b0-7cc3-98c4-dc0c0c07398f.
 */
export function uuidv7(ms: number, randomBytes: Uint8Array): string {
  if (!Number.isInteger(ms) || ms < 0 || ms >= 2 ** 48) throw new Error(`not a millisecond a UUIDv7 can hold: ${ms}`)
  if (randomBytes.length < 10) throw new Error('a UUIDv7 needs ten random bytes')
  const hex: string[] = []
  for (let i = 0; i < 10; i++) hex.push((randomBytes[i] as number).toString(16).padStart(2, '0'))
  const time = ms.toString(16).padStart(12, '0')
  const version = `7${hex[0]?.slice(1)}${hex[1]}`
  const variant = (0x80 | ((randomBytes[2] as number) & 0x3f)).toString(16) + hex[3]
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${hex.slice(4).join('')}`
}

/** The millisecond a UUIDv7 was made at. Example: 017f22e2-79b0-7cc3-98c4-dc0c0c07398f → 0x017F22E279B0. */
export const instantOfUuid = (uuid: string): number => Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16)
