import { emptyRoot, hashNode } from './tree-hash.ts'
import { growFrontier, emptyFrontier, rootOfFrontier } from './frontier.ts'

/** Gives the root of the leaves [from, until) of a tree. Whoever stores subtree roots answers from them; else see `rangesOfLeaves`. */
export type RootOfRange = (from: number, until: number) => Buffer

/** The roots of ranges, computed from all leaf hashes. */
export function rangesOfLeaves(leaves: readonly Buffer[]): RootOfRange {
  return (from, until) => rootOfFrontier(growFrontier(emptyFrontier, leaves.slice(from, until)))
}

/** The nodes that lead from one leaf to the root of the first `size` leaves, lowest first. @throws RangeError for no such leaf */
export function proveInclusion(rootOf: RootOfRange, index: number, size: number): Buffer[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`no leaf ${index} of ${size}`)
  return pathTo(rootOf, index, 0, size)
}

/** The nodes that show that the first `oldSize` leaves of a tree are those of its earlier state. None from nothing, and none to itself. */
export function proveConsistency(rootOf: RootOfRange, oldSize: number, size: number): Buffer[] {
  if (!Number.isSafeInteger(oldSize) || oldSize < 0 || oldSize > size) throw new RangeError(`${size} leaves never were ${oldSize}`)
  return oldSize === 0 || oldSize === size ? [] : subproof(rootOf, oldSize, 0, size, true)
}

/** Whether a leaf stands at `index` of the tree with this size and root. False for anything out of shape. @source RFC 9162 2.1.3.2 */
export function isIncluded(leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[], root: Uint8Array): boolean {
  if (!areCounts(index, size) || index >= size || !areHashes(leaf, root, ...proof)) return false
  let [inner, last] = [index, size - 1]
  let node: Buffer = Buffer.from(leaf)
  for (const next of proof) {
    if (last === 0) return false
    if (inner % 2 === 1 || inner === last) {
      node = hashNode(next, node)
      while (inner % 2 === 0 && inner !== 0) [inner, last] = [half(inner), half(last)]
    } else node = hashNode(node, next)
    ;[inner, last] = [half(inner), half(last)]
  }
  return last === 0 && node.equals(root)
}

/** Whether a tree grew out of an earlier one without changing a leaf of it. False for anything out of shape. @source RFC 9162 2.1.4.2 */
export function isConsistent(oldSize: number, oldRoot: Uint8Array, size: number, root: Uint8Array, proof: readonly Uint8Array[]): boolean {
  if (!areCounts(oldSize, size) || oldSize > size || !areHashes(oldRoot, root, ...proof)) return false
  if (oldSize === 0) return proof.length === 0 && emptyRoot.equals(oldRoot) && (size > 0 || emptyRoot.equals(root))
  if (oldSize === size) return proof.length === 0 && Buffer.from(oldRoot).equals(root)
  const nodes = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : [...proof]
  const first = nodes.shift()
  if (first === undefined || proof.length === 0) return false
  let [inner, last] = [oldSize - 1, size - 1]
  while (inner % 2 === 1) [inner, last] = [half(inner), half(last)]
  let oldNode: Buffer = Buffer.from(first)
  let node = oldNode
  for (const next of nodes) {
    if (last === 0) return false
    if (inner % 2 === 1 || inner === last) {
      ;[oldNode, node] = [hashNode(next, oldNode), hashNode(next, node)]
      while (inner % 2 === 0 && inner !== 0) [inner, last] = [half(inner), half(last)]
    } else node = hashNode(node, next)
    ;[inner, last] = [half(inner), half(last)]
  }
  return last === 0 && oldNode.equals(oldRoot) && node.equals(root)
}

function pathTo(rootOf: RootOfRange, index: number, from: number, until: number): Buffer[] {
  if (until - from === 1) return []
  const split = from + largestPowerBelow(until - from)
  return index < split
    ? [...pathTo(rootOf, index, from, split), rootOf(split, until)]
    : [...pathTo(rootOf, index, split, until), rootOf(from, split)]
}

function subproof(rootOf: RootOfRange, oldUntil: number, from: number, until: number, isWholeOld: boolean): Buffer[] {
  if (oldUntil === until) return isWholeOld ? [] : [rootOf(from, until)]
  const split = from + largestPowerBelow(until - from)
  return oldUntil <= split
    ? [...subproof(rootOf, oldUntil, from, split, isWholeOld), rootOf(split, until)]
    : [...subproof(rootOf, oldUntil, split, until, false), rootOf(from, split)]
}

function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

const half = (number: number) => Math.floor(number / 2)
const isPowerOfTwo = (number: number) => largestPowerBelow(number + 1) === number
const areCounts = (...numbers: number[]) => numbers.every((one) => Number.isSafeInteger(one) && one >= 0)
const areHashes = (...hashes: Uint8Array[]) => hashes.every((one) => one.length === 32)
