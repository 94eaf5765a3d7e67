import { Buffer } from 'node:buffer'
import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keysOfFile, newKeyFile } from './crypto/key-file.ts'
import { openPassingFiles } from './passing-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiayi-passing-'))
const files = openPassingFiles(folder, keysOfFile(newKeyFile('demo')).field)
async function keep(bytes: Buffer, step = 100_000): Promise<string> {
  const id = randomUUID()
  const file = await files.begin(1, id)
  for (let at = 0; at < bytes.length; at += step) await file.add(bytes.subarray(at, at + step))
  expect((await file.finish()).bytes).toBe(bytes.length)
  return id
}
async function whole(id: string, countyCode = 1): Promise<Buffer> {
  const pieces = []
  for await (const piece of (await files.read(countyCode, id)) ?? []) pieces.push(piece)
  return Buffer.concat(pieces)
}

it.each([0, 1, 262_143, 262_144, 262_145, 1_000_000])('%i bytes come back as they were', async (length) => {
  const bytes = randomBytes(length)
  expect((await whole(await keep(bytes))).equals(bytes)).toBe(true)
})
it('lies sealed, is not there before it is whole, and leaves nothing when it is abandoned', async () => {
  const id = randomUUID()
  const file = await files.begin(1, id)
  await file.add(Buffer.from('罗玉珍'.repeat(100_000)))
  expect(await files.read(1, id)).toBe(undefined)
  await file.abandon()
  expect(readdirSync(folder).filter((name) => name.startsWith(id))).toEqual([])
  expect(readFileSync(join(folder, await keep(Buffer.from('罗玉珍')))).includes('罗')).toBe(false)
})
it('is refused when it was changed, cut off, moved to another name or county', async () => {
  const id = await keep(randomBytes(700_000))
  const bytes = readFileSync(join(folder, id))
  const stored = (change: Buffer, as = id) => writeFileSync(join(folder, as), change)
  const flipped = Buffer.from(bytes)
  flipped[5000] = (flipped[5000] as number) ^ 1
  const first = 4 + bytes.readUInt32BE(0)
  for (const wrong of [flipped, bytes.subarray(0, first), bytes.subarray(0, bytes.length - 10), bytes.subarray(first), bytes.subarray(0, 2), Buffer.alloc(0)]) {
    stored(wrong)
    await expect(whole(id)).rejects.toThrow()
  }
  stored(bytes)
  await expect(whole(id, 2)).rejects.toThrow('does not open')
  const other = randomUUID()
  copyFileSync(join(folder, id), join(folder, other))
  await expect(whole(other)).rejects.toThrow('does not open')
})
it('is listed and removed, also what was left half done; other names are none', async () => {
  const [kept, half] = [await keep(Buffer.from('a')), randomUUID()]
  await (await files.begin(1, half)).add(Buffer.alloc(300_000))
  expect((await files.list()).map(({ id }) => id)).toEqual(expect.arrayContaining([kept, half]))
  for (const id of [kept, half]) await files.remove(id)
  expect((await files.list()).filter(({ id }) => id === kept || id === half)).toEqual([])
  await expect(files.read(1, '../../etc/passwd')).rejects.toThrow('not the id')
})
