import type { Policies } from '../policy/index.ts'

/** What this module needs from outside. */
export type OrganisationsUsing = { policies: Pick<Policies, 'packOf' | 'names'> }
