import type { Policies } from '../policy/index.ts'

export { targetsRoutes } from './routes.ts'
/** What this module needs from outside. */
export type TargetsUsing = { policies: Pick<Policies, 'packOf' | 'names'> }
