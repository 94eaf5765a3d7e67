import { fork } from 'node:child_process'
import { createSecretKey, type KeyObject } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { LocalDate } from '#kernel/local-date.ts'
import { type PackBundle, packFromBundle } from '#policy/index.ts'
import { blindIndex } from '#platform/crypto/blind-index.ts'
import type { Keys, RotatingKeys } from '#platform/crypto/keys.ts'
import { sealField } from '#platform/crypto/seal-field.ts'
import type { DemoCounty } from './demo/demo-county.ts'
import type { Index, Seal } from './demo/secrets.ts'
import { isDemoThere, type Progress, type Scale, seedDemo } from './seed-demo.ts'

export type SeedingOrder = { ownerUrl: string; on: LocalDate; county: DemoCounty; scale: Scale; bundle: PackBundle; keys: { field: Keys['field']; index: KeyObject } }
/** The order as it travels to the process, by its private channel: keys as bytes. */
type Sent = Omit<SeedingOrder, 'keys'> & { keys: { field: RotatingKeys<Uint8Array>; index: Uint8Array } }
type Message = { progress: Progress } | { added: number } | { failed: string }

/** One township of 120,000 people and its garbage fit. */
const memoryFlags = ['--max-old-space-size=320', '--max-semi-space-size=16']

/**
 * Seeds the demo county in a process of its own, so that the web process neither waits nor stays large afterwards: all of that memory goes when the county is there.
 *
 * @returns how many living residents were added
 */
export async function seedDemoApart(order: SeedingOrder, onProgress: (progress: Progress) => void): Promise<number> {
  if (await connected(order.ownerUrl, (client) => isDemoThere(client, order.county, order.scale))) return 0
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [], { serialization: 'advanced', execArgv: memoryFlags })
    child.on('message', (message: Message) => {
      if ('progress' in message) onProgress(message.progress)
      else if ('added' in message) resolve(message.added)
      else reject(new Error(message.failed))
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => reject(new Error(`the process that seeds ended with ${code ?? signal}`)))
    child.send(sent(order))
  })
}

const sent = ({ keys, ...order }: SeedingOrder): Sent => ({ ...order, keys: { index: keys.index.export(), field: mapKeys(keys.field, (key) => key.export()) } })
const mapKeys = <From, To>({ current, byId }: RotatingKeys<From>, change: (key: From) => To): RotatingKeys<To> => ({ current, byId: new Map([...byId].map(([id, key]) => [id, change(key)])) })

async function work({ ownerUrl, on, county, scale, bundle, keys }: Sent, tell: (message: Message) => void): Promise<void> {
  const [seal, index] = [sealWith(mapKeys(keys.field, (bytes) => createSecretKey(bytes))), indexWith(createSecretKey(keys.index))]
  const added = await connected(ownerUrl, (client) => seedDemo({ client, on, county, scale, pack: packFromBundle(bundle), seal, index, onProgress: (progress) => tell({ progress }) }))
  tell({ added })
}

const sealWith = (keys: Keys['field']): Seal => (place, text) => sealField(keys, place, text)
const indexWith = (key: KeyObject): Index => (purpose, value) => blindIndex(key, purpose, value)

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
  const tell = (message: Message) => void process.send?.(message)
  process.once('message', (order: Sent) => {
    // It ends with its work, or when whoever ordered it is gone.
    work(order, tell).catch((error: Error) => tell({ failed: error.stack ?? error.message })).finally(() => process.disconnect())
  })
  process.once('disconnect', () => process.exit())
}
