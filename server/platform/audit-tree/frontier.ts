import { emptyRoot, hashNode } from './tree-hash.ts'

/**
 * All that is needed of a tree to go on growing it: its number of leaves and the roots of its full subtrees, largest first. A tree of
 * 12 million leaves keeps at most 24 of them.
 */
export type Frontier = { readonly size: number; readonly peaks: readonly Buffer[] }

export const emptyFrontier: Frontier = { size: 0, peaks: [] }

/** The frontier after more leaves, in the order they were sealed. No leaves leave it as it is. */
export function growFrontier(frontier: Frontier, leaves: Iterable<Buffer>): Frontier {
  const peaks = [...frontier.peaks]
  let size = frontier.size
  for (const leaf of leaves) {
    let node = leaf
    for (let filled = size; filled % 2 === 1; filled = Math.floor(filled / 2)) node = hashNode(peaks.pop() as Buffer, node)
    peaks.push(node)
    size++
  }
  return { size, peaks }
}

/** The root of the tree: smaller subtrees join from the right. @source RFC 9162 2.1.1 */
export function rootOfFrontier({ peaks }: Frontier): Buffer {
  return peaks.reduceRight<Buffer | null>((right, peak) => (right ? hashNode(peak, right) : peak), null) ?? emptyRoot
}
