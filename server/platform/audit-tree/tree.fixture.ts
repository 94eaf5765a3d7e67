import { createHash } from 'node:crypto'

/** The definition of RFC 9162 2.1.1, word for word and as slow as it is: the tree that everything else is compared with. */
export function naiveRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest()
  if (leaves.length === 1) return leaves[0] as Buffer
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  const [left, right] = [naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split))]
  return createHash('sha256').update(Buffer.concat([Buffer.of(1), left, right])).digest()
}
