import type { Keys } from '#platform/crypto/keys.ts'

/** What this module needs from outside. */
export type SigningDaysUsing = { keys: Pick<Keys, 'index'>; settings: { origin: string } }
