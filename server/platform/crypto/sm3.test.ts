import { execFileSync } from 'node:child_process'
import { createSecretKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deriveKey, hmacSm3, sm3 } from './sm3.ts'

describe('SM3', () => {
  // GB/T 32905-2016, appendix A, examples 1 and 2.
  it.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('of "%s" is as the standard prints it', (text, digest) => expect(sm3(text).toString('hex')).toBe(digest))

  it('of parts is that of the parts joined', () => {
    expect(sm3('家医', Buffer.from('签约'))).toEqual(sm3('家医签约'))
    expect(sm3()).toEqual(sm3(''))
  })

  it('with a key agrees with the OpenSSL command', () => {
    const key = createSecretKey(Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'))
    const theirs = execFileSync('openssl', ['dgst', '-sm3', '-mac', 'HMAC', '-macopt', 'hexkey:000102030405060708090a0b0c0d0e0f', '-r'], { input: '家庭医生' })
    expect(hmacSm3(key, '家庭', '医生').toString('hex')).toBe(theirs.toString().slice(0, 64))
  })

  it('makes a different key for every use', () => {
    const root = createSecretKey(Buffer.alloc(32, 7))
    const uses = ['seal', 'tag', 'index'].map((use) => deriveKey(root, use, 32).export().toString('hex'))
    expect(new Set(uses).size).toBe(3)
    expect(deriveKey(root, 'seal', 16).export()).toHaveLength(16)
    expect(() => deriveKey(root, 'seal', 33)).toThrow('not a length')
    expect(() => deriveKey(root, 'seal', 8)).toThrow('not a length')
  })
})
