import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { currentKey, type Keys } from '../crypto/keys.ts'
import { signSm2, verifySm2 } from '../crypto/sm2.ts'
import type { Job } from '../jobs/job.ts'
import { sealCounty, type Signer } from './seal-county.ts'

/** Signs checkpoints with the present key. */
export function checkpointSigner(keys: Pick<Keys, 'checkpoint'>): Signer {
  const { id, key } = currentKey(keys.checkpoint)
  return { keyId: id, sign: (text) => signSm2(key, text) }
}

/** Verifies with whichever of our keys the note names; false for one we do not know. */
export const checkpointVerifier = (keys: Pick<Keys, 'checkpoint'>) => (keyId: string, text: Uint8Array, signature: Uint8Array): boolean => {
  const pair = keys.checkpoint.byId.get(keyId)
  return pair !== undefined && verifySm2(pair.publicKey, text, signature)
}

/**
 * Every ten minutes: seals each county's audit and puts the checkpoints into `folder`, from where another party fetches and keeps them. One that could
 * not be written (a full disk) is written the next time.
 */
export function sealJob(keys: Pick<Keys, 'checkpoint'>, folder: string): Job {
  const unwritten = new Map<string, string>()
  return {
    name: 'audit.seal',
    cron: '*/10 * * * *',
    isSilent: true,
    async work({ context }) {
      for (const note of await sealCounty(context, checkpointSigner(keys))) {
        const size = /^size (\d+)$/m.exec(note)?.[1] ?? '0'
        unwritten.set(join(folder, `${context.countyCode}-${size.padStart(12, '0')}.txt`), note)
      }
      if (unwritten.size > 0) await mkdir(folder, { recursive: true, mode: 0o755 })
      for (const [path, note] of unwritten) {
        await writeFile(`${path}.partial`, note)
        await rename(`${path}.partial`, path)
        unwritten.delete(path)
      }
      return undefined
    },
  }
}
