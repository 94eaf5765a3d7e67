import { createHash } from 'node:crypto'

/** The root of a tree without leaves. @source RFC 9162 2.1.1 */
export const emptyRoot = createHash('sha256').digest()

/** The leaf of an entry: SHA-256 over a zero byte and the entry. @source RFC 9162 2.1.1 */
export function hashLeaf(entry: Uint8Array | string): Buffer {
  return createHash('sha256').update(leafPrefix).update(entry).digest()
}

/** The node over two subtrees: SHA-256 over a one byte, the left and the right, so that no node passes for a leaf. @source RFC 9162 2.1.1 */
export function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)
