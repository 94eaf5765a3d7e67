import { Buffer } from 'node:buffer'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** Takes bytes and says when it can take more. */
export type Sink = (bytes: Uint8Array) => Promise<void>
/** An archive written part by part, from texts as they come: no part is in memory whole. */
export type ZipWriter = { part(name: string, text: string | AsyncIterable<string>): Promise<void>; close(): Promise<void> }

const [localMark, sizesMark, entryMark, endMark] = [0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50]
const needs = 20 // version 2.0: deflate
const sizesFollow = 0x0808 // sizes behind the part; names in UTF-8
const deflated = 8
const firstDay = 0x21 // 1980-01-01: the same content gives the same bytes
const mostBytes = 0xffff_fffe

/** Numbers of two (`h`) or four bytes (`w`), least byte first. */
function numbers(...given: readonly (readonly ['h' | 'w', number])[]): Buffer {
  const bytes = Buffer.alloc(given.reduce((sum, [kind]) => sum + (kind === 'h' ? 2 : 4), 0))
  let at = 0
  for (const [kind, value] of given) at = kind === 'h' ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value, at)
  return bytes
}

/** Begins an archive in a sink. @throws when it grows beyond 4 GB, which no sheet of ours does */
export function beginZip(sink: Sink): ZipWriter {
  const entries: Buffer[] = []
  let offset = 0
  const write = async (bytes: Uint8Array) => {
    offset += bytes.byteLength
    if (offset > mostBytes) throw new Error('an archive of more than 4 GB')
    await sink(bytes)
  }
  return {
    async part(name, text) {
      const start = offset
      const title = Buffer.from(name)
      await write(Buffer.concat([numbers(['w', localMark], ['h', needs], ['h', sizesFollow], ['h', deflated], ['h', 0], ['h', firstDay], ['w', 0], ['w', 0], ['w', 0], ['h', title.length], ['h', 0]), title]))
      let [sum, plain, packed] = [0, 0, 0]
      async function* bytesOf() {
        for await (const piece of typeof text === 'string' ? [text] : text) {
          const bytes = Buffer.from(piece)
          sum = crc32(bytes, sum)
          plain += bytes.length
          yield bytes
        }
      }
      await pipeline(Readable.from(bytesOf(), { objectMode: true, highWaterMark: 2 }), createDeflateRaw({ level: 6 }), async (squeezed: AsyncIterable<Buffer>) => {
        for await (const bytes of squeezed) {
          packed += bytes.length
          await write(bytes)
        }
      })
      await write(numbers(['w', sizesMark], ['w', sum], ['w', packed], ['w', plain]))
      entries.push(Buffer.concat([
        numbers(['w', entryMark], ['h', needs], ['h', needs], ['h', sizesFollow], ['h', deflated], ['h', 0], ['h', firstDay], ['w', sum], ['w', packed], ['w', plain], ['h', title.length], ['h', 0], ['h', 0], ['h', 0], ['h', 0], ['w', 0], ['w', start]),
        title,
      ]))
    },
    async close() {
      const start = offset
      for (const entry of entries) await write(entry)
      await write(numbers(['w', endMark], ['h', 0], ['h', 0], ['h', entries.length], ['h', entries.length], ['w', offset - start], ['w', start], ['h', 0]))
    },
  }
}
