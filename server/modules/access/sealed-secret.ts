import { openField, sealField } from '#platform/crypto/seal-field.ts'
import type { Keys } from '#platform/crypto/keys.ts'

const place = (accountId: string) => ({ table: 'access.account', column: 'totp_secret', countyCode: 0, id: accountId })

/** An authenticator's secret as the database keeps it. It opens for this account only. */
export const sealSecret = (keys: Pick<Keys, 'field'>, accountId: string, secret: string): Buffer => sealField(keys.field, place(accountId), secret)
export const openSecret = (keys: Pick<Keys, 'field'>, accountId: string, sealed: Uint8Array): string => openField(keys.field, place(accountId), sealed)
