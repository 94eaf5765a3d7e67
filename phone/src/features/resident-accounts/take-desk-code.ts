import { go } from '../../app/router.tsx'
import { readStored, writeStored } from '../../app/stored.ts'
import { emptyBinding } from './binding.ts'

const shape = /^#([2-9A-HJ-NP-Z]{8})$/i

/** A doctor's QR code leads to /m/bind#CODE: the code goes into the form and out of the address, so that it is in no history. */
export function takeDeskCode(): void {
  const code = shape.exec(location.hash)?.[1]
  if (!code || !/^\/m\/bind\/?$/.test(location.pathname)) return
  writeStored('sessionStorage', 'bind', { ...readStored('sessionStorage', 'bind', emptyBinding), deskCode: code.toUpperCase() })
  go('/m/bind/desk', true)
}
