import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signSm2, verifySm2 } from '../crypto/sm2.ts'
import { generateSm2KeyPair } from '../crypto/sm2-curve.ts'
import { type Checkpoint, checkpointText, isCheckpointSigned, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
import { emptyRoot, hashLeaf } from './tree-hash.ts'

const pair = generateSm2KeyPair()
const sign = (text: Uint8Array) => signSm2(pair, text)
const verify = (keyId: string, text: Uint8Array, signature: Uint8Array) => keyId === 'c1' && verifySm2(pair.publicKey, text, signature)
const first: Checkpoint = { countyCode: 500112, size: 1, root: hashLeaf('a'), sealedAt: '2026-11-24T02:32:16.000Z', previousSize: 0, previousRoot: emptyRoot }

describe('a checkpoint', () => {
  it('is text a person can read', () => {
    expect(checkpointText(first)).toBe([
      'jiayi audit checkpoint v1', 'county 500112', 'size 1', 'root 022a6979e6dab7aa5ae4c3e5e45f7e977112a7e63593820dbec1ec738a24f93c', 'time 2026-11-24T02:32:16.000Z',
      'previous-size 0', 'previous-root e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '',
    ].join('\n'))
  })

  it('reads back, and its signature verifies', () => {
    const note = signCheckpoint(first, 'c1', sign)
    const read = parseCheckpoint(note)
    expect(read?.checkpoint).toEqual(first)
    expect(read && isCheckpointSigned(read, verify)).toBe(true)
  })

  it('signed by another key, or by none we know, does not verify', () => {
    const other = generateSm2KeyPair()
    const notes = [signCheckpoint(first, 'c1', (text) => signSm2(other, text)), signCheckpoint(first, 'c2', sign)]
    for (const note of notes) {
      const read = parseCheckpoint(note)
      expect(read && isCheckpointSigned(read, verify)).toBe(false)
    }
  })

  it('with any one byte changed is not read, or its signature does not verify', () => {
    const note = Buffer.from(signCheckpoint(first, 'c1', sign))
    fc.assert(fc.property(fc.nat(note.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(note)
      changed[at] = (changed[at] as number) ^ change
      const read = parseCheckpoint(changed.toString('latin1'))
      return read === null || !isCheckpointSigned(read, verify)
    }), { numRuns: 400 })
  })

  it.each([
    ['a line end missing', (note: string) => note.trimEnd()], ['a line added', (note: string) => `${note}x\n`], ['Windows line ends', (note: string) => note.replaceAll('\n', '\r\n')],
    ['a zero before a number', (note: string) => note.replace('size 1\n', 'size 01\n')], ['capitals in a hash', (note: string) => note.replace('root 022a', 'root 022A')],
    ['a space added', (note: string) => note.replace('size ', 'size  ')], ['nothing in it', () => ''],
  ])('with %s is not read', (_, change) => expect(parseCheckpoint(change(signCheckpoint(first, 'c1', sign)))).toBeNull())

  it.each<[string, Partial<Checkpoint>]>([
    ['a tree that shrank', { size: 1, previousSize: 2, previousRoot: hashLeaf('b') }], ['a first one that follows something else', { previousRoot: hashLeaf('b') }],
    ['the same size with another root', { previousSize: 1, previousRoot: hashLeaf('b') }], ['a hash too short', { root: Buffer.alloc(31) }],
    ['a local time', { sealedAt: '2026-11-24T10:32:16+08:00' }], ['no time', { sealedAt: 'today' }], ['a county of five digits', { countyCode: 50011 }], ['half a leaf', { size: 1.5 }],
  ])('of %s is none', (_, change) => expect(() => checkpointText({ ...first, ...change })).toThrow('not a checkpoint'))
})
