import type { KeyObject } from 'node:crypto'
import type { Keys } from '#platform/crypto/keys.ts'
import { openField, sealField } from '#platform/crypto/seal-field.ts'
import type { FileStore } from '#platform/file-store.ts'
import type { Policies } from '../policy/index.ts'

/** What this module needs from outside. */
export type CommunitiesUsing = { files: FileStore; keys: { field: Keys['field']; index: KeyObject }; policies: Pick<Policies, 'packOf' | 'names' | 'words'>; settings: { isDemo: boolean } }

const places = { contact: ['communities.community', 'contact_phone_cipher'], document: ['communities.member', 'document_cipher'], phone: ['communities.member', 'phone_cipher'] } as const
const placeOf = (what: keyof typeof places, countyCode: number, id: string) => ({ table: places[what][0], column: places[what][1], countyCode, id })

/** Encrypts a telephone or number for its own row and column. */
export const seal = (keys: Pick<CommunitiesUsing['keys'], 'field'>, what: keyof typeof places, countyCode: number, id: string, text: string): Buffer => sealField(keys.field, placeOf(what, countyCode, id), text)
/** Opens it again. */
export const unseal = (keys: Pick<CommunitiesUsing['keys'], 'field'>, what: keyof typeof places, countyCode: number, id: string, sealed: Uint8Array): string => openField(keys.field, placeOf(what, countyCode, id), sealed)
