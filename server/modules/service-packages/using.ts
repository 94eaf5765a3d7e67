import type { Policies } from '../policy/index.ts'

export type ServicePackagesUsing = { policies: Pick<Policies, 'packOf' | 'names'> }
