import type { KeyObject } from 'node:crypto'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import pg from 'pg'
import type { LocalDate } from '#kernel/local-date.ts'
import { type PackBundle, packFromBundle } from '#policy/index.ts'
import { blindIndex } from '#platform/crypto/blind-index.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { sealField } from '#platform/crypto/seal-field.ts'
import { type Progress, type Scale, seedDemo } from './seed-demo.ts'

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
export function seedDemoApart(order: SeedingOrder, onProgress: (progress: Progress) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: order, resourceLimits })
    worker.on('message', (message: Message) => ('added' in message ? resolve(message.added) : onProgress(message.progress)))
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the thread that seeds ended with ${code}`)))
  })
}

async function work({ ownerUrl, on, scale, bundle, keys }: SeedingOrder, tell: (message: Message) => void): Promise<void> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    const added = await seedDemo({
      client, on, scale, pack: packFromBundle(bundle), seal: (place, text) => sealField(keys.field, place, text), index: (purpose, value) => blindIndex(keys.index, purpose, value),
      onProgress: (progress) => tell({ progress }),
    })
    tell({ added })
  } finally {
    await client.end()
  }
}

const port = parentPort
if (!isMainThread && port) await work(workerData as SeedingOrder, (message) => port.postMessage(message))
