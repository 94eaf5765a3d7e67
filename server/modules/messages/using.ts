import type { Keys } from '#platform/crypto/keys.ts'
import { openField, sealField } from '#platform/crypto/seal-field.ts'
import type { Database } from '#platform/database/database.ts'
import type { Policies } from '../policy/index.ts'
import type { PersonDirectory } from '../residents/index.ts'

/** What this module is handed. */
export type MessagesUsing = { database: Database; keys: Pick<Keys, 'field' | 'index'>; policies: Pick<Policies, 'packOf'> }
/** With those who are described to their own telephones. */
export type PhoneUsing = MessagesUsing & { people: PersonDirectory }

type Sealed = { countyCode: number; messageId: string }
const placeOf = ({ countyCode, messageId }: Sealed) => ({ table: 'messages.message', column: 'body_cipher', countyCode, id: messageId })
/** Encrypts what somebody wrote for its own row. */
export const sealBody = ({ keys }: Pick<MessagesUsing, 'keys'>, of: Sealed, text: string): Buffer => sealField(keys.field, placeOf(of), text)
export const openBody = ({ keys }: Pick<MessagesUsing, 'keys'>, of: Sealed, sealed: Uint8Array): string => openField(keys.field, placeOf(of), sealed)
