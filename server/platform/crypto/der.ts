/** Writes DER, the binary form of keys, signatures and certificates: one function a kind of value, each giving tag, length, content. */
export const der = {
  sequence: (...parts: Uint8Array[]) => value(0x30, Buffer.concat(parts)),
  set: (...parts: Uint8Array[]) => value(0x31, Buffer.concat(parts)),
  /** A whole number that is not negative, from its bytes, most significant first. */
  integer: (bytes: Uint8Array) => value(0x02, shortestPositive(bytes)),
  objectId: (dotted: string) => value(0x06, objectIdContent(dotted)),
  octets: (content: Uint8Array) => value(0x04, content),
  bits: (content: Uint8Array, unusedBits = 0) => value(0x03, Buffer.concat([Buffer.of(unusedBits), content])),
  text: (text: string) => value(0x0c, Buffer.from(text)),
  truth: (is: boolean) => value(0x01, Buffer.of(is ? 0xff : 0)),
  /** An instant in seconds, "2026-11-24T02:32:16Z": two digits of the year until 2049, four from 2050 on, as RFC 5280 asks. */
  time: (instant: string) => {
    const digits = `${instant.slice(0, 19).replace(/[-T:]/g, '')}Z`
    return instant < '2050' ? value(0x17, Buffer.from(digits.slice(2))) : value(0x18, Buffer.from(digits))
  },
  /** A part named by its number instead of its kind, wrapped around what it holds. */
  explicit: (number: number, content: Uint8Array) => value(0xa0 + number, content),
}

function value(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(tag, ...lengthBytes(content.length)), content])
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length]
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
}

function shortestPositive(bytes: Uint8Array): Buffer {
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start++
  const shortest = bytes.subarray(start)
  return Buffer.concat([(shortest[0] ?? 0) >= 0x80 ? Buffer.of(0) : Buffer.alloc(0), shortest])
}

function objectIdContent(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number) as [number, number, ...number[]]
  return Buffer.from([first * 40 + second, ...rest.flatMap(base128)])
}

function base128(number: number): number[] {
  const digits = [number % 128]
  for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(0x80 | (left % 128))
  return digits
}
