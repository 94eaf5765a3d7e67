import { crc32, deflateSync } from 'node:zlib'

/** A PNG of 8-bit colour with transparency as a browser's canvas makes it: ink where `isInked`, else the paper, which is clear. Rows use one filter. */
export function pngOf(width: number, height: number, isInked: (x: number, y: number) => boolean, filter = 0, paper = 0): Buffer {
  const plain = Array.from({ length: height }, (_, y) => Uint8Array.from({ length: width * 4 }, (_, i) => (isInked(Math.floor(i / 4), y) ? ([22, 32, 43, 255][i % 4] as number) : paper)))
  const rows = plain.map((row, y) => {
    const out = Buffer.alloc(row.length + 1)
    out[0] = filter
    for (let i = 0; i < row.length; i++) {
      const [a, b, c] = [row[i - 4] ?? 0, plain[y - 1]?.[i] ?? 0, plain[y - 1]?.[i - 4] ?? 0]
      const near = [a, b, c].sort((one, other) => Math.abs(a + b - c - one) - Math.abs(a + b - c - other))[0] as number
      out[i + 1] = (row[i] as number) - ([0, a, b, (a + b) >> 1, near][filter] as number)
    }
    return out
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))])
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** A line across the sheet with a hook: enough ink for a name. */
export const aSignature = (): string => pngOf(300, 100, (x, y) => (Math.abs(y - 50 - Math.round(20 * Math.sin(x / 20))) < 2 && x > 20 && x < 260)).toString('base64')
