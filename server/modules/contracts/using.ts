import type { Keys } from '#platform/crypto/keys.ts'
import type { SignatureProvider } from '#platform/crypto/signature-provider.ts'
import type { Database } from '#platform/database/database.ts'
import type { FileStore } from '#platform/file-store.ts'
import type { AgreementContent, AgreementSignature } from './agreement/agreement-content.ts'
import type { Policies } from '../policy/index.ts'

/** Makes an agreement's PDF: the same bytes for the same content and signatures. */
export type AgreementTypesetter = { typesetAgreement(content: AgreementContent, signatures: readonly AgreementSignature[]): Promise<Uint8Array> }

/** What this module needs from outside. */
export type ContractsUsing = {
  database: Database
  files: FileStore
  keys: Pick<Keys, 'field' | 'index'>
  policies: Pick<Policies, 'packOf' | 'names'>
  signatures: SignatureProvider
  typesetter: AgreementTypesetter
  settings: { isDemo: boolean; origin: string }
}
