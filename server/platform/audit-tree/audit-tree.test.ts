import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyFrontier, growFrontier, rootOfFrontier } from './frontier.ts'
import { isConsistent, isIncluded, proveConsistency, proveInclusion, rangesOfLeaves } from './proofs.ts'
import { naiveRoot } from './tree.fixture.ts'
import { emptyRoot, hashLeaf, hashNode } from './tree-hash.ts'

const most = 256
const leaves = Array.from({ length: most + 1 }, (_, index) => hashLeaf(`entry ${index}`))
const roots = leaves.map((_, size) => naiveRoot(leaves.slice(0, size)))
const rootOfRange = remembered(rangesOfLeaves(leaves))
const rootAt = (size: number) => roots[size] as Buffer
const leafAt = (index: number) => leaves[index] as Buffer

describe('hashes', () => {
  it('are as RFC 6962 and 9162 print them', () => {
    expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hashLeaf('').toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(hashLeaf('L123456').toString('hex')).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56')
    expect(hashNode(Buffer.from('N123'), Buffer.from('N456')).toString('hex')).toBe('aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb')
  })

  // The eight entries and roots of the reference tests of certificate transparency (RFC 6962 reference implementation).
  it('make the roots of the reference entries', () => {
    const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) => hashLeaf(Buffer.from(hex, 'hex')))
    const root = (size: number) => rootOfFrontier(growFrontier(emptyFrontier, entries.slice(0, size))).toString('hex')
    expect(root(1)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(root(2)).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125')
    expect(root(3)).toBe('aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77')
    expect(root(8)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
  })
})

describe('a growing tree', () => {
  it('has the root of the definition at every size up to 256, and never holds more than nine peaks', () => {
    let frontier = emptyFrontier
    expect(rootOfFrontier(frontier)).toEqual(rootAt(0))
    for (let size = 1; size <= most; size++) {
      frontier = growFrontier(frontier, [leafAt(size - 1)])
      expect(frontier.size).toBe(size)
      expect(rootOfFrontier(frontier), `size ${size}`).toEqual(rootAt(size))
      expect(frontier.peaks.length).toBeLessThanOrEqual(9)
    }
  })

  it('is the same however it was cut into seals', () => {
    fc.assert(fc.property(fc.array(fc.nat(40), { maxLength: 8 }), (cuts) => {
      let frontier = emptyFrontier
      for (const cut of cuts) frontier = growFrontier(frontier, leaves.slice(frontier.size, Math.min(frontier.size + cut, most)))
      return rootOfFrontier(frontier).equals(rootAt(frontier.size))
    }))
  })
})

describe('every size from 1 to 256', () => {
  it('every leaf is shown to be included, at its place only', () => {
    for (let size = 1; size <= most; size++) {
      for (let index = 0; index < size; index++) {
        const proof = proveInclusion(rootOfRange, index, size)
        if (!isIncluded(leafAt(index), index, size, proof, rootAt(size))) expect.fail(`leaf ${index} of ${size}`)
        if (index + 1 < size && isIncluded(leafAt(index), index + 1, size, proof, rootAt(size))) expect.fail(`leaf ${index} of ${size} passes for the next`)
        if (isIncluded(leafAt(index + 1), index, size, proof, rootAt(size))) expect.fail(`another leaf passes for ${index} of ${size}`)
      }
    }
  }, 60_000)

  it('every tree is shown to have grown out of every earlier one', () => {
    for (let size = 1; size <= most; size++) {
      for (let oldSize = 0; oldSize <= size; oldSize++) {
        const proof = proveConsistency(rootOfRange, oldSize, size)
        if (!isConsistent(oldSize, rootAt(oldSize), size, rootAt(size), proof)) expect.fail(`${oldSize} to ${size}`)
      }
    }
  }, 60_000)
})

