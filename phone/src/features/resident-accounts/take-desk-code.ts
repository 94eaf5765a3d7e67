import { deskCodeShape } from '#api/desk-code.ts'
import { go } from '../../app/router.tsx'
import { readStored, writeStored } from '../../app/stored.ts'
import { emptyBinding } from './binding.ts'

/** A doctor's QR code leads to /m/bind#CODE: the code goes into the form and out of the address, so that it is in no history. */
export function takeDeskCode(): void {
  const code = location.hash.slice(1).toUpperCase()
  if (!deskCodeShape.test(code) || !/^\/m\/bind\/?$/.test(location.pathname)) return
  writeStored('sessionStorage', 'bind', { ...readStored('sessionStorage', 'bind', emptyBinding), deskCode: code })
  go('/m/bind/desk', true)
}
