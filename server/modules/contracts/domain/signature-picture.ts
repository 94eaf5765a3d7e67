import { crc32, inflateSync } from 'node:zlib'
import { allow, type Decision, refuse } from '#kernel/decision.ts'

const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const most = { bytes: 300_000, width: 3000, height: 1500, pixels: 1_200_000 }
const channelsOf: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 } // grey, colour, each without and with transparency

/** A signature's picture read and found good. Sizes in pixels; `inked` of them are dark. */
export type SignaturePicture = { bytes: Buffer; width: number; height: number; inked: number }

/**
 * Reads a handwritten signature: a PNG of 8 bits a channel. Refused when it is no such picture or damaged, too large, empty, or a mere
 * dot: the ink must reach over a twentieth of the width and a tenth of the height or a tenth of the width, and be more than 40 pixels.
 */
export function readSignaturePicture(base64: string): Decision<SignaturePicture> {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > most.bytes) return refuse({ code: 'CONTRACTS.SIGNATURE_TOO_LARGE', params: { most: most.bytes / 1000 } })
  const picture = decode(bytes)
  if (!picture) return refuse({ code: 'CONTRACTS.SIGNATURE_UNREADABLE' })
  const { width, height, isDark } = picture
  let [inked, left, right, top, bottom] = [0, width, -1, height, -1]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isDark(x, y)) continue
      inked++
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  }
  if (inked === 0) return refuse({ code: 'CONTRACTS.SIGNATURE_EMPTY' })
  const [wide, high] = [right - left + 1, bottom - top + 1]
  const isDot = inked <= 40 || wide * 20 < width || (high * 10 < height && wide * 10 < width)
  return isDot ? refuse({ code: 'CONTRACTS.SIGNATURE_TOO_SMALL' }) : allow({ bytes, width, height, inked })
}

type Decoded = { width: number; height: number; isDark(x: number, y: number): boolean }

function decode(bytes: Buffer): Decoded | undefined {
  const chunks = chunksOf(bytes)
  const head = chunks?.[0]
  if (!chunks || head?.kind !== 'IHDR' || head.body.length !== 13 || chunks.at(-1)?.kind !== 'IEND') return undefined
  const [width, height] = [head.body.readUInt32BE(0), head.body.readUInt32BE(4)]
  const [depth, colour, , , interlaced] = head.body.subarray(8)
  const channels = channelsOf[colour as number]
  if (depth !== 8 || channels === undefined || interlaced !== 0 || width < 1 || height < 1 || width > most.width || height > most.height || width * height > most.pixels) return undefined
  const rowBytes = width * channels
  const raw = inflate(Buffer.concat(chunks.filter(({ kind }) => kind === 'IDAT').map(({ body }) => body)), (rowBytes + 1) * height)
  if (!raw || !unfilter(raw, rowBytes, height, channels)) return undefined
  const hasAlpha = channels === 2 || channels === 4
  return {
    width, height,
    isDark(x, y) {
      const at = y * (rowBytes + 1) + 1 + x * channels
      const alpha = hasAlpha ? (raw[at + channels - 1] as number) : 255
      const light = channels > 2 ? ((raw[at] as number) * 3 + (raw[at + 1] as number) * 6 + (raw[at + 2] as number)) / 10 : (raw[at] as number)
      return alpha > 96 && light < 176
    },
  }
}

function chunksOf(bytes: Buffer): { kind: string; body: Buffer }[] | undefined {
  if (!bytes.subarray(0, 8).equals(magic)) return undefined
  const chunks: { kind: string; body: Buffer }[] = []
  for (let at = 8; at < bytes.length; ) {
    if (at + 12 > bytes.length) return undefined
    const length = bytes.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > bytes.length || bytes.readUInt32BE(end) !== crc32(bytes.subarray(at + 4, end))) return undefined
    chunks.push({ kind: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + 8, end) })
    at = end + 4
  }
  return chunks
}

/** A small file can inflate to gigabytes, so the size that the head promises is the most that is unpacked. */
function inflate(packed: Buffer, size: number): Buffer | undefined {
  try {
    const raw = inflateSync(packed, { maxOutputLength: size })
    return raw.length === size ? raw : undefined
  } catch {
    return undefined
  }
}

function unfilter(raw: Buffer, rowBytes: number, height: number, step: number): boolean {
  for (let y = 0; y < height; y++) {
    const row = y * (rowBytes + 1)
    const filter = raw[row] as number
    if (filter > 4) return false
    for (let x = 1; x <= rowBytes; x++) {
      const a = x > step ? (raw[row + x - step] as number) : 0
      const b = y > 0 ? (raw[row - rowBytes - 1 + x] as number) : 0
      const c = x > step && y > 0 ? (raw[row - rowBytes - 1 + x - step] as number) : 0
      const guess = filter === 0 ? 0 : filter === 1 ? a : filter === 2 ? b : filter === 3 ? (a + b) >> 1 : paeth(a, b, c)
      raw[row + x] = ((raw[row + x] as number) + guess) & 255
    }
  }
  return true
}

function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}
