import type { Kind } from './kind.ts'
import { contractsKind } from './kind-contracts.ts'
import { residentsKind } from './kind-residents.ts'
import { staffKind } from './kind-staff.ts'
import { tagsKind } from './kind-tags.ts'
import type { ImportKind } from './store.ts'

const kinds: Readonly<Record<ImportKind, unknown>> = { residents: residentsKind, tags: tagsKind, staff: staffKind, contracts: contractsKind }

/** The kind of a list by its name. What it lays and plans is its own affair. */
export const kindOf = (name: ImportKind): Kind => kinds[name] as Kind
