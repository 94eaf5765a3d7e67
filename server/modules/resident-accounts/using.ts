import type { Keys } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/database/database.ts'

/** Brings a short message to a telephone; what carries it (an operator's gateway) is chosen by whoever installs the product. It reports its own failures: nobody waits for it. */
export type MessageCarrier = { send(phone: string, text: string): Promise<void> }

/** What this module needs from outside. Without a `carrier` a demonstration shows the code and production says that no message can be sent. */
export type ResidentAccountsUsing = { database: Database; keys: Pick<Keys, 'field' | 'index'>; settings: { isDemo: boolean; origin: string }; carrier: MessageCarrier | null }
