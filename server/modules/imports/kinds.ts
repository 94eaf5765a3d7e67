import type { Kind } from './kind.ts'
import { contractsKind } from './kind-contracts.ts'
import { departuresKind } from './kind-departures.ts'
import { residentsKind } from './kind-residents.ts'
import { staffKind } from './kind-staff.ts'
import { tagsKind } from './kind-tags.ts'
import { type ImportKind, permissionsOfKind } from '#api/imports.ts'
import type { Actor } from '#platform/http/actor.ts'
import { Problem } from '#platform/problem.ts'

const kinds: Readonly<Record<ImportKind, unknown>> = { residents: residentsKind, tags: tagsKind, staff: staffKind, contracts: contractsKind, departures: departuresKind }

/** The kind of a list by its name. What it lays and plans is its own affair. */
export const kindOf = (name: ImportKind): Kind => kinds[name] as Kind

/** @throws Problem Forbidden for whoever may not do one by one what a list of this kind does */
export function demandKind({ permissions }: Pick<Actor, 'permissions'>, name: ImportKind): Kind {
  const lacking = permissionsOfKind[name].find((one) => !permissions.has(one))
  if (lacking !== undefined) throw new Problem('Forbidden', [{ code: 'ACCESS.NOT_PERMITTED', params: { permission: lacking } }])
  return kindOf(name)
}
