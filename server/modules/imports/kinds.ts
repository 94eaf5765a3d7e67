import type { Kind } from './kind.ts'
import { contractsKind } from './kind-contracts.ts'
import { departuresKind } from './kind-departures.ts'
import { residentsKind } from './kind-residents.ts'
import { rosterKind } from './kind-roster.ts'
import { staffKind } from './kind-staff.ts'
import { tagsKind } from './kind-tags.ts'
import { type ImportKind, permissionsOfKind } from '#api/imports.ts'
import type { Permission } from '#api/permissions.ts'
import type { Actor } from '#platform/http/actor.ts'
import { notPermitted } from './errors.ts'

const kinds: Readonly<Record<ImportKind, unknown>> = { residents: residentsKind, tags: tagsKind, staff: staffKind, contracts: contractsKind, departures: departuresKind, roster: rosterKind }

/** The kind of a list by its name. What it lays and plans is its own affair. */
export const kindOf = (name: ImportKind): Kind => kinds[name] as Kind

/** What somebody lacks of what a list of this kind does one by one. */
const lackingFor = ({ permissions }: Pick<Actor, 'permissions'>, name: ImportKind): Permission | undefined => permissionsOfKind[name].find((one) => !permissions.has(one))
export const mayBring = (actor: Pick<Actor, 'permissions'>, name: ImportKind): boolean => lackingFor(actor, name) === undefined

/** @throws Problem Forbidden for whoever may not do one by one what a list of this kind does */
export function demandKind(actor: Pick<Actor, 'permissions'>, name: ImportKind): Kind {
  const lacking = lackingFor(actor, name)
  if (lacking !== undefined) throw notPermitted(lacking)
  return kindOf(name)
}
