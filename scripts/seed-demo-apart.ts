import type { KeyObject } from 'node:crypto'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import pg from 'pg'
import type { LocalDate } from '#kernel/local-date.ts'
import { type PackBundle, packFromBundle } from '#policy/index.ts'
import { blindIndex } from '#platform/crypto/blind-index.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { sealField } from '#platform/crypto/seal-field.ts'
import type { Index, Seal } from './demo/secrets.ts'
import { isDemoThere, type Progress, type Scale, seedDemo } from './seed-demo.ts'

/** All that a thread can be handed: the address of the database (its owner's), keys, and the pack as a bundle. */
export type SeedingOrder = { ownerUrl: string; on: LocalDate; scale: Scale; bundle: PackBundle; keys: { field: Keys['field']; index: KeyObject } }
type Message = { progress: Progress } | { added: number }

/** Memory of the thread: one township of 120,000 people and its garbage fit. It is all given back when the county is there. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }

/**
 * Seeds the demo county in a thread of its own, so that the web process neither waits nor stays large afterwards.
 *
 * @returns how many living residents were added
 */
export async function seedDemoApart(order: SeedingOrder, onProgress: (progress: Progress) => void): Promise<number> {
  if (await connected(order.ownerUrl, (client) => isDemoThere(client, order.scale))) return 0
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: order, resourceLimits })
    worker.on('message', (message: Message) => ('added' in message ? resolve(message.added) : onProgress(message.progress)))
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the thread that seeds ended with ${code}`)))
  })
}

async function work({ ownerUrl, on, scale, bundle, keys }: SeedingOrder, tell: (message: Message) => void): Promise<void> {
  const [seal, index] = [sealWith(keys.field), indexWith(keys.index)]
  const added = await connected(ownerUrl, (client) => seedDemo({ client, on, scale, pack: packFromBundle(bundle), seal, index, onProgress: (progress) => tell({ progress }) }))
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

const port = parentPort
if (!isMainThread && port) await work(workerData as SeedingOrder, (message) => port.postMessage(message))
