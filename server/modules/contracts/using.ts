import type { Keys } from '#platform/crypto/keys.ts'
import type { SignatureProvider } from '#platform/crypto/signature-provider.ts'
import type { Database } from '#platform/database/database.ts'
import type { FileStore } from '#platform/file-store.ts'
import type { Typesetter } from '#platform/typeset/typesetter.ts'
import type { Policies } from '../policy/index.ts'

/** What this module needs from outside. */
export type ContractsUsing = {
  database: Database
  files: FileStore
  keys: Pick<Keys, 'field' | 'index'>
  policies: Pick<Policies, 'packOf' | 'names' | 'words' | 'getVersion' | 'listVersions' | 'findPackCode'>
  signatures: SignatureProvider
  typesetter: Typesetter
  settings: { isDemo: boolean; origin: string }
}
/** The same for what neither sets a paper nor seals one. */
export type ApplyingUsing = Omit<ContractsUsing, 'signatures' | 'typesetter'>
