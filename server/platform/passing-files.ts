import { Buffer } from 'node:buffer'
import { createHash, type KeyObject } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { RotatingKeys } from './crypto/keys.ts'
import { type FieldPlace, openField, sealField } from './crypto/seal-field.ts'

/**
 * Files that are made for somebody and deleted again: exports. Each lies sealed piece by piece, so that one larger than memory is written and read; it
 * appears under its name only when it is whole. Not backed up.
 */
export type PassingFiles = {
  /** Begins a file anew; what a killed run left of it is thrown away. */
  begin(countyCode: number, id: string): Promise<PassingFile>
  /** The pieces as they were; nothing when there is no such file. @throws FieldNotOpened when one was changed, moved or cut off */
  read(countyCode: number, id: string): Promise<AsyncGenerator<Buffer> | undefined>
  remove(id: string): Promise<void>
  /** Ids of all that lies there, also of what a run left half done, and how long ago each was written. */
  list(): Promise<{ id: string; ageMs: number }[]>
}
export type PassingFile = {
  add(bytes: Uint8Array): Promise<void>
  /** The file is whole and on the disk; the hash is of what was added. */
  finish(): Promise<{ bytes: number; hash: string }>
  abandon(): Promise<void>
}

const pieceBytes = 256 * 1024
const lengthBytes = 4
const nameShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const ending = '.partial'

/** The files in a folder of their own. County, id and the place of a piece in the file are part of what seals it. */
export function openPassingFiles(folder: string, keys: RotatingKeys<KeyObject>): PassingFiles {
  const pathOf = (id: string) => {
    if (!nameShape.test(id)) throw new Error('not the id of a file')
    return join(folder, id)
  }
  return {
    async begin(countyCode, id) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const partial = `${pathOf(id)}${ending}`
      return fill(await open(partial, 'w', 0o600), (piece) => placeOf(countyCode, id, piece), keys, { place: partial, into: pathOf(id) })
    },
    async read(countyCode, id) {
      const file = await open(pathOf(id)).catch(() => undefined)
      return file && pieces(file, (piece) => placeOf(countyCode, id, piece), keys)
    },
    async remove(id) {
      for (const path of [pathOf(id), `${pathOf(id)}${ending}`]) await unlink(path).catch(() => {})
    },
    async list() {
      const names = await readdir(folder).catch(() => [])
      const found = names.flatMap((name) => { const id = name.replace(ending, ''); return nameShape.test(id) ? [{ id, name }] : [] })
      return Promise.all(found.map(async ({ id, name }) => ({ id, ageMs: await stat(join(folder, name)).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0) })))
    },
  }
}

type PlaceOf = (piece: string) => FieldPlace
type Keys = RotatingKeys<KeyObject>
const placeOf = (countyCode: number, id: string, piece: string): FieldPlace => ({ table: 'platform.passing_file', column: piece, countyCode, id })

function fill(file: FileHandle, place: PlaceOf, keys: Keys, path: { place: string; into: string }): PassingFile {
  const hash = createHash('sha256')
  let held: Uint8Array[] = []
  let heldBytes = 0
  let count = 0
  let total = 0
  const put = async (piece: string, text: string) => {
    const sealed = sealField(keys, place(piece), text)
    const length = Buffer.alloc(lengthBytes)
    length.writeUInt32BE(sealed.length)
    await file.write(Buffer.concat([length, sealed]))
  }
  const flush = async () => {
    if (heldBytes === 0) return
    const bytes = Buffer.concat(held)
    held = []
    heldBytes = 0
    await put(String(count++), bytes.toString('base64'))
  }
  return {
    async add(bytes) {
      hash.update(bytes)
      total += bytes.byteLength
      held.push(bytes)
      heldBytes += bytes.byteLength
      if (heldBytes >= pieceBytes) await flush()
    },
    async finish() {
      await flush()
      await put('end', String(count))
      await file.sync()
      await file.close()
      await rename(path.place, path.into)
      return { bytes: total, hash: hash.digest('hex') }
    },
    async abandon() {
      await file.close().catch(() => {})
      await unlink(path.place).catch(() => {})
    },
  }
}

async function* pieces(file: FileHandle, place: PlaceOf, keys: Keys): AsyncGenerator<Buffer> {
  try {
    const { size } = await file.stat()
    let at = 0
    for (let piece = 0; ; piece++) {
      const head = Buffer.alloc(lengthBytes)
      await file.read(head, 0, lengthBytes, at)
      const sealed = Buffer.alloc(Math.min(head.readUInt32BE(), size))
      await file.read(sealed, 0, sealed.length, at + lengthBytes)
      at += lengthBytes + sealed.length
      if (at >= size) return void openField(keys, place('end'), sealed) // the last says that nothing was cut off
      yield Buffer.from(openField(keys, place(String(piece)), sealed), 'base64')
    }
  } finally {
    await file.close()
  }
}
