import { randomBytes, randomInt } from 'node:crypto'
import type { openOpenssl } from './openssl.fixture.ts'
import { signSm2, verifySm2 } from './sm2.ts'
import type { Sm2KeyPair } from './sm2-curve.ts'
import { sm2SignatureFromDer, sm2SignatureToDer } from './sm2-signature.ts'

/** How often the two programs agree over random messages: theirs verifies ours, ours verifies theirs. */
export function countAgreements(pair: Sm2KeyPair, openssl: ReturnType<typeof openOpenssl>, rounds: number) {
  const agreed = { theirs: 0, ours: 0 }
  for (let round = 0; round < rounds; round++) {
    const message = randomBytes(randomInt(1, 400))
    if (openssl.verifies(message, sm2SignatureToDer(signSm2(pair, message)))) agreed.theirs++
    const raw = sm2SignatureFromDer(openssl.sign(message))
    if (raw && verifySm2(pair.publicKey, message, raw)) agreed.ours++
  }
  return agreed
}
