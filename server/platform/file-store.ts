import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Files kept under the hash of what they hold. Nothing is ever changed; the same content is one file, so only a sealed one, which is never the same twice, may be forgotten. */
export type FileStore = {
  /** Keeps bytes and gives their name (SHA-256 in hex). When this returns they are on the disk: only then may a commit name them. */
  keep(bytes: Uint8Array): Promise<string>
  /** The bytes under a name; undefined when there are none or when they are not what the name says. */
  find(name: string): Promise<Uint8Array | undefined>
  /** Deletes what nobody needs any more; gone already is well. */
  forget(name: string): Promise<void>
}

const nameShape = /^[0-9a-f]{64}$/
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The store in a folder, two letters of the name a subfolder. */
export function openFileStore(folder: string): FileStore {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name)
  return {
    async keep(bytes) {
      const name = hashOf(bytes)
      const path = pathOf(name)
      if (await stat(path).then(({ size }) => size === bytes.byteLength, () => false)) return name
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const partial = `${path}.${randomUUID()}.partial`
      const file = await open(partial, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } catch (error) {
        await unlink(partial).catch(() => {})
        throw error
      } finally {
        await file.close()
      }
      await rename(partial, path)
      await syncFolder(dirname(path))
      return name
    },
    async find(name) {
      if (!nameShape.test(name)) return undefined
      const bytes = await readFile(pathOf(name)).catch(() => undefined)
      return bytes && hashOf(bytes) === name ? bytes : undefined
    },
    async forget(name) {
      if (nameShape.test(name)) await rm(pathOf(name), { force: true })
    },
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
