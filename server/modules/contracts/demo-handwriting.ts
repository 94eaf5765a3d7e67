import { crc32, deflateSync } from 'node:zlib'

type Point = { x: number; y: number; at: number }
export type Handwriting = { kind: 'drawn'; png: string; strokes: Point[][] }
const [width, height, pen] = [360, 140, 2.4]
const ink = [22, 32, 43, 255]

/** A made-up hand for the demonstration: a few strokes a character, drawn from a number, so that the same person always writes alike. */
export function demoHandwriting(seed: number, characters: number): Handwriting {
  let state = seed * 2_654_435_761 + 1
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const strokes: Point[][] = []
  let at = 0
  for (let nth = 0; nth < characters; nth++) {
    const left = 30 + (nth * (width - 60)) / characters
    const size = (width - 80) / characters
    for (let stroke = 0; stroke < 5; stroke++) {
      const isAcross = stroke % 2 === 0
      const [x, y] = [left + chance() * size * 0.4, 16 + chance() * 48]
      const [dx, dy, bend] = isAcross ? [size * (0.5 + chance() * 0.3), -8 + chance() * 10, chance() * 14 - 7] : [-size * chance() * 0.3 + 4, 30 + chance() * 35, chance() * 20 - 10]
      strokes.push(Array.from({ length: 13 }, (_, step) => {
        const t = step / 12
        const curve = Math.sin(t * Math.PI) * bend
        return { x: round(x + dx * t + (isAcross ? 0 : curve)), y: round(y + dy * t + (isAcross ? curve : 0)), at: at + step * 12 }
      }))
      at += 250
    }
  }
  return { kind: 'drawn', png: draw(strokes).toString('base64'), strokes }
}

const round = (value: number) => Math.round(value * 10) / 10

/** The strokes on a clear sheet as a PNG of eight bits a channel, as a phone's canvas makes one. */
function draw(strokes: readonly Point[][]): Buffer {
  const rowBytes = width * 4 + 1
  const raw = Buffer.alloc(rowBytes * height)
  const dot = (cx: number, cy: number) => {
    for (let y = Math.ceil(cy - pen); y <= cy + pen; y++) {
      for (let x = Math.ceil(cx - pen); x <= cx + pen; x++) if ((x - cx) ** 2 + (y - cy) ** 2 <= pen ** 2 && x >= 0 && y >= 0 && x < width && y < height) raw.set(ink, y * rowBytes + 1 + x * 4)
    }
  }
  for (const stroke of strokes) {
    for (const [nth, to] of stroke.entries()) {
      const from = stroke[Math.max(0, nth - 1)] as Point
      const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y)))
      for (let step = 0; step <= steps; step++) dot(from.x + ((to.x - from.x) * step) / steps, from.y + ((to.y - from.y) * step) / steps)
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(raw)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