describe('a prover who cheats', () => {
  const sizes = [1, 2, 3, 4, 5, 7, 8, 13, 16, 31, 64, 100, 255, 256]

  it('gets no inclusion by any changed, missing, added, swapped or empty proof, nor by another index, size or root', () => {
    const at = { index: fc.nat(), size: fc.constantFrom(...sizes) }
    fc.assert(fc.property(at.index, at.size, fc.nat(), fc.nat(), (anyIndex, size, wrongIndex, wrongSize) => {
      const index = anyIndex % size
      const proof = proveInclusion(rootOfRange, index, size)
      const passes = (forged: Uint8Array[], i = index, n = size) => isIncluded(leafAt(index), i, n, forged, rootAt(size))
      expect(passes(proof)).toBe(true)
      for (const forged of forgeries(proof)) expect(passes(forged), `${index} of ${size}`).toBe(false)
      if (wrongIndex % most !== index) expect(passes(proof, wrongIndex % most)).toBe(false)
      if (wrongSize % most !== size && proof.length > 0) expect(isIncluded(leafAt(index), index, wrongSize % most, proof, rootAt(wrongSize % most))).toBe(false)
      expect(isIncluded(leafAt(index), index, size, proof, rootAt(size - 1))).toBe(false)
    }), { numRuns: 500 })
  }, 60_000)

  it('gets no consistency by any changed, missing, added, swapped or empty proof, nor for a rewritten tree', () => {
    fc.assert(fc.property(fc.nat(), fc.constantFrom(...sizes.slice(1)), fc.nat(), (anyOld, size, changed) => {
      const oldSize = 1 + (anyOld % (size - 1))
      const proof = proveConsistency(rootOfRange, oldSize, size)
      const passes = (forged: Uint8Array[], m = oldSize, n = size) => isConsistent(m, rootAt(oldSize), n, rootAt(size), forged)
      expect(passes(proof)).toBe(true)
      for (const forged of forgeries(proof)) expect(passes(forged), `${oldSize} to ${size}`).toBe(false)
      if (oldSize > 1) expect(passes(proof, oldSize - 1)).toBe(false)
      expect(passes(proof, size)).toBe(false)
      const rewritten = leaves.slice(0, size).map((leaf, index) => (index === changed % oldSize ? hashLeaf('rewritten') : leaf))
      expect(isConsistent(oldSize, rootAt(oldSize), size, naiveRoot(rewritten), proveConsistency(rangesOfLeaves(rewritten), oldSize, size))).toBe(false)
    }), { numRuns: 300 })
  }, 60_000)

  it('gets nothing by sizes that are none', () => {
    for (const size of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(isIncluded(leafAt(0), 0, size, [], leafAt(0))).toBe(false)
      expect(isConsistent(1, leafAt(0), size, rootAt(2), [leafAt(1)])).toBe(false)
    }
    expect(isIncluded(leafAt(0), -1, 2, [leafAt(1)], rootAt(2))).toBe(false)
    expect(isConsistent(2, rootAt(2), 1, rootAt(1), [])).toBe(false)
    expect(isConsistent(0, rootAt(1), 1, rootAt(1), [])).toBe(false)
    expect(isConsistent(0, emptyRoot, 1, rootAt(1), [leafAt(1)])).toBe(false)
    expect(() => proveInclusion(rootOfRange, 3, 3)).toThrow(RangeError)
    expect(() => proveConsistency(rootOfRange, 4, 3)).toThrow(RangeError)
  })

  it('cannot pass a node for a leaf', () => {
    const node = hashNode(leafAt(0), leafAt(1))
    expect(hashLeaf(Buffer.concat([leafAt(0), leafAt(1)]))).not.toEqual(node)
    expect(isIncluded(node, 0, 4, [hashNode(leafAt(2), leafAt(3))], rootAt(4))).toBe(false)
  })
})

/** Every node with a bit flipped, left out or doubled, neighbours swapped, cut short, lengthened, and nothing at all. */
function* forgeries(proof: Buffer[]): Generator<Uint8Array[]> {
  const noise = createHash('sha256').update('noise').digest()
  for (const [at, node] of proof.entries()) {
    const flipped = Buffer.from(node)
    flipped[at % 32] = (flipped[at % 32] as number) ^ (1 << (at % 8))
    yield proof.with(at, flipped)
    yield proof.toSpliced(at, 1)
    yield proof.toSpliced(at, 0, node)
    yield proof.with(at, node.subarray(0, 31) as Buffer)
    if (at > 0) yield proof.with(at, proof[at - 1] as Buffer).with(at - 1, node)
  }
  yield [...proof, noise]
  yield [noise, ...proof]
  if (proof.length > 0) yield []
}

/** Ranges are asked for many times over; the answers are kept. */
function remembered(rootOf: (from: number, until: number) => Buffer): (from: number, until: number) => Buffer {
  const known = new Map<number, Buffer>()
  return (from, until) => {
    const key = from * 1_000 + until
    const root = known.get(key) ?? rootOf(from, until)
    known.set(key, root)
    return root
  }
}
