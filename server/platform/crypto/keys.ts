import type { KeyObject } from 'node:crypto'
import type { Sm2KeyPair } from './sm2-curve.ts'

/** Keys of one purpose by name: new things are made with the current one, old ones are opened with the one they name. */
export type RotatingKeys<Key> = { current: string; byId: ReadonlyMap<string, Key> }

/** Every secret the product holds. Key objects print nothing when logged. */
export type Keys = {
  /** Made for demonstration: production refuses it, papers are marked 演示. */
  isDemo: boolean
  /** Encrypts fields; 32 bytes each. */
  field: RotatingKeys<KeyObject>
  /** Makes look-up digests of encrypted fields; 32 bytes. Changing it means computing every index anew. */
  index: KeyObject
  /** Signs agreements. */
  signing: RotatingKeys<Sm2KeyPair>
  /** Signs checkpoints of the audit. */
  checkpoint: RotatingKeys<Sm2KeyPair>
}

/** The key new things are made with. */
export function currentKey<Key>(keys: RotatingKeys<Key>): { id: string; key: Key } {
  const key = keys.byId.get(keys.current)
  if (!key) throw new Error(`no key named ${keys.current}`)
  return { id: keys.current, key }
}
