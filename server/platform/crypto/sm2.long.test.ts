import { randomBytes, randomInt } from 'node:crypto'
import { expect, it } from 'vitest'
import { openOpenssl } from './openssl.fixture.ts'
import { countAgreements } from './sm2-agreements.fixture.ts'
import { signSm2, verifySm2 } from './sm2.ts'
import { generateSm2KeyPair } from './sm2-curve.ts'

it('agrees with OpenSSL on 1,000 signatures each way, with ten keys', () => {
  for (let key = 0; key < 10; key++) {
    const pair = generateSm2KeyPair()
    const openssl = openOpenssl(pair)
    expect(countAgreements(pair, openssl, 100)).toEqual({ theirs: 100, ours: 100 })
    openssl.close()
  }
}, 300_000)

it('takes none of 100,000 signatures with bits changed', () => {
  const pair = generateSm2KeyPair()
  const message = randomBytes(64)
  const signature = signSm2(pair, message)
  let taken = 0
  for (let round = 0; round < 100_000; round++) {
    const forged = Buffer.from(signature)
    const bit = randomInt(512)
    forged[bit >> 3] = (forged[bit >> 3] as number) ^ (1 << (bit & 7))
    if (round % 2) forged[randomInt(64)] = randomInt(256)
    if (!forged.equals(signature) && verifySm2(pair.publicKey, message, forged)) taken++
  }
  expect(taken).toBe(0)
}, 900_000)
