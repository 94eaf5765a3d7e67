import type { Policies } from '../policy/index.ts'

/** What this module needs from outside. */
export type UnsignedUsing = { policies: Pick<Policies, 'packOf' | 'names'> }
