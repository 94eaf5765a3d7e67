import type { KeyObject } from 'node:crypto'
import { type DocumentKind, personKeyOf } from '#kernel/identity-document.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { maskAddress, maskIdentityNumber, maskPhone } from '#kernel/mask.ts'
import { blindIndex } from '#platform/crypto/blind-index.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { openField, sealField } from '#platform/crypto/seal-field.ts'
import type { Database, Run } from '#platform/database/database.ts'
import type { Policies } from '../policy/index.ts'

/** What this module is handed. Contracts rest on residents, so what they know of a resident comes in from outside. */
export type ResidentsUsing = {
  database: Database
  keys: Pick<Keys, 'field' | 'index'>
  policies: Pick<Policies, 'packOf' | 'names'>
  holdsContract(run: Run, who: { countyCode: number; residentId: string; on: LocalDate }): Promise<boolean>
}

/** What each digest of a resident is for; the demo county uses the same names. */
export const purposes = {
  document: 'resident.document', documentTail4: 'resident.document.tail4', documentTail6: 'resident.document.tail6', phone: 'resident.phone', phoneTail4: 'resident.phone.tail4',
} as const
export const digestOf = (keys: { index: KeyObject }, purpose: keyof typeof purposes, value: string): Buffer => blindIndex(keys.index, purposes[purpose], value)

/** The digest a person is found by in the country: of the number and, where it is not a citizen's own, of the kind of document. */
export const personDigest = (keys: { index: KeyObject }, document: { kind: DocumentKind; number: string }): Buffer => digestOf(keys, 'document', personKeyOf(document))

const columns = { document: 'document_cipher', phone: 'phone_cipher', address: 'address_cipher' } as const
export type Sealed = keyof typeof columns
const placeOf = (what: Sealed, countyCode: number, id: string) => ({ table: 'residents.resident', column: columns[what], countyCode, id })

/** Encrypts a field of a resident for its own row and column. */
export const seal = (keys: Pick<Keys, 'field'>, what: Sealed, countyCode: number, id: string, text: string): Buffer => sealField(keys.field, placeOf(what, countyCode, id), text)
/** Opens it again. @throws when it stands in another row or column than it was sealed for */
export const unseal = (keys: Pick<Keys, 'field'>, what: Sealed, countyCode: number, id: string, sealed: Uint8Array): string => openField(keys.field, placeOf(what, countyCode, id), sealed)

/** The same with its middle hidden; null when there is none. */
export function masked(keys: Pick<Keys, 'field'>, what: Sealed, countyCode: number, id: string, sealed: Uint8Array | null): string | null {
  if (sealed === null) return null
  const text = unseal(keys, what, countyCode, id, sealed)
  return what === 'document' ? maskIdentityNumber(text) : what === 'phone' ? maskPhone(text) : maskAddress(text)
}
