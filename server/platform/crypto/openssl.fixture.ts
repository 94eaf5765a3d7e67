import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sm2PrivateKeyToPem, sm2PublicKeyToPem } from './sm2-pem.ts'
import type { Sm2KeyPair } from './sm2-curve.ts'

const options = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']

/** The OpenSSL command as a second opinion on SM2, in a folder of its own. */
export function openOpenssl(pair: Sm2KeyPair) {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-sm2-'))
  const file = (name: string, content?: string | Uint8Array) => {
    if (content !== undefined) writeFileSync(join(folder, name), content, { mode: 0o600 })
    return join(folder, name)
  }
  const [privateKey, publicKey] = [file('private.pem', sm2PrivateKeyToPem(pair)), file('public.pem', sm2PublicKeyToPem(pair.publicKey))]
  return {
    file,
    /** A signature in DER. */
    sign: (message: Uint8Array) => execFileSync('openssl', ['pkeyutl', '-sign', '-inkey', privateKey, ...options, '-in', file('message', message)]),
    verifies: (message: Uint8Array, signature: Uint8Array) => {
      const args = ['pkeyutl', '-verify', '-pubin', '-inkey', publicKey, ...options, '-in', file('message', message), '-sigfile', file('signature', signature)]
      try {
        return execFileSync('openssl', args, { stdio: 'pipe' }).toString().includes('Success')
      } catch {
        return false
      }
    },
    run: (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' }).toString(),
    close: () => rmSync(folder, { recursive: true }),
  }
}
