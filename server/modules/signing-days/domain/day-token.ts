const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const [countyBytes, idBytes, macBytes] = [3, 16, 8] as const

/** Makes the mark of a token; who has no key can make none. */
type MacOf = (text: string) => Buffer

/**
 * The short text behind a signing day's QR code: county and day, and eight bytes of a keyed mark, so that nobody finds other days by trying.
 * 27 bytes are 36 letters.
 */
export function tokenOf(macOf: MacOf, countyCode: number, signingDayId: string): string {
  const county = Buffer.alloc(countyBytes)
  county.writeUIntBE(countyCode, 0, countyBytes)
  return Buffer.concat([county, Buffer.from(signingDayId.replaceAll('-', ''), 'hex'), markOf(macOf, countyCode, signingDayId)]).toString('base64url')
}

/** What a token names, or null when it was not made here. */
export function readToken(macOf: MacOf, token: string): { countyCode: number; signingDayId: string } | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== countyBytes + idBytes + macBytes) return null
  const countyCode = bytes.readUIntBE(0, countyBytes)
  const signingDayId = bytes.subarray(countyBytes, countyBytes + idBytes).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const isOurs = uuidShape.test(signingDayId) && bytes.subarray(countyBytes + idBytes).equals(markOf(macOf, countyCode, signingDayId))
  return isOurs ? { countyCode, signingDayId } : null
}

const markOf = (macOf: MacOf, countyCode: number, signingDayId: string) => macOf(`${countyCode}/${signingDayId}`).subarray(0, macBytes)
