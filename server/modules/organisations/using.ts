import type { Typesetter } from '#platform/typeset/typesetter.ts'
import type { Policies } from '../policy/index.ts'

/** What this module needs from outside; `origin` is where people open the platform. */
export type OrganisationsUsing = { policies: Pick<Policies, 'packOf' | 'names'>; typesetter: Typesetter; origin: string }
